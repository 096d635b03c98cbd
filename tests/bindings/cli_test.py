"""What the command promises in bindings/README.md, seen from a shell."""
import datetime
import os
import random
import subprocess
import time
import unittest
from urllib.parse import quote

from support import BROKEN, PLUGINS, PROGRAM, SOURCES, CaseTest, CommandTest


class Lint(CommandTest):
    def lint(self, *words):
        return self.run_command("lint", "--plugins", PLUGINS, *words)

    def test_is_content_with_the_workflows_of_the_programme(self):
        answer = self.lint(SOURCES / "workflows")

        self.assert_ends(answer, 0)
        self.assertIn("0 erreur,", answer.out)

    def test_shows_a_mistake_at_its_line_with_a_hint_and_its_code(self):
        path = self.write("workflow.yaml", BROKEN)

        answer = self.lint(path, "--lang", "en")

        self.assert_ends(answer, 1)
        self.assertRegex(answer.err, r"workflow\.yaml:8:\d+: ")
        self.assertIn("'cloree'", answer.err)

    def test_speaks_french_unless_told_otherwise(self):
        path = self.write("workflow.yaml", BROKEN)

        self.assertNotEqual(self.lint(path).err, self.lint(path, "--lang", "en").err)

    def test_answers_one_document(self):
        answer = self.lint(self.write("workflow.yaml", BROKEN), "--format", "json")

        self.assert_ends(answer, 1)
        self.assertEqual(1, answer.json["workflows"])
        for problem in answer.json["problems"]:
            self.assertEqual({"code", "hint", "message", "severity", "where"}, set(problem))
        self.assertEqual("", answer.err)

    def test_survives_whatever_it_is_given(self):
        given = {"empty": b"", "binary": bytes(range(256)) * 64, "latin": "workflow: é".encode("latin-1"), "deep": b"[" * 200_000,
                 "bomb": b"a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n"}
        for name, text in given.items():
            with self.subTest(name):
                answer = self.lint(self.write(f"{name}/workflow.yaml", text))

                self.assert_ends(answer, 1)
                self.assertIn("1 parcours type lu", answer.out)

    def test_refuses_what_is_not_there(self):
        self.assert_ends(self.lint("nowhere.yaml"), 1)

    def test_refuses_a_folder_without_workflows(self):
        answer = self.lint(self.folder, "--format", "json")

        self.assert_ends(answer, 1)
        self.assertEqual(["nothing-to-deploy"], answer.codes)

    def test_takes_the_folder_of_the_options(self):
        self.assert_ends(self.lint("--workflows", SOURCES / "workflows"), 0)


class Usage(CommandTest):
    def assert_usage(self, *words):
        answer = self.run_command(*words)
        self.assert_ends(answer, 2)
        self.assertIn("parcours --help", answer.err)
        return answer

    def test_is_wrong_without_a_command(self):
        self.assert_usage()

    def test_is_wrong_with_an_unknown_command_or_option(self):
        self.assertIn("ouvrir", self.assert_usage("ouvrir").err)
        self.assertIn("--bleu", self.assert_usage("verify", "--bleu").err)

    def test_is_wrong_when_a_word_is_missing(self):
        self.assertIn("TASK", self.assert_usage("do", "P2-2026-00001").err)
        self.assertIn("FILE", self.assert_usage("graph").err)

    def test_is_wrong_when_a_word_is_given_too_often_or_without_its_value(self):
        for command in ("graph", "backup"):
            self.assertIn("un seul à la fois : FILE", self.assert_usage(command, "a", "b").err)
        self.assertIn("one at a time: --as", self.assert_usage("cases", "--as", "a", "--as", "b", "--lang", "en").err)
        self.assertIn("il manque une valeur après --as", self.assert_usage("cases", "--as").err)

    def test_is_wrong_without_a_database(self):
        self.assertIn("--db", self.assert_usage("tasks").err)

    def test_is_wrong_when_a_value_is_no_field(self):
        for words in (["a=1", "b"], ["=1"], ["a:={"], ["a=1", "a=2"]):
            with self.subTest(words):
                self.assert_usage("--db", "x.db", "open", "presence-educative", *words)

    def test_is_wrong_when_a_number_or_a_date_is_none(self):
        self.assert_usage("--db", "x.db", "retry", "P2-2026-00001", "deux")
        self.assert_usage("--db", "x.db", "bilan", "p2", "--for", "moi")

    def test_is_wrong_when_a_number_does_not_fit(self):
        for words in (("do", "X-1", "99999999999999999999"), ("do", "X-1", "0"), ("retry", "X-1", "-1"), ("run-due", "--most", "0"),
                      ("run-due", "--most", "1e3"), ("tasks", "--seen", "-1"), ("start", "X-1", "pas", "--in", "9223372036854775808")):
            with self.subTest(words):
                self.assert_ends(self.run_command(*words, "--db", "sqlite3:nowhere.db"), 2)

    def test_is_wrong_in_an_unknown_language_or_format(self):
        self.assert_usage("verify", "--lang", "de")
        self.assert_usage("verify", "--format", "xml")

    def test_is_told_as_json_too(self):
        answer = self.run_command("tasks", "--format", "json")

        self.assert_ends(answer, 2)
        self.assertEqual("usage", answer.json["error"]["code"])

    def test_is_explained_in_both_languages(self):
        self.assertIn("Commandes :", self.run_command("--help").out)
        self.assertIn("Commands:", self.run_command("--help", "--lang", "en").out)
        self.assertNotRegex(self.run_command("--help").out + self.run_command("do", "--help").out, r"(?m)^\S[^:\n]*\S:")
        self.assertIn("TASK", self.run_command("do", "--help").out)

    def test_names_the_version(self):
        self.assertRegex(self.run_command("--version").out, r"^parcours \d+\.\d+\.\d+$")


