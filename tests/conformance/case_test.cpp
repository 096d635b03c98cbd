// A case: opened, changed, conflicted with, read back.
#include "databases.hpp"

namespace parcours::store {
namespace {

class Case : public OnDatabase {};
ON_EVERY_DATABASE(Case);

TEST_P(Case, IsReadBackAsItWasOpened) {
  const auto change = open_case(*store);
  const auto file = store->begin()->stand("P2-2026-00001", "nadia", "", noon).file;
  ASSERT_TRUE(file);
  EXPECT_EQ(file->id, change.file.id);
  EXPECT_EQ(file->ref, "P2-2026-00001");
  EXPECT_GT(file->workflow, 0);
  EXPECT_EQ(file->revision, 1);
  EXPECT_EQ(file->status, Status::open);
  EXPECT_EQ(file->structure, 3);
  EXPECT_EQ(file->territory, 5);
  EXPECT_EQ(file->head, file->id);
  EXPECT_EQ(file->head_hash, "hash-1");
  EXPECT_EQ(file->opened_at, noon);
  EXPECT_EQ(file->ended_as, "");
  EXPECT_EQ(file->state, "{}");
  EXPECT_EQ(file->c2, "two");
  EXPECT_EQ(file->c3, "three");
}

TEST_P(Case, ThatDoesNotExistHasNoFile) {
  EXPECT_FALSE(store->begin()->stand("P2-2026-99999", "nadia", "", noon).file);
}

TEST_P(Case, MovesOnByOneRevision) {
  auto change = open_case(*store);
  change = next_of(change);
  change.file.status = Status::ended;
  change.file.ended_as = "retenu";
  change.file.territory = 6;
  apply(*store, change);
  const auto file = store->read()->stand(change.file.ref, "", noon).file;
  ASSERT_TRUE(file);
  EXPECT_EQ(file->revision, 2);
  EXPECT_EQ(file->status, Status::ended);
  EXPECT_EQ(file->ended_as, "retenu");
  EXPECT_EQ(file->territory, 6);
  EXPECT_GT(file->head, file->id);
}

TEST_P(Case, WhoseRevisionIsNotTheOneReadConflictsAndStaysAsItWas) {
  const auto first = open_case(*store);
  apply(*store, next_of(first));
  auto transaction = store->begin();
  const auto late = [&] {
    transaction->apply(next_of(first));
    transaction->commit();
  };
  EXPECT_THROW(late(), Conflict);
  transaction.reset();
  EXPECT_EQ(revision_of(*store, first.file.ref), 2);
  EXPECT_EQ(store->read()->tasks_of(first.file.id).size(), 1U);
  EXPECT_FALSE(store->read()->journal_row(first.file.id, 3));
}

TEST_P(Case, WhoseTransactionIsNotCommittedNeverWas) {
  const auto first = open_case(*store);
  {
    auto transaction = store->begin();
    transaction->apply(next_of(first));
  }
  EXPECT_EQ(revision_of(*store, first.file.ref), 1);
}

TEST_P(Case, HasItsHistoryNewestFirst) {
  auto change = open_case(*store);
  const auto first_head = change.file.id;
  std::int64_t head = first_head;
  for (int i = 0; i < 4; ++i) {
    change = next_of(change);
    change.entry.prev = head;
    apply(*store, change);
    head = store->read()->stand(change.file.ref, "", noon).file->head;
  }
  const auto rows = store->read()->journal(head, 100);
  ASSERT_EQ(rows.size(), 5U);
  EXPECT_EQ(rows[0].seq, 5);
  EXPECT_EQ(rows[0].id, head);
  EXPECT_EQ(rows[4].id, first_head);
  EXPECT_EQ(rows[4].verb, "open");
  EXPECT_EQ(rows[4].prev, 0);
  EXPECT_EQ(store->read()->journal(head, 2).size(), 2U);
  const auto third = store->read()->journal_row(change.file.id, 3);
  ASSERT_TRUE(third);
  EXPECT_EQ(third->hash, "hash-3");
  EXPECT_FALSE(store->read()->journal_row(change.file.id, 6));
}

TEST_P(Case, HoldsNumbersBeyondThirtyTwoBits) {
  constexpr std::int64_t big = 5'000'000'000'123;
  auto change = next_of(open_case(*store));
  change.entry.at = big;
  change.entry.actor = big + 1;
  change.opened[0].due = big + 2;
  change.opened[0].audience = big + 3;
  change.file.structure = big + 4;
  apply(*store, change);
  auto reader = store->read();
  EXPECT_EQ(reader->journal_row(change.file.id, 2)->at, big);
  EXPECT_EQ(reader->journal_row(change.file.id, 2)->actor, big + 1);
  EXPECT_EQ(reader->tasks_of(change.file.id).at(0).due, big + 2);
  EXPECT_EQ(reader->tasks_of(change.file.id).at(0).audience, big + 3);
  EXPECT_EQ(reader->stand(change.file.ref, "", noon).file->structure, big + 4);
}

}  // namespace
}  // namespace parcours::store
