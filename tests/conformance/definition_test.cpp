// Names, rights, workflows and parameters.
#include <gmock/gmock.h>

#include "databases.hpp"

namespace parcours::store {
namespace {

using ::testing::ElementsAre;
using ::testing::Pair;

constexpr std::int64_t always = no_due;

class AName : public OnDatabase {};
ON_EVERY_DATABASE(AName);

TEST_P(AName, HasOneNumberForEver) {
  auto transaction = store->begin();
  const auto nadia = transaction->actor("nadia"), karim = transaction->actor("karim");
  EXPECT_NE(nadia, karim);
  EXPECT_EQ(transaction->actor("nadia"), nadia);
  transaction->commit();
  EXPECT_EQ(store->begin()->actor("nadia"), nadia);
  EXPECT_THAT(store->read()->actors(), ElementsAre(Pair(nadia, "nadia"), Pair(karim, "karim")));
}

TEST_P(AName, OfATermBelongsToItsKind) {
  auto transaction = store->begin();
  const auto place = transaction->term("territory", "nord"), house = transaction->term("structure", "nord");
  EXPECT_NE(place, house);
  transaction->commit();
  EXPECT_THAT(store->read()->terms("territory"), ElementsAre(Pair(place, "nord")));
}

TEST_P(AName, OfATransactionThatWasNotCommittedIsMadeAgain) {
  {
    auto transaction = store->begin();
    transaction->audience("role:educateur");
    transaction->audience("role:educateur");
  }
  EXPECT_TRUE(store->read()->audiences().empty());
  auto transaction = store->begin();
  const auto number = transaction->audience("role:educateur");
  transaction->commit();
  EXPECT_THAT(store->read()->audiences(), ElementsAre(Pair(number, "role:educateur")));
}

TEST_P(AName, OfASavepointThatWasUndoneIsMadeAgain) {
  auto transaction = store->begin();
  transaction->savepoint();
  transaction->audience("undone");
  transaction->rollback_to();
  const auto kept = transaction->audience("kept"), again = transaction->audience("undone");
  transaction->commit();
  EXPECT_THAT(store->read()->audiences(), ElementsAre(Pair(kept, "kept"), Pair(again, "undone")));
  transaction = store->begin();
  EXPECT_EQ(transaction->audience("undone"), again);
}

TEST_P(AName, ThatIsKnownCostsNoStatement) {
  auto transaction = store->begin();
  transaction->audience("a");
  transaction->commit();
  transaction = store->begin();
  store->counts();
  transaction->audience("a");
  EXPECT_EQ(store->counts().statements, 0);
}

class AGrant : public OnDatabase {
 protected:
  std::vector<GrantRow> grants_of(const char* actor, std::int64_t now) {
    return store->begin()->load_for_command("", actor, "", now).requester.grants;
  }
};
ON_EVERY_DATABASE(AGrant);

TEST_P(AGrant, ComesWithTheOneReadOfACommand) {
  auto transaction = store->begin();
  const auto nadia = transaction->actor("nadia");
  transaction->grant(nadia, {"educateur", 5, 3}, noon, always);
  transaction->grant(nadia, {"coordonnateur", 0, 0}, noon, always);
  transaction->commit();
  const auto requester = store->begin()->load_for_command("", "nadia", "", noon).requester;
  EXPECT_EQ(requester.actor, nadia);
  ASSERT_EQ(requester.grants.size(), 2U);
  EXPECT_EQ(requester.grants[0].role, "coordonnateur");
  EXPECT_EQ(requester.grants[1].role, "educateur");
  EXPECT_EQ(requester.grants[1].structure, 3);
  EXPECT_EQ(requester.grants[1].territory, 5);
  EXPECT_EQ(store->begin()->load_for_opening("w", "c", "nadia", "", noon).requester.grants.size(), 2U);
  EXPECT_EQ(store->read()->load_for_command("", "nadia", noon).requester.grants.size(), 2U);
}

TEST_P(AGrant, HoldsFromItsBeginningToBeforeItsEnd) {
  auto transaction = store->begin();
  transaction->grant(transaction->actor("nadia"), {"educateur", 0, 0}, noon, noon + 10);
  transaction->commit();
  EXPECT_EQ(grants_of("nadia", noon - 1).size(), 0U);
  EXPECT_EQ(grants_of("nadia", noon).size(), 1U);
  EXPECT_EQ(grants_of("nadia", noon + 10).size(), 0U);
}

TEST_P(AGrant, GivenAgainHasTheNewEnd) {
  auto transaction = store->begin();
  const auto nadia = transaction->actor("nadia");
  transaction->grant(nadia, {"educateur", 0, 0}, noon, always);
  transaction->grant(nadia, {"educateur", 0, 0}, noon, noon + 1);
  transaction->commit();
  EXPECT_EQ(grants_of("nadia", noon + 5).size(), 0U);
}

TEST_P(AGrant, IsNobodysWhenTheActorIsUnknown) {
  const auto requester = store->begin()->load_for_command("", "nobody", "", noon).requester;
  EXPECT_EQ(requester.actor, 0);
  EXPECT_TRUE(requester.grants.empty());
}

TEST_P(AGrant, OfARoleWithAControlCharacterIsRefused) {
  EXPECT_THROW(store->begin()->grant(1, {"a\x1f", 0, 0}, noon, always), Error);
}

class AWorkflow : public OnDatabase {
 protected:
  WorkflowRow deploy(const std::string& name, const std::string& digest) {
    WorkflowRow row;
    row.name = name, row.digest = digest;
    row.contracts = "contracts", row.source = "source of " + digest, row.compiled = "compiled";
    row.deployed_at = noon, row.deployed_by = 7;
    auto transaction = store->begin();
    row = transaction->deploy(row);
    transaction->commit();
    return row;
  }
  std::int64_t in_force(const std::string& name) {
    return store->begin()->load_for_opening(name, "c", "", "", noon).workflow;
  }
};
ON_EVERY_DATABASE(AWorkflow);

TEST_P(AWorkflow, HasTheNextVersionOfItsName) {
  EXPECT_EQ(deploy("a", "1").version, 1);
  EXPECT_EQ(deploy("b", "1").version, 1);
  const auto second = deploy("a", "2");
  EXPECT_EQ(second.version, 2);
  EXPECT_EQ(in_force("a"), second.id);
  EXPECT_EQ(in_force("c"), 0);
}

TEST_P(AWorkflow, DeployedAgainIsInForceAsItWas) {
  const auto first = deploy("a", "1");
  deploy("a", "2");
  const auto again = deploy("a", "1");
  EXPECT_EQ(again.id, first.id);
  EXPECT_EQ(again.version, 1);
  EXPECT_EQ(in_force("a"), first.id);
  const auto rows = store->read()->workflows_in_force();
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].id, first.id);
  EXPECT_EQ(rows[0].name, "a");
  EXPECT_EQ(rows[0].version, 1);
  EXPECT_EQ(rows[0].deployed_at, noon);
  EXPECT_EQ(rows[0].deployed_by, 7);
}

