// The engine's own journal, and what its verification reads.
#include <gmock/gmock.h>

#include "databases.hpp"

namespace parcours::store {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;
using ::testing::Pair;

ActRow act(std::int64_t seq) { return {seq, noon + seq, "granted", "{}", "hash " + std::to_string(seq)}; }

class AnAct : public OnDatabase {
 protected:
  void append(std::int64_t seq) {
    auto transaction = store->begin();
    transaction->append_act(act(seq));
    transaction->commit();
  }
};
ON_EVERY_DATABASE(AnAct);

TEST_P(AnAct, IsReadBackWhole) {
  EXPECT_FALSE(store->begin()->last_act());
  append(1);
  append(2);
  const auto last = store->begin()->last_act();
  ASSERT_TRUE(last);
  EXPECT_EQ(last->seq, 2);
  EXPECT_EQ(last->at, noon + 2);
  EXPECT_EQ(last->kind, "granted");
  EXPECT_EQ(last->body, "{}");
  EXPECT_EQ(last->hash, "hash 2");
}

TEST_P(AnAct, IsReadInPagesFromBothEnds) {
  for (const auto seq : {1, 2, 3, 4}) append(seq);
  EXPECT_THAT(store->read()->acts(1, 2), ElementsAre(Field(&ActRow::seq, 2), Field(&ActRow::seq, 3)));
  EXPECT_THAT(store->read()->acts_before(4, 2), ElementsAre(Field(&ActRow::seq, 3), Field(&ActRow::seq, 2)));
}

TEST_P(AnAct, OfANumberThatIsTakenIsAConflict) {
  append(1);
  auto transaction = store->begin();
  EXPECT_THROW(transaction->append_act(act(1)), Conflict);
}

TEST_P(AnAct, OfTwoEnginesAtOnceIsAConflictForTheLater) {
  if (can().one_writer) return;  // the second waits until the first has ended
  const auto second_store = another();
  auto first = store->begin(), second = second_store->begin();
  EXPECT_FALSE(first->last_act());
  EXPECT_FALSE(second->last_act());
  first->append_act(act(1));
  first->commit();
  EXPECT_THROW(second->append_act(act(1)), Conflict);
}

TEST_P(AnAct, OfATransactionThatIsNotCommittedIsNotThere) {
  store->begin()->append_act(act(1));
  EXPECT_THAT(store->read()->acts(0, 10), IsEmpty());
}

class AnAudit : public OnDatabase {};
ON_EVERY_DATABASE(AnAudit);

TEST_P(AnAudit, ReadsTheHashesOfAllCasesByNumber) {
  const auto first = open_case(*store), second = open_case(*store);
  apply(*store, next_of(first));
  const auto all = store->read()->journal_hashes(0, no_due, 10);
  ASSERT_EQ(all.size(), 3U);
  EXPECT_THAT(all[0], Pair(first.case_row.id, "hash-1"));
  EXPECT_THAT(all[1], Pair(second.case_row.id, "hash-1"));
  EXPECT_EQ(all[2].second, "hash-2");
  EXPECT_THAT(store->read()->journal_hashes(all[0].first, all[1].first, 10), ElementsAre(all[1]));
  EXPECT_THAT(store->read()->journal_hashes(0, no_due, 1), ElementsAre(all[0]));
}

TEST_P(AnAudit, ReadsGrantsThatHaveEndedToo) {
  auto transaction = store->begin();
  const auto nadia = transaction->actor("nadia");
  transaction->grant(nadia, {"educateur", 5, 3}, noon, no_due);
  transaction->grant(nadia, {"educateur", 5, 3}, noon + 9, noon + 9);
  transaction->commit();
  const auto rows = store->read()->granted();
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].actor, nadia);
  EXPECT_EQ(rows[0].grant.role, "educateur");
  EXPECT_EQ(rows[0].grant.territory, 5);
  EXPECT_EQ(rows[0].grant.structure, 3);
  EXPECT_EQ(rows[0].since, noon);
  EXPECT_EQ(rows[0].until, noon + 9);
}

TEST_P(AnAudit, ReadsEveryWorkflowVersionWithItsTurn) {
  auto transaction = store->begin();
  WorkflowRow row;
  row.name = "a", row.digest = "1", row.source = "source", row.compiled = "compiled", row.contracts = "contracts";
  transaction->deploy(row);
  row.digest = "2";
  transaction->deploy(row);
  row.digest = "1";
  transaction->deploy(row);
  transaction->commit();
  const auto rows = store->read()->deployed(0, 10);
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].workflow.version, 1);
  EXPECT_EQ(rows[0].workflow.source, "source");
  EXPECT_EQ(rows[0].workflow.compiled, "compiled");
  EXPECT_EQ(rows[0].workflow.contracts, "contracts");
  EXPECT_EQ(rows[0].workflow.digest, "1");
  EXPECT_EQ(rows[0].turn, 3);
  EXPECT_EQ(rows[1].turn, 2);
  EXPECT_THAT(store->read()->deployed(rows[1].workflow.id, 10), IsEmpty());
}

TEST_P(AnAudit, ReadsEveryValueThatAParameterHad) {
  auto transaction = store->begin();
  transaction->set_parameters({{"a", "1"}}, noon);
  transaction->set_parameters({{"a", "2"}}, noon + 5);
  transaction->commit();
  auto rows = store->read()->parameter_history();
  ASSERT_EQ(rows.size(), 2U);
  if (rows[0].since > rows[1].since) std::swap(rows[0], rows[1]);
  EXPECT_EQ(rows[0].until, noon + 5);
  EXPECT_EQ(rows[0].value, "1");
  EXPECT_EQ(rows[1].until, no_due);
  EXPECT_EQ(rows[1].name, "a");
}

}  // namespace
}  // namespace parcours::store
