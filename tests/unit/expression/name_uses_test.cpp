#include "expression/name_uses.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "unit/expression/trial.hpp"

namespace parcours::expression {
namespace {

const char* word_for(NameUse::Kind kind) {
  constexpr const char* words[] = {"value", "age", "size", "holds", "presence", "open"};
  return words[static_cast<int>(kind)];
}

// What is asked, one a line: "n value 3", "n value beside prix".
std::string asked(std::string_view text) {
  static const Calendar calendar("Europe/Paris");
  const Moment moment{Instant(), calendar};
  Holding fixed;
  fixed.values["r"] = 2.0;
  fixed.values["today"] = moment.today();
  auto names = trial_names();
  names.emplace_back("today", Type::Kind::date);
  const auto program = std::get<Program>(Program::compile(text, names, Type::Kind::boolean));
  std::string all;
  for (const auto& each : name_uses(program, fixed, moment).all) {
    all += fmt::format("{}{} {}{}", all.empty() ? "" : "; ", each.path, word_for(each.kind),
                       each.clock_relative ? " moving" : "");
    for (const auto& value : each.constants) {
      if (const auto* n = value.get_if<std::int64_t>()) all += fmt::format(" {}", *n);
      if (const auto* t = value.get_if<std::string>()) all += " " + *t;
    }
    for (const auto& other : each.compared_with) all += " beside " + other;
  }
  return all;
}

TEST(NameUses, TellWhatANameIsHeldAgainst) {
  EXPECT_EQ(asked("n > 1 + 2 && 4 <= n"), "n value 3; n value 4");
  EXPECT_EQ(asked("t in ['a', 'b'] || !b"), "t value a b; b value");
  EXPECT_EQ(asked("steps.tenter.times >= 6 ? b : t == 'a'"), "steps.tenter.times value 6; b value; t value a");
  EXPECT_EQ(asked("n == no_n"), "n value beside no_n; no_n value beside n");
}

TEST(NameUses, KnowTheFunctionsThatKeepTheOrder) {
  EXPECT_EQ(asked("age(ne) < 15"), "ne age 15");
  EXPECT_EQ(asked("size(plan) > 2 && t.size() == 3"), "plan size 2; t size 3");
  EXPECT_EQ(asked("plan.holds('a') && 'b' in plan"), "plan holds a; plan holds b");
  EXPECT_EQ(asked("known(n) && has(steps.tenter.outcome)"), "n presence; steps.tenter.outcome presence");
  EXPECT_EQ(asked("d > today + days(3)"), "d value moving");
}

TEST(NameUses, LeaveEverythingElseOpen) {
  EXPECT_EQ(asked("n * 2 > no_n"), "n open; no_n open");
  EXPECT_EQ(asked("t.startsWith('a')"), "t open");
  EXPECT_EQ(asked("plan.exists(e, e == t)"), "plan open; t open");
  EXPECT_EQ(asked("known(age(ne))"), "ne presence; ne open");
}

}  // namespace
}  // namespace parcours::expression
