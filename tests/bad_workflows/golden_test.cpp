// Every broken workflow of this folder says exactly what stands beside it, in both languages. Run with
// PARCOURS_GOLDEN=update to write what is said now; the difference is then to be read like any other.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "definition/reader.hpp"
#include "definition/source/diagnostic_sink.hpp"
#include "definition/source/to_text.hpp"
#include "support/city.hpp"

namespace parcours::definition {
namespace {

using std::filesystem::path;

const path folder = path(PARCOURS_SOURCE_DIR) / "tests" / "bad_workflows";

std::vector<path> bad_workflows() {
  std::vector<path> files;
  for (const auto& each : std::filesystem::directory_iterator(folder))
    if (each.path().extension() == ".yaml") files.push_back(each.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::string content(const path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string said_of(const path& file) {
  const auto reading = read(content(file), file.filename().string(), testing::small_city());
  std::string said;
  for (const char* language : {"en", "fr"}) {
    said += "=== " + std::string(language) + "\n";
    for (const auto& problem : reading.problems) said += to_text(problem, language);
  }
  return said;
}

path expected_of(path file) { return file.replace_extension(".expected"); }

bool updating() {
  const char* mode = std::getenv("PARCOURS_GOLDEN");
  return mode && std::string_view(mode) == "update";
}

class BadWorkflow : public ::testing::TestWithParam<path> {};

TEST_P(BadWorkflow, SaysWhatStandsBesideIt) {
  const auto said = said_of(GetParam());
  if (updating()) std::ofstream(expected_of(GetParam()), std::ios::binary) << said;

  EXPECT_EQ(said, content(expected_of(GetParam())));
}

TEST_P(BadWorkflow, MayNotRun) {
  const auto reading = read(content(GetParam()), "bad.yaml", testing::small_city());

  EXPECT_FALSE(reading.workflow);
  EXPECT_TRUE(blocks(reading.problems));
}

INSTANTIATE_TEST_SUITE_P(All, BadWorkflow, ::testing::ValuesIn(bad_workflows()),
                         [](const auto& each) { return each.param.stem().string(); });

// Reported by `read_file`, `coerce` or `check_across_workflows` alone, or about a workflow that may run: their own unit
// tests cover them.
const std::set<std::string_view> elsewhere{
    "file-missing", "not-a-file", "file-unreadable", "file-too-large", "too-many-nodes", "want-names", "not-a-list",
    "not-a-record", "notice-without-date", "not-unique", "too-many", "too-many-parts", "not-in-use", "accepts-nothing",
    "accepts-others", "takes-no-message", "message-from-others", "not-asked-there", "not-filled-there",
    "other-type-there", "too-big-to-prove", "outcome-not-given", "row-not-given", "row-of-no-list", "accepts-longer",
    // of the files around workflows: tests/unit/definition/read/read_surroundings_test.cpp
    "not-a-point", "outline-crosses", "not-days", "backward-days", "holiday-outside", "years-overlap",
    // tests/unit/definition/read/read_bilan_test.cpp
    "bilan-misnamed", "bilan-fact-uncounted", "bilan-unit-missing", "bilan-unit-of-persons", "bilan-reference-unknown",
    "bilan-fact-unknown", "bilan-no-kind", "bilan-kinds", "bilan-two-facts", "bilan-key-elsewhere",
    "bilan-dimension-unknown", "bilan-value-unknown", "bilan-series-unknown", "bilan-columns", "bilan-lasts",
    "bilan-not-lasting", "bilan-unmeasured", "bilan-twice", "reference-year",
    // tests/unit/definition/read/read_roles_test.cpp
    "unknown-seen", "unknown-corrected",
    // of values and of the day on which they are given: tests/unit/definition/model/coerce_test.cpp
    "skipped-time", "born-later"};

TEST(BadWorkflows, ShowEveryCodeOfTheLayer) {
  std::string all;
  for (const auto& file : bad_workflows()) all += content(expected_of(file));
  for (const auto& message : diagnostics().all()) {
    if (elsewhere.contains(message.code)) continue;
    EXPECT_NE(all.find("[" + std::string(message.code) + "]"), std::string::npos)
        << message.code << " is in no .expected";
  }
}

// What these say names all that may be written instead.
const std::set<std::string_view> hint_enough{
    "unknown-key", "want-number",     "want-flag",  "want-one-of",       "bad-entry",      "unknown-action",
    "too-long",    "unknown-setting", "not-a-flag", "too-many-decimals", "out-of-range",   "unknown-choice",
    "too-small",   "too-large",       "too-many",   "unknown-part",      "refuse-or-warn", "unknown-message-outcome"};

TEST(BadWorkflows, AreToldHowTheyAreMended) {
  for (const auto& message : diagnostics().all())
    EXPECT_TRUE(hint_enough.contains(message.code) || (!message.hint_fr.empty() && !message.hint_en.empty()))
        << message.code;
}

TEST(BadWorkflows, AreThirtyAtLeast) { EXPECT_GE(bad_workflows().size(), 30u); }

}  // namespace
}  // namespace parcours::definition
