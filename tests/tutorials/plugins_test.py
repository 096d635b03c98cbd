"""Who writes a first sheet outside of the tree, by plugins/README.md and with an installed Parcours, gets what it shows."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

import console

ROOT = pathlib.Path(os.environ["PARCOURS_SOURCE_DIR"])


class FirstSheet(unittest.TestCase):
    def test_is_built_and_used_as_the_document_shows(self):
        with tempfile.TemporaryDirectory(prefix="parcours-first-sheet-") as name:
            prefix, folder = pathlib.Path(name) / "prefix", pathlib.Path(name) / "bateau"
            subprocess.run([os.environ["CMAKE"], "--install", os.environ["PARCOURS_BINARY_DIR"], "--prefix", prefix], check=True, capture_output=True)
            folder.mkdir()
            environment = {"PATH": f"{prefix}/bin:{os.environ['PATH']}", "CMAKE_PREFIX_PATH": str(prefix), "LC_ALL": "C.UTF-8", "HOME": name, "YEAR": "2026",
                           **{word: os.environ[word] for word in ("CXX", "CCACHE_DIR") if word in os.environ}}
            document = ROOT / "plugins" / "README.md"
            faults = console.follow(document, console.Session(folder, environment))
            self.assertEqual(faults, [], "\n\n".join(faults))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
