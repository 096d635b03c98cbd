"""Cases that wait, notify and hand over, from a shell; see bindings/README.md."""
import datetime
import json
import unittest

from support import PLUGINS, SOURCES, CommandTest

DEMANDE = """workflow: demande
title: Demande
subject: none
purpose: essai
fields:
  note: { type: text, title: Note, help: { fr: Ce qui se voit, en: What is seen }, shown_as: long }
texts:
  bonjour: "Bonjour, dossier {case.ref} : {note}"
messages:
  avis: { from: [partenaire], form: [note: optional] }
reopen: { by: chef, next: relire }
phases:
  suivi:
    anytime:
      faire_le_point: { task: Faire le point, offered_to: chef, form: [note: optional] }
    steps:
      recevoir: { task: Recevoir, by: chef, form: [note: optional] }
      prevenir: { send: bonjour, to: chef }
      attendre:
        wait: L'avis du partenaire
        meanwhile:
          - { message: avis, next: relire }
          - { after: 10 days, next: end sans_avis }
      relire: { task: Relire, by: chef, form: [note: show], next: { confier: confier, fin: end fait } }
      confier: { handover: instruction, carry: [objet: note], within: 5 days, next: { accepted: end transmis, refused: relire, expired: relire } }
"""

INSTRUCTION = """workflow: instruction
title: Instruction
subject: none
purpose: essai
fields:
  objet: { type: text }
accepts: { from: [demande], by: chef, within: 3 days }
phases:
  suivi:
    steps:
      recevoir: { task: Recevoir, by: chef, form: [objet: optional] }
      instruire: { task: Instruire, by: chef, next: end clos }
"""

VEILLE = """workflow: veille
title: Veille
sheet: p2
subject: none
purpose: essai
fields:
  date_veille: { type: date }
phases:
  suivi:
    steps:
      recevoir: { task: Recevoir, by: chef, form: [date_veille] }
      planifier: { action: p2.plan_veille, next: end planifiee }
"""


class DueTest(CommandTest):
    """With the workflows above in force, and a chef and a partner."""

    def setUp(self):
        super().setUp()
        self.database = self.folder / "cases.db"
        for name, text in (("demande", DEMANDE), ("instruction", INSTRUCTION), ("veille", VEILLE)):
            self.write(f"city/{name}/workflow.yaml", text)
        self.write_seeing_roles("city", ["accueil", "chef", "partenaire"], ["demande", "instruction", "veille"])
        self.assert_ends(self.command("deploy", "city"), 0)
        for who, role in (("chloe", "chef"), ("paul", "partenaire")):
            self.assert_ends(self.command("grant", who, role), 0)

    def command(self, *words, **options):
        return self.run_command("--db", f"sqlite3:{self.database}", "--plugins", PLUGINS, *words, **options)

    def asked(self, *words):
        return self.command("--format", "json", *words)

    def shown(self, reference=None):
        return self.asked("show", reference or self.reference, "--as", "chloe").json


