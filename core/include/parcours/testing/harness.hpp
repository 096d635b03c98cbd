// For authors of sheets: tests an action without a workflow, a case or a database. For GoogleTest, see matchers.hpp.
//
//   parcours::testing::Harness harness(PARCOURS_PLUGIN_FILE);
//   auto outcome = harness.run("p2.triage", {.input = {{"naissance", day("2015-05-01")}}, .chosen = "retenu"});
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "parcours/sdk/abi.h"
#include "parcours/sdk/action.hpp"

extern "C" const parcours_plugin parcours_plugin_v1;  // of a plugin that is linked into this program

namespace parcours::testing {

// Reads a day or a time as workflows write them: "2026-03-02", "2026-03-02 09:30" on the clocks of Paris. Throw
// Error::misuse when `text` is something else.
Date day(std::string_view text);
Instant at(std::string_view text);

// The data of one call. Without further settings it contains nothing, on an ordinary Monday morning.
struct Given {
  Record settings = {}, input = {}, fields = {};
  std::string chosen = {};               // the outcome that the person chose
  std::vector<std::string> roles = {};   // of the actor
  Instant now = at("2026-03-02 09:30");  // Call::today is its day in Paris
  std::string reference = "TEST-2026-00001", actor = "testeur", territory = {};
  std::int64_t case_id = 1, seq = 2;
  int attempt = 1;
};

// One sheet under test. It checks the call and the answer against the contract. It runs every action twice and compares
// the answers, so that an action that does not depend on its call alone fails. A deed starts from the same rows both
// times; the rows of the second run stay when it ends without a question. The rows are in an in-memory SQLite database
// of this harness, made by the sheet's migrations. After every deed it runs the sheet's checks. It does not enforce the
// time limit, so a slow machine fails no test. Errors: Error::plugin when the plugin does not load, when an action
// fails or breaks its contract, when both answers differ, or when a check finds rows; Error::misuse when the call does
// not fit the contract. One thread uses a harness.
class Harness {
 public:
  // Loads the library as an engine does. It contains one plugin.
  explicit Harness(const std::filesystem::path& library);
  explicit Harness(const parcours_plugin& plugin);
  // The plugin whose sources are linked into this program.
  static Harness linked_in() { return Harness(parcours_plugin_v1); }
  ~Harness();
  Harness(Harness&&) noexcept;
  Harness& operator=(Harness&&) noexcept;

  // Runs an action ("p2.triage") and returns its answer.
  sdk::Outcome run(std::string_view action, const Given& given = {});

  // Run a statement of the sheet, to prepare rows and to look at them. They return the number of changed rows, and the
  // rows of a query. A change is kept.
  std::int64_t change(std::string_view statement, const Record& values = {});
  std::vector<Record> ask(std::string_view statement, const Record& values = {});

  const std::string& sheet() const;
  std::vector<std::string> actions() const;                 // "p2.triage", in the order of their declaration
  const Contract& contract(std::string_view action) const;  // throws Error::misuse when the sheet has no such action

 private:
  struct Bench;
  std::unique_ptr<Bench> bench_;
};

// Describes an answer in one line, for messages of tests: "ended as 'retenu', giving score". Contains no value.
std::string to_text(const sdk::Outcome& outcome);

}  // namespace parcours::testing
