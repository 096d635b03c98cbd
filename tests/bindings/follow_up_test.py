"""What follows the first form, asked at a terminal: steps that are started, messages, corrections."""
import re
import unittest

from support import CityTest

SUIVI = """workflow: suivi
title: Suivi
subject: none
purpose: essai
outcomes: { fait: Fait, remis: Remis }
fields:
  jour: { type: date, title: Le jour }
  naissance: { type: birth, title: Naissance }
  rendez_vous: { type: datetime, title: Rendez-vous }
  delai: { type: duration, title: Délai }
  kilos: { type: number, title: Kilos, min: 1, decimals: 1 }
  majeur: { type: bool, title: Majeur }
  remarque: { type: text, title: Remarque }
  sport: { type: choice, title: Sport, of: { foot: Football, judo: Judo } }
  besoins: { type: list, item: besoin, title: Besoins, fields: { motif: { type: text, title: Motif } } }
messages:
  avis: { from: [agent], outcomes: { oui: Favorable, non: Défavorable }, form: [sport] }
phases:
  suivi:
    anytime:
      peser: { task: Peser, by: agent, offered_to: agent, form: [kilos, jour], next: { fait: stay, remis: stay } }
    steps:
      noter: { task: Noter, by: agent, form: [jour: optional, naissance: optional, rendez_vous: optional, delai: optional, kilos: optional, majeur: optional, remarque: optional, besoins: optional] }
      pour_chacun:
        title: Chaque besoin
        each: besoins
        branch:
          steps:
            repondre:
              task: Répondre
              by: agent
              next: end
              meanwhile: [{ message: avis, next: { oui: end, non: end } }]
        next: choisir
      choisir: { task: Choisir, by: agent, next: end fait }
"""


class FollowUpTest(CityTest):
    """With an open case that offers a step, waits for a message in two rows, and has values to correct."""

    NAME = "suivi"
    WORKFLOW = SUIVI

    def setUp(self):
        super().setUp()
        self.reference = self.as_anna("open", "suivi", "kilos=1.5", 'besoins:=[{"motif":"velo"},{"motif":"gants"}]', "--format", "json").json["of"]


class AStartedStep(FollowUpTest):
    def test_asks_what_is_missing(self):
        answer = self.asked("start", self.reference, "peser", typed="\n1\n2,5\n28/03/2026\n")

        self.assert_ends(answer, 0)
        for text in ("Peser", "Issue", "Remis", "Kilos"):
            self.assertIn(text, answer.out)
        fields = self.shown()["fields"]
        self.assertEqual(("2.5", "2026-03-28"), (fields["kilos"], fields["jour"]))

    def test_is_left_as_a_task_where_somebody_will_fill_it_in_later(self):
        answer = self.asked("start", self.reference, "peser", typed="n\n")

        self.assert_ends(answer, 0)
        self.assertNotIn("Kilos", answer.out)
        self.assertIn("peser", [task["step"] for task in self.shown()["tasks"]])

    def test_is_not_asked_where_nothing_is_missing(self):
        answer = self.asked("start", self.reference, "peser", "fait", "kilos=2", "jour=2026-03-28", typed="")

        self.assert_ends(answer, 0)
        self.assertNotIn("Kilos", answer.out)

    def test_given_up_changes_nothing(self):
        before = self.shown()["revision"]
        self.assert_ends(self.asked("start", self.reference, "peser", typed="\n1\n\x04"), 1)
        self.assertEqual(before, self.shown()["revision"])


