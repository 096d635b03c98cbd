"""The BPMN of every workflow of the tree passes the recommended rules of bpmnlint, with two left out: a branch or a way with a
condition is an inclusive gateway, and a join that waits for some of its branches is a complex one. BPMN has no other sign for them."""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

from pictures_test import OTHERS, ROOT, SHIPPED, drawn

TOOL = ROOT / "tests" / "pictures" / "bpmnlint"


class Bpmn(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = pathlib.Path(tempfile.mkdtemp(prefix="parcours-bpmnlint-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        shutil.copytree(TOOL, cls.folder, dirs_exist_ok=True, symlinks=True)
        # scripts/test.sh has installed it; a test that is run by hand does so itself.
        if not (cls.folder / "node_modules").is_dir():
            cls.install()

    @classmethod
    def install(cls):
        if not shutil.which("npm"):
            raise unittest.SkipTest("npm is not installed")
        installed = subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=cls.folder, capture_output=True, text=True)
        if installed.returncode != 0:
            raise unittest.SkipTest("npm cannot install bpmnlint: " + installed.stderr[-200:])

    def linted(self, files, rules=".bpmnlintrc"):
        return subprocess.run(["node_modules/.bin/bpmnlint", "--config", rules, "--max-warnings", "0", *files], cwd=self.folder, capture_output=True, text=True)

    def test_of_every_workflow_passes(self):
        files = []
        for file in SHIPPED + OTHERS:
            files.append(self.folder / ("-".join(file.relative_to(ROOT).parts[:-1]) + ".bpmn"))
            files[-1].write_text(drawn(file, "--to", "bpmn"), encoding="utf-8")
        answer = self.linted(files)
        self.assertEqual(answer.returncode, 0, answer.stdout + answer.stderr)

    def test_what_is_wrong_is_found(self):
        file = self.folder / "wrong.bpmn"
        file.write_text(drawn(SHIPPED[0], "--to", "bpmn").replace("<endEvent ", "<task ").replace("</endEvent>", "</task>"), encoding="utf-8")
        self.assertNotEqual(self.linted([file]).returncode, 0)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
