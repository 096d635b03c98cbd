"""Every workflow of the tree is drawn as a page on which nothing is cut and nothing overlaps."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml

from font import Font

ROOT = pathlib.Path(os.environ["PARCOURS_SOURCE_DIR"])
SHIPPED = sorted((ROOT / "workflows").rglob("workflow.yaml"))
OTHERS = sorted(f for folder in ("tests/published_workflows", "tests/patterns") for f in (ROOT / folder).rglob("workflow.yaml"))
SVG = "{http://www.w3.org/2000/svg}"
SLACK = 1.5  # points: graphviz rounds, and a letter may lean out of its width


def drawn(file, *words):
    command = [os.environ["PARCOURS"], "graph", str(file), "--plugins", os.environ["PARCOURS_PLUGINS"], *map(str, words)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


class Box:
    def __init__(self, left, top, right, bottom, what):
        self.left, self.top, self.right, self.bottom, self.what = left, top, right, bottom, what

    def overlaps(self, other):
        return self.left + SLACK < other.right and other.left + SLACK < self.right and self.top + SLACK < other.bottom and other.top + SLACK < self.bottom

    def contains(self, other):
        return self.left - SLACK <= other.left and other.right <= self.right + SLACK and self.top - SLACK <= other.top and other.bottom <= self.bottom + SLACK

    def __repr__(self):
        return f"«{self.what}» {self.left:.0f},{self.top:.0f} {self.right:.0f},{self.bottom:.0f}"


class Page:
    """The boxes of an SVG that graphviz made, in the coordinates of its group."""

    fonts = {}

    def __init__(self, text):
        self.root = xml.fromstring(text)
        self.nodes, self.texts, self.labels, self.titles = [], [], [], []
        graph = self.root.find(SVG + "g")
        self.sheet = self.shape_of(graph)
        for group in graph.iter(SVG + "g"):
            kind = group.get("class", "graph").split()[0]
            if kind == "node":
                box = self.shape_of(group)
                if box:
                    self.nodes.append(box)
                    self.texts += [(box, text) for text in self.texts_of(group)]
            elif kind == "edge":
                self.labels += self.texts_of(group)
            elif kind == "cluster":
                self.titles += [(self.shape_of(group), text) for text in self.texts_of(group)]

    def shape_of(self, group):
        """The box around the outline; of a text without an outline, none."""
        numbers = []
        for shape in group:
            if shape.tag in (SVG + "polygon", SVG + "polyline"):
                numbers += [float(n) for n in re.findall(r"-?[\d.]+", shape.get("points"))]
            elif shape.tag == SVG + "path":
                numbers += [float(n) for n in re.findall(r"-?[\d.]+", shape.get("d"))]
        if not numbers:
            return None
        return Box(min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2]), group.findtext(SVG + "title"))

    def texts_of(self, group):
        return [self.box_of(text) for text in group.iter(SVG + "text")]

    @classmethod
    def box_of(cls, text):
        bold = text.get("font-weight") == "bold"
        if bold not in cls.fonts:
            cls.fonts[bold] = Font("DejaVu Sans:bold" if bold else "DejaVu Sans:book")
        size, words = float(text.get("font-size")), text.text or ""
        width = cls.fonts[bold].width(words, size)
        x, y = float(text.get("x")), float(text.get("y"))
        left = x - width / 2 if text.get("text-anchor") == "middle" else x - width if text.get("text-anchor") == "end" else x
        return Box(left, y - 0.8 * size, left + width, y + 0.2 * size, words)

    def faults(self):
        for box, text in self.texts + self.titles:
            if not box.contains(text):
                yield f"{text} is cut by {box}"
        for i, node in enumerate(self.nodes):
            for other in self.nodes[i + 1 :]:
                if node.overlaps(other):
                    yield f"{node} is over {other}"
        shown = self.labels + [title for _, title in self.titles]
        for i, label in enumerate(shown):
            for other in self.nodes + shown[i + 1 :]:
                if label.overlaps(other):
                    yield f"{label} is over {other}"
        for box in self.nodes + shown:
            if not self.sheet.contains(box):
                yield f"{box} is outside of the page"

    def smallest_letter(self):
        """In points, on the sheet of A3."""
        left, top, width, height = (float(n) for n in self.root.get("viewBox").split())
        sheet_width, sheet_height = (float(self.root.get(side)[:-2]) for side in ("width", "height"))
        scale = min(sheet_width / width, sheet_height / height) * 72 / 25.4
        return min(float(text.get("font-size")) for text in self.root.iter(SVG + "text")) * scale


class Pictures(unittest.TestCase):
    def page(self, file, language="fr"):
        with tempfile.TemporaryDirectory() as folder:
            target = pathlib.Path(folder) / "page.svg"
            drawn(file, "--svg", target, "--lang", language)
            return Page(target.read_text(encoding="utf-8"))

    def test_nothing_is_cut_and_nothing_overlaps(self):
        for file in SHIPPED + OTHERS:
            for language in ("fr", "en") if file in SHIPPED else ("fr",):
                with self.subTest(file=str(file.relative_to(ROOT)), language=language):
                    self.assertEqual(list(self.page(file, language).faults()), [])

    def test_letters_can_be_read_on_a_wall(self):
        for file in SHIPPED:
            with self.subTest(file=file.parent.name):
                self.assertGreaterEqual(self.page(file).smallest_letter(), 3.5)

    def test_a_page_has_a_title_and_its_content_as_a_list(self):
        for file in SHIPPED:
            with self.subTest(file=file.parent.name):
                page, outline = self.page(file), drawn(file, "--to", "outline")
                self.assertEqual(page.root.findtext(SVG + "title"), outline.splitlines()[0])
                self.assertEqual(page.root.findtext(SVG + "desc"), outline)
                self.assertIn("prefers-color-scheme: dark", page.root.findtext(SVG + "style"))

    def test_the_bands_are_in_the_order_of_the_phases(self):
        for file in SHIPPED:
            with self.subTest(file=file.parent.name):
                bands = [box for box, title in self.page(file).titles if re.match(r"\d+\. ", title.what)]
                for above, below in zip(bands, bands[1:]):
                    self.assertLessEqual(above.bottom, below.top + SLACK)

    def test_a_cut_label_and_an_overlap_are_found(self):
        form = ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100" width="420mm" height="297mm"><g class="graph">'
                '<polygon points="0,0 400,0 400,100 0,100"/><g class="node"><title>a</title><polygon points="0,0 {0},0 {0},40 0,40"/>'
                '<text x="5" y="20" text-anchor="start" font-size="12">Une étape</text></g><g class="node"><title>b</title>'
                '<polygon points="100,0 200,0 200,40 100,40"/></g></g></svg>')
        self.assertEqual(list(Page(form.format(90)).faults()), [])
        self.assertEqual(len(list(Page(form.format(30)).faults())), 1)
        self.assertEqual(len(list(Page(form.format(120)).faults())), 1)


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