class Waiting(DueTest):
    def setUp(self):
        super().setUp()
        self.reference = self.asked("open", "demande", "note=un mur", "--as", "chloe").json["of"]

    def test_shows_what_it_waits_for_and_what_may_be_started(self):
        output = self.command("show", self.reference, "--as", "chloe").out
        shown = self.shown()

        self.assertIn("Attend", output)
        self.assertRegex(output, r"L'avis du partenaire +le \d\d/\d\d/\d{4} : se termine : sans avis")
        self.assertIn("message « avis » : passe à « Relire »", output)
        self.assertIn("Faire le point", output)
        self.assertEqual(["faire_le_point"], [offer["step"] for offer in shown["offers"]])
        self.assertEqual(["", "avis"], [wait["message"] for wait in shown["waits"]])
        self.assertIsNotNone(shown["waits"][0]["at"])

    def test_tells_what_a_task_or_an_offer_asks_and_how_the_host_shows_it(self):
        entry = {"field": "note", "title": "Note", "help": "Ce qui se voit", "shown_as": "long", "type": "text", "of": "", "choices": [], "min": None,
                 "max": 280, "decimals": 0, "default": None, "value": "un mur", "blind": False, "asked": True, "required": False, "when": "",
                 "optional": True, "shown": False, "fresh": False, "rows": "",
                 "asked_rows": [], "form": []}

        self.assertEqual([entry], self.shown()["offers"][0]["form"])
        self.asked("message", self.reference, "avis", "--as", "paul")
        shown = {**entry, "optional": False, "shown": True}
        self.assertEqual([shown], self.shown()["tasks"][0]["form"])
        self.assertEqual([{**shown, "value": None, "blind": True}], self.asked("tasks", "--as", "chloe").json["tasks"][0]["form"])

    def test_tells_the_outcomes_and_the_checks_of_what_it_asks(self):
        offer = self.shown()["offers"][0]

        self.assertEqual([{"name": "done", "title": "Fait", "asked": ["note"], "required": []}], offer["outcomes"])
        self.assertEqual([], offer["checks"])

    def test_tells_who_may_send_a_message_what_it_brings(self):
        message = self.asked("show", self.reference, "--as", "paul").json["messages"][0]

        self.assertEqual(["avis", True, []], [message["message"], message["awaited"], message["rows"]])
        self.assertEqual(["note"], [entry["field"] for entry in message["form"]])
        self.assertEqual([], self.shown()["messages"])

    def test_starts_an_anytime_step(self):
        answer = self.command("start", self.reference, "faire_le_point", "note=vu", "--as", "chloe")

        self.assert_ends(answer, 0)
        self.assertEqual("vu", self.shown()["fields"]["note"])
        self.assertEqual(["not-allowed"], self.asked("start", self.reference, "faire_le_point", "--as", "paul").codes)

    def test_takes_a_message_and_says_when_nothing_awaited_it(self):
        first = self.asked("message", self.reference, "avis", "note=oui", "--as", "paul").json
        second = self.asked("message", self.reference, "avis", "--as", "paul").json
        output = self.command("message", self.reference, "avis", "--as", "paul", "--lang", "en").out

        self.assertFalse(first["kept"])
        self.assertTrue(second["kept"])
        self.assertIn("nothing awaited", output)
        self.assertEqual("relire", self.shown()["tasks"][0]["step"])

    def test_stands_still_and_goes_on_and_is_reopened(self):
        self.assert_ends(self.command("suspend", self.reference, "--as", "chloe"), 0)
        self.assertEqual("suspended", self.shown()["status"])
        self.assertIn("suspendu (depuis le", self.command("show", self.reference, "--as", "chloe").out)
        self.assert_ends(self.command("resume", self.reference, "--as", "chloe"), 0)
        self.asked("message", self.reference, "avis", "--as", "paul")
        self.asked("do", self.reference, self.shown()["tasks"][0]["token"], "fin", "--as", "chloe")
        self.assertEqual("ended", self.shown()["status"])

        self.assert_ends(self.command("reopen", self.reference, "--as", "chloe"), 0)

        self.assertEqual("relire", self.shown()["tasks"][0]["step"])
        output = self.command("history", self.reference, "--as", "chloe").out
        for words in ("suspension", "reprise", "message reçu", "réouverture", "dossier rouvert"):
            self.assertIn(words, output)

    def test_hands_over_and_has_its_answer(self):
        self.asked("message", self.reference, "avis", "--as", "paul")
        self.asked("do", self.reference, self.shown()["tasks"][0]["token"], "confier", "--as", "chloe")
        self.assertIn("réponse de « Instruction »", self.command("show", self.reference, "--as", "chloe").out)

        due = self.asked("run-due").json
        self.assertEqual(1, due["delivered"])
        self.assertIsNotNone(due["next"])
        task = self.asked("tasks", "--as", "chloe").json["tasks"][0]
        self.assertEqual("instruction", task["workflow"])
        self.asked("do", task["of"], task["token"], "accepted", "--as", "chloe")
        output = self.command("run-due").out

        self.assertIn("2 messages et relais arrivés", output)  # the message that it was received, and the answer
        self.assertEqual("transmis", self.shown()["ended_as"])
        self.assert_ends(self.command("verify"), 0)

    def test_has_something_for_people_until_it_has_left(self):
        listed = self.asked("outbox").json["outbox"]
        self.assertEqual([("text", "bonjour", "role:chef")], [(each["kind"], each["what"], each["to"]) for each in listed])
        words = f"Bonjour, dossier {self.reference} : un mur"
        self.assertEqual({"fr": words}, listed[0]["text"])
        self.assertIn(words, self.command("outbox").out)

        self.assertIn("1 sorti de la liste, 1 n'y était pas", self.command("outbox", "--sent", listed[0]["id"], "--sent", "99.1").out)
        self.assertEqual({"sent": 0}, self.asked("outbox", "--sent", listed[0]["id"]).json)

        self.assertEqual([], self.asked("outbox").json["outbox"])
        self.assertIn("rien à envoyer", self.command("outbox").out)

    def test_brings_what_was_given_up_when_it_is_told_to_try_again(self):
        self.asked("message", self.reference, "avis", "--as", "paul")
        self.asked("do", self.reference, self.shown()["tasks"][0]["token"], "confier", "--as", "chloe")
        self.sql("update outbox set attempts = 7, next = null, code = 'busy' where kind = 'handover'")
        given_up = [each["id"] for each in self.asked("outbox").json["outbox"] if each["failed"]]

        self.assertIn("[abandonné : la base de données est occupée ou ne répond pas]", self.command("outbox").out)
        self.assert_ends(self.command("outbox", "--retry", given_up[0], "--sent", given_up[0]), 2)
        output = self.command("outbox", "--retry", given_up[0], "--lang", "en")

        self.assertIn("1 to be tried again", output.out)
        self.assertEqual({"retried": 0}, self.asked("outbox", "--retry", given_up[0], "--retry", "99.1").json)
        self.assertEqual(1, self.asked("run-due").json["delivered"])
        self.assert_ends(self.command("verify"), 0)

    def test_moves_to_another_version_with_its_dates(self):
        before = self.shown()["waits"][0]["on"]
        self.write("city/demande/workflow.yaml", DEMANDE.replace("after: 10 days", "after: 20 days"))
        self.assert_ends(self.command("deploy", "city"), 0)

        rehearsed = self.command("migrate", "demande", "--dry-run")
        document = self.asked("migrate", "demande", "--dry-run").json["cases"][0]
        self.assertEqual(before, self.shown()["waits"][0]["on"])
        moved = self.command("migrate", "demande", "--lang", "en")
        after = self.shown()["waits"][0]["on"]

        self.assert_ends(rehearsed, 0)
        # Either may be rolled past days that are not worked.
        days = datetime.date.fromisoformat(after) - datetime.date.fromisoformat(before)
        self.assertIn(days.days, range(5, 16))
        self.assertIn("passerait de la version 1 à la version 2", rehearsed.out)
        self.assertIn("rien n'a été changé", rehearsed.out)
        self.assertIn(f"s'ajoute : attendre, after 20 days: end sans_avis (échéance : {datetime.date.fromisoformat(after):%d/%m/%Y})", rehearsed.out)
        self.assertIn(f"goes: attendre, after 10 days: end sans_avis (due: {before})", moved.out)
        self.assertEqual([("goes", before, None), ("comes", None, after)],
                         [(line["change"], line["before_on"], line["after_on"]) for line in document["lines"]])
        output = self.command("history", self.reference, "--as", "chloe").out
        self.assertIn("changement de version", output)
        self.assertIn("dossier passé en version 2", output)


