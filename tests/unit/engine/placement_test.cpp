// Where a case is decides who has its tasks and who finds it; it may move.
#include <gmock/gmock.h>

#include <future>

#include "support/bilan.hpp"
#include "support/trial.hpp"

namespace parcours {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Trial;

constexpr const char* kMoves = R"(
workflow: pesees
title: Pesées
sheet: tx
subject: none
fields:
  lieu: { type: territory }
  kilos: { type: number }
  suivi_par: { type: actor, of: partenaire }
phases:
  suivi:
    steps:
      recevoir: { task: Recevoir, by: chef, form: [kilos, lieu: optional, suivi_par: optional], next: peser }
      peser: { action: tx.weigh, next: { heavy: changer, light: end leger } }
      changer:
        task: Changer
        by: chef
        form: [lieu: { fresh: true, optional: true }]
        next: { repeser: peser, encore: changer, fin: end }
)";

class ACaseThatMoves : public ::testing::Test {
 protected:
  explicit ACaseThatMoves(testing::Kind kind = testing::usual_kind()) : t(kind) {
    t.folder.write("pesees/workflow.yaml", kMoves);
    t.write_roles();
    for (const auto& p : engine.deploy(t.folder.path(), {"root"})) ADD_FAILURE() << p.where << p.message.in("en");
    for (const auto& [who, where] : {std::pair{"nora", "nord"}, {"simon", "sud"}})
      EXPECT_TRUE(engine.grant({who, "chef", where, {}, {}, {}}, {"root"}).empty());
    EXPECT_TRUE(engine.grant({"paul", "partenaire", {}, "asso", {}, {}}, {"root"}).empty());
  }
  std::string open(const Record& more) {
    Record with = more;
    with.set("kilos", 70);
    const auto receipt = engine.submit({Open{"pesees", with, {}}, {"chloe"}});
    EXPECT_EQ(testing::code(receipt), "");
    return receipt ? receipt->reference : std::string();
  }
  void change(const std::string& reference, const Record& with, const std::string& outcome = "encore") {
    EXPECT_EQ(testing::code(t.go(reference, outcome, with)), "");
  }
  // Who has its task, and who finds it in their list of cases.
  std::string has_task() {
    std::string who;
    for (const auto* actor : {"nora", "simon", "chloe"})
      if (!engine.tasks({actor}).items.empty()) who += std::string(who.empty() ? "" : " ") + actor;
    return who;
  }
  std::string finds() {
    std::string who;
    for (const auto* actor : {"nora", "simon", "chloe"})
      if (!engine.cases({actor}).items.empty()) who += std::string(who.empty() ? "" : " ") + actor;
    return who;
  }
  std::vector<std::string> figures() {
    std::vector<std::string> territories;
    for (const auto& figure : testing::figures_of(engine, {"root"}, {"tx", "2026-11"}))
      if (figure.indicator == "tx-i1" && !figure.key.empty()) territories.push_back(figure.key.front());
    return territories;
  }

  Trial t;
  Engine& engine = t.engine;
};

TEST_F(ACaseThatMoves, TakesItsTaskToTheNewTerritoryAndFromTheOldOne) {
  const auto reference = open({{"lieu", "nord"}});
  EXPECT_EQ(has_task() + "; " + finds(), "nora chloe; nora chloe");

  change(reference, {{"lieu", "sud"}});
  EXPECT_EQ(has_task() + "; " + finds(), "simon chloe; simon chloe");
  EXPECT_EQ(engine.read({"nora"}, reference).problems().front().code, "not-found");

  change(reference, {});
  EXPECT_EQ(has_task() + "; " + finds(), "chloe; chloe");
  EXPECT_TRUE(engine.verify().empty());
}

TEST_F(ACaseThatMoves, IsWhereItsTerritoryIsFilledLater) {
  const auto reference = open({});
  EXPECT_EQ(has_task() + "; " + finds(), "chloe; chloe");

  change(reference, {{"lieu", "nord"}});
  EXPECT_EQ(has_task() + "; " + finds(), "nora chloe; nora chloe");
}

TEST_F(ACaseThatMoves, LeavesItsFactsWhereTheyWereCounted) {
  const auto reference = open({{"lieu", "nord"}});
  ASSERT_THAT(figures(), ElementsAre("nord"));

  change(reference, {{"lieu", "sud"}});
  EXPECT_THAT(figures(), ElementsAre("nord"));
  change(reference, {{"lieu", "sud"}}, "repeser");
  EXPECT_THAT(figures(), ::testing::UnorderedElementsAre("nord", "sud"));
}

// Cases as an earlier version left them: without scope, phase and members.
class CasesOfBefore : public ACaseThatMoves {
 protected:
  CasesOfBefore() : ACaseThatMoves(testing::shared_kind()) {}
  std::string placed() const {
    const auto& ask = *t.database;
    std::string text;
    for (const auto& reference : references)
      for (const auto* column : {"scope", "opened_by", "phase", "waits_at"})
        text += ask.ask(std::string("select ") + column + " from case_file where ref = '" + reference + "'") + ",";
    return text + ask.ask("select count(*) from member") + ask.ask("select min(actor) from member");
  }
  void forget() const {
    t.database->ask("update case_file set scope = 0, opened_by = 0, phase = null, waits_at = ''");
    t.database->ask("delete from member");
  }
  std::vector<std::string> references;
};

TEST_F(CasesOfBefore, ArePlacedWhenAnEngineOpensTheirDatabase) {
  for (const auto* where : {"nord", "sud", "nord"})
    references.push_back(open({{"lieu", where}, {"suivi_par", "paul"}}));
  const auto before = placed();
  t.close();
  forget();
  ASSERT_NE(placed(), before);

  t.open_again();

  EXPECT_EQ(placed(), before);
  EXPECT_EQ(engine.cases({"nora"}).items.size(), 2U);
  EXPECT_TRUE(engine.verify().empty());
}

TEST_F(CasesOfBefore, ArePlacedOnceByTwoEnginesAtOnce) {
  for (int i = 0; i < 20; ++i) references.push_back(open({{"lieu", i % 2 ? "nord" : "sud"}, {"suivi_par", "paul"}}));
  const auto before = placed();
  t.close();
  forget();

  const auto open_one = [&] { return Engine(t.settings()).cases({"nora"}).items.size(); };
  auto one = std::async(std::launch::async, open_one), two = std::async(std::launch::async, open_one);

  EXPECT_EQ(one.get(), 10U);
  EXPECT_EQ(two.get(), 10U);
  EXPECT_EQ(placed(), before);
  t.open_again();
  EXPECT_TRUE(engine.verify().empty());
}

}  // namespace
}  // namespace parcours
