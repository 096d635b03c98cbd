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


def offset(transform):
    """How far a group is moved: all that a page does with its groups."""
    moved = re.search(r"translate\(([-\d.]+)[ ,]([-\d.]+)\)", transform or "")
    return (float(moved[1]), float(moved[2])) if moved else (0.0, 0.0)


def moved_groups(group, x=0.0, y=0.0):
    """Every group below this one, with how far it is moved."""
    for inner in group:
        if inner.tag == SVG + "g":
            dx, dy = offset(inner.get("transform"))
            yield inner, x + dx, y + dy
            yield from moved_groups(inner, x + dx, y + dy)


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """As WCAG computes it: 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


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
    """The boxes of a page, in its coordinates."""

    fonts = {}

    def __init__(self, text):
        self.root = xml.fromstring(text)
        self.nodes, self.texts, self.labels, self.titles = [], [], [], []
        graph = self.root.find(SVG + "g")
        self.sheet = self.shape_of(graph)
        self.heads = [self.box_of(text) for text in graph.findall(SVG + "text")]
        for group, x, y in moved_groups(graph):
            kind = group.get("class", "").split()[0] if group.get("class") else ""
            if kind == "node":
                box = self.shape_of(group, x, y)
                texts = self.texts_of(group, x, y)
                self.nodes += [box] if box else texts
                self.texts += [(box, text) for text in texts if box]
            elif kind == "edge":
                self.labels += self.texts_of(group, x, y)
            elif kind == "cluster":
                self.titles += [(self.shape_of(group, x, y), text) for text in self.texts_of(group, x, y)]

    def shape_of(self, group, dx=0.0, dy=0.0):
        """The box around the outline; of a text without an outline, none."""
        numbers = []
        for shape in group:
            if shape.tag in (SVG + "polygon", SVG + "polyline"):
                numbers += [float(n) for n in re.findall(r"-?[\d.]+", shape.get("points"))]
            elif shape.tag == SVG + "path":
                numbers += [float(n) for n in re.findall(r"-?[\d.]+", shape.get("d"))]
        if not numbers:
            return None
        xs, ys = [n + dx for n in numbers[::2]], [n + dy for n in numbers[1::2]]
        return Box(min(xs), min(ys), max(xs), max(ys), group.findtext(SVG + "title"))

    def texts_of(self, group, x, y):
        return [self.box_of(text, x, y) for text in group.findall(SVG + "text")]

    @classmethod
    def box_of(cls, text, dx=0.0, dy=0.0):
        bold = text.get("font-weight") == "bold"
        if bold not in cls.fonts:
            cls.fonts[bold] = Font("DejaVu Sans:bold" if bold else "DejaVu Sans:book")
        size, words = float(text.get("font-size")), text.text or ""
        width = cls.fonts[bold].width(words, size)
        x, y = float(text.get("x")) + dx, float(text.get("y")) + dy
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
        shown = self.labels + [title for _, title in self.titles] + self.heads
        for i, label in enumerate(shown):
            for other in self.nodes + shown[i + 1 :]:
                if label.overlaps(other):
                    yield f"{label} is over {other}"
        frames = [box for box, title in self.titles if re.match(r"\d+\. ", title.what)]
        for i, frame in enumerate(frames):
            for other in frames[i + 1 :]:
                if frame.overlaps(other):
                    yield f"{frame} is over {other}"
        for box in self.nodes + shown:
            if not self.sheet.contains(box):
                yield f"{box} is outside of the page"

    def smallest_letter(self):
        """In points, on the sheet of A3."""
        left, top, width, height = (float(n) for n in self.root.get("viewBox").split())
        sheet_width, sheet_height = (float(self.root.get(side)[:-2]) for side in ("width", "height"))
        scale = min(sheet_width / width, sheet_height / height) * 72 / 25.4
        return min(float(text.get("font-size")) for text in self.root.iter(SVG + "text")) * scale


    def colours(self, dark):
        """Each text of the page, its colour and that of what it is on."""
        style = Style(self.root.findtext(SVG + "style")) if dark else Style("")
        graph = self.root.find(SVG + "g")
        paper = style.colour(graph.find(SVG + "polygon"), ["graph"])
        for text in graph.findall(SVG + "text"):
            yield text.text, style.colour(text, ["graph"]), paper
        band = None
        for group, _, _ in moved_groups(graph):
            classes = (group.get("class") or "").split()
            fills = [style.colour(shape, ["graph", *classes]) for shape in group if shape.tag in (SVG + "polygon", SVG + "path")]
            if {"phase", "legend"} & set(classes):
                band = fills[0]
            ground = fills[0] if fills and fills[0] and "edge" not in classes else band or paper
            for text in group.findall(SVG + "text"):
                yield text.text, style.colour(text, ["graph", *classes]), ground

    def looks(self):
        """The kind of each step, and how it looks without its colour: its shapes, whether they are dashed or wider at the bottom."""
        for group in self.root.iter(SVG + "g"):
            classes = (group.get("class") or "").split()
            if classes[:1] == ["node"] and classes[-1] in KINDS:
                yield classes[-1], tuple(self.look(shape) for shape in group if shape.tag in (SVG + "polygon", SVG + "polyline", SVG + "path"))

    @staticmethod
    def look(shape):
        numbers = [float(n) for n in re.findall(r"-?[\d.]+", shape.get("points") or shape.get("d"))]
        points = list(zip(numbers[::2], numbers[1::2]))
        wide = [max(xs) - min(xs) for y in (min(p[1] for p in points), max(p[1] for p in points)) for xs in [[p[0] for p in points if abs(p[1] - y) < 1]]]
        return shape.tag, len(points), shape.get("stroke-dasharray") is not None, (wide[0] > wide[1] + 1) - (wide[1] > wide[0] + 1)


KINDS = {"task", "action", "decide", "wait", "send", "handover", "split", "merge", "block"}


class Style:
    """The rules of a dark screen: a list of classes and a tag, and what is filled how."""

    def __init__(self, text):
        self.rules = [(selector.replace(">", " ").split(), found[1]) for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", text.replace("@media (prefers-color-scheme: dark) {", ""))
                      for selector in selectors.split(",") if (found := re.search(r"fill: (#\w+|none)", body))]

    def colour(self, element, classes):
        """None: what is below shines through."""
        tag, found, best = element.tag[len(SVG) :], element.get("fill", "#000000"), -1
        for selector, fill in self.rules:
            if selector[-1] == tag and all(word[1:] in classes for word in selector[:-1]) and len(selector) >= best:
                found, best = fill, len(selector)
        return {"none": None, "transparent": None, "white": "#ffffff", "black": "#000000"}.get(found, found)


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
                self.assertGreaterEqual(self.page(file).smallest_letter(), 5.0)

    def test_every_text_stands_out_on_a_light_and_on_a_dark_screen(self):
        for file in SHIPPED:
            page = self.page(file)
            for dark in (False, True):
                for words, text, ground in page.colours(dark):
                    with self.subTest(file=file.parent.name, dark=dark, text=words):
                        self.assertGreaterEqual(contrast(text, ground), 4.5)

    def test_no_kind_of_step_is_known_by_its_colour_alone(self):
        looks = {}
        for file in SHIPPED + OTHERS:
            for kind, look in self.page(file).looks():
                looks.setdefault(look, set()).add(kind)
        self.assertEqual([kinds for kinds in looks.values() if len(kinds) > 1], [])

    def test_a_page_has_a_title_and_its_content_as_a_list(self):
        for file in SHIPPED:
            with self.subTest(file=file.parent.name):
                page, outline = self.page(file), drawn(file, "--to", "outline")
                self.assertEqual(page.root.findtext(SVG + "title"), outline.splitlines()[0])
                self.assertEqual(page.root.findtext(SVG + "desc"), outline)
                self.assertEqual(len(list(page.root.iter(SVG + "title"))), 1)
                self.assertIn("prefers-color-scheme: dark", page.root.findtext(SVG + "style"))

    def test_the_bands_are_in_the_order_of_the_phases(self):
        for file in SHIPPED:
            with self.subTest(file=file.parent.name):
                bands = [box for box, title in self.page(file).titles if re.match(r"\d+\. ", title.what)]
                self.assertGreater(len(bands), 1)
                for before, after in zip(bands, bands[1:]):
                    self.assertTrue(before.bottom <= after.top + SLACK or before.right <= after.left + SLACK, f"{before} {after}")

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