class Cases(CaseTest):
    def test_go_from_opening_to_the_end(self):
        reference, token = self.opened()

        self.assertIn(reference, self.command("tasks", "--as", "nadia").out)
        moved = self.asked("do", reference, token, "nouveau", "--as", "nadia").json
        ended = self.asked("do", reference, moved["opened"][0]["token"], "sans_suite", "--as", "nadia").json

        self.assertEqual("sans_suite", ended["ended_as"])
        self.assertEqual([], ended["opened"])
        self.assertEqual("ended", self.asked("show", reference, "--as", "nadia").json["status"])
        self.assertNotIn(reference, self.command("tasks", "--as", "nadia").out)

    def test_tell_their_history_in_words_and_as_json(self):
        reference, token = self.opened()
        self.command("do", reference, token, "nouveau", "--as", "nadia")

        output = self.command("history", reference, "--as", "nadia").out
        entries = self.asked("history", reference, "--as", "nadia").json["history"]

        self.assertIn("« Vérifier que l'enfant n'est pas déjà connu » : Nouvelle situation", output)
        self.assertEqual([1, 2], [entry["revision"] for entry in entries])
        self.assertEqual(["claire", "nadia"], [entry["actor"] for entry in entries])

    def test_are_refused_with_every_problem_and_nothing_has_changed(self):
        reference, token = self.opened()
        before = self.revision(reference)

        for code, words in (("not-found", ["P2-1999-00001", "1", "nouveau"]), ("unknown-task", [reference, "99", "nouveau"]),
                            ("missing", [reference, token, "rattache"])):
            answer = self.asked("do", *words, "--as", "nadia")
            self.assert_ends(answer, 1)
            self.assertEqual([code], answer.codes)

        self.assertEqual(before, self.revision(reference))

    def test_are_not_there_for_who_has_no_role(self):
        reference, _ = self.opened()

        answer = self.asked("show", reference, "--as", "passant")

        self.assert_ends(answer, 1)
        self.assertEqual(["not-found"], answer.codes)

    def test_of_an_unknown_workflow_are_refused(self):
        answer = self.asked("open", "presence-educativ", "--as", "claire")

        self.assert_ends(answer, 1)
        self.assertEqual(["unknown-workflow"], answer.codes)
        self.assertIn("presence-educative", answer.json["problems"][0]["hint"])

    def test_that_are_done_are_reported_where_the_output_cannot_be_written(self):
        with open("/dev/full", "w") as full:
            done = subprocess.run([PROGRAM, *map(str, self.words("open", "presence-educative", "quartier=monaque", "origine=ecole",
                                                                  'faits:=["isolement"]', "naissance=2015-03-02", "--as", "claire"))],
                                  stdout=full, stderr=subprocess.PIPE, cwd=self.folder, text=True, encoding="utf-8", timeout=60)
            listed = subprocess.run([PROGRAM, *map(str, self.words("tasks", "--as", "nadia"))], stdout=full, stderr=subprocess.PIPE,
                                    cwd=self.folder, text=True, encoding="utf-8", timeout=60)

        self.assertEqual(4, done.returncode, done.stderr)
        self.assertRegex(done.stderr, r"c'est fait : P2-\d{4}-00001 ouvert")
        self.assertEqual(3, listed.returncode)

    def test_happen_once_under_one_key(self):
        reference, token = self.opened()
        words = ("do", reference, token, "nouveau", "--as", "nadia", "--key", "k1")

        first, second = self.asked(*words).json, self.asked(*words).json

        self.assertEqual(first, second)
        self.assertEqual(2, self.revision(reference))

    def test_happen_once_under_one_key_by_the_name_of_a_step_that_is_over(self):
        reference, _ = self.opened()
        words = ("do", reference, "verifier_doublon", "nouveau", "--as", "nadia", "--key", "k1")

        first, second = self.asked(*words).json, self.asked(*words).json

        self.assertEqual(first, second)
        self.assertEqual(2, self.revision(reference))
        self.assert_ends(self.command(*words[:-2]), 2)

    def test_ask_and_pass_when_confirmed(self):
        opened = self.asked("open", "presence-educative", "quartier=monaque", "origine=ecole", 'faits:=["isolement"]', "naissance=2012~",
                            "--as", "nadia").json
        moved = self.asked("do", opened["of"], opened["opened"][0]["token"], "nouveau", "--as", "nadia").json
        words = ("do", moved["of"], moved["opened"][0]["token"], "retenu", "naissance=2012~", "--as", "nadia")

        asked = self.command(*words)
        confirmed = self.command(*words, "--confirm", "E_AGE_UNCERTAIN")

        self.assert_ends(asked, 1)
        self.assertIn("--confirm E_AGE_UNCERTAIN", asked.err)
        self.assert_ends(confirmed, 0)

    def test_show_no_control_characters_of_a_value(self):
        answer = self.asked("open", "presence-educative", "quartier=monaque", "origine=ecole", 'faits:=["isolement"]', "prenom=a\x1b[31mb",
                            "--as", "claire")
        self.assert_ends(answer, 0)
        self.assertNotIn("\x1b", self.command("show", answer.json["of"], "--as", "nadia").out)


