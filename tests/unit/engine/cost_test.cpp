// How many statements and round trips a command and a read cost.
#include <gtest/gtest.h>

#include <vector>

#include "support/trial.hpp"

namespace parcours {
namespace {

using testing::Trial;

// The numbers of names are in memory before anything is counted. SQLite: four statements, one to begin and one to
// commit. PostgreSQL: one to read and one that writes everything, each a transaction of its own.
class CostOfACommand : public ::testing::Test {
 protected:
  CostOfACommand() {
    for (const char* place : {"salle", "salle"}) {
      const auto reference = t.open()->reference;
      t.go(reference, "reserver");
      t.go(reference, {}, {{"place", place}});
      t.go(reference, "fin");
    }
  }
  Statistics cost_of(const Command& command) {
    engine.statistics();
    EXPECT_TRUE(engine.submit(command));
    return engine.statistics();
  }
  Command complete(const std::string& reference, const std::string& outcome, const Record& with = {},
                   const std::string& key = {}) {
    return {Complete{engine.read({"chloe"}, reference)->tasks.front().id, with, outcome}, {"chloe"}, 0, key, {}};
  }
  Trial t;
  Engine& engine = t.engine;
  const bool one_call = t.database->capabilities().writes_at_commit;
};

TEST_F(CostOfACommand, ThatOpensACaseIsFourStatementsOrTwoRoundTripsAndAFact) {
  const auto cost = cost_of({Open{"essais", {{"kilos", 12}}, {}}, {"chloe"}});

  EXPECT_EQ(cost.statements, one_call ? 2 : 5);
  EXPECT_EQ(cost.control, one_call ? 0 : 2);
}

TEST_F(CostOfACommand, ThatCompletesATaskIsFourStatementsOrTwoRoundTrips) {
  const auto cost = cost_of(complete(t.open()->reference, "reserver"));

  EXPECT_EQ(cost.statements, one_call ? 2 : 4);
  EXPECT_EQ(cost.control, one_call ? 0 : 2);
}

TEST_F(CostOfACommand, ThatEndsACaseIsFourStatementsOrTwoRoundTripsAndAFact) {
  const auto cost = cost_of(complete(t.open()->reference, "fin"));

  EXPECT_EQ(cost.statements, one_call ? 2 : 5);
  EXPECT_EQ(cost.control, one_call ? 0 : 2);
}

TEST_F(CostOfACommand, UnderAKeyIsOneStatementMoreOrNone) {
  const auto cost = cost_of(complete(t.open()->reference, "reserver", {}, "k1"));

  EXPECT_EQ(cost.statements, one_call ? 2 : 5);
}

TEST_F(CostOfACommand, WithADeedIsATransactionAndASavepointMore) {
  const auto reference = t.open()->reference;
  t.go(reference, "reserver");
  const auto cost = cost_of(complete(reference, {}, {{"place", "stade"}}));

  EXPECT_EQ(cost.statements, one_call ? 2 : 4);
  EXPECT_EQ(cost.control, 4);
  EXPECT_EQ(cost.sheet, 1);
}

TEST_F(CostOfACommand, OfABatchIsASavepointEachAndOneCommit) {
  const auto one = complete(t.open()->reference, "reserver"), two = complete(t.open()->reference, "reserver");
  engine.statistics();

  for (const auto& result : engine.submit(std::vector{one, two})) EXPECT_TRUE(result);

  const auto cost = engine.statistics();
  EXPECT_EQ(cost.statements, one_call ? 4 : 8);
  EXPECT_EQ(cost.control, 6);
}

// What grants, roles, scopes and audiences give is in memory after the first read of a reader.
class CostOfAReader : public CostOfACommand {
 protected:
  CostOfAReader() {
    for (int i = 0; i < 5; ++i) reference = t.open()->reference;
    EXPECT_TRUE(engine.grant({"paula", "chef", {}, {}, {}, {}}, {"root"}).empty());
    for (const auto* who : {"chloe", "paula", "nobody"}) {
      engine.tasks({who});
      engine.read({who}, reference);
    }
    engine.statistics();
  }
  std::string reference;
};

TEST_F(CostOfAReader, WhoReadsACaseIsOneStatementAndOneForItsHistory) {
  ASSERT_TRUE(engine.read({"paula"}, reference));
  EXPECT_EQ(engine.statistics().statements, 2);
}

TEST_F(CostOfAReader, WhoOpenedACaseAndMayNotReadAllOfItIsOneMoreForWhatTheyGave) {
  ASSERT_TRUE(engine.read({"chloe"}, reference));
  EXPECT_EQ(engine.statistics().statements, 3);
}

TEST_F(CostOfAReader, ForACaseThatIsHiddenOrAbsentIsOneStatement) {
  for (const auto& of : {reference, std::string("TX-2026-99999")}) {
    ASSERT_FALSE(engine.read({"nobody"}, of));
    EXPECT_EQ(engine.statistics().statements, 1) << of;
  }
}

TEST_F(CostOfAReader, WhoReadsAPageOfCasesIsTwoStatements) {
  for (const std::size_t limit : {2, 5, 50}) {
    EXPECT_EQ(engine.cases({"chloe"}, {}, {}, limit).items.empty(), false);
    EXPECT_EQ(engine.statistics().statements, 2) << limit;
  }
}

TEST_F(CostOfAReader, WhoReadsAPageOfTasksIsThreeStatements) {
  EXPECT_EQ(engine.tasks({"chloe"}, {}, {}, 2).items.size(), 2U);
  EXPECT_EQ(engine.statistics().statements, 3);
}

TEST_F(CostOfAReader, WhoReachesNothingIsOneStatement) {
  EXPECT_TRUE(engine.cases({"nobody"}).items.empty());
  EXPECT_EQ(engine.statistics().statements, 1);
  EXPECT_TRUE(engine.tasks({"nobody"}).items.empty());
  EXPECT_EQ(engine.statistics().statements, 1);
}

}  // namespace
}  // namespace parcours
