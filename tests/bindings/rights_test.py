"""What the command shows to each reader, in text and in JSON: nothing above their level, in any of its answers."""
import unittest

from support import PLUGINS, CommandTest

WITNESS = """workflow: temoin
title: Témoin
fields:
  un: { type: text }
  deux: { type: text, level: C2, why: essai }
  trois: { type: text, level: C3, why: essai }
  reserve: { type: text, seen_by: [chef], why: essai }
  pensee: { type: note, level: C4, why: essai }
  echeance: { type: date, level: C3, why: essai }
  lieu: { type: territory }
  club: { type: structure, of: club }
  ecole: { type: structure, of: ecole }
messages:
  appel: { from: [chef] }
phases:
  suivi:
    steps:
      ouvrir: { task: Ouvrir, by: chef, form: [un, deux, trois, reserve, pensee, echeance, lieu, club, ecole] }
      suivre:
        task: Suivre
        by: [chef, voisin]
        form: [deux: optional]
        meanwhile:
          - { at: echeance, remind: chef }
          - { message: appel, next: suivre }
        next: end fini
    anytime:
      ajouter: { task: Ajouter, offered_to: [chef, lecteur1] }
"""
ROLES = """chef: { title: Chef, sees: { temoin: C3 } }
lecteur1: { title: Un, sees: { temoin: C1 } }
lecteur2: { title: Deux, sees: { temoin: C2 } }
lecteur3: { title: Trois, sees: { temoin: C3 } }
club: { title: Club, sees: { temoin: C2 } }
ecole: { title: École, sees: { temoin: C1 } }
voisin: Voisin
passant: Passant
"""
STORY = """story: Qui voit quoi
actors: { chef: chef, un: lecteur1, deux: lecteur2, trois: lecteur3, voisin: voisin, judo: [ { role: club, of: judo } ],
          boxe: [ { role: club, of: boxe } ], nomme: [ { role: ecole, of: jaures } ] }
open: { by: chef, at: 2026-11-23 09:00, with: { un: a, deux: b, trois: c, reserve: d, pensee: e, echeance: 2029-03-14, lieu: nord, club: judo, ecole: jaures } }
then:
  - { sees: [un, lieu, club, ecole], by: un }
  - { sees: [un, deux, lieu, club, ecole], by: deux }
  - { sees: [un, deux, trois, echeance, lieu, club, ecole], by: trois }
  - { sees: [], by: voisin }
  - { sees: [un, deux, lieu, club, ecole], by: judo }
  - { sees: [], by: boxe }
  - { sees: [un, lieu, club, ecole], by: nomme }
"""
# What is planted, and the lowest level that reads it; 4: nobody but its author and its role.
PLANTED = {"PLANTED-C2": 2, "PLANTED-C3": 3, "2029-03-14": 3, "14/03/2029": 3, "PLANTED-RESERVE": 4, "PLANTED-C4": 4}
# Who asks: the words of their grant, and the level up to which they read.
READERS = {"passant": (["passant"], 0), "voisin": (["voisin"], 0), "lecteur1": (["lecteur1"], 1), "lecteur2": (["lecteur2"], 2),
           "lecteur3": (["lecteur3"], 3), "ici": (["lecteur3", "--territory", "nord"], 3), "ailleurs": (["lecteur3", "--territory", "sud"], 0),
           "du_club": (["club", "--structure", "judo"], 2), "autre_club": (["club", "--structure", "boxe"], 0),
           "nomme": (["ecole", "--structure", "jaures"], 1)}


class WhoSeesWhat(CommandTest):
    def setUp(self):
        super().setUp()
        self.write("workflows/temoin/workflow.yaml", WITNESS)
        self.write("workflows/roles.yaml", ROLES)
        self.write("workflows/territories.yaml", "nord: Nord\nsud: Sud\n")
        self.assert_ends(self.command("deploy", "workflows"), 0)
        for reader, (words, _) in {"chef": (["chef"], 3), **READERS}.items():
            self.assert_ends(self.command("grant", reader, *words), 0)
        opened = self.command("--format", "json", "open", "temoin", "un=PLANTED-C1", "deux=PLANTED-C2", "trois=PLANTED-C3", "reserve=PLANTED-RESERVE",
                              "pensee=PLANTED-C4", "echeance=2029-03-14", "lieu=nord", "club=judo", "ecole=jaures", "--as", "chef")
        self.assert_ends(opened, 0)
        self.reference = opened.json["of"]

    def command(self, *words):
        return self.run_command("--db", f"sqlite3:{self.folder / 'cases.db'}", "--plugins", PLUGINS, *words)

    def answers_to(self, reader):
        """Everything that the command answers to a reader about the case, in both forms."""
        of = self.reference
        asked = (["tasks"], ["show", of], ["history", of], ["graph", "--case", of], ["bilan", "p2"], ["outbox"],
                 ["do", of, "99"], ["retry", of, "99"], ["start", of, "rien"], ["message", of, "rien"])
        told = ""
        for words in asked:
            for form in (["--lang", "fr"], ["--format", "json"]):
                answer = self.command(*form, *words, "--as", reader)
                self.assertNotEqual(2, answer.code, f"{words}: {answer.err}")
                told += answer.out + answer.err
        return told

    def test_is_nothing_above_the_level_of_the_reader(self):
        for reader, (_, level) in READERS.items():
            told = self.answers_to(reader)
            for text, of in PLANTED.items():
                with self.subTest(reader=reader, text=text):
                    self.assertFalse(text in told and level < of)
            with self.subTest(reader=reader):
                self.assertEqual(level >= 1, "PLANTED-C1" in told)

    def test_is_said_to_be_filled_in_and_not_to_be_emptied_where_it_is_hidden(self):
        for reader, hidden in (("lecteur1", ["deux", "trois", "reserve", "pensee"]), ("lecteur3", ["reserve", "pensee"])):
            history = self.command("history", self.reference, "--as", reader, "--lang", "fr").out
            for field in hidden:
                self.assertIn(f"« {field} » renseigné", history)
            self.assertNotIn("vidé", history)

    def test_is_everything_for_the_role_and_the_author(self):
        told = self.answers_to("chef")

        for text in ("PLANTED-C1", "PLANTED-C2", "PLANTED-C3", "PLANTED-RESERVE", "PLANTED-C4", "14/03/2029"):
            self.assertIn(text, told)

    def test_is_what_a_story_asserts_of_each_reader(self):
        for story, code in ((STORY, 0), (STORY.replace("{ sees: [], by: boxe }", "{ sees: [un], by: boxe }"), 1)):
            self.write("workflows/temoin/stories/qui-voit-quoi.yaml", story)
            for form in (["--lang", "fr"], ["--format", "json"]):
                with self.subTest(code=code, form=form):
                    self.assert_ends(self.command(*form, "test", "workflows"), code)

    def test_is_the_same_for_a_hidden_case_and_for_none(self):
        for words in (["show"], ["history"], ["suspend"], ["reopen"]):
            hidden, absent = (self.command(*words, of, "--as", "passant", "--lang", "fr") for of in (self.reference, "TEMOIN-2026-00099"))
            with self.subTest(words):
                self.assertEqual((absent.code, absent.out, absent.err.replace("TEMOIN-2026-00099", self.reference)), (hidden.code, hidden.out, hidden.err))


if __name__ == "__main__":
    unittest.main()