class Sheets(CommandTest):
    def test_are_listed_without_a_database(self):
        answer = self.run_command("plugin", "list", "--plugins", PLUGINS, "--format", "json")

        self.assert_ends(answer, 0)
        self.assertIn("p2", [sheet["name"] for sheet in answer.json["sheets"]])

    def test_that_cannot_be_loaded_are_an_error(self):
        (self.folder / "plugins").mkdir(mode=0o755)
        self.write("plugins/junk.so", b"not a library")

        answer = self.run_command("plugin", "list", "--plugins", "plugins")

        self.assert_ends(answer, 3)
        self.assertIn("junk.so", answer.err)

    def test_play_their_stories(self):
        answer = self.run_command("test", SOURCES / "workflows", "--plugins", PLUGINS, "--junit", "out.xml")

        self.assert_ends(answer, 0)
        self.assertIn("<testsuite", (self.folder / "out.xml").read_text(encoding="utf-8"))


class Proof(CaseTest):
    def test_is_content_with_what_the_engine_wrote(self):
        self.opened()

        self.assert_ends(self.command("verify"), 0)

    def test_finds_a_journal_that_was_changed(self):
        reference, token = self.opened()
        self.command("do", reference, token, "nouveau", "--as", "nadia")
        self.sql("update journal set events = replace(events, 'nouveau', 'rattache')")

        answer = self.asked("verify")

        self.assert_ends(answer, 1)
        self.assertIn("chain-broken", answer.codes)

    def test_since_a_head_goes_on_from_it(self):
        self.opened()
        head = self.command("head").out
        kept = self.folder / "the head.txt"
        kept.write_text(head, encoding="ascii")
        self.opened()

        self.assertEqual(self.asked("head").json["head"].split()[0], "parcours")
        self.assert_ends(self.command("verify", "--since", str(kept)), 0)
        self.assert_ends(self.command("verify", "--since", " ".join(head.split())), 0)

    def test_since_what_is_no_head_is_refused(self):
        self.opened()
        empty = self.write("a folder/head.txt", "")

        self.assertEqual(["head-unreadable"], self.asked("verify", "--since", str(empty)).codes)
        self.assert_ends(self.command("verify", "--since", ""), 3)
        self.assert_ends(self.command("verify", "--since", "nowhere.txt"), 3)

    def test_since_a_head_finds_an_older_copy(self):
        self.opened()
        self.command("head")
        older = self.folder / "older.db"
        self.sql(f"vacuum into '{older}'")
        self.opened()
        head = " ".join(self.command("head").out.split())
        older.replace(self.database)
        for name in ("-wal", "-shm"):
            self.database.with_name(self.database.name + name).unlink(missing_ok=True)

        self.assert_ends(self.command("verify"), 0)
        answer = self.asked("verify", "--since", head)
        self.assert_ends(answer, 1)
        self.assertEqual(["head-cut"], answer.codes)

    def test_finds_a_right_that_was_written_past_the_engine(self):
        self.opened()
        self.sql("update granted set role = 'admin_fonctionnel'")

        self.assertEqual(["grants-differ"], self.asked("verify").codes)

    def test_holds_when_commands_are_killed_at_any_moment(self):
        chance = random.Random(7)
        begun = time.monotonic()
        self.opened()
        whole = time.monotonic() - begun
        acknowledged = []
        for n in range(40):
            words = self.words("--format", "json", "open", "presence-educative", "quartier=monaque", "origine=ecole", 'faits:=["isolement"]',
                               "--as", "claire", "--key", f"k{n}")
            # Now and then one is left all the time it needs, however busy the machine.
            receipt = self.killed(words, 60 if n % 10 == 9 else chance.uniform(0, 1.5 * whole))
            if receipt:
                acknowledged.append(receipt)

        self.assert_ends(self.command("verify"), 0)
        self.assertTrue(acknowledged)
        for receipt in acknowledged:
            self.assertEqual(receipt["revision"], self.revision(receipt["of"]))

    def test_lets_a_command_that_was_killed_be_sent_again(self):
        words = self.words("--format", "json", "open", "presence-educative", "quartier=monaque", "origine=ecole", 'faits:=["isolement"]',
                           "--as", "claire", "--key", "again")
        for n in range(10):
            self.killed(words, 0.01 + n * 0.01)

        sent = self.run_command(*words).json

        self.assertEqual([sent["of"]], [task["of"] for task in self.asked("tasks", "--as", "nadia").json["tasks"]])

    def test_counts_what_happened(self):
        month = datetime.date.today().strftime("%Y-%m")
        answer = self.asked("bilan", "p2", "--period", month, "--as", "nadia")

        self.assert_ends(answer, 0)
        self.assertEqual(month, answer.json["period"])
        self.assertIsInstance(answer.json["results"], list)

    def test_refuses_a_period_and_names_those_that_are_possible(self):
        answer = self.asked("bilan", "p2", "--period", "hier", "--as", "nadia")

        self.assert_ends(answer, 1)
        self.assertEqual("bilan-period", answer.json["problems"][0]["code"])

    def test_writes_figures_as_a_page_and_as_a_spreadsheet_reads_them(self):
        month = datetime.date.today().strftime("%Y-%m")
        page = self.command("--format", "html", "bilan", "p2", "--period", month, "--as", "nadia")
        table = self.command("--format", "csv", "bilan", "p2", "--period", month, "--as", "nadia")

        self.assert_ends(page, 0)
        self.assertTrue(page.out.startswith("<!DOCTYPE html>"))
        self.assertNotIn("<script", page.out)
        self.assert_ends(table, 0)
        self.assertTrue(table.out.startswith("\ufeffRésultat attendu;Indicateur;"))


