"""Where the command takes its settings from."""
import unittest

from support import PLUGINS, SOURCES, CaseTest


class Settings(CaseTest):
    def config(self, text):
        return self.write("parcours.info", text)

    def good(self):
        return self.config(f'database "sqlite3:{self.database}"\nplugins {{ folder "{PLUGINS}" }}\nadministrators {{ root }}\n')

    def test_come_from_the_configuration_file(self):
        self.assert_ends(self.run_command("verify", "--config", self.good()), 0)
        self.assert_ends(self.run_command("verify", env={"PARCOURS_CONFIG": str(self.good())}), 0)

    def test_of_a_flag_come_first(self):
        answer = self.run_command("verify", "--config", self.good(), "--db", "sqlite3:nowhere/other.db")

        self.assert_ends(answer, 3)

    def test_that_are_wrong_are_told_with_file_and_line(self):
        path = self.config('database "sqlite3:x.db"\ndatabse "y"\n')

        answer = self.run_command("verify", "--config", path)

        self.assert_ends(answer, 3)
        self.assertIn("parcours.info:2", answer.err)

    def test_name_who_may_deploy(self):
        config = self.good()

        refused = self.run_command("deploy", SOURCES / "workflows", "--config", config, "--as", "claire")
        done = self.run_command("deploy", SOURCES / "workflows", "--config", config, "--as", "root")

        self.assert_ends(refused, 1)
        self.assert_ends(done, 0)

    def test_take_the_actor_of_the_environment(self):
        self.opened()

        self.assertIn("P2-", self.command("tasks", env={"PARCOURS_ACTOR": "nadia"}).out)


if __name__ == "__main__":
    unittest.main()
