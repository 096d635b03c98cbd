"""What the documents name is there: linked files, scripts, and the commands of `parcours`. What is generated is not."""
import os
import re
import shutil
import subprocess
import unittest
from pathlib import Path

ROOT = Path(os.environ.get("PARCOURS_SOURCE_DIR", Path(__file__).resolve().parents[2]))
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)[^)]*\)")
BLOCK = re.compile(r"^```(?:sh|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"(?:^|[\s/`$])parcours ((?:plugin )?[a-z][a-z-]*)")
SCRIPT = re.compile(r"(?<![\w/.])((?:scripts|\.ci)/[\w.]+)")
DECLARED = re.compile(r'(?:add_subcommand|add_command|on_case)\(\s*"([a-z-]+)"')

MADE_BY_TOOLS = (".pyc", ".pyo", ".o", ".a", ".so", ".gcda", ".gcno", ".log", ".swp", ".swo", ".orig", ".rej", "~")
MADE_BY_USE = (".db", ".db-wal", ".db-shm", ".db-journal", ".sqlite", ".sqlite3", ".key")
MADE_FOLDERS = {"build", "__pycache__", ".cache", ".idea", ".vscode"}


def is_made(path):
    """Whether a file is made from others, or left behind by a program."""
    *folders, name = path.split("/")
    made_names = MADE_BY_TOOLS + MADE_BY_USE + ("compile_commands.json",)
    return name.endswith(made_names) or not MADE_FOLDERS.isdisjoint(folders)


def documents():
    return sorted(path for path in ROOT.rglob("*.md") if not {"build", "node_modules"}.intersection(path.relative_to(ROOT).parts))


def commands():
    sources = (ROOT / "bindings" / "cli").rglob("*.cpp")
    return {name for source in sources for name in DECLARED.findall(source.read_text(encoding="utf-8"))}


class TheDocuments(unittest.TestCase):
    def assert_each(self, named, holds, what):
        missing = [f"{path.relative_to(ROOT)}: {name}" for path, name in named if not holds(path, name)]
        self.assertEqual([], missing, f"{what} that do not exist")

    def test_link_to_files_that_exist(self):
        named = [(path, link) for path in documents() for link in LINK.findall(path.read_text(encoding="utf-8")) if "://" not in link]
        self.assertTrue(named)
        self.assert_each(named, lambda path, link: (path.parent / link).exists(), "links")

    def test_name_scripts_that_exist(self):
        named = [(path, script) for path in documents() for script in SCRIPT.findall(path.read_text(encoding="utf-8"))]
        self.assertTrue(named)
        self.assert_each(named, lambda _, script: (ROOT / script).is_file(), "scripts")

    def test_name_commands_that_exist(self):
        known = commands()
        named = []
        for path in documents():
            for block in BLOCK.findall(path.read_text(encoding="utf-8")):
                typed = [line for line in block.splitlines() if line.startswith("$ ")]  # of a session; the rest of it is answers
                named += [(path, word) for command in COMMAND.findall("\n".join(typed) or block) for word in command.split()]
        self.assertTrue(named)
        self.assert_each(named, lambda _, word: word in known, "commands")

    def test_name_the_licence_alike(self):
        for path in ("LICENSE", "README.md"):
            self.assertIn("Apache-2.0", (ROOT / path).read_text(encoding="utf-8"), path)
        self.assertIn("SPDX-License-Identifier: Apache-2.0\n", (ROOT / "LICENSE").read_text(encoding="utf-8"))

    def test_list_what_changed_up_to_the_version_of_the_build(self):
        build = (ROOT / "CMakeLists.txt").read_text(encoding="utf-8")
        version = re.search(r"project\(Parcours VERSION ([\d.]+)", build)[1]
        headings = re.findall(r"^## (.+)$", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
        self.assertEqual("Unreleased", headings[0])
        self.assertEqual(version, headings[1].split()[0])


class TheRepository(unittest.TestCase):
    def tracked(self, *options):
        if not (ROOT / ".git").exists() or not shutil.which("git"):
            self.skipTest("not in a clone")
        names = subprocess.run(["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z", *options],
                               capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=True).stdout
        return [name for name in names.split("\0") if name]

    def test_has_nothing_that_is_made(self):
        self.assertIn("README.md", self.tracked())
        self.assertEqual([], [path for path in self.tracked() if is_made(path)])

    def test_has_nothing_that_gitignore_names(self):
        self.assertEqual([], self.tracked("--cached", "--ignored", "--exclude-per-directory=.gitignore"))

    def test_would_be_seen_to_have_what_is_made(self):
        for path in ("tests/bindings/__pycache__/a.cpython-311.pyc", "build/dev/build.ninja", "core/a.o", "cases.db",
                     "cases.db-wal", "journal.key", "compile_commands.json", "README.md~", ".vscode/settings.json"):
            self.assertTrue(is_made(path), path)
        for path in ("core/src/store/database.cpp", "tests/build_test.py", "core/src/trust/key_file.cpp", ".gitignore"):
            self.assertFalse(is_made(path), path)


if __name__ == "__main__":
    unittest.main()
