"""Dates are shown as the administrator meant them, and what a form asks anew is marked."""
import unittest

from support import CommandTest

RENDEZVOUS = """workflow: rdv
title: Rendez-vous
subject: none
purpose: essai
outcomes: { fait: Fait, oublie: Oublié }
fields:
  debut: { type: date }
  rendez_vous: { type: datetime }
  ancien: { type: date }
phases:
  suivi:
    anytime:
      preparer: { task: Préparer, by: agent, offered_to: agent }
    steps:
      recevoir: { task: Recevoir, by: agent, form: [debut, rendez_vous, ancien] }
      traiter:
        task: Traiter
        by: agent
        due: debut
        form: [debut: { fresh: true, optional: true }]
        next: end fait
        meanwhile:
          - { at: debut, next: end oublie }
          - { at: rendez_vous, remind: agent }
          - { at: debut, remind: agent }
          - { at: debut, also: preparer }
          - { at: ancien, remind: agent }
          - { at: ancien, every: 1 week, remind: agent }
"""


class Dates(CommandTest):
    def setUp(self):
        super().setUp()
        self.write("parcours.info", 'database "sqlite3:cases.db"\nadministrators { operator }\nzone "Europe/Paris"\n')
        self.write("city/rdv/workflow.yaml", RENDEZVOUS)
        self.write_seeing_roles("city", ["agent"], ["rdv"])
        self.assert_ends(self.command("deploy", "city"), 0)
        self.assert_ends(self.command("grant", "anna", "agent"), 0)
        opened = self.as_anna("open", "rdv", "debut=2037-03-12", "rendez_vous=2037-03-12 00:00", "ancien=2020-03-12", "--format", "json")
        self.reference = opened.json["of"]

    def command(self, *words):
        return self.run_command(*words, "--config", "parcours.info")

    def as_anna(self, *words):
        answer = self.command(*words, "--as", "anna")
        self.assert_ends(answer, 0)
        return answer

    def test_are_shown_by_show(self):
        shown = self.as_anna("show", self.reference).out

        self.assertIn("pour le 12/03/2037)", shown)  # the task
        self.assertNotIn("11/03/2037", shown)
        waits = [line for line in shown.splitlines() if "/2037" in line and line.startswith("  Traiter ")]
        self.assertEqual(1, sum("12/03/2037 00:00" in line for line in waits), shown)  # the rendez-vous
        self.assertEqual(3, sum("12/03/2037" in line and "00:00" not in line for line in waits), shown)

    def test_are_shown_by_tasks(self):
        self.assertRegex(self.as_anna("tasks").out, r"  12/03/2037\n")
        self.assertRegex(self.as_anna("tasks", "--lang", "en").out, r"  2037-03-12\n")
        task = self.as_anna("tasks", "--format", "json").json["tasks"][0]
        self.assertEqual("2037-03-12", task["due_on"])
        self.assertEqual("2037-03-12T23:00:00Z", task["due"])

    def test_are_in_the_json_of_waits(self):
        waits = self.as_anna("show", self.reference, "--format", "json").json["waits"]
        self.assertEqual({"2037-03-12", None}, {wait["on"] for wait in waits if wait["at"].startswith("2037-03-1")})
        self.assertEqual(1, sum(wait["on"] is None for wait in waits))

    def test_are_shown_by_history(self):
        history = self.as_anna("history", self.reference).out
        self.assertIn("« Traiter » commence, pour le 12/03/2037\n", history)
        self.assertIn("prévu le 12/03/2037 : se termine « Oublié », étape « Traiter »\n", history)
        self.assertIn("prévu le 12/03/2037 00:00 : rappel, étape « Traiter »\n", history)
        self.assertIn("prévu le 12/03/2037 : rappel, étape « Traiter »\n", history)
        self.assertIn("prévu le 12/03/2037 : commence « Préparer », étape « Traiter »\n", history)

    def test_of_reminders_that_were_past_are_in_the_history(self):
        history = self.as_anna("history", self.reference).out
        self.assertIn("la date du 12/03/2020 était déjà passée, elle est sautée : rappel, étape « Traiter »\n", history)
        self.assertRegex(history, r"la date du 12/03/2020 était déjà passée, elle est sautée, la suivante est le \d\d/\d\d/20\d\d : rappel, étape « Traiter »\n")
        english = self.as_anna("history", self.reference, "--lang", "en").out
        self.assertIn("the date of 2020-03-12 was past already and is skipped: reminder, step 'Traiter'\n", english)

        entries = self.as_anna("history", self.reference, "--format", "json").json["history"]
        events = [event for entry in entries for event in entry["events"] if event.get("line") == "traiter/5"]
        self.assertEqual(["2020-03-12"], [event["skipped_on"] for event in events])
        self.assertEqual(["2020-03-11T23:00:00Z"], [event["skipped"] for event in events])

    def test_that_are_asked_anew_are_marked_and_emptied(self):
        task = self.as_anna("show", self.reference, "--format", "json").json["tasks"][0]
        self.assertEqual([True], [entry["fresh"] for entry in task["form"]])

        self.as_anna("do", self.reference, task["token"])
        self.assertNotIn("debut", self.as_anna("show", self.reference, "--format", "json").json["fields"])
        self.assertIn("« debut » vidé\n", self.as_anna("history", self.reference).out)
        self.assert_ends(self.command("verify"), 0)


# The same text in a workflow and in a form: 08:00 in Guadeloupe is 12:00 in Greenwich.
ILE = """workflow: ile
title: Île
subject: none
purpose: essai
fields:
  voulu: { type: datetime, default: 2037-03-02 08:00 }
  donne: { type: datetime }
phases:
  suivi:
    steps:
      recevoir: { task: Recevoir, by: agent, form: [donne] }
      traiter: { task: Traiter, by: agent, next: end fait }
"""
RECIT = """story: huit heures sur l'île
actors: { ana: agent }
open: { by: ana, at: 2037-03-02 07:00, with: { donne: 2037-03-02 08:00 } }
then:
  - { has: { donne: 2037-03-02 08:00, voulu: 2037-03-02 08:00 } }
"""


class AnIsland(CommandTest):
    def test_has_its_own_clocks_in_workflows_forms_and_stories(self):
        self.write("parcours.info", 'database "sqlite3:cases.db"\nadministrators { operator }\nzone "America/Guadeloupe"\n')
        self.write("city/ile/workflow.yaml", ILE)
        self.write_seeing_roles("city", ["agent"], ["ile"])
        self.write("city/ile/stories/huit.yaml", RECIT)
        self.assert_ends(self.run_command("test", "city", "--config", "parcours.info"), 0)
        self.assert_ends(self.run_command("deploy", "city", "--config", "parcours.info"), 0)
        self.assert_ends(self.run_command("grant", "anna", "agent", "--config", "parcours.info"), 0)
        opened = self.run_command("open", "ile", "donne=2037-03-02 08:00", "--as", "anna", "--config", "parcours.info", "--format", "json")
        case = self.run_command("show", opened.json["of"], "--as", "anna", "--config", "parcours.info", "--format", "json").json
        self.assertEqual({"voulu": "2037-03-02T12:00:00Z", "donne": "2037-03-02T12:00:00Z"}, case["fields"])


if __name__ == "__main__":
    unittest.main()
