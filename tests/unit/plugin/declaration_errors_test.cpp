#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plugin/registry.hpp"

namespace parcours::plugin {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

sdk::Outcome pass(const sdk::Call&) { return sdk::Outcome::ended("done"); }

Contract sound_contract() { return {.action = "p2.pass", .outcomes = {"done"}}; }
LoadedSheet sound_sheet() {
  LoadedSheet sheet;
  sheet.name = "p2";
  sheet.actions.push_back({sound_contract(), sdk::Rule{pass}});
  return sheet;
}
std::vector<std::string> mistakes_with(const std::function<void(Contract&)>& change) {
  auto sheet = sound_sheet();
  change(sheet.actions.front().contract);
  return declaration_errors(sheet);
}

TEST(MistakesInASheet, AreNoneInASoundOne) { EXPECT_THAT(declaration_errors(sound_sheet()), IsEmpty()); }

TEST(MistakesInASheet, AreNoneInOneThatDeclaresEverything) {
  auto sheet = sound_sheet();
  auto& contract = sheet.actions.front().contract;
  contract.settings = {{.name = "age_min", .type = Type::number}};
  contract.input = {{.name = "motif", .type = Type::choice, .of = {"age", "zone"}}};
  contract.output = {{.name = "score", .type = Type::number}};
  contract.reads = {"naissance"};
  contract.problems = {"E_AGE_MIN", "too-young"};
  sheet.migrations = {{1, {"create table p2_round (id integer primary key)"}},
                      {2, {"alter table p2_round add n integer"}}};
  sheet.statements = {{.name = "add_round", .sql = "insert into p2_round (n) values (:n)"}};
  sheet.checks = {{"no_negative", "select id from p2_round where n < 0", {"négatif", "negative"}}};
  sheet.roles = {{"mediateur", "Médiateur"}};
  sheet.indicators = {{"p2.i1", "Contacts", ""}};

  EXPECT_THAT(declaration_errors(sheet), IsEmpty());
}

TEST(MistakesInASheet, HoldANameThatIsNoSheets) {
  for (const auto* name : {"", "P2", "2p", "p_2", "p", "p2.x", "é2", "on"}) {
    auto sheet = sound_sheet();
    sheet.name = name;
    EXPECT_THAT(declaration_errors(sheet), Contains(HasSubstr("is no name of a sheet"))) << name;
  }
}

TEST(MistakesInASheet, HoldAnActionOfAnotherSheet) {
  EXPECT_THAT(mistakes_with([](auto& c) { c.action = "p3.pass"; }),
              ElementsAre("action 'p3.pass': its name does not begin with 'p2.'"));
}

TEST(MistakesInASheet, HoldAnActionWithoutAName) {
  EXPECT_THAT(mistakes_with([](auto& c) { c.action = "p2."; }),
              ElementsAre(HasSubstr("what follows 'p2.' is no name")));
}

TEST(MistakesInASheet, HoldAnActionWithoutAnOutcome) {
  EXPECT_THAT(mistakes_with([](auto& c) { c.outcomes.clear(); }), ElementsAre("action 'p2.pass': has no outcome"));
}

TEST(MistakesInASheet, HoldAnOutcomeThatNoWorkflowCouldRoute) {
  EXPECT_THAT(mistakes_with([](auto& c) { c.outcomes = {"end", "Fait", "sans-suite"}; }),
              ElementsAre(HasSubstr("outcome 'end'"), HasSubstr("outcome 'Fait'"), HasSubstr("outcome 'sans-suite'")));
}

TEST(MistakesInASheet, HoldWhatIsDeclaredTwiceOnce) {
  EXPECT_THAT(mistakes_with([](auto& c) { c.outcomes = {"done", "done", "done"}; }),
              ElementsAre("action 'p2.pass': outcome 'done' is declared twice"));
}

TEST(MistakesInASheet, HoldAnActionDeclaredTwice) {
  auto sheet = sound_sheet();
  sheet.actions.push_back(sheet.actions.front());
  EXPECT_THAT(declaration_errors(sheet), ElementsAre("sheet: action 'p2.pass' is declared twice"));
}

TEST(MistakesInASheet, HoldASettingThatIsAnInputToo) {
  EXPECT_THAT(mistakes_with([](auto& c) { c.settings = c.input = {{.name = "age"}}; }),
              ElementsAre(HasSubstr("is a setting and an input")));
}

TEST(MistakesInASheet, HoldValuesOfWhatIsNoChoice) {
  EXPECT_THAT(mistakes_with([](auto& c) { c.input = {{.name = "age", .type = Type::number, .of = {"dix"}}}; }),
              ElementsAre(HasSubstr("lists values and is no choice")));
}

TEST(MistakesInASheet, HoldACodeThatIsNone) {
  EXPECT_THAT(mistakes_with([](auto& c) { c.problems = {"trop jeune"}; }), ElementsAre(HasSubstr("is no code")));
}

TEST(MistakesInASheet, HoldALimitThatIsNone) {
  EXPECT_THAT(mistakes_with([](auto& c) { c.limit = std::chrono::milliseconds{0}; }),
              ElementsAre(HasSubstr("its limit is 0 ms")));
  EXPECT_THAT(mistakes_with([](auto& c) { c.limit = std::chrono::hours{1}; }),
              ElementsAre(HasSubstr("its limit is 3600000 ms")));
}

TEST(MistakesInASheet, HoldAnActionWithoutAFunction) {
  auto sheet = sound_sheet();
  sheet.actions.front().run = sdk::Deed{nullptr};
  EXPECT_THAT(declaration_errors(sheet), ElementsAre("action 'p2.pass': has no function"));
}

TEST(MistakesInASheet, HoldMigrationsWithAGap) {
  auto sheet = sound_sheet();
  sheet.migrations = {{1, {"create table p2_a (id integer)"}}, {3, {"create table p2_b (id integer)"}}};
  EXPECT_THAT(declaration_errors(sheet),
              ElementsAre("migration 3: stands where number 2 should: 1, 2, 3 without gaps"));
}

TEST(MistakesInASheet, HoldSqlThatIsNone) {
  auto sheet = sound_sheet();
  sheet.migrations = {{1, {" \n"}}};
  sheet.statements = {{.name = "add_round", .sql = ""}};
  EXPECT_THAT(declaration_errors(sheet), ElementsAre("migration 1: has no SQL", "statement 'add_round': has no SQL"));
}

TEST(MistakesInASheet, HoldAStatementThatMayAnswerTooMuch) {
  auto sheet = sound_sheet();
  sheet.statements = {{.name = "all_rounds", .sql = "select 1", .limit = 0}};
  EXPECT_THAT(declaration_errors(sheet), ElementsAre(HasSubstr("its limit is 0 rows")));
}

TEST(MistakesInASheet, HoldACheckThatSaysNothing) {
  auto sheet = sound_sheet();
  sheet.checks = {{"no_negative", "select 1", {}}};
  EXPECT_THAT(declaration_errors(sheet), ElementsAre("check 'no_negative': has no message"));
}

TEST(MistakesInASheet, HoldAnIndicatorOfAnotherSheet) {
  auto sheet = sound_sheet();
  sheet.indicators = {{"p3.i1", "Contacts", ""}};
  EXPECT_THAT(declaration_errors(sheet), ElementsAre("indicator 'p3.i1': its name does not begin with 'p2.'"));
}

TEST(MistakesInASheet, HoldATextThatIsNotUtf8) {
  EXPECT_THAT(mistakes_with([](auto& c) { c.title = Text("Caf\xe9"); }),
              ElementsAre("action 'p2.pass': a text of it is not UTF-8"));
}

TEST(MistakesInASheet, AreToldAllAtOnce) {
  auto sheet = sound_sheet();
  sheet.actions.front().contract.outcomes.clear();
  sheet.migrations = {{2, {}}};
  sheet.roles = {{"Chef", ""}};
  EXPECT_EQ(declaration_errors(sheet).size(), 4u);
}

TEST(MistakesInASheet, ShowNoByteThatDoesNotPrint) {
  EXPECT_THAT(mistakes_with([](auto& c) { c.outcomes = {std::string("a\x1b[31m\n") + std::string(500, 'x')}; }),
              ElementsAre(HasSubstr("outcome 'a?[31m?xxx")));
}

}  // namespace
}  // namespace parcours::plugin
