#include "plugin/registry.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace parcours::plugin {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

sdk::Outcome pass_call(const sdk::Call&) { return sdk::Outcome::ended("done"); }

LoadedSheet sheet_named(const std::string& name) {
  LoadedSheet sheet;
  sheet.name = name;
  sheet.actions.push_back({{.action = name + ".pass_call", .outcomes = {"done"}}, sdk::Rule{pass_call}});
  return sheet;
}
std::string refusal_of(const std::function<void()>& doing) {
  try {
    doing();
  } catch (const Error& refused) {
    EXPECT_EQ(refused.code(), Error::Code::plugin);
    return refused.what();
  }
  return "";
}

TEST(Registry, FindsTheActionsOfItsSheets) {
  Registry registry;
  registry.add(sheet_named("p2"));
  registry.add(sheet_named("p3"));

  ASSERT_NE(registry.action("p3.pass_call"), nullptr);
  EXPECT_EQ(registry.action("p3.pass_call")->contract.action, "p3.pass_call");
  EXPECT_EQ(registry.owner("p3.pass_call"), registry.sheet("p3"));
}

TEST(Registry, FindsNothingUnderANameThatIsNotThere) {
  Registry registry;
  registry.add(sheet_named("p2"));

  for (const auto* name : {"", ".", "p2", "p2.", "p2.other", "p3.pass_call"})
    EXPECT_EQ(registry.action(name), nullptr) << name;
  EXPECT_EQ(registry.owner("p2.other"), nullptr);
}

TEST(Registry, SupposesAnOutcomeAndKeepsTheContract) {
  Registry registry;
  registry.add(sheet_named("p2"));
  auto supposing = registry;

  supposing.suppose("p2.pass_call", {"other", {}});

  EXPECT_EQ(supposing.action("p2.pass_call")->supposed->outcome, "other");
  EXPECT_EQ(supposing.action("p2.pass_call")->contract.outcomes, std::vector<std::string>{"done"});
  EXPECT_FALSE(registry.action("p2.pass_call")->supposed);
}

TEST(Registry, SupposesNothingOfAnActionThatIsNotThere) {
  Registry registry;
  registry.add(sheet_named("p2"));

  for (const auto* name : {"", "p2", "p2.other", "p3.pass_call"})
    EXPECT_THROW(registry.suppose(name, {"done", {}}), Error) << name;
}

TEST(Registry, RefusesASheetThatIsThereAlready) {
  Registry registry;
  registry.add(sheet_named("p2"));

  EXPECT_THAT(refusal_of([&] { registry.add(sheet_named("p2")); }), HasSubstr("sheet 'p2' is loaded already"));
  EXPECT_EQ(registry.sheets().size(), 1u);
}

TEST(Registry, RefusesASheetThatIsNotDeclaredRightly) {
  Registry registry;
  auto sheet = sheet_named("p2");
  sheet.actions.front().contract.outcomes.clear();

  EXPECT_THAT(refusal_of([&] { registry.add(std::move(sheet)); }), HasSubstr("has no outcome"));
  EXPECT_THAT(registry.sheets(), IsEmpty());
}

TEST(Registry, SaysWhichFileIsNotThere) {
  Registry registry;
  EXPECT_THAT(refusal_of([&] { registry.load("/no/such/folder"); }),
              HasSubstr("/no/such/folder: No such file or directory"));
}

}  // namespace
}  // namespace parcours::plugin
