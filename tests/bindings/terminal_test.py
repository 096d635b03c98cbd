"""The command at a terminal: colours, the width of the screen, questions."""
import os
import re
import shutil
import subprocess
import unittest

from support import PROGRAM, CaseTest, CommandTest

COLOUR = "\x1b["


class Colours(CaseTest):
    def setUp(self):
        super().setUp()
        self.opened()

    def shown(self, **options):
        return self.in_terminal(*self.words("tasks", "--as", "nadia"), **options).out

    def test_are_used_at_a_terminal(self):
        self.assertIn(f"{COLOUR}1mDossier{COLOUR}0m", self.shown())

    def test_are_not_used_elsewhere(self):
        self.assertNotIn(COLOUR, self.command("tasks", "--as", "nadia", env={"TERM": "xterm"}).out)

    def test_are_not_used_with_no_color_or_on_a_dumb_terminal(self):
        for env in ({"NO_COLOR": "1"}, {"TERM": "dumb"}, {"TERM": ""}):
            with self.subTest(env):
                self.assertNotIn(COLOUR, self.shown(env=env))
        self.assertIn(COLOUR, self.shown(env={"NO_COLOR": ""}))

    def test_are_never_alone(self):
        plain = self.command("tasks", "--as", "nadia").out
        self.assertEqual(plain, re.sub(r"\x1b\[[0-9;]*m", "", self.shown(columns=200)))

    def test_are_not_in_json(self):
        self.assertNotIn(COLOUR, self.in_terminal(*self.words("tasks", "--as", "nadia", "--format", "json")).out)


class Width(CaseTest):
    def test_of_the_terminal_is_not_exceeded(self):
        self.opened()
        wide = self.in_terminal(*self.words("tasks", "--as", "nadia"), columns=200, env={"NO_COLOR": "1"}).out.splitlines()
        narrow = self.in_terminal(*self.words("tasks", "--as", "nadia"), columns=60, env={"NO_COLOR": "1"}).out.splitlines()

        self.assertGreater(max(map(len, wide)), 60)
        self.assertLessEqual(max(map(len, narrow)), 60)
        self.assertIn("…", narrow[1])
        self.assertEqual(wide[1].split()[0], narrow[1].split()[0])  # the reference is whole


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


class FormTest(CommandTest):
    """With an open case at the step `choisir`."""

    def setUp(self):
        super().setUp()
        self.write("parcours.info", 'database "sqlite3:cases.db"\nadministrators { operator }\n')
        self.write("city/fiche/workflow.yaml", FICHE)
        self.write_seeing_roles("city", ["agent"], ["fiche"])
        self.assert_ends(self.command("deploy", "city"), 0)
        self.assert_ends(self.command("grant", "anna", "agent"), 0)
        self.reference = self.as_anna("open", "fiche", "jour=2026-03-28", "--format", "json").json["of"]

    def command(self, *words, **options):
        return self.run_command("--config", "parcours.info", *words, **options)

    def as_anna(self, *words, **options):
        answer = self.command(*words, "--as", "anna", **options)
        self.assert_ends(answer, 0)
        return answer

    def fields(self, reference=None):
        return self.as_anna("show", reference or self.reference, "--format", "json").json["fields"]

    def asked(self, *words, typed, **options):
        return self.in_terminal("--config", "parcours.info", "--as", "anna", *words, typed=typed, **options)


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


class FailedChecks(FormTest):
    """What a form refuses as a whole is asked again: what the check reads, with what was typed as the value that Enter keeps."""

    def setUp(self):
        super().setUp()
        self.write("city/sejour/workflow.yaml", SEJOUR)
        self.write_seeing_roles("city", ["agent"], ["fiche", "sejour"])
        self.assert_ends(self.command("deploy", "city"), 0)

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


class FollowUpTest(CommandTest):
    """With an open case that offers a step, waits for a message in two rows, and has values to correct."""

    def setUp(self):
        super().setUp()
        self.write("parcours.info", 'database "sqlite3:cases.db"\nadministrators { operator }\n')
        self.write("city/suivi/workflow.yaml", SUIVI)
        self.write_seeing_roles("city", ["agent"], ["suivi"])
        self.assert_ends(self.command("deploy", "city"), 0)
        self.assert_ends(self.command("grant", "anna", "agent"), 0)
        self.reference = self.as_anna("open", "suivi", "kilos=1.5", 'besoins:=[{"motif":"velo"},{"motif":"gants"}]', "--format", "json").json["of"]

    command = FormTest.command
    as_anna = FormTest.as_anna
    asked = FormTest.asked

    def shown(self):
        return self.as_anna("show", self.reference, "--format", "json").json


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


