#include "engine/acts/replay.hpp"

#include <gmock/gmock.h>

namespace parcours::engine {
namespace {

using ::testing::IsEmpty;

Problems differences_between(const AuditedTables& a, const AuditedTables& b) { return compare(a, b); }

store::WorkflowRow workflow(const std::string& name, const std::string& digest) {
  store::WorkflowRow row;
  row.name = name, row.digest = digest, row.compiled = "compiled " + digest;
  return row;
}

TEST(Replay, OfAGrantEndsTheSameGrantThatIsInForce) {
  AuditedTables tables;
  const Grant grant{"anna", "accueil", "nord", {}, {}, {}};

  replay(tables, granted_act(grant, 10, store::no_due, "root"));
  replay(tables, granted_act(grant, 20, 30, "root"));

  EXPECT_EQ(tables.granted, (std::map<AuditedTables::GrantKey, std::int64_t>{
                                {{"anna", "accueil", "nord", "", 10}, 20}, {{"anna", "accueil", "nord", "", 20}, 30}}));
}

TEST(Replay, OfAWithdrawalAddsNoGrant) {
  AuditedTables tables;
  const Grant grant{"anna", "accueil", {}, {}, {}, {}};

  replay(tables, granted_act(grant, 10, store::no_due, "root"));
  replay(tables, granted_act(grant, 20, 5, "root"));

  EXPECT_EQ(tables.granted, (std::map<AuditedTables::GrantKey, std::int64_t>{{{"anna", "accueil", "", "", 10}, 20}}));
}

TEST(Replay, OfADeploymentGivesVersionsAndTurnsAsTheStoreDoes) {
  AuditedTables tables;

  replay(tables, deployed_act({workflow("a", "1"), workflow("b", "1")}, {}, 10, "root"));
  replay(tables, deployed_act({workflow("a", "2")}, {}, 20, "root"));
  replay(tables, deployed_act({workflow("a", "1")}, {}, 30, "anna"));

  ASSERT_EQ(tables.workflows.size(), 3U);
  EXPECT_EQ(tables.deploys, 7);
  const auto& again = tables.workflows.at({"a", 1});
  EXPECT_EQ(again.turn, 6);
  EXPECT_EQ(again.at, 10);  // the row keeps its first deployment
  EXPECT_EQ(again.by, "root");
  EXPECT_EQ(again.compiled, trust::digest("compiled 1"));
  EXPECT_EQ(tables.workflows.at({"a", 2}).turn, 4);
}

TEST(Replay, OfAParameterWithTheSameValueChangesNothing) {
  AuditedTables tables;

  replay(tables, deployed_act({}, {{"a/n", "1"}}, 10, "root"));
  replay(tables, deployed_act({}, {{"a/n", "1"}}, 20, "root"));
  replay(tables, deployed_act({}, {{"a/n", "2"}}, 30, "root"));

  ASSERT_EQ(tables.parameters.size(), 2U);
  EXPECT_EQ(tables.parameters.at({"a/n", 10}).until, 30);
  EXPECT_EQ(tables.parameters.at({"a/n", 30}).digest, trust::digest("2"));
}

TEST(Replay, OfABaselineGivesTheTablesThatItDescribes) {
  AuditedTables tables, again;
  replay(tables, deployed_act({workflow("a", "1")}, {{"a/n", "1"}}, 10, "root"));
  replay(tables, granted_act({"anna", "accueil", {}, "mission", {}, {}}, 10, 20, "root"));
  replay(tables, granted_act({"anna", "chef", {}, {}, {}, {}}, 10, store::no_due, "root"));

  replay(again, baseline_act(tables));

  EXPECT_THAT(differences_between(tables, again), IsEmpty());
  EXPECT_EQ(tables.granted, again.granted);
  EXPECT_EQ(tables.deploys, again.deploys);
}

TEST(Replay, OfADamagedBodyIsAnErrorOfTheStore) {
  AuditedTables tables;
  try {
    replay(tables, {Act::Kind::granted, Record{{"actor", 3}}});
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Error::Code::store);
  }
}

TEST(Compare, ReportsEachDifferenceOnce) {
  AuditedTables one, other;
  replay(one, deployed_act({workflow("a", "1")}, {{"a/n", "1"}}, 10, "root"));
  replay(one, granted_act({"anna", "accueil", {}, {}, {}, {}}, 10, store::no_due, "root"));
  replay(one, granted_act({"paul", "accueil", {}, {}, {}, {}}, 10, store::no_due, "root"));

  std::vector<std::string> codes;
  for (const auto& problem : differences_between(one, other)) codes.push_back(problem.code);

  EXPECT_EQ(codes,
            (std::vector<std::string>{"grants-differ", "workflow-differs", "parameter-differs", "deploys-differ"}));
}

}  // namespace
}  // namespace parcours::engine
