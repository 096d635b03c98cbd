"""The questions of the command at a terminal, and what it says of a task and completes from its form."""
import re
import unittest

from support import CityTest

FICHE = """workflow: fiche
title: Fiche
subject: none
purpose: essai
outcomes: { fait: Fait, remis: Remis }
fields:
  jour: { type: date, title: Le jour, help: Le jour de la visite }
  kilos: { type: number, title: Kilos, min: 1, decimals: 1 }
  sport: { type: choice, title: Sport, of: { foot: Football, futsal: Futsal, judo: Judo } }
  gouts: { type: choices, title: Goûts, of: { lire: Lire, nager: Nager, dormir: Dormir } }
  majeur: { type: bool, title: Majeur }
  motif: { type: text, title: Motif, max: 40 }
  suite: { type: text, title: Suite }
phases:
  suivi:
    steps:
      noter: { task: Noter, by: agent, form: [jour, kilos: optional] }
      choisir:
        task: Choisir
        by: agent
        form: [jour: show, sport, gouts: optional, majeur, motif: { when: majeur == false }, suite: { when: outcome == 'remis' }]
        checks:
          - { that: "!gouts.holds('nager')", warn: "La piscine est-elle ouverte ?" }
        next: { fait: end fait, remis: end remis }
"""


class FormTest(CityTest):
    """With an open case at the step `choisir`."""

    NAME = "fiche"
    WORKFLOW = FICHE

    def setUp(self):
        super().setUp()
        self.reference = self.as_anna("open", "fiche", "jour=2026-03-28", "--format", "json").json["of"]


