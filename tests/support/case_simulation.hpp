// A case played without a database: what a test of the pure layers needs.
#pragma once
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "definition/reader.hpp"
#include "execution/codec.hpp"
#include "execution/decide.hpp"

namespace parcours::testing {

// Reads a workflow that must be right.
inline definition::Workflow workflow_of(std::string_view yaml, const definition::Surroundings& around = {}) {
  auto reading = definition::read(yaml, "workflow.yaml", context);
  for (const auto& p : reading.problems) ADD_FAILURE() << definition::to_text(p, "en");
  return reading.workflow ? std::move(*reading.workflow) : definition::Workflow{};
}

inline std::vector<std::string> codes(const Problems& problems) {
  std::vector<std::string> out;
  for (const auto& p : problems) out.push_back(p.code);
  return out;
}

// A sheet with one action, which weighs what `motif` names.
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
  definition::Surroundings around;
  around.sheets.push_back({"sx", {weigh}, {}});
  return around;
}

// One case, its journal kept row by row. Commands that meet problems change nothing.
class CaseSimulation {
 public:
  explicit CaseSimulation(definition::Workflow workflow) : workflow_(std::move(workflow)) {}

  Problems open(const Record& with = {}, const std::string& outcome = {}, const std::string& actor = "nadia") {
    return apply(execution::Opening{"X-2026-00001", 1, with, outcome}, actor);
  }
  Problems complete(const std::string& step, const Record& with = {}, const std::string& outcome = {},
                    const std::string& actor = "nadia", std::int64_t seen = 0) {
    for (const auto& t : a_case.tokens)
      if (t.step == step) return apply(execution::Completion{t.id, with, outcome, seen}, actor);
    ADD_FAILURE() << "the case does not stand at " << step;
    return {};
  }
  // Moves the clock to that wall-clock time, ringing what is due on the way, each at its time.
  void wait_until(std::string_view when) {
    const Instant end = parse_instant(when, calendar).value();
    for (auto wake = execution::next_wake(a_case); wake && *wake <= end; wake = execution::next_wake(a_case)) {
      now = std::max(now, *wake);
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
    ADD_FAILURE() << "row " << row << " does not stand at " << step;
    return {};
  }
  Problems apply(const execution::Input& input, const std::string& actor = "nadia") {
    const bool answers = std::holds_alternative<execution::ActionResult>(input);
    const execution::DecisionContext around{
        {now, calendar}, answers ? a_case.revision : a_case.revision + 1, actor, parameters};
    auto decision = execution::decide(workflow_, a_case, input, context);
    action_request = decision.action_request;
    if (!decision.problems.empty()) return decision.problems;
    effects = std::move(decision.effects);
    a_case = std::move(decision.after);
    if (answers)
      journal.back().insert(journal.back().end(), decision.events.begin(), decision.events.end());
    else
      journal.push_back(std::move(decision.events));
    times.resize(journal.size(), now);
    return {};
  }
  // The case again, from its journal as stored and nothing else.
  execution::Case replayed() const {
    execution::Case c;
    for (std::size_t i = 0; i < journal.size(); ++i)
      for (const auto& event : execution::decode_events(execution::encode(journal[i])))
        execution::evolve(c, event, {static_cast<std::int64_t>(i) + 1, times[i]});
    return c;
  }
  std::vector<std::string> stands_at() const {
    std::vector<std::string> steps;
    for (const auto& t : a_case.tokens)
      if (t.branch.empty()) steps.push_back(t.step);
    return steps;
  }
  const definition::Workflow& workflow() const { return workflow_; }

  Calendar calendar{"Europe/Paris"};
  Instant now = std::chrono::sys_days(std::chrono::year(2026) / 11 / 23) + std::chrono::hours(8);
  Record parameters;
  execution::Case a_case;
  std::optional<execution::ActionRequest> action_request;
  std::vector<execution::Effect> effects;  // of the last command
  std::vector<std::vector<execution::Event>> journal;
  std::vector<Instant> times;

 private:
  definition::Workflow workflow_;
};

}  // namespace parcours::testing
