#include <gtest/gtest.h>

#include "unit/expression/trial.hpp"

namespace parcours::expression {
namespace {

TEST(EvaluateMacros, GoThroughListsAndTheKeysOfMaps) {
  EXPECT_EQ(answer("plan.exists(e, e == 'sport')"), "true");
  EXPECT_EQ(answer("plan.all(e, e.size() > 4)"), "true");
  EXPECT_EQ(answer("plan.exists_one(e, e.startsWith('e'))"), "true");
  EXPECT_EQ(answer("plan.map(e, e + '!')"), R"(["ecole!","sport!"])");
  EXPECT_EQ(answer("[1, 2, 3].map(e, e > 1, e * n)"), "[14,21]");
  EXPECT_EQ(answer("plan.filter(e, e != 'sport')"), R"(["ecole"])");
  EXPECT_EQ(answer("m.map(k, k)"), R"(["deux","un"])");
  EXPECT_EQ(answer("m.filter(k, m[k] > 1)"), R"(["deux"])");
}

TEST(EvaluateMacros, AreUnknownOverAnEmptyField) {
  for (const auto* text : {"no_plan.exists(e, true)", "no_plan.all(e, false)", "no_plan.exists_one(e, true)",
                           "no_plan.map(e, 1)", "no_plan.filter(e, true)"})
    EXPECT_EQ(answer(text), "unknown") << text;
}

TEST(EvaluateMacros, WeighUnknownElementsAsTheirOperatorDoes) {
  EXPECT_EQ(answer("[1, 2].exists(e, e == no_n)"), "unknown");
  EXPECT_EQ(answer("[1, 2].exists(e, e == no_n || e == 2)"), "true");
  EXPECT_EQ(answer("[1, 2].all(e, e == no_n)"), "unknown");
  EXPECT_EQ(answer("[1, 2].all(e, e == no_n && e == 2)"), "false");
  EXPECT_EQ(answer("[1, 2].exists_one(e, e == no_n)"), "unknown");
  EXPECT_EQ(answer("[1, 2].map(e, e + no_n)"), "unknown");
  EXPECT_EQ(answer("[1, 2].filter(e, e > no_n)"), "unknown");
}

TEST(EvaluateMacros, PreferUnknownToAnError) {
  EXPECT_EQ(answer("[0, 1].exists(e, e == 0 ? 1 / e > 1 : no_b)"), "unknown");
  EXPECT_EQ(answer("[0, 1].map(e, e == 0 ? 1 / e : no_n)"), "unknown");
  EXPECT_EQ(answer("[0, 1].filter(e, 1 / e > 0)"), "error: division by zero");
}

TEST(EvaluateMacros, AreUnknownWhenAnElementOfATypedListIsEmpty) {
  auto values = trial_values();
  values.values["plan"] = List{Value(), "sport"};
  EXPECT_EQ(answer("plan.exists(e, e == 'sport')", values), "true");
  EXPECT_EQ(answer("plan.all(e, e == 'sport')", values), "unknown");
}

TEST(EvaluateMacros, HideTheNamesAroundThemOnlyInside) {
  EXPECT_EQ(answer("[1, 2].exists(n, n == 2) && n == 7"), "true");
  EXPECT_EQ(answer("[1, 2].exists(n, .n == 7)"), "true");
  EXPECT_EQ(answer("[[1], [2]].map(l, l.map(e, e + size(l)))"), "[[2],[3]]");
}

TEST(EvaluateMacros, StopWhenTheyDoTooMuch) {
  const std::string ten = "[0,1,2,3,4,5,6,7,8,9]";
  std::string deep = "true";
  for (int i = 0; i < 8; ++i) deep = ten + ".all(e" + std::to_string(i) + ", " + deep + ")";
  EXPECT_EQ(answer(deep), "error: too much work");
  EXPECT_EQ(answer(deep + " || true"), "error: too much work");
}

TEST(EvaluateMacros, CannotGrowATextWithoutEnd) {
  std::string text = "['0123456789']";
  for (int i = 0; i < 60; ++i) text += ".map(e, e + e)";
  EXPECT_EQ(answer(text), "error: too much work");
  std::string list = "[[1, 2, 3]]";
  for (int i = 0; i < 60; ++i) list += ".map(e, e + e)";
  EXPECT_EQ(answer(list), "error: too much work");
}

}  // namespace
}  // namespace parcours::expression