class AMessage(FollowUpTest):
    def test_asks_its_row_its_outcome_and_its_fields(self):
        answer = self.asked("message", self.reference, "avis", typed="2\nnon\njudo\n")

        self.assert_ends(answer, 0)
        for text in ("Quel élément", "Défavorable", "Football"):
            self.assertIn(text, answer.out)
        self.assertEqual("judo", self.shown()["fields"]["sport"])
        self.assertEqual(["1"], [task["row"] for task in self.shown()["tasks"]])

    def test_is_not_asked_where_nothing_is_missing(self):
        answer = self.asked("message", self.reference, "avis", "oui", "sport=foot", "--row", "1", typed="")

        self.assert_ends(answer, 0)
        self.assertNotIn("Favorable", answer.out)

    def test_of_nobody_at_a_terminal_is_refused_as_before(self):
        answer = self.command("message", self.reference, "avis", "--as", "anna")
        self.assert_ends(answer, 1)
        self.assertNotIn("Quel élément", answer.out)


class ACorrection(FollowUpTest):
    def test_asks_the_field_the_value_and_the_reason(self):
        answer = self.asked("correct", self.reference, typed="kilos\n0\n2,5\nfaute de frappe\n")

        self.assert_ends(answer, 0)
        self.assertIn(" (12,50) [1,5] : ", answer.out)
        self.assertIn("on attend au moins 1", answer.out)
        self.assertEqual("2.5", self.shown()["fields"]["kilos"])

    def test_asks_the_value_and_the_reason_of_a_field_that_is_named(self):
        answer = self.asked("correct", self.reference, "jour", typed="28/03/2026\noubli\n")

        self.assert_ends(answer, 0)
        self.assertNotIn("Kilos", answer.out)
        self.assertEqual("2026-03-28", self.shown()["fields"]["jour"])

    def test_asks_the_row_of_a_list(self):
        self.assert_ends(self.asked("correct", self.reference, "besoin.motif", typed="2\nskis\nautre motif\n"), 0)
        self.assertEqual([{"motif": "velo"}, {"motif": "skis"}], self.shown()["fields"]["besoins"])

    def test_empties_a_field_where_that_is_confirmed(self):
        self.assert_ends(self.asked("correct", self.reference, "kilos", "--why", "inconnu", typed="\no\n"), 0)
        self.assertNotIn("kilos", self.shown()["fields"])

    def test_given_up_changes_nothing(self):
        before = self.shown()["revision"]
        answer = self.asked("correct", self.reference, "jour", typed="28/03/2026\n\x04")
        self.assert_ends(answer, 1)
        self.assertIn("abandonné, rien n'a changé", answer.out)
        self.assertEqual(before, self.shown()["revision"])

    def test_names_what_is_missing_where_nobody_can_be_asked(self):
        for words, missing in ((["jour=2026-03-28"], "--why"), ([], "FIELD"), (["jour", "--why", "x"], "jour")):
            answer = self.command("correct", self.reference, *words, "--as", "anna")
            self.assert_ends(answer, 2)
            self.assertIn(missing, answer.err)

    def test_completes_fields_and_choices(self):
        for word, expected in (("jo", "jour="), ("sport=j", "sport=judo")):
            answer = self.run_command("candidates", "--", "correct", self.reference, word, env={"PARCOURS_CONFIG": "parcours.info", "PARCOURS_ACTOR": "anna"})
            self.assertEqual(expected, answer.out.split("\t")[0])


