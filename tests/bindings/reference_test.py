"""reference and explain: the words of the language, from its tables; the manual page."""
import re
import shutil
import subprocess
import unittest

from support import CommandTest


class Reference(CommandTest):
    def test_has_every_key_that_the_schemas_have(self):
        keys = self.run_command("reference", "--format", "json").json["keys"]
        known = {entry["key"] for entry in keys}
        for kind in ("workflow", "story", "roles", "bilan"):
            schema = self.run_command("schema", kind).out
            described = set(re.findall(r'"([a-z_]+)": \{\n +"(?:type|anyOf|\$ref|enum)', schema))
            self.assertTrue(set() < described & known, kind)
        task = {entry["key"] for entry in keys if entry["place"] == "task"}
        self.assertEqual({"task", "by", "not_by", "form", "checks", "due", "also", "next", "meanwhile", "count"}, task)

    def test_describes_each_key_and_its_value_in_both_languages(self):
        for language in ("fr", "en"):
            for entry in self.run_command("reference", "--format", "json", "--lang", language).json["keys"]:
                self.assertTrue(entry["about"] and entry["takes"], entry)

    def test_is_read_by_people_as_headings_and_lists(self):
        french, english = self.run_command("reference").out, self.run_command("reference", "--lang", "en").out

        self.assertIn("### task\n", french)
        self.assertIn("* `by` (obligatoire) : ", french)
        self.assertIn("* `by` (required): ", english)
        self.assertIn("## Types de champs", french)
        self.assertIn("`birth.age_on(date) -> integer`", english)

    def test_explains_a_key_in_each_of_its_places(self):
        answer = self.run_command("explain", "meanwhile", "--lang", "en")

        self.assert_ends(answer, 0)
        self.assertIn("### task", answer.out)
        self.assertIn("### wait", answer.out)
        self.assertNotIn("`form`", answer.out)

    def test_explains_a_type_and_a_function(self):
        self.assertIn("2015-06", self.run_command("explain", "birth").out)
        self.assertIn("in_territory(lieu)", self.run_command("explain", "in_territory").out)

    def test_offers_the_nearest_key_type_or_function(self):
        for word, nearest in (("meanwile", "meanwhile"), ("datetme", "datetime"), ("in_teritory", "in_territory")):
            answer = self.run_command("explain", word, "--lang", "en")

            self.assert_ends(answer, 1)
            self.assertIn(f"'{nearest}'", answer.err)


class ManualPage(CommandTest):
    def test_has_every_command_in_both_languages(self):
        for language, title in (("fr", "NOM"), ("en", "NAME")):
            page = self.run_command("manual-page", "--lang", language).out
            self.assertIn(f".SH {title}\n", page)
            for name in ("lint", "run\\-due", "plugin list", "backup FILE", "reference"):
                self.assertIn(f".SS parcours {name}", page)

    def test_is_roff_that_a_reader_of_manuals_takes(self):
        if not shutil.which("groff"):
            self.skipTest("groff is not installed")
        page = self.run_command("manual-page", "--lang", "en").out
        done = subprocess.run(["groff", "-man", "-ww", "-z", "-Kutf8", "-Tutf8"], input=page, capture_output=True, text=True, encoding="utf-8")
        self.assertEqual("", done.stderr)


if __name__ == "__main__":
    unittest.main()
