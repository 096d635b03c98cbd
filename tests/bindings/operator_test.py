"""What the command does for who runs it: rights, errors in their language, databases that may only be read."""
import datetime
import os
import subprocess
import unittest

from support import PROGRAM, SOURCES, Answer, CaseTest

NOBODY = 65534


class Rights(CaseTest):
    def grant(self, *words):
        return self.command("grant", *words, "--lang", "en")

    def test_end_on_the_day_that_is_given(self):
        self.opened()
        today = datetime.date.today()

        later = self.grant("nadia", "coordonnateur_prevention", "--until", today + datetime.timedelta(days=30))
        still = self.asked("tasks", "--as", "nadia").json["tasks"]
        withdrawn = self.grant("nadia", "coordonnateur_prevention", "--until", today)
        none = self.asked("tasks", "--as", "nadia").json["tasks"]

        self.assertIn("until the day before", later.out)
        self.assertEqual(1, len(still))
        self.assertIn("nadia no longer has: Prevention coordinator", withdrawn.out)
        self.assertEqual([], none)

    def test_that_end_leave_what_remains_on_the_screen(self):
        self.grant("nadia", "coordonnateur_prevention", "--territory", "monaque")

        ended = self.command("revoke", "nadia", "coordonnateur_prevention")
        mistyped = self.command("revoke", "nadja", "coordonnateur_prevention")
        past = self.command("grant", "nadja", "coordonnateur_prevention", "--until", "2020-01-01")

        self.assertIn("nadia n'a plus : Coordonnateur de prévention", ended.out)
        self.assertIn("a encore : Coordonnateur de prévention pour monaque", ended.out)
        for answer in (mistyped, past):
            self.assert_ends(answer, 1)
            self.assertIn("rien n'est accordé à 'nadja'", answer.err)
            self.assertIn("« nadia »", answer.err)

    def test_until_no_date_are_wrong_usage(self):
        for word in ("demain", "2030-02-30", "0000-01-01"):
            self.assert_ends(self.grant("nadia", "coordonnateur_prevention", "--until", word), 2)

    def test_of_a_role_and_a_territory_that_no_file_names_are_granted_with_a_warning(self):
        answer = self.grant("nadia", "coordonateur_prevention", "--territory", "manaque", "--workflows", SOURCES / "workflows")

        self.assert_ends(answer, 0)
        self.assertIn("warning: 'coordonateur_prevention'", answer.err)
        self.assertIn("did you mean 'coordonnateur_prevention'?", answer.err)
        self.assertIn("did you mean 'monaque'?", answer.err)

    def test_that_the_files_name_are_granted_without_a_word(self):
        for words in (("nadia", "coordonnateur_prevention", "--territory", "monaque"), ("nadia", "admin_fonctionnel")):
            with self.subTest(words):
                answer = self.grant(*words, "--workflows", SOURCES / "workflows")

                self.assert_ends(answer, 0)
                self.assertEqual("", answer.err)


class Errors(CaseTest):
    """Errors of the engine are in French unless English is asked for."""

    def assert_told(self, french, english, *words):
        for language, text in (("fr", french), ("en", english)):
            answer = self.run_command(*words, "--lang", language)
            self.assert_ends(answer, 3)
            self.assertIn(text, answer.err)

    def test_about_a_database_that_is_not_there(self):
        self.assert_told("cette base de données n'existe pas", "there is no such database", "verify", "--db", "nowhere.db")

    def test_about_a_server_that_is_not_reached(self):
        self.assert_told("la base de données ne répond pas", "the database is not reached", "verify", "--db", "postgresql:host=/nowhere dbname=none")

    def test_about_a_file_that_is_another_database(self):
        self.database = self.folder / "other.db"
        self.sql("create table mine (n integer)")

        self.assert_told("mais pas de Parcours", "not one of Parcours", *self.words("verify"))

    def test_about_a_database_that_is_newer(self):
        self.sql("insert into schema_version (component, number) values ('core', 999)")

        self.assert_told("plus récente que ce moteur", "newer than this engine", *self.words("verify"))

    def test_about_a_key_that_is_missing(self):
        self.opened()
        (self.folder / "cases.db.key").unlink()

        self.assert_told("la clé du journal de cette base manque", "the key of this database's journal is missing", *self.words("verify"))

    def test_about_a_key_of_another_database(self):
        self.opened()
        other = self.folder / "another.key"
        other.write_text("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n", encoding="ascii")
        other.chmod(0o600)

        self.assert_told("cette clé n'est pas celle du journal de cette base", "this is not the key of this database's journal",
                         *self.words("verify"), "--journal-key", str(other))

    def test_about_a_sheet_that_is_refused(self):
        (self.folder / "plugins").mkdir(mode=0o755)
        self.write("plugins/junk.so", b"not a library")

        self.assert_told("une fiche action est refusée", "is no shared library", "plugin", "list", "--plugins", "plugins")

    def test_about_settings_line_by_line(self):
        path = self.write("parcours.info", "zone \"a\nzonne \"b\"\n")

        self.assert_told("parcours.info:2: réglage inconnu 'zonne'", "parcours.info:1: this line cannot be read", "verify", "--config", path)


class ADatabaseThatMayNotBeWritten(CaseTest):
    """Runs as another user than root, who ignores the permissions of files."""

    def setUp(self):
        super().setUp()
        self.reference, self.token = self.opened()
        for name in ("cases.db", "cases.db.key"):
            os.chmod(self.folder / name, 0o400)
            if os.geteuid() == 0:
                os.chown(self.folder / name, NOBODY, NOBODY)
        os.chmod(self.folder, 0o555)
        self.addCleanup(os.chmod, self.folder, 0o755)

    def command(self, *words, **options):
        if os.geteuid() != 0 or not hasattr(self, "token"):
            return super().command(*words, **options)
        try:
            done = subprocess.run([PROGRAM, *map(str, self.words(*words))], capture_output=True, cwd="/", user=NOBODY, group=NOBODY,
                                  extra_groups=[], timeout=60, text=True, encoding="utf-8")
        except PermissionError:
            self.skipTest("only root can reach the program")
        return Answer(done)

    def test_is_proved_and_shown(self):
        self.assert_ends(self.command("verify"), 0)
        self.assertIn(self.reference, self.command("show", self.reference, "--as", "nadia").out)

    def test_refuses_a_command(self):
        answer = self.command("do", self.reference, self.token, "nouveau", "--as", "nadia", "--lang", "en")

        self.assert_ends(answer, 3)
        self.assertIn("the database refused", answer.err)


if __name__ == "__main__":
    unittest.main()