class Forms(FollowUpTest):
    """A refusal names the form that the question asks: of dates, times, births, delays and numbers, in both languages."""

    ASKED = {"jour": ("JJ/MM/AAAA", "YYYY-MM-DD"), "rendez_vous": ("JJ/MM/AAAA HH:MM", "YYYY-MM-DD HH:MM"),
             "naissance": ("JJ/MM/AAAA, MM/AAAA ou AAAA", "YYYY-MM-DD, YYYY-MM or YYYY"), "delai": ("2 jours ouvrés", "2 working days")}
    FOREIGN = (re.compile(r"AAAA-|\d{4}-\d\d|working|YYYY"), re.compile(r"AAAA|\d\d/\d\d/|ouvrés"))

    def test_of_refusals_are_those_of_questions(self):
        for field, forms in self.ASKED.items():
            for language, form, foreign in zip(("fr", "en"), forms, self.FOREIGN):
                with self.subTest(field=field, language=language):
                    answer = self.asked("correct", self.reference, field, "--why", "x", "--lang", language, typed="hier\n\x04").out
                    question, refusal = [line for line in answer.splitlines() if form in line][:2]
                    self.assertNotRegex(question + refusal, foreign)
                    refused = self.command("correct", self.reference, f"{field}=hier", "--why", "x", "--lang", language, "--as", "anna")
                    self.assert_ends(refused, 1)
                    self.assertIn(form, refused.err)
                    self.assertNotRegex(refused.err, foreign)

    def test_of_the_country_are_taken_where_they_are_asked(self):
        given = {"jour": ("28/03/2026", "2026-03-28"), "rendez_vous": ("28/03/2026 09:30", "2026-03-28T08:30:00Z"), "naissance": ("03/2015", "2015-03"),
                 "delai": ("10 jours ouvrés", "10 working days"), "kilos": ("1 234,5", "1234.5")}
        for field, (written, stored) in given.items():
            with self.subTest(field):
                self.as_anna("correct", self.reference, f"{field}={written}", "--why", "essai")
                self.assertEqual(stored, self.shown()["fields"][field])
        opened = self.as_anna("open", "suivi", *(f"{field}={written}" for field, (written, _) in given.items()), "--format", "json").json["of"]
        self.assertEqual("2015-03", self.as_anna("show", opened, "--format", "json").json["fields"]["naissance"])

    def test_of_the_country_happen_once_under_one_key(self):
        def twice(*words):
            first, second = (self.as_anna(*words, "--format", "json").json for _ in range(2))
            self.assertEqual(first, second)
            return first

        words = ["jour=28/03/2026", "naissance=03/2015", "delai=10 jours ouvrés", "kilos=12,5"]
        opened = twice("open", "suivi", *words, "--key", "k1")
        self.assertNotEqual(self.reference, opened["of"])
        twice("correct", opened["of"], "jour=29/03/2026", "--why", "essai", "--key", "k2")
        twice("start", opened["of"], "peser", "fait", "kilos=12,5", "jour=30/03/2026", "--key", "k3")
        other = self.command("open", "suivi", "jour=29/03/2026", *words[1:], "--as", "anna", "--key", "k1")
        self.assert_ends(other, 1)
        self.assertIn("[key-used]", other.err)

    def test_of_a_text_under_a_key_are_left_as_they_are(self):
        words = ("open", "suivi", "jour=28/03/2026", "remarque=28/03/2026", "--as", "anna", "--key", "k1", "--format", "json")
        first, second = (self.command(*words) for _ in range(2))
        self.assert_ends(first, 0)
        self.assertEqual(first.json, second.json)
        self.assertEqual("28/03/2026", self.as_anna("show", first.json["of"], "--format", "json").json["fields"]["remarque"])

    def test_of_yes_and_no_are_taken_in_any_case(self):
        for written, stored in (("Oui", True), ("NON", False), ("o", True)):
            self.as_anna("correct", self.reference, f"majeur={written}", "--why", "essai")
            self.assertEqual(stored, self.shown()["fields"]["majeur"])

    def test_of_a_day_that_does_not_exist_are_named_too(self):
        answer = self.command("correct", self.reference, "jour=31/02/2026", "--why", "x", "--as", "anna")
        self.assert_ends(answer, 1)
        self.assertIn("on attend une date qui existe, JJ/MM/AAAA", answer.err)

    def test_of_days_in_options_are_named_too(self):
        answer = self.command("cases", "--opened-from", "hier", "--as", "anna")
        self.assert_ends(answer, 2)
        self.assertIn("JJ/MM/AAAA", answer.err)
        self.assertNotIn("AAAA-MM-JJ", answer.err + self.command("cases", "--help").out)


if __name__ == "__main__":
    unittest.main()
