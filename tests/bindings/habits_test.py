"""What a shell expects of a command: tables, dates of the language, suggestions, examples, a task by its step."""
import datetime
import re
import unittest
from zoneinfo import ZoneInfo

from support import SOURCES, CaseTest, CommandTest

RETARDS = """workflow: retards
title: Retards
subject: none
purpose: essai
fields:
  quand: { type: date, title: Quand }
phases:
  suivi:
    steps:
      noter: { task: Noter, by: agent, form: [quand] }
      traiter: { task: Traiter le dossier, by: agent, due: quand, next: end fait }
"""


def commands(test):
    """The commands that the help lists, and those of `plugin`."""
    text = test.run_command("--help").out
    names = re.findall(r"^  ([a-z-]+) ", text[text.index("Commandes"):], re.MULTILINE)
    test.assertGreater(len(names), 20)
    return [name for name in names if name != "plugin"] + ["plugin list"]


class Worklist(CommandTest):
    """With a case that is overdue, one that is due later, and one that is due never, in the order of their opening."""

    def setUp(self):
        super().setUp()
        self.write("parcours.info", 'database "sqlite3:cases.db"\nadministrators { operator }\n')
        self.write("city/retards/workflow.yaml", RETARDS)
        self.write_seeing_roles("city", ["agent"], ["retards"])
        self.assert_ends(self.command("deploy", "city"), 0)
        self.assert_ends(self.command("grant", "anna", "agent"), 0)
        self.late, self.later = "2020-03-12", "2099-03-12"
        for day in (self.later, self.late):
            self.assert_ends(self.command("open", "retards", f"quand={day}", "--as", "anna"), 0)

    def command(self, *words, **options):
        return self.run_command("--config", "parcours.info", *words, **options)

    def test_has_headers_in_the_language(self):
        self.assertRegex(self.command("tasks", "--as", "anna").out.splitlines()[0], r"^Dossier +Tâche +Étape +Intitulé +Échéance +État$")
        self.assertRegex(self.command("tasks", "--as", "anna", "--lang", "en").out.splitlines()[0], r"^Case +Task +Step +Title +Due +Status$")
        self.assertEqual("aucune tâche\n", self.command("tasks", "--as", "paul").out)

    def test_puts_what_is_overdue_first_with_a_mark(self):
        first, second = self.command("tasks", "--as", "anna").out.splitlines()[1:]
        self.assertTrue(first.endswith("12/03/2020  ! en retard"), first)
        self.assertTrue(second.endswith("12/03/2099"), second)
        self.assertEqual([True, False], [task["overdue"] for task in self.command("tasks", "--as", "anna", "--format", "json").json["tasks"]])

    def test_and_a_case_mark_what_is_overdue(self):
        reference = self.command("tasks", "--as", "anna").out.splitlines()[1].split()[0]
        self.assertIn("(! en retard, pour le 12/03/2020)", self.command("show", reference, "--as", "anna").out)

    def test_has_french_dates_in_french_and_iso_dates_elsewhere(self):
        self.assertIn("12/03/2099", self.command("tasks", "--as", "anna").out)
        self.assertIn("2099-03-12", self.command("tasks", "--as", "anna", "--lang", "en").out)
        self.assertEqual("2099-03-12", self.command("tasks", "--as", "anna", "--format", "json").json["tasks"][1]["due_on"])