class Completion(FormTest):
    def candidates(self, *words, actor="anna"):
        answer = self.command("candidates", env={"PARCOURS_CONFIG": "parcours.info"}) if not words else self.run_command(
            "candidates", "--", *words, env={"PARCOURS_CONFIG": "parcours.info", "PARCOURS_ACTOR": actor})
        self.assert_ends(answer, 0)
        self.assertEqual("", answer.err)
        return [line.split("\t")[0] for line in answer.out.splitlines()]

    def test_knows_commands_and_options(self):
        self.assertEqual(["suspend"], self.candidates("sus"))
        self.assertIn("plugin", self.candidates(""))
        self.assertEqual(["list"], self.candidates("plugin", ""))
        self.assertEqual(["--territory"], self.candidates("grant", "paul", "agent", "--te"))
        self.assertEqual(["--format"], self.candidates("tasks", "--for"))
        self.assertEqual(["text", "json", "csv"], self.candidates("tasks", "--format", ""))
        self.assertEqual(["text", "json", "csv", "html"], self.candidates("bilan", "--format", ""))
        self.assertEqual(["--format=json"], self.candidates("tasks", "--format=j"))
        self.assertEqual(["bash", "zsh", "fish"], self.candidates("completion", ""))

    def test_knows_workflows_references_tasks_and_steps(self):
        token = str(self.as_anna("tasks", "--format", "json").json["tasks"][0]["token"])
        self.assertEqual(["fiche"], self.candidates("open", ""))
        self.assertEqual([self.reference], self.candidates("do", ""))
        self.assertEqual([self.reference], self.candidates("show", self.reference[:4]))
        self.assertEqual(["choisir", token], self.candidates("do", self.reference, ""))

    def test_knows_outcomes_fields_and_choices(self):
        self.assertEqual(["fait", "remis", "sport=", "gouts=", "majeur="], self.candidates("do", self.reference, "choisir", "")[:5])
        self.assertEqual(["sport=foot", "sport=futsal"], self.candidates("do", self.reference, "choisir", "fait", "sport=f"))
        self.assertEqual(["gouts=lire,nager"], self.candidates("do", self.reference, "choisir", "gouts=lire,n"))
        self.assertEqual(["jour=", "kilos="], self.candidates("open", "fiche", ""))

    def test_has_titles(self):
        answer = self.run_command("candidates", "--", "do", self.reference, "choisir", "sport=j", env={"PARCOURS_CONFIG": "parcours.info", "PARCOURS_ACTOR": "anna"})
        self.assertEqual("sport=judo\tJudo\n", answer.out)

    def test_shows_nothing_that_the_actor_may_not_see(self):
        for words in (["open", ""], ["show", ""], ["do", self.reference, ""], ["do", self.reference, "choisir", ""]):
            self.assertEqual([], self.candidates(*words, actor="paul"), words)

    def test_is_silent_where_something_is_wrong(self):
        for words in (["--config", "nowhere.info", "do", ""], ["--db", "nowhere.db", "show", ""], ["nothing", "x", ""], ["do", "X-1", ""], ["--as"], [""]):
            answer = self.run_command("candidates", "--", *words)
            self.assert_ends(answer, 0)
            self.assertEqual("", answer.err)
        self.assertFalse((self.folder / "nowhere.db").exists())

    def test_works_in_bash(self):
        self.write("completion.bash", self.command("completion", "bash").out)
        script = f"""
            source completion.bash
            COMP_LINE="{PROGRAM} do {self.reference} choisir sport=fu"; COMP_POINT=${{#COMP_LINE}}
            _parcours; printf '%s\\n' "${{COMPREPLY[@]}}"
            COMP_LINE="{PROGRAM} do {self.reference[:4]}"; COMP_POINT=${{#COMP_LINE}}
            _parcours; printf '%s\\n' "${{COMPREPLY[@]}}"
        """
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "PARCOURS_CONFIG": "parcours.info", "PARCOURS_ACTOR": "anna"}
        done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, encoding="utf-8", cwd=self.folder, env=environment, timeout=60)
        self.assertEqual(f"futsal\n{self.reference}\n", done.stdout, done.stderr)  # bash replaces what is behind `=`

    def test_works_in_fish_and_zsh(self):
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(self.folder), "PARCOURS_CONFIG": "parcours.info", "PARCOURS_ACTOR": "anna"}
        scripts = {
            "fish": f"source completion.fish; complete -C '{PROGRAM} do {self.reference} choisir sport=fu'",
            "zsh": f"""compdef() {{ }}; source completion.zsh; _files() {{ print files }}
                _describe() {{ print -l -- "${{(@P)3}}" }}
                words=({PROGRAM} do {self.reference} choisir sport=fu); CURRENT=5; PREFIX=sport=fu; _parcours""",
        }
        for shell, script in scripts.items():
            with self.subTest(shell):
                if not shutil.which(shell):
                    continue
                self.write(f"completion.{shell}", self.command("completion", shell).out)
                done = subprocess.run([shell, "-c", script], capture_output=True, text=True, encoding="utf-8", cwd=self.folder, env=environment, timeout=60)
                self.assertRegex(done.stdout, r"^sport=futsal[\t:]Futsal\n$", done.stderr)

    def test_is_a_script_that_each_shell_can_read(self):
        for shell in ("bash", "zsh", "fish"):
            with self.subTest(shell):
                script = self.write(f"completion.{shell}", self.command("completion", shell).out)
                self.assertIn("candidates --", script.read_text(encoding="utf-8"))
                if shutil.which(shell):
                    done = subprocess.run([shell, "-n", str(script)], capture_output=True, text=True, timeout=60)
                    self.assertEqual((0, ""), (done.returncode, done.stderr))


if __name__ == "__main__":
    unittest.main()
