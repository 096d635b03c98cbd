"""The drawn map of the house (core/map.dot) shows every layer and room, and no arrow that the rules forbid."""
import os
import re
import unittest
from pathlib import Path

import rules

ROOT = Path(os.environ.get("PARCOURS_SOURCE_DIR", Path(__file__).resolve().parents[2]))
ARROW = re.compile(r'^\s*"?([\w/]+)"? -> "?([\w/]+)"?(?! \[style=invis\])\s*$', re.MULTILINE)


def text():
    return (ROOT / "core" / "map.dot").read_text(encoding="utf-8")


def layer_of(name):
    return name.split("/")[0]


def may_include(above, below):
    if "/" in above and "/" in below:
        return rules.room_of(below + "/x") in rules.ROOMS[rules.room_of(above + "/x")]
    return layer_of(below) in rules.BELOW[layer_of(above)]


class TheMap(unittest.TestCase):
    def test_shows_every_layer_and_room(self):
        drawn = text()
        missing = [layer for layer in rules.BELOW if layer != "definition" and not re.search(rf"^\s*{layer} \[", drawn, re.M)]
        missing += [room for room in rules.ROOMS if f'"definition/{room}" [' not in drawn]
        self.assertEqual([], missing)

    def test_draws_no_arrow_that_the_rules_forbid(self):
        arrows = ARROW.findall(text())
        self.assertGreater(len(arrows), 20)
        self.assertEqual([], [f"{above} -> {below}" for above, below in arrows if not may_include(above, below)])

    def test_is_drawn_for_readers(self):
        self.assertIn("<svg", (ROOT / "core" / "map.svg").read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
