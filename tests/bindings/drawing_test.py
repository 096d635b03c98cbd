"""What `parcours graph` promises: workflows, and cases over them."""
import shutil
import unittest

from support import BROKEN, PLUGINS, SOURCES, CaseTest, CommandTest


class Drawing(CommandTest):
    WORKFLOW = SOURCES / "workflows" / "presence-educative" / "workflow.yaml"

    def graph(self, *words, **options):
        return self.run_command("graph", "--plugins", PLUGINS, *words, **options)

    def test_comes_in_the_language_of_graphviz(self):
        answer = self.graph(self.WORKFLOW)

        self.assert_ends(answer, 0)
        self.assertTrue(answer.out.startswith("digraph"), answer.out[:80])

    def test_comes_as_a_picture(self):
        answer = self.graph(self.WORKFLOW, "--svg", "out.svg")

        self.assert_ends(answer, 0)
        self.assertIn("<svg", (self.folder / "out.svg").read_text(encoding="utf-8"))

    def test_comes_as_a_list_for_who_does_not_see_it(self):
        answer = self.graph(self.WORKFLOW, "--to", "outline")

        self.assert_ends(answer, 0)
        self.assertIn("   1.1 Recevoir le signalement ; Professionnel qui signale, Éducateur de rue ou Coordonnateur de prévention\n", answer.out)
        self.assertIn("      sinon : -> Inscrire à la prochaine veille\n", answer.out)

    def test_of_a_folder_is_the_map_of_its_workflows(self):
        answer = self.graph(SOURCES / "workflows", "--to", "outline")

        self.assert_ends(answer, 0)
        self.assertIn("Une inscription à l'ordre du jour : -> Veille sociale d'un quartier", answer.out)
        self.assertIn('"presence-educative" -> "parcours-chantier"', self.graph(SOURCES / "workflows").out)

    def test_says_that_graphviz_is_missing(self):
        answer = self.graph(self.WORKFLOW, "--svg", "out.svg", "--lang", "en", env={"PATH": str(self.folder)})

        self.assert_ends(answer, 3)
        self.assertIn("graphviz", answer.err)

    def test_of_a_broken_workflow_is_its_problems(self):
        self.assert_ends(self.graph(self.write("workflow.yaml", BROKEN)), 1)


    def test_a_merge_that_waits_for_what_was_taken_is_an_inclusive_gateway(self):
        for way, gateways in (("verifier", 0), ("{ next: verifier, when: travaux }", 2)):
            answer = self.graph(self.write("workflow.yaml", PERHAPS.replace("WAY", way)), "--to", "bpmn")

            self.assert_ends(answer, 0)
            self.assertEqual(answer.out.count("<inclusiveGateway "), gateways)


PERHAPS = """workflow: instruction
fields: { travaux: { type: bool } }
phases:
  instruction:
    steps:
      deposer: { task: Déposer, by: habitant, form: [travaux] }
      partager: { split: [visiter, WAY] }
      visiter: { task: Visiter, by: elu, next: reunir }
      verifier: { task: Vérifier, by: elu, next: reunir }
      reunir: { merge: all }
      decider: { task: Décider, by: elu, next: end fait }
"""


class ADrawnCase(CaseTest):
    """The position and the way of a case, drawn over its workflow."""

    def setUp(self):
        super().setUp()
        self.reference, token = self.opened()
        moved = self.asked("do", self.reference, token, "nouveau", "--as", "nadia")
        self.command("do", self.reference, moved.json["opened"][0]["token"], "retenu", "--as", "nadia")

    def drawn(self, *words, actor="nadia", **options):
        return self.command("graph", "--case", self.reference, "--as", actor, *words, **options)

    def line(self, drawing, beginning):
        return next(line for line in drawing.splitlines() if line.strip().startswith(beginning))

    def test_marks_what_it_passed_and_where_it_stands(self):
        answer = self.drawn()

        self.assert_ends(answer, 0)
        self.assertTrue(answer.out.startswith("digraph"), answer.out[:80])
        self.assertIn("penwidth=2", self.line(answer.out, '"recevoir" ['))
        self.assertIn("penwidth=4", self.line(answer.out, '"planifier" ['))
        self.assertIn("[en cours]", self.line(answer.out, '"planifier" ['))
        self.assertNotIn("penwidth", self.line(answer.out, '"clore" ['))
        self.assertIn("penwidth=4", self.line(answer.out, 'label="2. Orientation"'))

    def test_marks_the_ways_that_it_took(self):
        drawing = self.drawn().out

        self.assertIn("penwidth=3", self.line(drawing, '"trier" -> "to planifier 0"'))
        self.assertNotIn("penwidth", self.line(drawing, '"trier" -> "verifier_public"'))
        self.assertNotIn("penwidth", self.line(drawing, '"trier" -> "end 0 sans_suite"'))

    def test_speaks_english_and_mermaid_too(self):
        answer = self.drawn("--to", "mermaid", "--lang", "en")

        self.assert_ends(answer, 0)
        self.assertTrue(answer.out.startswith("flowchart TD\n"))
        self.assertIn("[open]", self.line(answer.out, "s_planifier["))
        self.assertIn("class s_planifier stands", answer.out)
        self.assertRegex(answer.out, r"linkStyle 0,[0-9,]+ stroke:#000000")

    def test_comes_as_a_picture(self):
        answer = self.drawn("--svg", "case.svg")

        self.assert_ends(answer, 0)
        picture = (self.folder / "case.svg").read_text(encoding="utf-8")
        self.assertIn("<svg", picture)
        self.assertIn("[en cours]", picture)

    def test_comes_in_one_document(self):
        self.assertTrue(self.drawn("--format", "json").json["dot"].startswith("digraph"))

    def test_tells_names_of_its_workflow_alone(self):
        drawing = self.drawn().out

        for word in (self.reference, "nadia", "claire", "monaque", "2015"):
            self.assertNotIn(word, drawing)

    def test_is_not_there_for_who_may_not_know_of_it(self):
        answer = self.drawn("--format", "json", actor="passant")

        self.assert_ends(answer, 1)
        self.assertEqual(["not-found"], answer.codes)

    def test_is_drawn_on_the_version_that_it_runs_in(self):
        before = self.drawn().out
        text = (SOURCES / "workflows" / "presence-educative" / "workflow.yaml").read_text(encoding="utf-8")
        shutil.copytree(SOURCES / "workflows", self.folder / "newer")
        self.write("newer/presence-educative/workflow.yaml", text.replace("Recevoir le signalement", "Lire le signalement"))
        self.assert_ends(self.command("deploy", self.folder / "newer"), 0)

        self.assertEqual(before, self.drawn().out)

    def test_is_no_bpmn_and_no_file(self):
        for words, message in ((["--to", "bpmn"], "--to mermaid"), (["workflow.yaml"], "workflow.yaml"), (["--to", "mermaid", "--svg", "a.svg"], "--svg")):
            with self.subTest(words):
                answer = self.drawn(*words)

                self.assert_ends(answer, 2)
                self.assertIn(message, answer.err)


if __name__ == "__main__":
    unittest.main()
