"""The commands about the language: what a shell gets from them."""
import json
import math
import os
import unittest
from pathlib import Path

from support import SOURCES, CommandTest

VECTORS = Path(os.environ.get("PARCOURS_VECTORS", SOURCES.parent / "shared" / "vectors"))
HERE = SOURCES / "tests" / "unit" / "expression"


def lines_of(name):
    """The lines of a file of the unit tests of expressions, without its comments."""
    return {line for line in (HERE / name).read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")}


class Judge:
    """Says whether an answer is what a row of the public suite expects, as tests/unit/expression/conformance_test.cpp does."""

    outside = lines_of("outside.txt")

    @classmethod
    def is_inside(cls, row):
        return row.get("profile", "json") != "ext" and "container" not in row and not cls.outside & set(row["needs"])

    @staticmethod
    def is_same(wanted, answer):
        """Doubles by their value, everything else as it is written."""
        if set(wanted) == {"double"} == set(answer):
            a, b = float(wanted["double"]), float(answer["double"])
            return a == b or (math.isnan(a) and math.isnan(b))
        if set(wanted) == {"map"} == set(answer):
            return sorted(map(json.dumps, wanted["map"])) == sorted(map(json.dumps, answer["map"]))
        return wanted == answer

    @staticmethod
    def is_type(wanted, answer):
        """That suite puts a blank after the comma of a type or none."""
        return answer.get("type", "").replace(" ", "") == wanted.replace(" ", "")

    @staticmethod
    def value(row, answer):
        if row.get("check_only"):
            return Judge.is_type(row["deduced_type"], answer)
        if "error" in answer and (row.get("disable_check") or "error" in row["expect"]):
            return True
        return False if "error" in row["expect"] else Judge.is_same(row["expect"], answer)

    @staticmethod
    def type(row, answer):
        return Judge.is_type(row["type"], answer) if row["accept"] else "error" in answer

    @staticmethod
    def tree(row, answer):
        return answer == {"ast": row["ast"]} if row["parses"] else "error" in answer


class Evaluation(CommandTest):
    def answers(self, text, code=0):
        answer = self.run_command("eval", "--jsonl", self.write("rows.jsonl", text), "--lang", "en")
        self.assert_ends(answer, code)
        return [json.loads(line) for line in answer.out.splitlines()]

    def test_answers_each_row_on_its_line(self):
        rows = '{"expr":"n * 2","types":{"n":"int"},"bindings":{"n":{"int64":"4"}}}\n\n{"expr":"[1.5]","types":{}}\n{"expr":"1/0"}\n'

        self.assertEqual([{"int64": "8"}, {"type": "list(double)"}, {"error": "division by zero"}], self.answers(rows))

    def test_reads_standard_input(self):
        answer = self.run_command("eval", "--jsonl", given='{"expr":"1 + 1"}\n')

        self.assert_ends(answer, 0)
        self.assertEqual('{"int64":"2"}\n', answer.out)

    def test_tells_a_bad_row_with_its_line_and_goes_on(self):
        first, second = self.answers('1 + 1\n{"expr":"1"}', code=1)

        self.assertEqual("row-not-json", first["problem"]["code"])
        self.assertTrue(first["problem"]["where"].endswith("rows.jsonl:1"), first)
        self.assertEqual({"int64": "1"}, second)

    def test_survives_whatever_it_is_given(self):
        rows = b"\xff\xfe\n\0\n" + b'{"expr":' * 50_000 + b"\n" + b'{"expr":"' + b"(" * 9_000 + b'"}\n{"expr":"' + b"x" * 2_000_000 + b'"}\n'

        answers = self.answers(rows, code=1)

        self.assertEqual(["problem", "problem", "problem", "error", "error"], [key for answer in answers for key in answer])

    def test_says_that_a_file_is_not_there(self):
        self.assert_ends(self.run_command("eval", "--jsonl", "nowhere.jsonl"), 3)

    @unittest.skipUnless((VECTORS / "cel").is_dir(), f"no vectors in {VECTORS}; name their folder in PARCOURS_VECTORS")
    def test_answers_the_public_suite_as_the_library_does(self):
        deviating = lines_of("deviations.txt")
        for file, judge, least in (("conformance", Judge.value, 380), ("typecheck", Judge.type, 391), ("parse", Judge.tree, 68)):
            rows = [json.loads(line) for line in (VECTORS / "cel" / f"{file}.jsonl").read_text(encoding="utf-8").splitlines()]
            answers = self.answers_to(rows)
            inside = [(row, got) for row, got in zip(rows, answers) if Judge.is_inside(row) and f"{file} {row['id']}" not in deviating]
            wrong = [row for row, got in inside if not judge(row, got)]
            self.assertGreaterEqual(len(inside) + len(deviating), least)
            self.assertEqual([], self.not_refused(wrong) if file == "parse" else wrong)

    def answers_to(self, rows):
        answers = self.answers("\n".join(map(json.dumps, rows)) + "\n")
        self.assertEqual(len(rows), len(answers))
        return answers

    def not_refused(self, rows):
        """What is no limit of the parser may be refused by the checker."""
        answers = self.answers_to([{"expr": row["expr"], "ask": "type"} for row in rows])
        return [row for row, got in zip(rows, answers) if row["parses"] or "error" not in got]


class Explanation(CommandTest):
    def test_tells_what_a_code_means_in_both_languages(self):
        french, english = self.run_command("explain", "unknown-outcome"), self.run_command("explain", "unknown-outcome", "--lang", "en")

        self.assert_ends(french, 0)
        self.assertIn("Au lieu de :", french.out)
        self.assertIn("Instead of:", english.out)
        self.assertIn("‹step›", english.out)

    def test_lists_every_code_with_a_line(self):
        answer = self.run_command("explain")

        self.assert_ends(answer, 0)
        self.assertGreater(len(answer.out.splitlines()), 150)
        self.assertRegex(answer.out, r"(?m)^not-found +ce dossier")

    def test_offers_the_nearest_code(self):
        answer = self.run_command("explain", "unknown-outcom", "--lang", "en")

        self.assert_ends(answer, 1)
        self.assertIn("'unknown-outcome'", answer.err)

    def test_answers_one_document(self):
        answer = self.run_command("explain", "conflict", "--format", "json", "--lang", "en")

        self.assert_ends(answer, 0)
        self.assertEqual(["cases", "engine"], [each["part"] for each in answer.json["explanations"]])
        for each in answer.json["explanations"]:
            self.assertEqual({"about", "code", "part", "right", "says", "wrong"}, set(each))
        self.assertEqual(["unknown-code"], self.run_command("explain", "nothing", "--format", "json").codes)


if __name__ == "__main__":
    unittest.main()