class Questions(FormTest):
    def test_are_asked_for_what_is_missing_with_titles_and_choices(self):
        answer = self.asked("do", self.reference, "choisir", typed="1\njudo\n1,3\no\n")

        self.assert_ends(answer, 0)
        for text in ("Issue", "Fait", "Le jour : 28/03/2026", "Sport", "Football", "Goûts", "facultatif"):
            self.assertIn(text, answer.out)
        self.assertNotIn("Motif", answer.out)  # not asked of who is of age
        fields = self.fields()
        self.assertEqual(("judo", ["lire", "dormir"], True), (fields["sport"], fields["gouts"], fields["majeur"]))

    def test_follow_from_the_answers_before(self):
        answer = self.asked("do", self.reference, "choisir", typed="remis\n2\n\nnon\nparti\nplus tard\n")

        self.assert_ends(answer, 0)
        fields = self.fields()
        self.assertEqual(("futsal", "parti", "plus tard"), (fields["sport"], fields["motif"], fields["suite"]))
        self.assertNotIn("gouts", fields)

    def test_leave_out_what_the_command_line_gives(self):
        answer = self.asked("do", self.reference, "choisir", "fait", "sport=foot", "gouts=lire", typed="oui\n")

        self.assert_ends(answer, 0)
        self.assertNotIn("Football", answer.out)

    def test_are_not_asked_where_nothing_is_missing(self):
        answer = self.asked("do", self.reference, "choisir", "fait", "sport=foot", "majeur=oui", typed="")

        self.assert_ends(answer, 0)
        self.assertNotIn("Goûts", answer.out)

    def test_take_first_letters_and_repeat_what_is_not_one_choice(self):
        answer = self.asked("do", self.reference, "choisir", "fait", "majeur=oui", typed="boxe\nfu\nf\nfoot\n\n")

        self.assertIn("aucun choix de ce nom : boxe", answer.out)
        self.assertEqual("futsal", self.fields()["sport"])

    def test_name_the_choices_that_are_meant_alike(self):
        answer = self.asked("do", self.reference, "choisir", "fait", "majeur=oui", typed="f\nju\n\n")

        self.assertIn("lequel ? foot, futsal", answer.out)
        self.assertEqual("judo", self.fields()["sport"])

    def test_repeat_what_the_form_refuses(self):
        answer = self.asked("open", "fiche", typed="demain\n29/03/2026\n0\n1,5\n")

        self.assert_ends(answer, 0)
        opened = self.as_anna("tasks", "--format", "json").json["tasks"][-1]["of"]
        self.assertEqual(("2026-03-29", "1.5"), (self.fields(opened)["jour"], self.fields(opened)["kilos"]))
        self.assertIn("Le jour de la visite", answer.out)
        self.assertEqual(2, len(re.findall(r"Le jour\S* \(JJ/MM/AAAA\) : ", answer.out)))

    def test_of_the_engine_are_answered_with_yes(self):
        words = ["do", self.reference, "choisir", "fait", "sport=judo", "majeur=oui", "gouts=nager"]
        refused = self.asked(*words, typed="n\n")
        self.assert_ends(refused, 1)
        self.assertIn("Confirmer ?", refused.out)
        self.assertIn("choisir", self.as_anna("tasks").out)
        self.assert_ends(self.asked(*words, typed="o\n"), 0)
        self.assertNotIn(self.reference, self.as_anna("tasks").out)

    def test_of_the_engine_happen_once_under_one_key(self):
        words = ["do", self.reference, "choisir", "fait", "sport=judo", "majeur=oui", "gouts=nager", "--key", "k1"]
        self.assert_ends(self.asked(*words, typed="o\n"), 0)
        revision = self.shown()["revision"]

        self.assert_ends(self.asked(*words, typed=""), 0)
        self.assertEqual(revision, self.shown()["revision"])

    def test_given_up_change_nothing(self):
        before = self.as_anna("show", self.reference, "--format", "json").json["revision"]
        answer = self.asked("do", self.reference, "choisir", typed="1\n\x04")

        self.assert_ends(answer, 1)
        self.assertIn("abandonné, rien n'a changé", answer.out)
        self.assertEqual(before, self.as_anna("show", self.reference, "--format", "json").json["revision"])

    def test_are_asked_at_a_terminal_alone(self):
        for options in ({"given": "1\njudo\n\no\n"}, {}):
            answer = self.command("do", self.reference, "choisir", "--as", "anna", **options)
            self.assert_ends(answer, 1)
            self.assertNotIn("Football", answer.out)
        answer = self.asked("do", self.reference, "choisir", "--format", "json", typed="")
        self.assertIn('"problems"', answer.out)

    def test_are_in_english_too(self):
        answer = self.asked("do", self.reference, "choisir", "fait", "--lang", "en", typed="judo\n\nyes\n")
        self.assert_ends(answer, 0)
        self.assertIn("Enter keeps or skips", answer.out)
        self.assertIn("2026-03-28", answer.out)

    def test_of_a_hidden_case_are_not_asked(self):
        answer = self.in_terminal("--config", "parcours.info", "--as", "paul", "do", self.reference, "choisir", typed="")
        self.assert_ends(answer, 1)
        self.assertIn("[not-found]", answer.out)


SEJOUR = """workflow: sejour
title: Séjour
subject: none
purpose: essai
fields:
  rue: { type: text, title: Rue }
  debut: { type: date, title: Début }
  fin: { type: date, title: Fin }
  retour: { type: bool, title: Retour }
  gare: { type: text, title: Gare }
  valises: { type: list, item: valise, title: Valises, fields: { poids: { type: number, title: Poids } } }
phases:
  suivi:
    steps:
      recevoir:
        task: Recevoir
        by: agent
        form: [rue, debut, fin, retour, gare: { when: retour }, valises: optional]
        checks:
          - { that: fin >= debut, refuse: La fin précède le début }
          - { that: "!(retour && fin == debut)", refuse: "Un aller et retour dure plus d'un jour" }
      traiter: { task: Traiter, by: agent, next: end fait }
"""


