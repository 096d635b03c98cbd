"""What a shell completes behind the command."""
import os
import shutil
import subprocess
import unittest

from questions_test import FormTest
from support import PROGRAM


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
