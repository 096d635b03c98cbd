#include <gtest/gtest.h>

#include "unit/expression/trial.hpp"

namespace parcours::expression {
namespace {

std::vector<std::string> reads(std::string_view text) {
  return std::get<Program>(Program::compile(text, trial_names())).reads();
}

TEST(ProgramReads, NamesAsTheyAreWrittenSortedAndOnce) {
  EXPECT_EQ(reads("steps.tenter.times > n && n < 3 || b"), (std::vector<std::string>{"b", "n", "steps.tenter.times"}));
  EXPECT_EQ(reads("known(t) && has(steps.tenter.outcome)"), (std::vector<std::string>{"steps.tenter.outcome", "t"}));
}

TEST(ProgramReads, LeavesOutTheVariablesOfMacros) {
  EXPECT_EQ(reads("plan.exists(e, e.size() > n)"), (std::vector<std::string>{"n", "plan"}));
  EXPECT_EQ(reads("[{'a': 1}].exists(n, n.a == 1)"), (std::vector<std::string>{}));
}

TEST(ProgramReads, TheDayWhereAnAgeIsAsked) {
  EXPECT_EQ(reads("age(ne) < 15"), (std::vector<std::string>{"ne", "today"}));
}

TEST(ProgramReads, WhatAnIndexIsTakenOf) {
  EXPECT_EQ(reads("m[t] + plan.size()"), (std::vector<std::string>{"m", "plan", "t"}));
}

TEST(Program, KeepsItsTextAndItsType) {
  const auto program = std::get<Program>(Program::compile("n + 1", trial_names(), Type::Kind::integer));
  EXPECT_EQ(program.text(), "n + 1");
  EXPECT_EQ(program.type(), Type(Type::Kind::integer));
}

TEST(Type, SaysItselfAndComparesByWhatItHolds) {
  EXPECT_EQ(Type::map_of(Type::list_of(Type::Kind::decimal)).name(), "map(list(decimal))");
  EXPECT_EQ(Type::list_of(Type::Kind::any), Type(Type::Kind::list));
  EXPECT_FALSE(Type::list_of(Type::Kind::text) == Type::list_of(Type::Kind::date));
  EXPECT_EQ(Type(Type::Kind::integer).member("x"), nullptr);
}

}  // namespace
}  // namespace parcours::expression