class FailedChecks(CityTest):
    """What a form refuses as a whole is asked again: what the check reads, with what was typed as the value that Enter keeps."""

    NAME = "sejour"
    WORKFLOW = SEJOUR

    def opened(self, *words, typed):
        answer = self.asked("open", "sejour", *words, typed=typed, env={"NO_COLOR": "1"})
        self.assert_ends(answer, 0)
        reference = self.as_anna("cases", "--workflow", "sejour", "--format", "json").json["cases"][-1]["ref"]
        return answer.out, self.fields(reference)

    def test_are_asked_again_with_what_was_typed(self):
        out, fields = self.opened(typed="rue A\n24/12/2026\n23/12/2026\nnon\n\n\n25/12/2026\n")

        self.assertEqual(("2026-12-24", "2026-12-25"), (fields["debut"], fields["fin"]))
        self.assertIn("La fin précède le début", out)
        self.assertIn("Fin (JJ/MM/AAAA) [23/12/2026] : ", out)
        self.assertEqual(1, out.count("Rue : "))

    def test_are_asked_again_until_they_pass(self):
        out, fields = self.opened(typed="rue A\n24/12/2026\n1/1\n23/12/2026\nnon\n\n25/12/2026\n\n21/12/2026\n\n")

        self.assertEqual(("2026-12-21", "2026-12-23"), (fields["debut"], fields["fin"]))
        self.assertEqual(2, out.count("La fin précède le début"))

    def test_of_the_command_line_are_asked_again_too(self):
        out, fields = self.opened("debut=24/12/2026", "fin=2026-12-23", typed="rue A\nnon\n\n\n25/12/2026\n")

        self.assertIn("Début (JJ/MM/AAAA) [24/12/2026] : ", out)
        self.assertEqual("2026-12-25", fields["fin"])

    def test_ask_what_follows_from_the_new_answers(self):
        _, fields = self.opened(typed="rue A\n24/12/2026\n24/12/2026\noui\nnord\n\n\n\nnon\n")

        self.assertEqual((False, None), (fields["retour"], fields.get("gare")))

    def test_of_a_question_of_yes_or_no_are_asked_again(self):
        out, fields = self.opened(typed="rue A\n24/12/2026\n25/12/2026\nnon\nvalise\no\n12\nn\n")

        self.assertIn("oui ou non ?", out)
        self.assertEqual([{"poids": 12}], fields["valises"])


class WhatATaskAsks(FormTest):
    def test_is_shown_with_types_choices_bounds_values_and_outcomes(self):
        shown = self.as_anna("task", self.reference, "choisir").out
        for text in (r"jour +Le jour +\(date, montré\) +vaut : 28/03/2026", r"sport +Sport +\(un choix, obligatoire\)", r"futsal +Futsal",
                     r"gouts +Goûts +\(un ou plusieurs choix, facultatif\)", r"motif +Motif +\(texte, 40 lettres au plus, ", r"fait +Fait", r"remis +Remis +\(demande .*suite",
                     rf"parcours do {self.reference} choisir ISSUE sport=valeur"):
            self.assertRegex(shown, text)

    def test_is_shown_in_english_and_as_json(self):
        self.assertRegex(self.as_anna("task", self.reference, "choisir", "--lang", "en").out, r"sport +Sport +\(one choice, required\)")
        token = self.as_anna("tasks", "--format", "json").json["tasks"][0]["token"]
        task = self.as_anna("task", self.reference, token, "--format", "json").json
        self.assertEqual(["jour", "sport", "gouts", "majeur", "motif", "suite"], [entry["field"] for entry in task["form"]])
        self.assertEqual(["fait", "remis"], [outcome["name"] for outcome in task["outcomes"]])

    def test_that_is_not_open_is_refused(self):
        self.assertIn("vouliez-vous dire « choisir » ?", self.command("task", self.reference, "chosir", "--as", "anna").err)
        self.assert_ends(self.command("task", self.reference, "99", "--as", "anna"), 2)


if __name__ == "__main__":
    unittest.main()
