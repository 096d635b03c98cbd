"""What people read of handovers, of branches, of waits and of reminders: titles and sentences, and no name of the machine."""
import unittest

from support import CommandTest

AIDE = """workflow: aide
title: Aide au logement
subject: none
purpose: essai
outcomes: { fait: Fait }
fields:
  pieces: { type: list, item: piece, title: Les pièces, fields: { nom: { type: text, title: Nom } } }
messages:
  avis: { from: [agent], title: Avis de la CAF }
phases:
  instruction:
    title: L'instruction
    steps:
      recevoir: { task: Recevoir, by: agent, form: [pieces], next: reunir }
      reunir:
        title: Réunir les pièces
        each: pieces
        branch:
          title: Une pièce
          steps: { demander_piece: { task: Demander la pièce, by: agent, next: end } }
        next: attendre
      attendre:
        wait: L'avis de la CAF
        meanwhile:
          - { message: avis, next: demander_visite }
          - { after: 60 days, next: conclure }
          - { after: 10 days, remind: [agent, case.opened_by] }
      demander_visite:
        handover: visite
        by: agent
        next: { accepted: conclure, refused: conclure }
      conclure: { task: Conclure, by: agent, next: end fait }
"""
VISITE = """workflow: visite
title: Visite à domicile
subject: none
purpose: essai
accepts: { from: [aide], by: visiteur, within: 5 days }
phases:
  visite:
    steps:
      visiter: { task: Visiter, by: visiteur, next: end fait }
"""


TRAVAUX = """workflow: travaux
title: Travaux
subject: none
purpose: essai
fields:
  fin_prevue: { type: date, title: Fin }
phases:
  suivi:
    steps:
      recevoir: { task: Recevoir, by: agent, form: [fin_prevue] }
      attendre: { wait: La fin des travaux, meanwhile: [{ at: fin_prevue, next: constater }] }
      constater: { task: Constater, by: agent, next: end fait }
"""