class History(unittest.TestCase):
    def test_has_a_phrase_for_every_event(self):
        events = json.loads((SOURCES / "tests/formats/events.json").read_text(encoding="utf-8"))["events"]
        source = (SOURCES / "bindings/cli/history.cpp").read_text(encoding="utf-8")

        shown = {event[0] for event in events} - {"counted"}  # facts are shown summed, and in no history
        self.assertEqual([], [name for name in sorted(shown) if f'"{name}"' not in source])
        self.assertNotIn('"counted"', source)


class Stalling(DueTest):
    """A step whose action refuses, since its date is past."""

    def setUp(self):
        super().setUp()
        self.reference = self.asked("open", "veille", "date_veille=2020-01-01", "--as", "chloe").json["of"]

    def output_of(self, command, language):
        return self.command(command, self.reference, "--as", "chloe", "--lang", language).out

    def test_says_when_it_is_tried_again(self):
        task = self.shown()["tasks"][0]

        self.assertTrue(task["stalled"])
        self.assertIsNotNone(task["again"])
        self.assertEqual(task["again"], self.asked("run-due").json["next"])
        self.assertRegex(self.output_of("show", "fr"), r"\[en panne, nouvel essai le \d\d/\d\d/\d{4} \d\d:\d\d\]")
        self.assertRegex(self.output_of("show", "en"), r"\[stalled, tried again on \d{4}-\d\d-\d\d \d\d:\d\d\]")
        self.assertRegex(self.output_of("history", "fr"), r"panne d'une action \(E_VEILLE_PAST\), nouvel essai le \d\d/\d\d/\d{4}")
        self.assertRegex(self.output_of("history", "en"), r"an action failed \(E_VEILLE_PAST\), tried again on \d{4}")

    def test_is_in_the_receipt_of_what_stalled(self):
        opened = self.asked("open", "veille", "date_veille=2020-01-01", "--as", "chloe").json
        retried = self.command("retry", self.reference, self.shown()["tasks"][0]["token"], "--as", "chloe")

        self.assertEqual([(opened["of"], "E_VEILLE_PAST")], [(each["of"], each["code"]) for each in opened["stalled"]])
        self.assertIsNotNone(opened["stalled"][0]["again"])
        self.assertIn("n'a pas avancé", retried.out)
        self.assertRegex(retried.err, rf"{self.reference}: p2\.\w+, après \d+ ms.*\[E_VEILLE_PAST\]")  # what the log keeps
        self.assertRegex(retried.out, r"en panne : .+ \(E_VEILLE_PAST\), nouvel essai le \d\d/\d\d/\d{4} \d\d:\d\d")

    def test_waits_for_a_person_after_its_last_attempt(self):
        token = self.shown()["tasks"][0]["token"]

        for _ in range(6):
            self.assert_ends(self.command("retry", self.reference, token, "--as", "chloe"), 0)

        self.assertIsNone(self.shown()["tasks"][0]["again"])
        self.assertIsNone(self.asked("run-due").json["next"])
        self.assertIn("[en panne, à relancer]", self.output_of("show", "fr"))
        self.assertIn("[stalled, waits for a retry]", self.output_of("show", "en"))
        self.assertIn("panne d'une action (E_VEILLE_PAST)\n", self.output_of("history", "fr"))
        self.assert_ends(self.command("verify"), 0)


if __name__ == "__main__":
    unittest.main()
