"""Every workflow of the tree is drawn: as BPMN that is valid by the published schema and has a place for everything, as Mermaid, as DOT."""
import os
import pathlib
import subprocess
import sys
import unittest
import xml.etree.ElementTree as xml

ROOT = pathlib.Path(os.environ["PARCOURS_SOURCE_DIR"])
VECTORS = pathlib.Path(os.environ.get("PARCOURS_VECTORS") or ROOT.parent / "shared" / "vectors")
SCHEMA = VECTORS / "bpmn" / "xsd" / "BPMN20.xsd"
FILES = sorted(f for folder in ("workflows", "tests/published_workflows", "tests/patterns") for f in (ROOT / folder).rglob("workflow.yaml"))
MODEL = "{http://www.omg.org/spec/BPMN/20100524/MODEL}"
PICTURE = "{http://www.omg.org/spec/BPMN/20100524/DI}"


def drawn(file, notation):
    command = [os.environ["PARCOURS"], "graph", str(file), "--to", notation, "--plugins", os.environ["PARCOURS_PLUGINS"]]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


class Diagrams(unittest.TestCase):
    def test_bpmn_is_valid_by_its_schema(self):
        if not SCHEMA.exists():
            self.skipTest(f"no schema at {SCHEMA}")
        for file in FILES:
            with self.subTest(file=file):
                check = subprocess.run(["xmllint", "--noout", "--schema", str(SCHEMA), "-"], input=drawn(file, "bpmn"), capture_output=True, text=True)
                self.assertEqual(check.returncode, 0, check.stderr)

    def test_bpmn_gives_everything_its_place(self):
        for file in FILES:
            with self.subTest(file=file):
                root = xml.fromstring(drawn(file, "bpmn"))
                placed = {s.get("bpmnElement") for kind in ("BPMNShape", "BPMNEdge") for s in root.iter(PICTURE + kind)}
                process = root.find(MODEL + "process")
                wanted = {e.get("id") for e in process.iter() if e is not process and e.get("id") and not e.tag.endswith("laneSet")}
                self.assertEqual(wanted - placed, set())

    def test_mermaid_and_dot_name_every_step(self):
        for file in FILES:
            with self.subTest(file=file):
                self.assertTrue(drawn(file, "mermaid").startswith("flowchart TD\n"))
                self.assertTrue(drawn(file, "dot").startswith("digraph "))


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
