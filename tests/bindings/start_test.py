"""What a process loads when it starts."""
import unittest

from support import CaseTest

DRIVER = "libsoci_postgresql.so.4.0"


class Start(CaseTest):
    def loaded(self, *words):
        """What the dynamic linker looks for while the command runs, in lower case."""
        return self.command(*words, env={"LD_DEBUG": "libs"}).err.lower()

    def test_loads_no_client_of_postgresql_for_a_sqlite_database(self):
        shown = self.loaded("open", "presence-educative", "quartier=monaque", "origine=ecole", "faits=isolement", "--as", "claire")

        self.assertIn("libsqlite3", shown)
        self.assertNotIn("libpq", shown)
        self.assertNotIn("postgresql", shown)

    def test_loads_it_when_a_database_of_postgresql_is_named(self):
        answer = self.run_command("--db", "postgresql://nobody@%2Fnowhere/cases", "--journal-key", "journal.key", "verify", env={"LD_DEBUG": "libs"})

        self.assert_ends(answer, 3)
        self.assertIn("libpq", answer.err)

    def test_names_the_package_where_the_client_is_not_installed(self):
        self.write(f"nothing/{DRIVER}", "")  # found first, and no library

        answer = self.run_command("--db", "postgresql://nobody@%2Fnowhere/cases", "--journal-key", "journal.key", "--lang", "en", "verify",
                                  env={"LD_LIBRARY_PATH": self.folder / "nothing"})

        self.assert_ends(answer, 3)
        self.assertIn("PostgreSQL is not installed on this machine", answer.err)
        self.assertIn(DRIVER, answer.err)


if __name__ == "__main__":
    unittest.main()