class OperatorLists(CaseTest):
    def test_of_grants_have_who_may_do_what_since_when(self):
        self.assert_ends(self.command("grant", "paul", "mediateur", "--territory", "monaque", "--until", "15/01/2099"), 0)

        listed = self.command("grants").out.splitlines()
        today = datetime.datetime.now(ZoneInfo("Europe/Paris")).strftime("%d/%m/%Y")

        self.assertRegex(listed[0], r"^Acteur +Rôle +Territoire +Depuis +Jusqu'à$")
        self.assertRegex(listed[1], rf"^claire +signalant_pro +{today} \d\d:\d\d$")
        self.assertRegex(listed[4], rf"^paul +mediateur +monaque +{today} \d\d:\d\d +15/01/2099 00:00$")
        granted = self.asked("grants").json["grants"]
        self.assertEqual(["claire", "karim", "nadia", "paul"], [grant["actor"] for grant in granted])
        self.assertEqual(["actor", "role", "since", "structure", "territory", "until"], sorted(granted[0]))

    def test_of_grants_are_for_administrators(self):
        self.write("parcours.info", 'database "sqlite3:cases.db"\nadministrators { root }\n')
        self.assertEqual(["administrators-only"], self.run_command("grants", "--config", "parcours.info", "--format", "json").codes)
        self.assert_ends(self.run_command("grants", "--config", "parcours.info", "--as", "root"), 0)

    def test_of_workflows_have_what_is_in_force_since_when(self):
        listed = self.command("workflows").out.splitlines()

        self.assertRegex(listed[0], r"^Parcours +Titre +Fiche +Version +Depuis$")
        self.assertRegex("\n".join(listed), r"\npresence-educative +Présence éducative en pied d'immeuble +p2 +1 +\d\d/\d\d/\d{4} \d\d:\d\d\n")
        first = next(each for each in self.asked("workflows").json["workflows"] if each["workflow"] == "presence-educative")
        self.assertEqual(("presence-educative", "p2", 1), (first["workflow"], first["sheet"], first["version"]))
        self.assertRegex(first["since"], r"^\d{4}-\d\d-\d\dT")

    def test_of_incidents_have_what_waits_for_a_person(self):
        self.assertEqual("rien n'attend une personne\n", self.command("incidents").out)
        reference, token = self.opened()
        self.sql(f"insert into incident (case_id, token, code, attempts, at) select id, {token}, 'action-failed', 7, 1767225600000000 from case_file")

        header, row = self.command("incidents").out.splitlines()
        self.assertRegex(header, r"^Dossier +N° +Code +Essais +Depuis +Dernier essai +Ce qui se passe$")
        self.assertRegex(row, rf"^{reference} +{token} +action-failed +7 +01/01/2026 01:00 +01/01/2026 01:00 +\S+")
        self.assertEqual([{"of": reference, "token": token, "code": "action-failed", "attempts": 7, "at": "2026-01-01T00:00:00Z", "since": "2026-01-01T00:00:00Z",
                           "action": "", "statement": "", "used": "0s", "why": ""}],
                         self.asked("incidents").json["incidents"])


class Suggestions(CommandTest):
    def refused(self, *words):
        answer = self.run_command(*words)
        self.assert_ends(answer, 2)
        return answer.err

    def test_name_the_command_that_was_meant_and_all_of_them(self):
        told = self.refused("hystory")
        self.assertIn("vouliez-vous dire « history » ?", told)
        for name in commands(self):
            self.assertIn(name, told)

    def test_name_the_option_that_was_meant_and_those_of_the_command(self):
        told = self.refused("grant", "paul", "mediateur", "--teritory", "nord")
        self.assertIn("--teritory ; vouliez-vous dire « --territory » ?", told)
        self.assertIn("--structure", told)
        self.assertIn("did you mean '--format'?", self.refused("tasks", "--fromat", "json", "--lang", "en"))

    def test_name_the_value_that_was_meant_and_the_possible_ones(self):
        told = self.refused("schema", "storry")
        self.assertIn("vouliez-vous dire « story » ?", told)
        self.assertIn("possibles : workflow, story, roles", told)
        self.assertIn("possibles : text, json", self.refused("tasks", "--format", "xml"))
        self.assertIn("possibles : dot, mermaid, bpmn", self.refused("graph", "a.yaml", "--to", "png"))

    def test_are_left_out_where_nothing_is_near(self):
        self.assertNotIn("vouliez-vous", self.refused("xyzxyz"))


