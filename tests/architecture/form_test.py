"""Every source has the form that .clang-format describes: clang-format would change nothing."""
import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(os.environ.get("PARCOURS_SOURCE_DIR", Path(__file__).resolve().parents[2]))
FOLDERS = ("core", "plugins", "bindings", "examples", "tests")
FORMATTER = "clang-format-19"


def sources():
    found = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*") if path.suffix in (".cpp", ".hpp", ".h", ".c")]
    return sorted(path for path in found if "build" not in path.relative_to(ROOT).parts)


def unformatted(files):
    """The files that the formatter would change."""
    answer = subprocess.run([FORMATTER, f"--style=file:{ROOT / '.clang-format'}", "--dry-run", *map(str, files)],
                            capture_output=True, text=True, check=False)
    return sorted(set(re.findall(r"^(.+?):\d+:\d+: warning: code should be clang-formatted", answer.stderr, re.MULTILINE)))


class TheSources(unittest.TestCase):
    def test_have_one_form(self):
        files = sources()
        self.assertGreater(len(files), 100)
        self.assertEqual([], [str(Path(path).relative_to(ROOT)) for path in unformatted(files)])

    def test_are_really_read(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "a.cpp")
            file.write_text("int   a ;\n", encoding="utf-8")
            self.assertEqual([str(file)], unformatted([file]))


if __name__ == "__main__":
    unittest.main()
