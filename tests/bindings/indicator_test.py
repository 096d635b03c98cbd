"""An indicator that is added by YAML alone, as workflows/README.md shows it: it is read, and its story holds."""
import re
import shutil
import unittest

from support import PLUGINS, SOURCES, CommandTest

BLOCK = re.compile(r"^```yaml\n(# tournee-de-rue/.*?)^```", re.MULTILINE | re.DOTALL)
PLACE = re.compile(r'^# (\S+)(?: below "(.*)")?$')


class OneIndicatorMore(CommandTest):
    def setUp(self):
        super().setUp()
        self.city = self.folder / "workflows"
        shutil.copytree(SOURCES / "workflows", self.city)
        manual = (SOURCES / "workflows" / "README.md").read_text(encoding="utf-8")
        blocks = BLOCK.findall(manual)
        self.assertEqual(2, len(blocks))
        for block in blocks:
            self.add(block.rstrip("\n").split("\n"))

    def add(self, lines):
        """Puts the lines below each comment into the file and the place that it names."""
        place = None
        for line in lines:
            found = PLACE.match(line)
            if found:
                place = found
            elif place[2] is None:
                with open(self.city / place[1], "a", encoding="utf-8") as story:
                    story.write(line + "\n")
            else:
                self.insert(self.city / place[1], place[2], line)

    def insert(self, path, below, line):
        lines = path.read_text(encoding="utf-8").split("\n")
        lines.insert(lines.index(below) + 1, line)
        path.write_text("\n".join(lines), encoding="utf-8")

    def test_is_read_and_its_story_holds(self):
        lint = self.run_command("lint", self.city, "--plugins", PLUGINS)
        self.assertEqual(0, lint.code, lint.out + lint.err)

        played = self.run_command("test", self.city / "tournee-de-rue", "--plugins", PLUGINS)
        self.assertEqual(0, played.code, played.out + played.err)
        self.assertIn("filles", (self.city / "bilans" / "p2.yaml").read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