TEST_P(AWorkflow, IsReadBackByItsNumber) {
  deploy("a", "1");
  const auto row = store->read()->workflow(deploy("a", "2").id);
  ASSERT_TRUE(row);
  EXPECT_EQ(row->version, 2);
  EXPECT_EQ(row->compiled, "compiled");
  EXPECT_FALSE(store->read()->workflow(999));
}

TEST_P(AWorkflow, ThatIsDeployedMakesEveryAskerSeeIt) {
  const auto before = store->read()->load_for_command("", "", noon).requester.deploys;
  deploy("a", "1");
  const auto between = store->read()->load_for_command("", "", noon).requester.deploys;
  deploy("a", "1");
  EXPECT_LT(before, between);
  EXPECT_LT(between, store->begin()->load_for_command("", "", "", noon).requester.deploys);
}

class AParameter : public OnDatabase {
 protected:
  void set(const std::vector<std::pair<std::string, std::string>>& values, std::int64_t now) {
    auto transaction = store->begin();
    transaction->set_parameters(values, now);
    transaction->commit();
  }
};
ON_EVERY_DATABASE(AParameter);

TEST_P(AParameter, HasTheValueThatWasSetLast) {
  set({{"a.seuil", "3"}, {"b.seuil", "1"}}, noon);
  set({{"a.seuil", "4"}}, noon + 1);
  set({{"a.seuil", "5"}}, noon + 1);
  EXPECT_THAT(store->read()->parameters(), ElementsAre(Pair("a.seuil", "5"), Pair("b.seuil", "1")));
}

TEST_P(AParameter, ThatIsSetMakesEveryAskerSeeIt) {
  const auto before = store->read()->load_for_command("", "", noon).requester.deploys;
  set({{"a", "1"}}, noon);
  EXPECT_LT(before, store->read()->load_for_command("", "", noon).requester.deploys);
}

}  // namespace
}  // namespace parcours::store
