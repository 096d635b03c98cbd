#include <gtest/gtest.h>

#include "unit/expression/trial.hpp"

namespace parcours::expression {
namespace {

// Unknown (no_b), error (n / 0 > 1), true and false in every pair: the table of CEL, the same from both sides.
TEST(EvaluateOr, IsSettledByATrueAndElsePrefersUnknownToAnError) {
  EXPECT_EQ(answer("no_b || true"), "true");
  EXPECT_EQ(answer("true || no_b"), "true");
  EXPECT_EQ(answer("n / 0 > 1 || true"), "true");
  EXPECT_EQ(answer("no_b || false"), "unknown");
  EXPECT_EQ(answer("false || no_b"), "unknown");
  EXPECT_EQ(answer("n / 0 > 1 || no_b"), "unknown");
  EXPECT_EQ(answer("no_b || n / 0 > 1"), "unknown");
  EXPECT_EQ(answer("n / 0 > 1 || false"), "error: division by zero");
  EXPECT_EQ(answer("false || n / 0 > 1"), "error: division by zero");
}

TEST(EvaluateAnd, IsSettledByAFalseAndElsePrefersUnknownToAnError) {
  EXPECT_EQ(answer("no_b && false"), "false");
  EXPECT_EQ(answer("false && no_b"), "false");
  EXPECT_EQ(answer("n / 0 > 1 && false"), "false");
  EXPECT_EQ(answer("no_b && true"), "unknown");
  EXPECT_EQ(answer("true && no_b"), "unknown");
  EXPECT_EQ(answer("n / 0 > 1 && no_b"), "unknown");
  EXPECT_EQ(answer("no_b && n / 0 > 1"), "unknown");
  EXPECT_EQ(answer("true && n / 0 > 1"), "error: division by zero");
}

TEST(EvaluateAnd, RefusesWhatIsNoBoolOnceItIsKnown) {
  EXPECT_EQ(answer("x && true"), "error: no such overload");
  EXPECT_EQ(answer("x && false"), "false");
}

TEST(EvaluateOperators, AreUnknownWhenAnOperandIs) {
  for (const auto* text : {"no_n + 1", "1 - no_n", "-no_n", "!no_b", "no_n < 3", "3 >= no_n", "no_n == no_n",
                           "no_t != 'a'", "no_t in ['a']", "'a' in no_plan", "no_d + days(1)", "d - days(no_n)",
                           "no_b ? 1 : 2", "plan[no_n]", "no_plan[0]", "[1, no_n]", "{'a': no_n}", "{no_t: 1}"})
    EXPECT_EQ(answer(text), "unknown") << text;
}

TEST(EvaluateOperators, PreferUnknownToAnErrorOnEitherSide) {
  EXPECT_EQ(answer("no_n + n / 0"), "unknown");
  EXPECT_EQ(answer("n / 0 + no_n"), "unknown");
  EXPECT_EQ(answer("[n / 0, no_n]"), "unknown");
}

TEST(EvaluateFunctions, AreUnknownWhenAnArgumentIs) {
  for (const auto* text : {"size(no_t)", "no_t.contains('a')", "no_t.matches('a')", "string(no_n)", "age(no_ne)",
                           "no_ne.age_on(d)", "ne.age_on(no_d)", "no_ne.birthday(8)", "ne.birthday(no_n)", "date(no_t)",
                           "end_of(no_d)", "no_plan.holds('a')", "plan.holds(no_t)", "dyn(no_n)"})
    EXPECT_EQ(answer(text), "unknown") << text;
}

TEST(EvaluateConditional, TakesOnlyTheBranchItNeeds) {
  EXPECT_EQ(answer("b ? 1 : n / 0"), "1");
  EXPECT_EQ(answer("!b ? no_n : 2"), "2");
  EXPECT_EQ(answer("n / 0 > 1 ? 1 : 2"), "error: division by zero");
}

TEST(Known, TellsWhetherSomethingIsFilledIn) {
  EXPECT_EQ(answer("known(no_n)"), "false");
  EXPECT_EQ(answer("known(n)"), "true");
  EXPECT_EQ(answer("known(steps.tenter.outcome)"), "false");
  EXPECT_EQ(answer("known(steps.tenter.times)"), "true");
  EXPECT_EQ(answer("known(no_n + 1)"), "false");
  EXPECT_EQ(answer("known(n / 0)"), "error: division by zero");
}

TEST(Known, TakesAnEmptyTextAndAnEmptyListForEmpty) {
  auto values = trial_values();
  values.values["t"] = "";
  values.values["plan"] = List{};
  EXPECT_EQ(answer("known(t)", values), "false");
  EXPECT_EQ(answer("known(plan)", values), "false");
  EXPECT_EQ(answer("size(plan)", values), "0");
}

TEST(Known, TakesAnUncertainAgeForKnown) {
  auto values = trial_values();
  values.values["ne"] = "2012";
  EXPECT_EQ(answer("known(ne) && known(age(ne))", values), "true");
}

TEST(EvaluateMember, IsUnknownWhereARecordIsEmptyAndAnErrorWhereAMapHasNoSuchKey) {
  EXPECT_EQ(answer("steps.tenter.times"), "2");
  EXPECT_EQ(answer("steps.tenter.ended.absent"), "1");
  EXPECT_EQ(answer("steps.tenter.outcome"), "unknown");
  EXPECT_EQ(answer("steps.tenter.outcome == 'joint'"), "unknown");
  EXPECT_EQ(answer("m.un"), "1");
  EXPECT_EQ(answer("m.trois"), "error: no such key");
}

TEST(EvaluateMember, IsUnknownInAnEmptyRecord) {
  auto values = trial_values();
  values.values.erase("steps");
  EXPECT_EQ(answer("steps.tenter.times > 1", values), "unknown");
  EXPECT_EQ(answer("has(steps.tenter)", values), "unknown");
}

TEST(EvaluateHas, AsksForAMemberOrAKey) {
  EXPECT_EQ(answer("has(steps.tenter.outcome)"), "false");
  EXPECT_EQ(answer("has(steps.tenter.times)"), "true");
  EXPECT_EQ(answer("has(m.un) && !has(m.trois)"), "true");
}

TEST(EvaluateNull, IsAValueOnlyWhereNothingElseIsDeclared) {
  auto values = trial_values();
  values.values["x"] = Value();
  values.values["n"] = Value();
  EXPECT_EQ(answer("x == null", values), "true");
  EXPECT_EQ(answer("n > 1", values), "unknown");
}

TEST(EvaluateIndex, CountsFromZeroAndRefusesWhatIsOutside) {
  EXPECT_EQ(answer("plan[1]"), "\"sport\"");
  EXPECT_EQ(answer("plan[2]"), "error: index out of range");
  EXPECT_EQ(answer("plan[-1]"), "error: index out of range");
  EXPECT_EQ(answer("m['deux']"), "2");
  EXPECT_EQ(answer("[[1, 2], [3]][0][1]"), "2");
  EXPECT_EQ(answer("plan[dyn(0.5)]"), "error: index that is no whole number");
}

TEST(EvaluateNumbers, OverflowIsAnErrorAndNeverWraps) {
  EXPECT_EQ(answer("9223372036854775807 + n"), "error: number out of range");
  EXPECT_EQ(answer("-9223372036854775808 / -1"), "error: number out of range");
  EXPECT_EQ(answer("-9223372036854775808 % -1"), "error: number out of range");
}

TEST(EvaluateDecimals, AreExactBesideIntegersAndLiterals) {
  EXPECT_EQ(answer("prix * 2"), R"({"$decimal":"25"})");
  EXPECT_EQ(answer("prix + 0.1"), R"({"$decimal":"12.6"})");
  EXPECT_EQ(answer("prix * n"), R"({"$decimal":"87.5"})");
  EXPECT_EQ(answer("n - prix"), R"({"$decimal":"-5.5"})");
  EXPECT_EQ(answer("prix == 12.5 && prix > 12 && prix <= 12.50 && prix != n"), "true");
  EXPECT_EQ(answer("prix in [1, 12.5]"), "true");
  EXPECT_EQ(answer("-prix"), R"({"$decimal":"-12.5"})");
}

TEST(EvaluateDecimals, AreWhatAnIntegerBecomesWhereOneIsWanted) {
  EXPECT_EQ(answer("n", trial_values(), Type::Kind::decimal), R"({"$decimal":"7"})");
  EXPECT_EQ(answer("b ? 2 : prix", trial_values(), Type::Kind::decimal), R"({"$decimal":"2"})");
  EXPECT_EQ(answer("1.10", trial_values(), Type::Kind::decimal), R"({"$decimal":"1.1"})");
}

TEST(EvaluateEquality, ComparesNumbersByValueAndOtherTypesApart) {
  EXPECT_EQ(answer("dyn(1) == 1.0 && dyn(prix) == 12.5 && dyn(1) != 'a'"), "true");
  EXPECT_EQ(answer("dyn(d) == '2026-11-20'"), "false");
  EXPECT_EQ(answer("[1, 'a', null] == [1.0, 'a', null]"), "true");
  EXPECT_EQ(answer("dyn({'a': [1]}) == {'a': [1.0]}"), "true");
}

}  // namespace
}  // namespace parcours::expression