class Relays(CommandTest):
    def setUp(self):
        super().setUp()
        self.write("parcours.info", 'database "sqlite3:cases.db"\nadministrators { operator }\n')
        self.write("city/aide/workflow.yaml", AIDE)
        self.write("city/visite/workflow.yaml", VISITE)
        self.write("city/roles.yaml", "agent: { title: Agent, sees: { aide: C3 } }\nvisiteur: { title: Visiteur, sees: { visite: C3, aide: C3 } }\n")
        self.deployed = self.command("deploy", "city")
        self.assert_ends(self.deployed, 0)
        for who, role in (("anna", "agent"), ("vera", "visiteur")):
            self.assert_ends(self.command("grant", who, role), 0)

    def command(self, *words, **options):
        return self.run_command("--config", "parcours.info", *words, **options)

    def by(self, who, *words):
        answer = self.command(*words, "--as", who)
        self.assert_ends(answer, 0)
        return answer.out

    def opened(self):
        self.by("anna", "open", "aide", 'pieces:=[{"nom":"bail"},{"nom":"facture"}]')
        return self.command("cases", "--as", "anna", "--format", "json").json["cases"][0]["ref"]

    def handed_over(self):
        reference = self.opened()
        for task in self.command("show", reference, "--as", "anna", "--format", "json").json["tasks"]:
            self.by("anna", "do", reference, task["token"])
        self.by("anna", "message", reference, "avis")
        self.by("anna", "do", reference, "demander_visite")
        return reference

    def run_due(self):
        for _ in range(2):  # what a case sends, and its answer
            self.by("operator", "run-due")

    def test_are_deployed_under_their_titles(self):
        self.assertIn("parcours types en vigueur : Aide au logement, Visite à domicile", self.deployed.out)
        self.assertNotIn("city", self.deployed.out)

    def test_name_the_rows_of_a_branch(self):
        history = self.by("anna", "history", self.opened())
        for row in (1, 2):
            self.assertIn(f"« Une pièce » commence pour l'élément {row}\n", history)

    def test_name_who_is_reminded(self):
        reference = self.opened()
        for task in self.command("show", reference, "--as", "anna", "--format", "json").json["tasks"]:
            self.by("anna", "do", reference, task["token"])
        shown = self.by("anna", "show", reference)
        self.assertRegex(shown, r"rappel à : Agent, rappel à : qui a ouvert le dossier\n")

    def test_have_the_words_of_their_name_where_they_have_no_title(self):
        reference = self.opened()
        for task in self.command("show", reference, "--as", "anna", "--format", "json").json["tasks"]:
            self.by("anna", "do", reference, task["token"])
        receipt = self.by("anna", "message", reference, "avis")
        self.assertRegex(receipt, r"à faire : AIDE-\d{4}-00001 \d+, demander visite\n")
        for command in ("show", "tasks"):
            words = (command, reference) if command == "show" else (command,)
            self.assertRegex(self.by("anna", *words), r"demander_visite +demander visite\b")

    def test_that_had_their_message_are_not_cancelled(self):
        history = self.by("anna", "history", self.handed_over())
        self.assertIn("« L'avis de la CAF » : l'attente est finie\n", history)
        self.assertNotIn("annulé", history)

    def test_that_had_their_date_are_not_cancelled(self):
        self.write("city/travaux/workflow.yaml", TRAVAUX)
        self.write("city/roles.yaml", "agent: { title: Agent, sees: { aide: C3, travaux: C3 } }\nvisiteur: { title: Visiteur, sees: { visite: C3, aide: C3 } }\n")
        self.assert_ends(self.command("deploy", "city"), 0)
        self.by("anna", "open", "travaux", "fin_prevue=2020-01-01")
        self.run_due()
        reference = self.command("cases", "--workflow", "travaux", "--as", "anna", "--format", "json").json["cases"][0]["ref"]
        history = self.by("anna", "history", reference)
        self.assertIn("« La fin des travaux » : l'attente est finie\n", history)
        self.assertNotIn("annulé", history)

    def test_are_answered_in_words(self):
        reference = self.handed_over()
        self.run_due()
        hidden, seen = self.by("anna", "history", reference), self.by("vera", "history", reference)
        self.assertIn("un autre dossier a reçu le relais\n", hidden)
        self.assertRegex(seen, r"VISITE-\d{4}-00001 a reçu le relais\n")
        self.assertNotIn("received", hidden + seen)
        visit = self.command("cases", "--workflow", "visite", "--as", "vera", "--format", "json").json["cases"][0]["ref"]
        token = self.command("show", visit, "--as", "vera", "--format", "json").json["tasks"][0]["token"]
        self.by("vera", "do", visit, token, "accepted")
        self.run_due()
        self.assertIn("un autre dossier répond : accepté\n", self.by("anna", "history", reference))

    def test_are_drawn_with_the_titles_of_other_workflows(self):
        case = self.by("anna", "graph", "--case", self.opened(), "--to", "outline")
        file = self.command("graph", "city/aide/workflow.yaml", "--to", "outline").out
        for drawn in (case, file):
            self.assertIn("vers Visite à domicile", drawn)

    def test_are_drawn_with_how_their_branches_run(self):
        drawn = self.command("graph", "city/aide/workflow.yaml", "--to", "outline")
        self.assertIn("1.2 Réunir les pièces ; pour chaque élément de « Les pièces », jusqu'au dernier\n", drawn.out)


class MissingConfiguration(CommandTest):
    """A command that reads files needs no configuration: one that the environment names and that is not there is left out."""

    ENV = {"PARCOURS_CONFIG": "nowhere/parcours.info"}

    def test_stops_no_command_about_files(self):
        self.write("city/visite/workflow.yaml", VISITE.replace("accepts: { from: [aide], by: visiteur, within: 5 days }\n", ""))
        self.write("city/roles.yaml", "visiteur: { title: Visiteur, sees: { visite: C3 } }\n")
        for words in (("lint", "city"), ("graph", "city/visite/workflow.yaml", "--to", "outline")):
            answer = self.run_command(*words, env=self.ENV)
            self.assert_ends(answer, 0)
            self.assertIn("PARCOURS_CONFIG nomme « nowhere/parcours.info », qui n'existe pas", answer.err)
        self.assertIn("aucun récit", self.run_command("test", "city", env=self.ENV).out)

    def test_that_is_named_by_an_option_is_an_error(self):
        self.write("city/visite/workflow.yaml", VISITE)
        self.assert_ends(self.run_command("lint", "city", "--config", "nowhere/parcours.info"), 3)

    def test_stops_a_command_about_cases(self):
        self.assert_ends(self.run_command("cases", "--as", "vera", env=self.ENV), 3)


if __name__ == "__main__":
    unittest.main()
