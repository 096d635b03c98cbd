// A case without a database, for tests of the pure layers. Used by one thread.
#pragma once
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "definition/reader.hpp"
#include "definition/source/to_text.hpp"
#include "execution/codec.hpp"
#include "execution/decide.hpp"
#include "support/paris.hpp"
#include "support/problems.hpp"

namespace parcours::testing {

// Reads a workflow; a mistake in it fails the test. A line that comes too late is none: workflows by chance have such.
inline definition::Workflow workflow_of(
    std::string_view yaml, const definition::Surroundings& surroundings = definition::Surroundings(paris())) {
  auto reading = definition::read(yaml, "workflow.yaml", surroundings);
  for (const auto& p : reading.problems)
    if (p.code != "line-too-late") ADD_FAILURE() << definition::to_text(p, "en");
  return reading.workflow ? std::move(*reading.workflow) : definition::Workflow{};
}

// A sheet with one action, `sx.weigh`: it needs a `motif`, and ends as `lourd` or `leger`.
inline definition::Surroundings with_sheet() {
  Contract weigh{"sx.weigh",
                 "Peser",
                 {},
                 {{"motif", Type::text, {}, {}, true}},
                 {{"poids", Type::number, {}, {}, true}},
                 {},
                 {"lourd", "leger"},
                 {},
                 false,
                 false};
  definition::Surroundings surroundings(paris());
  surroundings.sheets.push_back({"sx", {weigh}, {}});
  return surroundings;
}

// One case with its journal, row by row. A command with problems changes nothing and returns them.
class CaseSimulation {
 public:
  explicit CaseSimulation(definition::Workflow workflow, Calendar city = Calendar("Europe/Paris"))
      : calendar(std::move(city)), workflow_(std::move(workflow)) {}

  Problems open(const Record& with = {}, const std::string& outcome = {}, const std::string& actor = "nadia") {
    return apply(execution::Opening{"X-2026-00001", 1, with, outcome}, actor);
  }
  Problems complete(const std::string& step, const Record& with = {}, const std::string& outcome = {},
                    const std::string& actor = "nadia", std::int64_t seen = 0) {
    for (const auto& t : a_case.tokens)
      if (t.step == step) return apply(execution::Completion{t.id, with, outcome, seen}, actor);
    ADD_FAILURE() << "the case is not at " << step;
    return {};
  }
  // Moves the clock to a wall-clock time. What is due before it fires at its own time.
  void wait_until(std::string_view when) {
    const Instant end = parse_instant(when, calendar).value();
    for (auto due = execution::next_due(a_case); due && *due <= end; due = execution::next_due(a_case)) {
      now = std::max(now, *due);
      if (const auto problems = apply(execution::TimersDue{}, {}); !problems.empty()) {
        ADD_FAILURE() << problems.front().code;
        return;
      }
    }
    now = end;
  }
  // Completes the step in the branch of that row.
  Problems complete_row(const std::string& step, std::int64_t row, const Record& with = {},
                        const std::string& outcome = {}) {
    for (const auto& t : a_case.tokens)
      if (t.step == step && a_case.row_path(t.parent) == std::to_string(row))
        return apply(execution::Completion{t.id, with, outcome, 0});
    ADD_FAILURE() << "row " << row << " is not at " << step;
    return {};
  }
  // Moves the case to another version of its workflow. `renamed`: steps with another name there: old, new.
  Problems migrate(definition::Workflow to, const std::vector<std::pair<std::string, std::string>>& renamed = {}) {
    auto from = std::exchange(workflow_, std::move(to));
    auto problems = apply(execution::MigrationInput{a_case.version + 1, renamed, &from});
    if (!problems.empty()) workflow_ = std::move(from);
    return problems;
  }
  // Decides an input at the current time. The answer of an action goes into the journal row of the command before.
  Problems apply(const execution::Input& input, const std::string& actor = "nadia") {
    const bool answers = std::holds_alternative<execution::ActionResult>(input);
    const execution::DecisionContext context{
        {now, calendar}, answers ? a_case.revision : a_case.revision + 1, actor, parameters};
    auto decision = execution::decide(workflow_, a_case, input, context);
    action_request = decision.action_request;
    if (!decision.problems.empty()) return decision.problems;
    effects = std::move(decision.effects);
    migrated_lines = std::move(decision.migrated_lines);
    a_case = std::move(decision.after);
    if (answers)
      journal.back().insert(journal.back().end(), decision.events.begin(), decision.events.end());
    else
      journal.push_back(std::move(decision.events));
    times.resize(journal.size(), now);
    return {};
  }
  // The case, rebuilt from its journal as stored.
  execution::Case replayed() const {
    execution::Case c;
    for (std::size_t i = 0; i < journal.size(); ++i)
      for (const auto& event : execution::decode_events(execution::encode(journal[i])))
        execution::evolve(c, event, {static_cast<std::int64_t>(i) + 1, times[i]});
    return c;
  }
  // The steps at which the case is, by token.
  std::vector<std::string> current_steps() const {
    std::vector<std::string> steps;
    for (const auto& t : a_case.tokens)
      if (t.branch.empty()) steps.push_back(t.step);
    return steps;
  }
  const definition::Workflow& workflow() const { return workflow_; }

  Calendar calendar;
  Instant now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::hours(8);
  Record parameters;
  execution::Case a_case;
  std::optional<execution::ActionRequest> action_request;
  std::vector<execution::Effect> effects;             // of the last command
  std::vector<execution::LineChange> migrated_lines;  // of the last command
  std::vector<std::vector<execution::Event>> journal;
  std::vector<Instant> times;

 private:
  definition::Workflow workflow_;
};

}  // namespace parcours::testing
