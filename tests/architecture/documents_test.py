"""What the documents name is there: linked files, scripts, and the commands of `parcours`."""
import os
import re
import unittest
from pathlib import Path

ROOT = Path(os.environ.get("PARCOURS_SOURCE_DIR", Path(__file__).resolve().parents[2]))
LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)[^)]*\)")
BLOCK = re.compile(r"^```(?:sh|console)\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"(?:^|[\s/`$])parcours ((?:plugin )?[a-z][a-z-]*)")
SCRIPT = re.compile(r"(?<![\w/.])((?:scripts|\.ci)/[\w.]+)")
DECLARED = re.compile(r'add_subcommand\(\s*"([a-z-]+)"')


def documents():
    return sorted(path for path in ROOT.rglob("*.md") if "build" not in path.relative_to(ROOT).parts)


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
                named += [(path, word) for command in COMMAND.findall(block) for word in command.split()]
        self.assertTrue(named)
        self.assert_each(named, lambda _, word: word in known, "commands")


if __name__ == "__main__":
    unittest.main()
