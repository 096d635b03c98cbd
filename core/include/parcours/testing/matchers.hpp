// What GoogleTest says of an answer: EXPECT_THAT(harness.run("p2.triage", given), EndsAs("retenu")).
#pragma once
#include <gmock/gmock.h>

#include <algorithm>
#include <ostream>

#include "parcours/testing/harness.hpp"

namespace parcours::sdk {

// Found by GoogleTest: how an answer is shown when a test fails.
inline void PrintTo(const Outcome& outcome, std::ostream* out) { *out << parcours::testing::to_text(outcome); }

}  // namespace parcours::sdk

namespace parcours::testing {

// It ends so and asks nothing.
MATCHER_P(EndsAs, name, "") {
  return arg.kind == sdk::Outcome::Kind::ended && arg.name == name && arg.problems.empty();
}

// It refuses, and that code is among its problems.
MATCHER_P(RefusedWith, code, "") {
  return arg.kind == sdk::Outcome::Kind::refused &&
         std::any_of(arg.problems.begin(), arg.problems.end(), [&](const Problem& each) { return each.code == code; });
}

// It would end, and asks that first.
MATCHER_P(Asks, code, "") {
  return arg.kind == sdk::Outcome::Kind::ended &&
         std::any_of(arg.problems.begin(), arg.problems.end(), [&](const Problem& each) { return each.code == code; });
}

// It wants to be run later, for that reason.
MATCHER_P(WaitsFor, why, "") { return arg.kind == sdk::Outcome::Kind::later && arg.name == why; }

MATCHER_P2(Gives, output, value, "") {
  const Value* given = arg.outputs.find(output);
  return given != nullptr && *given == Value(value);
}

// It counts that indicator, `n` of it in all.
MATCHER_P2(Counts, indicator, n, "") {
  std::int64_t sum = 0;
  for (const auto& fact : arg.facts)
    if (fact.indicator == indicator) sum += fact.n;
  return sum == n;
}

}  // namespace parcours::testing
