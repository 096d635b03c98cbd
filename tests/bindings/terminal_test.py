"""The command at a terminal: colours, the width of the screen."""
import re
import unittest

from support import CaseTest

COLOUR = "\x1b["


class Colours(CaseTest):
    def setUp(self):
        super().setUp()
        self.opened()

    def shown(self, **options):
        return self.in_terminal(*self.words("tasks", "--as", "nadia"), **options).out

    def test_are_used_at_a_terminal(self):
        self.assertIn(f"{COLOUR}1mDossier{COLOUR}0m", self.shown())

    def test_are_not_used_elsewhere(self):
        self.assertNotIn(COLOUR, self.command("tasks", "--as", "nadia", env={"TERM": "xterm"}).out)

    def test_are_not_used_with_no_color_or_on_a_dumb_terminal(self):
        for env in ({"NO_COLOR": "1"}, {"TERM": "dumb"}, {"TERM": ""}):
            with self.subTest(env):
                self.assertNotIn(COLOUR, self.shown(env=env))
        self.assertIn(COLOUR, self.shown(env={"NO_COLOR": ""}))

    def test_are_never_alone(self):
        plain = self.command("tasks", "--as", "nadia").out
        self.assertEqual(plain, re.sub(r"\x1b\[[0-9;]*m", "", self.shown(columns=200)))

    def test_are_not_in_json(self):
        self.assertNotIn(COLOUR, self.in_terminal(*self.words("tasks", "--as", "nadia", "--format", "json")).out)


class Width(CaseTest):
    def test_of_the_terminal_is_not_exceeded(self):
        self.opened()
        wide = self.in_terminal(*self.words("tasks", "--as", "nadia"), columns=200, env={"NO_COLOR": "1"}).out.splitlines()
        narrow = self.in_terminal(*self.words("tasks", "--as", "nadia"), columns=60, env={"NO_COLOR": "1"}).out.splitlines()

        self.assertGreater(max(map(len, wide)), 60)
        self.assertLessEqual(max(map(len, narrow)), 60)
        self.assertIn("…", narrow[1])
        self.assertEqual(wide[1].split()[0], narrow[1].split()[0])  # the reference is whole


if __name__ == "__main__":
    unittest.main()
