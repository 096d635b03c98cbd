"""An administrator who follows workflows/TUTORIEL.md gets what it shows."""
import datetime
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import console

ROOT = pathlib.Path(os.environ["PARCOURS_SOURCE_DIR"])
PROGRAM = pathlib.Path(os.environ["PARCOURS"])


def environment():
    return {"PATH": f"{PROGRAM.parent}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent", "YEAR": str(datetime.date.today().year),
            **{name: os.environ[name] for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS", "TSAN_OPTIONS") if name in os.environ}}


class Tutorial(unittest.TestCase):
    def test_answers_what_it_shows(self):
        with tempfile.TemporaryDirectory(prefix="parcours-tutorial-") as folder:
            faults = console.follow(ROOT / "workflows" / "TUTORIEL.md", console.Session(pathlib.Path(folder), environment()))
        self.assertEqual(faults, [], "\n\n".join(faults))

    def test_an_answer_that_differs_is_found(self):
        with tempfile.TemporaryDirectory(prefix="parcours-tutorial-") as folder:
            session = console.Session(pathlib.Path(folder), environment())
            text = "```console\n$ printf 'un\\ndeux\\n'\nun\n{}\n```\n"
            self.assertEqual([], session.follow(text.format("deux"))[1])
            self.assertEqual([], session.follow(text.format("…"))[1])
            self.assertEqual(1, len(session.follow(text.format("trois"))[1]))


class New(unittest.TestCase):
    """`parcours new`: what it writes is whole, and nothing that is there is overwritten."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="parcours-new-")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def run_command(self, *words):
        return subprocess.run([PROGRAM, *words], cwd=self.folder, env=environment(), capture_output=True, text=True)

    def test_what_it_writes_has_no_problem_and_its_story_passes(self):
        self.assertEqual(self.run_command("new", "aide-au-logement").returncode, 0)
        for command in ("lint", "test"):
            answer = self.run_command(command, "aide-au-logement")
            self.assertEqual(answer.returncode, 0, answer.stdout + answer.stderr)
        self.assertNotIn("avertissement", self.run_command("lint", "aide-au-logement").stdout.replace("0 avertissement", ""))

    def test_overwrites_nothing(self):
        self.run_command("new", "demande")
        (self.folder / "demande" / "workflow.yaml").write_text("à moi", encoding="utf-8")
        self.assertEqual(self.run_command("new", "demande").returncode, 3)
        self.assertEqual((self.folder / "demande" / "workflow.yaml").read_text(encoding="utf-8"), "à moi")

    def test_the_roles_of_the_city_stay(self):
        (self.folder / "roles.yaml").write_text("agent_accueil: Agent\nresponsable: Responsable\n", encoding="utf-8")
        self.run_command("new", "demande")
        self.assertFalse((self.folder / "demande" / "roles.yaml").exists())

    def test_refuses_what_is_no_name(self):
        for name in ("../ailleurs", "Demande", "demande-", "-d", ""):
            self.assertEqual(self.run_command("new", name).returncode, 2, name)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
