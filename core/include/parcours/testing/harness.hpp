// For authors of sheets: tries an action without a workflow, a case or a database of one's own. With GoogleTest, see
// matchers.hpp.
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

extern "C" const parcours_plugin parcours_plugin_v1;  // of the plugin that is linked into this program, where one is

namespace parcours::testing {

// As they are written in workflows: "2026-03-02", "2026-03-02 09:30" (in Paris). Throw Error::misuse when it is none.
Date day(std::string_view text);
Instant at(std::string_view text);

// What one call gives to an action. Left out: nothing, and an ordinary Monday morning.
struct Given {
  Record settings = {}, input = {}, fields = {};
  std::string chosen = {};               // the outcome that the person chose
  std::vector<std::string> roles = {};   // of the actor
  Instant now = at("2026-03-02 09:30");  // Call::today is its day in Paris
  std::string reference = "TEST-2026-00001", actor = "testeur", territory = {};
  std::int64_t case_id = 1, seq = 2;
  int attempt = 1;
};

// A sheet on the bench. Checks a call against the contract before it, the answer after it, and that the same call gives
// the same answer: every action is run twice (a deed from the same rows; what the second run writes stays when it
// ends). Rows stand in an in-memory SQLite database of the harness alone, made by the sheet's own migrations; the
// sheet's checks are asked after every deed. The limit of time is not held, so that a slow machine fails no test.
// Errors: Error::plugin when the plugin does not load or an action fails, breaks its contract or answers two ways;
// Error::misuse when a call gives what the contract does not say. Of one thread.
class Harness {
 public:
  // Loads the library as an engine does.
  explicit Harness(const std::filesystem::path& library);
  explicit Harness(const parcours_plugin& plugin);
  // The plugin whose sources are linked into this program.
  static Harness linked_in() { return Harness(parcours_plugin_v1); }
  ~Harness();
  Harness(Harness&&) noexcept;
  Harness& operator=(Harness&&) noexcept;

  sdk::Outcome run(std::string_view action, const Given& given = {});

  // The sheet's own statements, to set a scene and to look at it: how many rows it touched, what it answers.
  std::int64_t change(std::string_view statement, const Record& values = {});
  std::vector<Record> ask(std::string_view statement, const Record& values = {});

  const std::string& sheet() const;
  std::vector<std::string> actions() const;                 // "p2.triage", in the order of their declaration
  const Contract& contract(std::string_view action) const;  // throws Error::misuse when the sheet has no such action

 private:
  struct Bench;
  std::unique_ptr<Bench> bench_;
};

// An answer in a line, for messages of tests: "ended as 'retenu', score given". Holds no value.
std::string to_text(const sdk::Outcome& outcome);

}  // namespace parcours::testing