class Help(CommandTest):
    def test_of_each_command_has_an_example(self):
        for name in commands(self):
            with self.subTest(name):
                self.assertRegex(self.run_command(*name.split(), "--help").out, rf"Exemple :\n  .*parcours {name}\b")

    def test_is_in_english_too(self):
        self.assertIn("Example:\n  parcours lint workflows", self.run_command("lint", "--help", "--lang", "en").out)


DEUX = """workflow: deux
title: Deux
subject: none
purpose: essai
fields:
  qui: { type: list, item: personne, fields: { nom: { type: text } } }
phases:
  suivi:
    steps:
      noter: { task: Noter, by: agent, form: [qui: { form: [nom] }] }
      chacun:
        each: qui
        branch: { steps: { voir: { task: Voir, by: agent } } }
        next: end fait
"""


class ATaskByItsStep(CommandTest):
    def setUp(self):
        super().setUp()
        self.write("parcours.info", 'database "sqlite3:cases.db"\nadministrators { operator }\n')
        self.write("city/deux/workflow.yaml", DEUX)
        self.write_seeing_roles("city", ["agent"], ["deux"])
        self.assert_ends(self.command("deploy", "city"), 0)
        self.assert_ends(self.command("grant", "anna", "agent"), 0)
        opened = self.command("open", "deux", 'qui:=[{"nom":"a"},{"nom":"b"}]', "--as", "anna", "--format", "json")
        self.assert_ends(opened, 0)
        self.reference = opened.json["of"]

    def command(self, *words, **options):
        return self.run_command("--config", "parcours.info", *words, **options)

    def test_is_refused_where_several_are_open_and_they_are_named(self):
        answer = self.command("do", self.reference, "voir", "--as", "anna")
        self.assert_ends(answer, 2)
        tokens = [str(task["token"]) for task in self.command("show", self.reference, "--as", "anna", "--format", "json").json["tasks"]]
        self.assertEqual(2, len(tokens))
        self.assertIn(f"possibles : {tokens[0]} [1], {tokens[1]} [2]", answer.err)

    def test_is_done_where_one_is_open(self):
        token = self.command("show", self.reference, "--as", "anna", "--format", "json").json["tasks"][0]["token"]
        self.assert_ends(self.command("do", self.reference, token, "--as", "anna"), 0)
        self.assert_ends(self.command("do", self.reference, "voir", "--as", "anna"), 0)
        self.assertEqual("fait", self.command("show", self.reference, "--as", "anna", "--format", "json").json["ended_as"])

    def test_that_is_misspelt_is_refused_with_the_step_that_was_meant(self):
        answer = self.command("do", self.reference, "vior", "--as", "anna")
        self.assert_ends(answer, 2)
        self.assertIn("vouliez-vous dire « voir » ?", answer.err)

    def test_of_a_hidden_case_is_not_found(self):
        for reference in (self.reference, "DEUX-1999-00001"):
            answer = self.command("do", reference, "voir", "--as", "paul", "--format", "json")
            self.assert_ends(answer, 1)
            self.assertEqual(["not-found"], answer.codes)


class Choices(CaseTest):
    def test_are_given_with_commas(self):
        answer = self.asked("open", "presence-educative", "quartier=monaque", "origine=ecole", "faits=isolement,errance_tardive", "naissance=2015-03-02",
                            "--as", "claire")
        self.assert_ends(answer, 0)
        self.assertEqual(["isolement", "errance_tardive"], self.asked("show", answer.json["of"], "--as", "nadia").json["fields"]["faits"])

    def test_that_are_none_are_refused(self):
        answer = self.asked("open", "presence-educative", "quartier=monaque", "origine=ecole", "faits=isolement,errance", "--as", "claire")
        self.assertEqual(["unknown-choice"], answer.codes)


if __name__ == "__main__":
    unittest.main()
