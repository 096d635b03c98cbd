"""The sources keep the rules of the house, and the rules can be broken: each one finds a violation that is planted."""
import os
import tempfile
import unittest
from pathlib import Path

import rules

ROOT = Path(os.environ.get("PARCOURS_SOURCE_DIR", Path(__file__).resolve().parents[2]))


class TheSources(unittest.TestCase):
    def test_keep_every_rule(self):
        self.assertEqual([], rules.check(ROOT))

    def test_are_seen(self):
        self.assertGreater(len(rules.sources_of(ROOT)), 20)


class ARule(unittest.TestCase):
    """Each test plants files in an empty tree, which breaks no rule."""

    def found(self, files, opening="// A file.\n"):
        with tempfile.TemporaryDirectory() as folder:
            for path, text in files.items():
                file = Path(folder, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(opening + text, encoding="utf-8")
            return rules.check(folder)

    def assert_found(self, path, text, words, opening="// A file.\n"):
        found = self.found({path: text}, opening)
        self.assertEqual(1, len(found), found)
        self.assertIn(path, found[0])
        self.assertIn(words, found[0])

    def test_is_content_with_what_is_right(self):
        self.assertEqual([], self.found({
            "core/src/store/a.cpp": '#include <soci/soci.h>\n#include <fmt/core.h>\n#include <sys/stat.h>\n#include "base/json.hpp"\n',
            "core/src/expression/a.cpp": '#include <re2/re2.h>\n',
            "core/src/plugin/a.cpp": '#include <boost/dll/shared_library.hpp>\n#include "parcours/sdk/action.hpp"\n',
            "core/src/base/clock.cpp": "auto t = std::chrono::system_clock::now();\n",
            "plugins/p2_x/a.cpp": '#include "parcours/sdk/plugin.hpp"\nauto name = "p2.triage", from = "ps5";\n',
            "plugins/p2_x/a_test.cpp": '#include <gtest/gtest.h>\n#include "parcours/testing/harness.hpp"\n',
        }))

    def test_finds_a_layer_above(self):
        self.assert_found("core/src/definition/a.cpp", '#include "execution/decide.hpp"\n', "not below")

    def test_finds_a_layer_beside(self):
        self.assert_found("core/src/store/a.cpp", '#include "trust/chain.hpp"\n', "not below")

    def test_finds_a_layer_that_is_not_on_the_map(self):
        self.assert_found("core/src/misc/a.cpp", "int a;\n", "not on the map")

    def test_finds_an_include_past_the_folders(self):
        self.assert_found("core/src/base/a.cpp", '#include "../engine/engine_context.hpp"\n', "no path below")

    def test_finds_a_room_above(self):
        self.assert_found("core/src/definition/model/a.cpp", '#include "definition/check/proof.hpp"\n', "room 'model'")

    def test_finds_a_room_that_is_not_on_the_map(self):
        self.assert_found("core/src/definition/misc/a.cpp", "int a;\n", "not on the map")

    def test_finds_a_layer_that_reaches_up_to_stories(self):
        self.assert_found("core/src/engine/a.cpp", '#include "story/play.hpp"\n', "not below")

    def test_finds_the_facade_in_a_layer(self):
        self.assert_found("core/src/store/a.cpp", '#include "parcours/engine.hpp"\n', "belongs to the engine")

    def test_finds_an_inside_header_in_a_binding(self):
        self.assert_found("bindings/cli/a.cpp", '#include "definition/reader.hpp"\n', "no public header")

    def test_finds_the_sdk_including_more_than_base(self):
        self.assert_found("core/include/parcours/sdk/a.hpp", '#include "parcours/engine.hpp"\n', "not of base")

    def test_finds_a_plugin_including_more_than_the_sdk(self):
        self.assert_found("plugins/p2_x/a.cpp", '#include "parcours/engine.hpp"\n', "sdk alone")

    def test_finds_a_library_in_the_wrong_layer(self):
        self.assert_found("core/src/engine/a.cpp", "#include <soci/soci.h>\n", "does not use")

    def test_finds_patterns_made_outside_expressions(self):
        self.assert_found("core/src/definition/a.cpp", "#include <re2/re2.h>\n", "does not use")
        self.assert_found("core/src/expression/a.hpp", "#include <re2/re2.h>\n", "never in a header")

    def test_finds_a_library_nobody_chose(self):
        self.assert_found("core/src/base/a.cpp", "#include <spdlog/spdlog.h>\n", "does not use")

    def test_finds_a_library_in_a_public_header(self):
        self.assert_found("core/include/parcours/a.hpp", "#include <nlohmann/json.hpp>\n", "does not use")

    def test_finds_a_heavy_library_in_a_header(self):
        self.assert_found("core/src/base/a.hpp", "#include <nlohmann/json.hpp>\n", "never in a header")

    def test_finds_a_sheet_named_in_the_core(self):
        self.assert_found("core/src/engine/a.cpp", 'if (sheet == "p2") go();\n', "sheet 'p2'")

    def test_finds_a_sheet_naming_another(self):
        self.assert_found("plugins/p2_x/a.cpp", 'auto name = "p3.placer";\n', "sheet 'p3'")

    def test_does_not_take_a_comment_for_code(self):
        self.assertEqual([], self.found({"core/src/base/a.cpp": '// "p2" and time(0)\n/* "p2"\n #include <soci/soci.h> */\n'}))

    def test_finds_a_clock(self):
        for call in ("std::chrono::system_clock::now()", "time(nullptr)", "std::time(&t)", "gettimeofday(&t, 0)", "clock_gettime(CLOCK_REALTIME, &t)"):
            self.assert_found("core/src/engine/a.cpp", f"auto t = {call};\n", "clock")

    def test_finds_the_time_zone_of_the_process(self):
        calls = ('setenv("TZ", zone, 1)', "tzset()", "localtime_r(&t, &parts)", "std::mktime(&parts)", "current_zone()")
        for call in calls:
            self.assert_found("bindings/cli/a.cpp", f"auto t = {call};\n", "whole process")

    def test_finds_a_long_source(self):
        self.assert_found("core/src/base/a.cpp", "\n" * 300, "301 lines, 300 at most")
        self.assert_found("tests/unit/base/a_test.cpp", "\n" * 300, "301 lines, 300 at most")
        self.assertEqual([], self.found({"core/src/base/a.cpp": "\n" * 299}))

    def test_finds_a_long_header(self):
        self.assert_found("core/src/base/a.hpp", "\n" * 150, "151 lines, 150 at most")
        self.assertEqual([], self.found({"core/src/base/a.hpp": "\n" * 149}))

    def test_finds_a_private_word_in_a_comment(self):
        self.assert_found("core/src/base/a.hpp", "// What is told to people.\n", "plainer word")
        self.assertEqual([], self.found({"core/src/base/a.hpp": "int told;  // What people read.\n"}))

    def test_finds_a_wide_line(self):
        self.assert_found("bindings/cli/a.cpp", "//" + "é" * 119 + "\n", "121 columns")
        self.assertEqual([], self.found({"bindings/cli/a.cpp": "//" + "é" * 118 + "\n"}))
        self.assertEqual([], self.found({"bindings/cli/a.cpp": 'auto text = R"(' + "\n" + "x" * 130 + "\n" + ')";\n'}))

    def test_finds_a_source_of_the_core_that_nothing_explains(self):
        self.assert_found("core/src/base/a.cpp", "int a;\n", "open with a comment", opening="")
        self.assert_found("core/src/base/a.cpp", "\n// Too late.\nint a;\n", "open with a comment", opening="")

    def test_takes_a_header_of_the_same_name_as_an_explanation(self):
        for header in ("core/src/base/a.hpp", "core/include/parcours/a.hpp"):
            self.assertEqual([], self.found({"core/src/base/a.cpp": "int a;\n", header: "extern int a;\n"}, opening=""))

    def test_asks_for_no_opening_comment_outside_of_the_core(self):
        for path in ("bindings/cli/a.cpp", "plugins/p2_x/a.cpp", "tests/unit/base/a_test.cpp"):
            self.assertEqual([], self.found({path: "int a;\n"}, opening=""))

    def test_finds_a_folder_with_too_many_files(self):
        for folder, most in (("core/src/base", 50), ("core/src/engine", 40), ("core/src/base/deep", 50)):
            files = {f"{folder}/{n}.yaml": "" for n in range(most)}
            self.assertEqual([], self.found(files))
            files[f"{folder}/a.cpp"] = ""
            self.assertEqual([f"{folder}: {most + 1} files, {most} at most"], self.found(files))

    def test_finds_a_long_function(self):
        self.assert_found("core/src/base/a.cpp", "int f() {\n" + "  g();\n" * 60 + "}\n", "f has 62 lines")

    def test_finds_many_parameters(self):
        six = "int a, std::map<int, int> b, int (*c)(int, int), int d, int e = f(1, 2), int g"
        for path in ("core/src/base/a.cpp", "plugins/p2_x/a.cpp", "bindings/cli/a.cpp"):
            self.assert_found(path, f"int f({six}) {{ return a; }}\n", "f has 6 parameters")
        self.assert_found("core/src/base/a.cpp", f"struct S {{\n  S({six}) {{}}\n}};\n", "S has 6 parameters")
        self.assert_found("core/src/base/a.cpp", f"template <class A>\nT<A>::T({six}) : a_(a) {{}}\n", "T has 6")

    def test_does_not_count_the_commas_inside_of_parameters(self):
        five = "std::map<int, int> a, int (*b)(int, int), int c = f(1, 2), std::pair<A<int>, B> d, int e"
        for takes in (five, "", "void"):
            self.assertEqual([], self.found({"core/src/base/a.cpp": f"int f({takes}) {{ return 1; }}\n"}))

    def test_finds_functions_that_are_mostly_long(self):
        def functions(*lengths):
            return "".join(f"int f{n}() {{\n" + "  g();\n" * (length - 2) + "}\n" for n, length in enumerate(lengths))

        def found(*lengths):
            return self.found({"bindings/cli/a.cpp": functions(*lengths)})

        self.assertEqual([], found(*[8] * 9, 26, 8, 8))
        self.assertEqual(["half of the functions have 9 lines or more, 8 at most"], found(*[9] * 10))
        self.assertEqual(["one function in ten has 26 lines or more, 25 at most"], found(*[2] * 8, 26, 26))
        self.assertEqual([], found(*[9] * 9))

    def test_finds_includes_that_go_round(self):
        found = self.found({"core/src/base/a.hpp": '#include "base/b.hpp"\n', "core/src/base/b.hpp": '#include "base/a.hpp"\n'})
        self.assertEqual(1, len(found), found)
        self.assertIn("go round", found[0])

    def test_finds_a_second_reader_of_the_command_line(self):
        found = self.found({"bindings/cli/a.cpp": "#include <CLI/CLI.hpp>\n", "bindings/cli/b.cpp": "#include <CLI/App.hpp>\n"})
        self.assertEqual(1, len(found), found)
        self.assertIn("CLI11", found[0])

    def test_finds_a_public_function_that_lets_other_exceptions_out(self):
        header = "namespace parcours {\nint lint(const Grant& grant);\n}  // namespace parcours\n"
        source = "namespace parcours {\nint lint(const Grant& g) {\n  return %s;\n}\n}  // namespace parcours\n"
        files = {"core/include/parcours/a.hpp": header, "core/src/engine/a.cpp": source % "inner(g)"}
        self.assertIn("lint is public and not guarded", self.found(files)[0])
        self.assertEqual([], self.found({**files, "core/src/engine/a.cpp": source % "errors_only([&] { return inner(g); })"}))
        self.assertIn("not found in core/src", self.found({"core/include/parcours/a.hpp": header})[0])

    def test_finds_a_face_that_reads_whole_cases(self):
        for header in ("execution/codec.hpp", "engine/command/loaded_case.hpp"):
            self.assert_found("core/src/engine/reads.cpp", f'#include "{header}"\n', "SeenCase")

    def test_finds_a_face_that_makes_what_readers_are_shown(self):
        for made in ("Case shown;", "auto made = Entry{1};", "Case shown{};", "Entry entry = first;"):
            self.assert_found("core/src/engine/reads.cpp", made + "\n", "a SeenCase alone does")
        for header in ("engine/seen_entry.hpp", "engine/reach.hpp", "store/viewed.hpp"):
            self.assert_found("core/src/engine/reads.cpp", f'#include "{header}"\n', "take a CaseReader")
        passed_on = "execution::Case c;\nvoid f(const Case& shown);\nPage<Case> page;\nstruct Entry {};\n"
        self.assertEqual([], self.found({"core/src/engine/reads.cpp": passed_on}))

    def test_finds_a_face_that_reads_past_the_rights(self):
        of_readers = "class ViewReader {\n  virtual std::vector<A> tasks(int a) = 0;\n};\n"
        for call in ("reader.store().cases(0, 9)", "store_\n    ->cases(0)", "engine_context_.store->read()->cases(0)"):
            found = self.found({"core/src/store/viewed.hpp": of_readers, "core/src/engine/reads.cpp": f"auto a = {call};\n"})
            self.assertEqual(1, len(found), found)
            self.assertIn("'cases' reads past the rights", found[0])
        right = "auto a = reader.store().tasks(1);\n"
        self.assertEqual([], self.found({"core/src/store/viewed.hpp": of_readers, "core/src/engine/reads.cpp": right}))
        self.assertEqual([], self.found({"core/src/engine/migrate.cpp": "auto a = context.store->read()->cases(0);\n"}))

    def test_finds_a_statement_of_readers_for_everybody(self):
        path = "core/src/store/query/queries_of_readers.cpp"
        everybody = 'void f() {\n  define(cases, "select id from case_file where id > :after",\n         "n");\n}\n'
        self.assert_found(path, everybody, "'cases' selects for everybody")
        parts = 'std::string arms(int n) {\n  return "where scope = :scopes";\n}\n'
        self.assertEqual([], self.found({path: parts + 'void f() {\n  define(cases[i], "select id" + arms(3), "n");\n}\n'}))

    def test_reads_the_statements_of_readers(self):
        text = (ROOT / "core/src/store/query/queries_of_readers.cpp").read_text(encoding="utf-8")
        names = {found[1] for found in rules.rules_of_readers.STATEMENT.finditer(text)}
        text += (ROOT / "core/src/store/query/find_queries.cpp").read_text(encoding="utf-8")
        names |= {found[1] for found in rules.rules_of_readers.STATEMENT.finditer(text)}
        self.assertLessEqual({"queries.by_opening", "lists.tasks_of_query", "lists.viewed_of_numbers"}, names)
        self.assertLessEqual({"view", "lists.viewed_by_arms", "lists.viewed_among_many", "lists.tasks", "notes", "audiences_of", "journal_given"}, names)


if __name__ == "__main__":
    unittest.main()
