// The writes that a transaction keeps, undoes and refuses.
#include <gmock/gmock.h>

#include "databases.hpp"

namespace parcours::store {
namespace {

class ATransaction : public OnDatabase {};
ON_EVERY_DATABASE(ATransaction);

TEST_P(ATransaction, KeepsWhatWasReleasedAndUndoesWhatWasRolledBack) {
  const auto one = open_case(*store), two = open_case(*store);
  auto transaction = store->begin();
  transaction->savepoint();
  transaction->apply(next_of(one));
  transaction->release();
  transaction->savepoint();
  transaction->apply(next_of(two));
  transaction->rollback_to();
  transaction->commit();
  EXPECT_EQ(revision_of(*store, one.case_row.reference), 2);
  EXPECT_EQ(revision_of(*store, two.case_row.reference), 1);
}

TEST_P(ATransaction, HasSavepointsInSavepoints) {
  const auto one = open_case(*store);
  auto transaction = store->begin();
  transaction->savepoint();
  transaction->savepoint();
  transaction->apply(next_of(one));
  transaction->rollback_to();
  transaction->savepoint();
  transaction->apply(next_of(one));
  transaction->release();
  transaction->release();
  transaction->commit();
  EXPECT_EQ(revision_of(*store, one.case_row.reference), 2);
}

TEST_P(ATransaction, SeesWhatItWrote) {
  const auto one = open_case(*store);
  auto transaction = store->begin();
  transaction->apply(next_of(one));
  EXPECT_EQ(transaction->load_for_command(one.case_row.reference, "", "", noon).case_row->revision, 2);
  transaction->apply(next_of(next_of(one)));
  transaction->commit();
  EXPECT_EQ(revision_of(*store, one.case_row.reference), 3);
}

TEST_P(ATransaction, TellsWhatACommandOfItsOwnDid) {
  const auto one = open_case(*store);
  auto transaction = store->begin();
  transaction->apply(next_of(one));
  const auto stored = transaction->find_receipt(one.case_row.id, 2, {});
  EXPECT_EQ(stored.reference, one.case_row.reference);
  EXPECT_EQ(stored.row.verb, "complete");
  EXPECT_THROW(transaction->find_receipt(one.case_row.id, 9, {}), Error);
}

TEST_P(ATransaction, GoesOnAfterAConflictThatWasRolledBack) {
  const auto one = open_case(*store), two = open_case(*store);
  apply(*store, next_of(one));
  auto transaction = store->begin();
  transaction->savepoint();
  EXPECT_THROW(transaction->apply(next_of(one)), Conflict);
  transaction->rollback_to();
  EXPECT_FALSE(transaction->lost());
  transaction->savepoint();
  transaction->apply(next_of(two));
  transaction->release();
  transaction->commit();
  EXPECT_EQ(revision_of(*store, two.case_row.reference), 2);
}

TEST_P(ATransaction, GoesOnAfterMoreConflictsThanASessionIsUsedFor) {
  const auto one = open_case(*store);
  apply(*store, next_of(one));
  for (int i = 0; i < 120; ++i) EXPECT_THROW(apply(*store, next_of(one)), Conflict);
  EXPECT_NO_THROW(apply(*store, next_of(next_of(one))));
}

TEST_P(ATransaction, RefusesToKeepAnythingAfterAFailureThatWasNotRolledBack) {
  const auto one = open_case(*store), two = open_case(*store);
  apply(*store, next_of(one));
  auto transaction = store->begin();
  transaction->savepoint();
  transaction->apply(next_of(two));
  transaction->release();
  transaction->savepoint();
  EXPECT_THROW(transaction->apply(next_of(one)), Conflict);
  EXPECT_THROW(transaction->release(), Conflict);
  EXPECT_THROW(transaction->load_for_command(two.case_row.reference, "", "", noon), Conflict);
  EXPECT_THROW(transaction->commit(), Conflict);
  transaction.reset();
  EXPECT_EQ(revision_of(*store, two.case_row.reference), 1);
}

TEST_P(ATransaction, CannotBeUsedAfterItsCommit) {
  auto transaction = store->begin();
  transaction->commit();
  EXPECT_THROW(transaction->commit(), Error);
  EXPECT_THROW(transaction->load_for_command("x", "", "", noon), Error);
}

TEST_P(ATransaction, WithNothingInItCommits) { EXPECT_NO_THROW(store->begin()->commit()); }

TEST_P(ATransaction, RefusesATaskToGoThatIsNotListed) {
  auto change = next_of(open_case(*store));
  change.removed_tasks[0].token = 99;
  EXPECT_THROW(apply(*store, change), Error);
  change.added_tasks.clear();
  EXPECT_THROW(apply(*store, change), Error);
  change.removed_tasks.push_back(change.removed_tasks[0]);
  EXPECT_THROW(apply(*store, change), Error);
  EXPECT_EQ(revision_of(*store, change.case_row.reference), 1);
}

class AKey : public OnDatabase {};
ON_EVERY_DATABASE(AKey);

TEST_P(AKey, IsToldWithWhatWasDoneUnderIt) {
  auto change = next_of(open_case(*store));
  change.key = "nadia\nk1";
  apply(*store, change);
  const auto done =
      store->begin()->load_for_command(change.case_row.reference, "nadia", "nadia\nk1", noon).requester.earlier_command;
  ASSERT_TRUE(done);
  EXPECT_EQ(*done, std::pair(change.case_row.id, std::int64_t{2}));
  EXPECT_EQ(
      store->begin()->load_for_opening("presence", "P2-2026", "nadia", "nadia\nk1", noon).requester.earlier_command,
      done);
  EXPECT_FALSE(store->begin()
                   ->load_for_command(change.case_row.reference, "nadia", "nadia\nk2", noon)
                   .requester.earlier_command);
}

TEST_P(AKey, UsedByTwoIsAConflictForTheSecond) {
  auto one = next_of(open_case(*store)), two = next_of(open_case(*store));
  one.key = two.key = "same";
  apply(*store, one);
  EXPECT_THROW(apply(*store, two), Conflict);
  EXPECT_EQ(revision_of(*store, two.case_row.reference), 1);
}

}  // namespace
}  // namespace parcours::store
