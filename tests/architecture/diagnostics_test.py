"""The diagnostics.yaml of the layers have one voice: advice in French is an infinitive, between « » what is quoted."""
import os
import pathlib
import re
import unittest

ROOT = pathlib.Path(os.environ.get("PARCOURS_SOURCE_DIR", pathlib.Path(__file__).parents[2]))


def hints(text):
    """(line number, text) of every hint in French."""
    lines = text.splitlines()
    for number, line in enumerate(lines, 1):
        if not line.startswith("  hint_fr: "):
            continue
        hint = line.removeprefix("  hint_fr: ")
        if hint == ">-":
            rest = lines[number:]
            end = next((i for i, each in enumerate(rest) if not each.startswith("    ")), len(rest))
            hint = " ".join(each.strip() for each in rest[:end])
        yield number, hint


def mistake_in(hint):
    if re.search(r"\b(\w+ez(-\w+)?|dites|faites)\b", hint) and "vouliez-vous dire" not in hint:
        return "write an infinitive"
    if re.search(r"'\{|`", hint):
        return "quote with « »"
    return None


class TheDiagnostics(unittest.TestCase):
    def test_advise_in_french_with_one_voice(self):
        files = sorted((ROOT / "core/src").rglob("diagnostics.yaml"))
        self.assertEqual(6, len(files))
        found = [f"{file.relative_to(ROOT)}:{number}: {mistake_in(hint)}: {hint}"
                 for file in files for number, hint in hints(file.read_text(encoding="utf-8")) if mistake_in(hint)]
        self.assertEqual([], found)

    def test_a_mistake_is_found(self):
        self.assertEqual("write an infinitive", mistake_in("donnez-lui une valeur"))
        self.assertEqual("quote with « »", mistake_in("ajouter '{from}' à la liste"))
        self.assertIsNone(mistake_in("ajouter « {from} » à la liste"))
        self.assertEqual([(1, "un deux")], list(hints("  hint_fr: >-\n    un\n    deux\n  hint_en: x\n")))


if __name__ == "__main__":
    unittest.main()
