"""backup: a copy of a SQLite database while others use it."""
import sqlite3
import threading
import unittest

from support import CaseTest


class Backup(CaseTest):
    def copied(self, name="copy.db"):
        answer = self.asked("backup", name)
        self.assert_ends(answer, 0)
        return self.folder / name, answer.json

    def verified(self, copy, *words):
        return self.run_command("--db", f"sqlite3:{copy}", "--journal-key", f"{self.database}.key", "verify", *words)

    def test_is_a_database_that_verifies_from_the_head_taken_before(self):
        self.opened()
        head = self.write("head.txt", self.command("head").out)

        copy, document = self.copied()

        self.assert_ends(self.verified(copy, "--since", head), 0)
        self.assertEqual(f"{self.database}.key", document["key"])
        self.assertEqual(0o600, copy.stat().st_mode & 0o777)

    def test_names_the_key_where_the_engine_looks_for_it(self):
        (self.folder / "link.db").symlink_to(self.database)

        answer = self.run_command("--db", "sqlite3:link.db", "--format", "json", "backup", "copy.db")

        self.assert_ends(answer, 0)
        self.assertEqual(f"{self.database}.key", answer.json["key"])

    def test_takes_one_file(self):
        for words in ((), ("copy.db", "another.db")):
            self.assert_ends(self.command("backup", *words), 2)
        self.assertFalse((self.folder / "copy.db").exists())

    def test_is_of_one_moment_while_commands_run(self):
        done = threading.Event()

        def work():
            while not done.is_set():
                self.opened()

        worker = threading.Thread(target=work)
        worker.start()
        try:
            copies = [self.copied(f"copy{i}.db")[0] for i in range(3)]
        finally:
            done.set()
            worker.join()
        for copy in copies:
            self.assert_ends(self.verified(copy), 0)

    def test_has_what_is_only_in_the_log_of_a_writer(self):
        with sqlite3.connect(self.database) as reader:  # keeps the log from being moved into the file
            reader.execute("select count(*) from case_file").fetchone()
            reference, _ = self.opened()
            copy, _ = self.copied()
        reader.close()

        shown = self.run_command("--db", f"sqlite3:{copy}", "--journal-key", f"{self.database}.key", "show", reference, "--as", "nadia")
        self.assert_ends(shown, 0)

    def test_migrates_nothing(self):
        self.sql("delete from schema_version where component = 'core' and number = (select max(number) from schema_version where component = 'core')")
        before = self.database.read_bytes()

        copy, _ = self.copied()

        self.assertEqual(before, self.database.read_bytes())
        self.assertTrue(copy.is_file())

    def test_replaces_no_file(self):
        self.write("copy.db", "here")

        answer = self.command("backup", "copy.db", "--lang", "en")

        self.assert_ends(answer, 3)
        self.assertIn("the file of the backup exists", answer.err)
        self.assertEqual("here", (self.folder / "copy.db").read_text())

    def test_leaves_nothing_where_it_cannot_write(self):
        self.assert_ends(self.command("backup", "nowhere/copy.db"), 3)
        self.assertEqual([], list(self.folder.glob("**/*.part")))

    def test_refuses_a_server_and_names_its_tools(self):
        answer = self.run_command("--db", "postgresql:dbname=cases", "--lang", "en", "backup", "copy.db")

        self.assert_ends(answer, 3)
        self.assertIn("tools of its server", answer.err)


if __name__ == "__main__":
    unittest.main()
