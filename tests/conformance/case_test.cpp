// A case is opened, changed and read back, and meets a conflict.
#include "databases.hpp"

namespace parcours::store {
namespace {

class Case : public OnDatabase {};
ON_EVERY_DATABASE(Case);

TEST_P(Case, IsReadBackAsItWasOpened) {
  const auto change = open_case(*store);
  const auto case_row = store->begin()->load_for_command("P2-2026-00001", "nadia", "", noon).case_row;
  ASSERT_TRUE(case_row);
  EXPECT_EQ(case_row->id, change.case_row.id);
  EXPECT_EQ(case_row->reference, "P2-2026-00001");
  EXPECT_GT(case_row->workflow, 0);
  EXPECT_EQ(case_row->revision, 1);
  EXPECT_EQ(case_row->status, Status::open);
  EXPECT_EQ(case_row->structure, 3);
  EXPECT_EQ(case_row->territory, 5);
  EXPECT_EQ(case_row->head, case_row->id);
  EXPECT_EQ(case_row->head_hash, "hash-1");
  EXPECT_EQ(case_row->opened_at, noon);
  EXPECT_EQ(case_row->ended_as, "");
  EXPECT_EQ(case_row->state, "{}");
  EXPECT_EQ(case_row->c2, "two");
  EXPECT_EQ(case_row->c3, "three");
}

TEST_P(Case, ThatDoesNotExistHasNoFile) {
  EXPECT_FALSE(store->begin()->load_for_command("P2-2026-99999", "nadia", "", noon).case_row);
}

TEST_P(Case, MovesOnByOneRevision) {
  auto change = open_case(*store);
  change = next_of(change);
  change.case_row.status = Status::ended;
  change.case_row.ended_as = "retenu";
  change.case_row.territory = 6;
  apply(*store, change);
  const auto case_row = store->read()->load_for_command(change.case_row.reference, "", noon).case_row;
  ASSERT_TRUE(case_row);
  EXPECT_EQ(case_row->revision, 2);
  EXPECT_EQ(case_row->status, Status::ended);
  EXPECT_EQ(case_row->ended_as, "retenu");
  EXPECT_EQ(case_row->territory, 6);
  EXPECT_GT(case_row->head, case_row->id);
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
  EXPECT_EQ(revision_of(*store, first.case_row.reference), 2);
  EXPECT_EQ(store->read()->tasks_of(first.case_row.id).size(), 1U);
  EXPECT_FALSE(store->read()->journal_row(first.case_row.id, 3));
}

TEST_P(Case, WhoseTransactionIsNotCommittedNeverWas) {
  const auto first = open_case(*store);
  {
    auto transaction = store->begin();
    transaction->apply(next_of(first));
  }
  EXPECT_EQ(revision_of(*store, first.case_row.reference), 1);
}

TEST_P(Case, HasItsHistoryNewestFirst) {
  auto change = open_case(*store);
  const auto first_head = change.case_row.id;
  std::int64_t head = first_head;
  for (int i = 0; i < 4; ++i) {
    change = next_of(change);
    change.entry.prev = head;
    apply(*store, change);
    head = store->read()->load_for_command(change.case_row.reference, "", noon).case_row->head;
  }
  const auto rows = store->read()->journal(head, 100, Level::c4);
  ASSERT_EQ(rows.size(), 5U);
  EXPECT_EQ(rows[0].seq, 5);
  EXPECT_EQ(rows[0].id, head);
  EXPECT_EQ(rows[4].id, first_head);
  EXPECT_EQ(rows[4].verb, "open");
  EXPECT_EQ(rows[4].prev, 0);
  EXPECT_EQ(store->read()->journal(head, 2, Level::c4).size(), 2U);
  const auto third = store->read()->journal_row(change.case_row.id, 3);
  ASSERT_TRUE(third);
  EXPECT_EQ(third->hash, "hash-3");
  EXPECT_FALSE(store->read()->journal_row(change.case_row.id, 6));
}

TEST_P(Case, HoldsNumbersBeyondThirtyTwoBits) {
  constexpr std::int64_t big = 5'000'000'000'123;
  auto change = next_of(open_case(*store));
  change.entry.at = big;
  change.entry.actor = big + 1;
  change.added_tasks[0].due = big + 2;
  change.added_tasks[0].audience = big + 3;
  change.case_row.structure = big + 4;
  apply(*store, change);
  auto reader = store->read();
  EXPECT_EQ(reader->journal_row(change.case_row.id, 2)->at, big);
  EXPECT_EQ(reader->journal_row(change.case_row.id, 2)->actor, big + 1);
  EXPECT_EQ(reader->tasks_of(change.case_row.id).at(0).due, big + 2);
  EXPECT_EQ(reader->tasks_of(change.case_row.id).at(0).audience, big + 3);
  EXPECT_EQ(reader->load_for_command(change.case_row.reference, "", noon).case_row->structure, big + 4);
}

}  // namespace
}  // namespace parcours::store
