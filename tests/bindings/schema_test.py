"""The schemas for editors, checked by a validator: the shipped files are valid, broken ones are not."""
import json
import re
import unittest

import jsonschema
import yaml
from support import PLUGINS, SOURCES, CommandTest


class CoreLoader(yaml.SafeLoader):
    """YAML as editors read it (the core schema of 1.2): dates are texts, only true and false are booleans."""

    yaml_implicit_resolvers = {}


for tag, pattern, first in (("bool", r"^(?:true|false|True|False|TRUE|FALSE)$", "tTfF"), ("int", r"^[-+]?[0-9]+$", "-+0123456789"),
                            ("float", r"^[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
                            ("null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""])):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), list(first))
CoreLoader.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))


def read(path):
    return yaml.load(path.read_text(encoding="utf-8"), CoreLoader)


def readable(path):
    try:
        read(path)
    except yaml.YAMLError:
        return False
    return True


# What a schema can see. Names that refer to something, numbers within bounds, routes: the reader alone.
SHAPES = {"unknown-key", "missing-key", "want-keys", "want-map", "want-list", "want-text", "want-number", "want-flag", "want-one-of",
          "no-kind", "two-kinds", "bad-name", "bad-workflow-name"}


SHIPPED = ("workflows", "examples", "tests/stories", "tests/patterns", "tests/published_workflows")


class Schema(CommandTest):
    def schema(self, what="workflow", *words, plugins=PLUGINS):
        answer = self.run_command("schema", what, "--plugins", plugins, *words)
        self.assert_ends(answer, 0)
        return json.loads(answer.out)

    def validator(self, what, plugins=PLUGINS):
        return jsonschema.Draft202012Validator(self.schema(what, plugins=plugins))

    def without_sheets(self):
        folder = self.folder / "none"
        folder.mkdir(exist_ok=True)
        return folder

    def assert_fits(self, validator, path):
        errors = [f"{path}: {'/'.join(map(str, error.path))}: {error.message[:200]}" for error in validator.iter_errors(read(path))]
        self.assertEqual([], errors)

    def test_is_a_schema_for_each_file_in_both_languages(self):
        for what in ("workflow", "story", "roles", "bilan"):
            french, english = self.schema(what), self.schema(what, "--lang", "en")
            jsonschema.Draft202012Validator.check_schema(french)
            self.assertNotEqual(french, english)
        self.assertEqual(self.schema("workflow"), json.loads(self.run_command("schema", "--plugins", PLUGINS).out))

    def test_refers_to_nothing_that_is_not_there(self):
        for what in ("workflow", "story", "roles", "bilan"):
            schema = self.schema(what)
            for name in re.findall(r'"#/\$defs/([^"]+)"', json.dumps(schema)):
                self.assertIn(name, schema["$defs"])

    def test_takes_every_workflow_that_is_shipped(self):
        validator, plain = self.validator("workflow"), self.validator("workflow", self.without_sheets())
        files = [path for folder in SHIPPED for path in (SOURCES / folder).rglob("workflow.yaml")]
        self.assertTrue(files)
        for path in files:
            if not any((folder / "sheet.cpp").exists() for folder in path.parents):  # an example with a sheet of its own
                self.assert_fits(validator, path)
            self.assert_fits(plain, path)

    def test_takes_every_story_that_is_shipped(self):
        validator = self.validator("story")
        files = [path for folder in SHIPPED for path in (SOURCES / folder).rglob("stories/*.yaml")]
        self.assertTrue(files)
        for path in files:
            if path.stem != "mistakes":
                self.assert_fits(validator, path)

    def test_takes_the_roles_of_every_city_that_is_shipped(self):
        validator = self.validator("roles")
        files = [path for folder in SHIPPED for path in (SOURCES / folder).rglob("roles.yaml")]
        self.assertTrue(files)
        for path in files:
            self.assert_fits(validator, path)

    def test_refuses_roles_with_wrong_keys_and_levels(self):
        validator = self.validator("roles")
        for role in ({"titre": "Élu"}, {"title": "Élu", "sees": {"p2": "C4"}}, {"sees": ["p2"]}, {"persons": "C0"}, ["Élu"]):
            self.assertFalse(validator.is_valid({"elu": role}), role)

    def test_refuses_workflows_with_wrong_keys_and_shapes(self):
        validator, seen = self.validator("workflow", self.without_sheets()), 0
        for path in sorted((SOURCES / "tests" / "bad_workflows").glob("*.yaml")):
            codes = set(re.findall(r"\[([a-z0-9-]+)\]$", path.with_suffix(".expected").read_text(encoding="utf-8"), re.MULTILINE))
            if codes & SHAPES and readable(path):
                seen += 1
                self.assertFalse(validator.is_valid(read(path)), path)
        self.assertGreater(seen, 8)

    def test_refuses_stories_with_wrong_keys_and_shapes(self):
        validator = self.validator("story", self.without_sheets())
        for name in ("not_a_story", "missing_keys", "unknown_keys", "wrong_shapes", "more_shapes", "lines", "no_lines"):
            self.assertFalse(validator.is_valid(read(SOURCES / "tests" / "bad_stories" / f"{name}.yaml")), name)

    def test_says_something_about_every_key(self):
        for what in ("workflow", "story", "roles", "bilan"):
            schema = self.schema(what)
            for name, place in [("", schema), *schema["$defs"].items()]:
                for key, value in place.get("properties", {}).items():
                    self.assertTrue(value.get("description"), f"{what}: no row of keywords_of_*.cpp is about '{key}' of '{name}'")

    def test_takes_any_name_for_how_a_field_is_shown_and_nothing_else(self):
        places = self.schema("workflow")["$defs"]
        for place in ("field", "field_of_a_list"):
            validator = jsonschema.Draft202012Validator(places[place]["properties"]["shown_as"])
            self.assertTrue(all(validator.is_valid(name) for name in ("map", "long", "carte_2")), place)
            self.assertFalse(any(validator.is_valid(name) for name in ("Carte IGN", "", 2, ["map"])), place)

    def test_knows_the_actions_of_the_loaded_sheets(self):
        action = self.schema("workflow")["$defs"]["action"]
        self.assertIn("p2.triage", action["properties"]["action"]["enum"])
        validator = self.validator("workflow")
        workflow = read(SOURCES / "workflows" / "presence-educative" / "workflow.yaml")
        step = next(step for phase in workflow["phases"].values() for step in phase["steps"].values() if step.get("action") == "p2.triage")
        for change in ({"action": "p2.triaje"}, {"next": {"danger": "veiller", "retenus": "veiller", "sans_suite": "end autre"}},
                       {"with": {"nothing": 1}}):
            kept = dict(step)
            step.update(change)
            self.assertFalse(validator.is_valid(workflow), change)
            step.clear()
            step.update(kept)
        self.assertTrue(validator.is_valid(workflow))

    def test_is_for_nothing_else(self):
        self.assert_ends(self.run_command("schema", "parameters"), 2)


if __name__ == "__main__":
    unittest.main()
