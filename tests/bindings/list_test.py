"""The lists of the command: cases and tasks by their conditions, as text, JSON and CSV."""
import unittest

from support import CommandTest

WORKFLOW = """workflow: visites
title: Visites
subject: none
fields:
  lieu: { type: territory }
  objet: { type: text, find: true }
  kilos: { type: number, find: true }
  nom: { type: text, level: C2, why: essai, find: true }
phases:
  visite:
    title: La visite
    steps:
      noter: { task: Noter, by: chef, form: [lieu: optional, objet: optional, kilos: optional, nom: optional] }
      rediger: { task: Rédiger, by: [chef, agent], due: 2 days, next: end fait }
"""
ROLES = """chef: { title: Chef, sees: { visites: C3 } }
agent: { title: Agent, sees: { visites: C1 } }
"""


class Lists(CommandTest):
    def setUp(self):
        super().setUp()
        self.database = self.folder / "city.db"
        self.write("w/visites/workflow.yaml", WORKFLOW)
        self.write("w/roles.yaml", ROLES)
        self.write("w/territories.yaml", "nord: Nord\nsud: Sud\n")
        self.assert_ends(self.command("deploy", "w", "--as", "root"), 0)
        for actor, role in (("chloe", "chef"), ("aline", "agent")):
            self.assert_ends(self.command("grant", actor, role, "--as", "root"), 0)
        self.first = self.opened("objet=École Jean-Moulin", "nom=Dupont", "lieu=nord", "kilos:=9")
        self.second = self.opened("objet==SOMME(A1;2)", "lieu=sud", "kilos:=12")

    def command(self, *words, **more):
        return self.run_command(*words, "--db", f"sqlite3:{self.database}", **more)

    def opened(self, *fields):
        answer = self.command("open", "visites", *fields, "--as", "chloe", "--format", "json")
        self.assert_ends(answer, 0)
        return answer.json["of"] if "of" in answer.json else answer.json["ref"]

    def cases(self, *words, actor="chloe"):
        answer = self.command("cases", *words, "--as", actor, "--format", "json")
        self.assert_ends(answer, 0)
        return [case["ref"] for case in answer.json["cases"]]

    def test_find_by_words_fields_and_ranges(self):
        self.assertEqual([self.first, self.second], self.cases())
        self.assertEqual([self.first], self.cases("ecole", "MOULIN", "nom=dupont"))
        self.assertEqual([self.second], self.cases("kilos=10.."))
        self.assertEqual([self.first], self.cases("kilos=..9"))
        self.assertEqual([], self.cases("dupont", actor="aline"))
        self.assertEqual([self.first], self.cases("moulin", actor="aline"))

    def test_take_the_same_conditions_for_cases_and_tasks(self):
        for words in (["--territory", "sud"], ["--territory", "sud", "--step", "rediger"], ["--workflow", "visites", "kilos=12"]):
            tasks = self.command("tasks", *words, "--as", "chloe", "--format", "json").json["tasks"]
            self.assertEqual([self.second], self.cases(*words))
            self.assertEqual([self.second], [task["of"] for task in tasks])
        self.assertEqual([], self.cases("--overdue"))
        self.assertEqual([], self.cases("--opened-until", "2001-02-03"))
        self.assertEqual([self.second, self.first], self.cases("--by-last-event"))

    def test_are_a_table_with_french_dates(self):
        out = self.command("cases", "--as", "chloe", "--total").out
        lines = out.splitlines()

        self.assertRegex(lines[0], r"^Dossier +Parcours type +Phase")
        self.assertRegex(lines[1], rf"^{self.first} +Visites +La visite +ouvert +Nord +\d\d/\d\d/\d{{4}} +\d\d/\d\d/\d{{4}}")
        self.assertEqual("en tout : 2", lines[3])
        english = self.command("cases", "--as", "chloe", "--lang", "en").out
        self.assertRegex(english.splitlines()[1], r" \d{4}-\d\d-\d\d ")

    def test_are_csv_for_a_spreadsheet(self):
        answer = self.command("cases", "--as", "chloe", "--format", "csv", plain=False)
        text = answer.out.decode()

        self.assertTrue(text.startswith("\ufeffDossier;Parcours type;"))
        self.assertEqual(3, text.count("\r\n"))
        self.assertNotIn("Dupont", text)
        english = self.command("tasks", "--as", "chloe", "--format", "csv", "--lang", "en", plain=False).out.decode()
        self.assertTrue(english.startswith("Case,Task,Step,"))

    def test_say_that_more_follow(self):
        answer = self.command("cases", "--most", "1", "--as", "chloe", "--format", "json")

        self.assertEqual((1, True), (len(answer.json["cases"]), answer.json["more"]))
        self.assertIn("d'autres suivent", self.command("cases", "--most", "1", "--as", "chloe").out)

    def test_take_the_status_as_the_screen_writes_it(self):
        for word in ("open", "ouvert"):
            self.assertIn(self.first, self.command("cases", "--status", word, "--as", "chloe").out)
        refused = self.command("cases", "--status", "ouvet", "--as", "chloe").err
        self.assertIn("--status: un dossier n'a pas d'état « ouvet »", refused)
        self.assertIn("open (ouvert), suspended (suspendu), ended (terminé)", refused)
        self.assertNotIn("archiv", refused)

    def test_refuse_names_that_no_workflow_has(self):
        self.write("w/territories.yaml", "nord: Nord\nsud: Sud\nouest: Ouest\n")
        self.assert_ends(self.command("deploy", "w", "--as", "root"), 0)
        self.assertEqual([], self.cases("--territory", "ouest"))
        for words, near in ((["--phase", "Visite"], "visite"), (["--phase", "La visite"], "visite"), (["--step", "Rédiger"], "rediger"),
                            (["--territory", "Nord"], "nord"), (["--ended-as", "fiat"], "fait"), (["--workflow", "vis"], "visites"), (["--phase", "zzz"], "")):
            with self.subTest(words):
                answer = self.command("cases", *words, "--as", "chloe")
                self.assert_ends(answer, 1)
                self.assertIn(f"{words[0]}: aucun parcours type", answer.err)
                self.assertIn(f"vouliez-vous dire « {near} » ?" if near else "zzz", answer.err)
                self.assertIn(words[0], self.command("tasks", *words, "--as", "chloe").err)

    def test_refuse_what_is_wrong(self):
        for words, code in ((["--status", "clos"], "bad-query"), (["--workflow", "visite"], "unknown-workflow"), (["zzz=1"], "unknown-find-field"),
                            (["objet=a..b"], "no-range"), (["kilos=beaucoup"], "not-a-number"), (["..."], "no-words")):
            with self.subTest(words):
                answer = self.command("cases", *words, "--as", "chloe", "--format", "json")
                self.assert_ends(answer, 1)
                self.assertEqual([code], answer.codes)
        self.assert_ends(self.command("cases", "--opened-from", "hier"), 2)
        period = self.command("cases", "--opened-from", "02/12/2026", "--opened-until", "01/12/2026", "--as", "chloe")
        self.assertIn("--opened-until: cette période finit avant de commencer", period.err)
        self.assertNotIn("opened_", period.err)
        for words in (("show", self.first, "--format", "csv"), ("tasks", "--format", "html")):
            self.assert_ends(self.command(*words), 2)


if __name__ == "__main__":
    unittest.main()