class Postgresql(CommandTest):
    """The same commands on a schema of the PostgreSQL of the tests, named in both forms."""

    KEYWORDS = os.environ.get("PARCOURS_TEST_POSTGRES")

    def setUp(self):
        if not self.KEYWORDS:
            self.skipTest("PARCOURS_TEST_POSTGRES is not set")
        super().setUp()
        self.schema = f'"Ville-{os.getpid()}"'  # a name that has to be quoted
        self.psql(f"create schema {self.schema}")
        self.addCleanup(self.psql, f"drop schema {self.schema} cascade")

    def psql(self, statement):
        subprocess.run(["psql", "-qX", self.KEYWORDS, "-c", f"set client_min_messages = error; {statement}"], check=True)

    def keywords(self):
        return f"postgresql:{self.KEYWORDS} options=-csearch_path={self.schema}"

    def address(self):
        parts = dict(word.split("=", 1) for word in self.KEYWORDS.split())
        database = parts.pop("dbname")
        rest = "&".join(f"{name}={quote(value, safe='')}" for name, value in parts.items())
        return f"postgresql:///{database}?{rest}&options=-csearch_path%3D{quote(self.schema)}"

    def on(self, database, *words):
        answer = self.run_command("--db", database, "--journal-key", "journal.key", "--plugins", PLUGINS, "--format", "json", *words)
        self.assert_ends(answer, 0)
        return answer.json

    def test_is_named_by_keywords_or_by_an_address(self):
        self.on(self.keywords(), "deploy", SOURCES / "workflows")
        self.on(self.address(), "grant", "claire", "signalant_pro")
        opened = self.on(self.address(), "open", "presence-educative", "quartier=monaque", "origine=ecole", 'faits:=["isolement"]',
                         "--as", "claire")

        self.assertEqual(opened["of"], self.on(self.keywords(), "show", opened["of"], "--as", "claire")["ref"])
        self.on(self.keywords(), "verify")

    def test_is_not_reached_and_that_is_said(self):
        answer = self.run_command("--db", "postgresql://nobody@%2Fnowhere/cases", "--journal-key", "journal.key", "verify")

        self.assert_ends(answer, 3)
        self.assertIn("database", answer.err)


if __name__ == "__main__":
    unittest.main()
