// Matchers of GoogleTest for answers: EXPECT_THAT(harness.run("p2.triage", given), EndsAs("retenu")).
#pragma once
#include <gmock/gmock.h>

#include <algorithm>
#include <ostream>

#include "parcours/testing/harness.hpp"

namespace parcours::sdk {

// GoogleTest calls it to show an answer when a test fails.
inline void PrintTo(const Outcome& outcome, std::ostream* out) { *out << parcours::testing::to_text(outcome); }

}  // namespace parcours::sdk

namespace parcours::testing {

// The answer ends as `name` and asks nothing.
MATCHER_P(EndsAs, name, "") {
  return arg.kind == sdk::Outcome::Kind::ended && arg.name == name && arg.problems.empty();
}

// The answer refuses, and `code` is among its problems.
MATCHER_P(RefusedWith, code, "") {
  return arg.kind == sdk::Outcome::Kind::refused &&
         std::any_of(arg.problems.begin(), arg.problems.end(), [&](const Problem& each) { return each.code == code; });
}

// The answer ends, and asks the question `code` first.
MATCHER_P(Asks, code, "") {
  return arg.kind == sdk::Outcome::Kind::ended &&
         std::any_of(arg.problems.begin(), arg.problems.end(), [&](const Problem& each) { return each.code == code; });
}

// The action is to be run again later, for the reason `why`.
MATCHER_P(WaitsFor, why, "") { return arg.kind == sdk::Outcome::Kind::later && arg.name == why; }

// The answer gives `value` for `output`.
MATCHER_P2(Gives, output, value, "") {
  const Value* given = arg.outputs.find(output);
  return given != nullptr && *given == Value(value);
}

// The facts of `indicator` add up to `n`.
MATCHER_P2(Counts, indicator, n, "") {
  std::int64_t sum = 0;
  for (const auto& fact : arg.facts)
    if (fact.indicator == indicator) sum += fact.n;
  return sum == n;
}

}  // namespace parcours::testing
