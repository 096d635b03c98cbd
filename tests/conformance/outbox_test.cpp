// Wakes and the outbox.
#include <gmock/gmock.h>

#include "databases.hpp"
#include "store/schema.hpp"

namespace parcours::store {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr std::int64_t for_all = std::numeric_limits<std::int64_t>::max();

EffectRow effect(std::int64_t n, const std::string& what, std::optional<std::int64_t> next = std::nullopt) {
  EffectRow row;
  row.n = n, row.kind = next ? "message" : "remind", row.what = what, row.target = "P2-2026-00007",
  row.payload = "{\"a\":1}";
  row.token = 4;
  row.next = next;
  return row;
}

std::vector<std::string> references(const std::vector<WakeRow>& rows) {
  std::vector<std::string> all;
  for (const auto& row : rows) all.push_back(row.reference);
  return all;
}

class AWake : public OnDatabase {
 protected:
  Change woken(Change change, std::optional<std::int64_t> at) {
    change = next_of(change);
    change.wake_before = change.case_row.wake;
    change.case_row.wake = at;
    apply(*store, change);
    return change;
  }
  std::optional<std::int64_t> next_wake(const Change& change) {
    return store->read()->load_for_command(change.case_row.reference, "", noon).case_row->wake;
  }
};
ON_EVERY_DATABASE(AWake);

TEST_P(AWake, IsNoneUntilOneIsSetAndWhenItIsTakenAway) {
  auto change = open_case(*store);
  EXPECT_FALSE(next_wake(change));
  change = woken(change, noon + 5);
  EXPECT_EQ(next_wake(change), noon + 5);
  change = woken(change, noon + 5);
  EXPECT_EQ(next_wake(change), noon + 5);
  change = woken(change, std::nullopt);
  EXPECT_FALSE(next_wake(change));
}

TEST_P(AWake, MayComeWithTheOpening) {
  auto transaction = store->begin();
  auto change = opening(transaction->load_for_opening("presence", "P2-2026", "nadia", "", noon), "P2-2026-00001");
  WorkflowRow workflow;
  workflow.name = "presence", workflow.digest = "d1";
  change.case_row.workflow = transaction->deploy(workflow).id;
  change.case_row.wake = noon + 1;
  transaction->apply(change);
  transaction->commit();
  EXPECT_EQ(next_wake(change), noon + 1);
}

TEST_P(AWake, ListsTheCasesThatAreDueInOrderAndInPages) {
  const auto one = woken(open_case(*store), noon + 2), two = woken(open_case(*store), noon + 1),
             three = woken(open_case(*store), noon + 2);
  woken(open_case(*store), noon + 9);
  open_case(*store);
  const auto reader = store->read();
  const auto due = reader->due(noon + 2, {}, 10);
  EXPECT_THAT(references(due), ElementsAre(two.case_row.reference, one.case_row.reference, three.case_row.reference));
  EXPECT_THAT(references(reader->due(noon + 2, {}, 2)), ElementsAre(two.case_row.reference, one.case_row.reference));
  EXPECT_THAT(references(reader->due(noon + 2, due[1], 10)), ElementsAre(three.case_row.reference));
  EXPECT_THAT(reader->due(noon, {}, 10), IsEmpty());
  EXPECT_EQ(reader->next_due(), noon + 1);
}

TEST_P(AWake, IsPutOffOnlyWhileTheCaseIsAsItWasRead) {
  const auto first = woken(open_case(*store), noon);
  auto case_row = first.case_row;
  case_row.wake = noon + 100;
  {
    auto transaction = store->begin();
    EXPECT_TRUE(transaction->postpone(case_row));
    transaction->record_incident({case_row.id, 0, "too-many-steps", 1, noon});
    transaction->record_incident({case_row.id, 0, "too-many-steps", 1, noon + 1});
    case_row.revision = 1;
    EXPECT_FALSE(transaction->postpone(case_row));
    transaction->commit();
  }
  EXPECT_EQ(next_wake(first), noon + 100);
  EXPECT_TRUE(store->read()->has_incident(first.case_row.id, 0));
  EXPECT_FALSE(store->read()->has_incident(first.case_row.id, 1));
  if (!fresh->shared()) return;
  EXPECT_EQ(fresh->ask("select attempts from incident where closed_at is null"), "2");
}

class AnOutbox : public OnDatabase {
 protected:
  Change with_effects(std::vector<EffectRow> effects) {
    auto change = next_of(open_case(*store));
    change.effects = std::move(effects);
    apply(*store, change);
    return change;
  }
  bool keep(const std::function<bool(Transaction&)>& work) {
    auto transaction = store->begin();
    const bool answer = work(*transaction);
    transaction->commit();
    return answer;
  }
};
ON_EVERY_DATABASE(AnOutbox);

TEST_P(AnOutbox, HoldsWhatLeavesTheCaseUnderTheJournalRowItCameFrom) {
  const auto change = with_effects({effect(1, "rappel"), effect(2, "avis", noon + 3)});
  const auto rows = store->read()->outbox({}, 10);
  ASSERT_THAT(rows, SizeIs(1));
  EXPECT_EQ(rows[0].entry, store->read()->load_for_command(change.case_row.reference, "", noon).case_row->head);
  EXPECT_EQ(rows[0].n, 1);
  EXPECT_EQ(rows[0].seq, 2);
  EXPECT_EQ(rows[0].at, change.entry.at);
  EXPECT_EQ(rows[0].reference, change.case_row.reference);
  EXPECT_EQ(rows[0].case_id, change.case_row.id);
  EXPECT_EQ(rows[0].kind, "remind");
  EXPECT_EQ(rows[0].what, "rappel");
  EXPECT_EQ(rows[0].target, "P2-2026-00007");
  EXPECT_EQ(rows[0].payload, "{\"a\":1}");
  EXPECT_EQ(rows[0].token, 4);
  EXPECT_EQ(rows[0].attempts, 0);
  EXPECT_EQ(rows[0].code, "");
  EXPECT_EQ(store->read()->next_due(), noon + 3);
}

TEST_P(AnOutbox, ListsInTheOrderInWhichItCameAboutInPages) {
  with_effects({effect(1, "a"), effect(2, "b")});
  with_effects({effect(1, "c")});
  const auto first = store->read()->outbox({}, 2);
  ASSERT_THAT(first, SizeIs(2));
  EXPECT_EQ(first[1].what, "b");
  const auto rest = store->read()->outbox(first[1], 2);
  ASSERT_THAT(rest, SizeIs(1));
  EXPECT_EQ(rest[0].what, "c");
}

TEST_P(AnOutbox, TakesOutARowOnceAndItsPayloadWithIt) {
  with_effects({effect(1, "avis", noon)});
  const auto row = store->read()->deliveries(noon, 10).at(0);
  EXPECT_TRUE(keep([&](Transaction& t) { return t.remove_effect(row); }));
  EXPECT_FALSE(keep([&](Transaction& t) { return t.remove_effect(row); }));
  EXPECT_THAT(store->read()->deliveries(for_all, 10), IsEmpty());
  EXPECT_FALSE(store->read()->effect(row.entry, row.n));
  EXPECT_FALSE(store->read()->next_due());
}

TEST_P(AnOutbox, KeepsARowThatWasTakenOutAndNotCommitted) {
  with_effects({effect(1, "avis", noon)});
  const auto row = store->read()->deliveries(noon, 10).at(0);
  store->begin()->remove_effect(row);
  EXPECT_TRUE(store->read()->effect(row.entry, row.n));
}

TEST_P(AnOutbox, PutsOffWhatFailedUntilItIsGivenUp) {
  with_effects({effect(1, "avis", noon)});
  auto row = store->read()->deliveries(noon, 10).at(0);
  row.attempts = 1, row.next = noon + 60, row.code = "busy";
  EXPECT_TRUE(keep([&](Transaction& t) { return t.postpone(row); }));
  EXPECT_FALSE(keep([&](Transaction& t) { return t.postpone(row); }));  // another engine counted this attempt already
  EXPECT_THAT(store->read()->deliveries(noon + 59, 10), IsEmpty());
  EXPECT_THAT(store->read()->deliveries(noon + 60, 10), SizeIs(1));
  row.attempts = 2, row.next.reset(), row.code = "not-found";
  EXPECT_TRUE(keep([&](Transaction& t) { return t.postpone(row); }));
  EXPECT_THAT(store->read()->deliveries(for_all, 10), IsEmpty());
  EXPECT_EQ(store->read()->outbox({}, 10).at(0).code, "not-found");
  EXPECT_EQ(store->read()->outbox({}, 10).at(0).attempts, 2);
}

TEST_P(AnOutbox, TriesAgainWhatWasGivenUpAndNothingElse) {
  const auto change =
      with_effects({effect(1, "rappel"), effect(2, "avis", noon), effect(3, "avis", noon), effect(4, "avis", noon)});
  auto rows = store->read()->deliveries(noon, 10);
  for (std::size_t i = 0; i < 2; ++i)
    keep([&, row = rows[i]](Transaction& t) mutable {
      row.attempts = 1, row.next.reset(), row.code = "not-found";
      t.postpone(row);
      t.record_incident({row.case_id, row.token, row.code, 1, noon});
      return true;
    });
  const auto retry = [&](EffectRow row) { return keep([&](Transaction& t) { return t.retry(row, noon + 9); }); };
  EXPECT_FALSE(retry(store->read()->outbox({}, 10).at(0)));  // it is for people
  EXPECT_FALSE(retry(rows[2]));                              // it is due already
  EXPECT_TRUE(retry(rows[0]));
  EXPECT_FALSE(retry(rows[0]));
  EXPECT_TRUE(store->read()->has_incident(change.case_row.id, 4));  // of the other one
  EXPECT_TRUE(retry(rows[1]));
  EXPECT_FALSE(store->read()->has_incident(change.case_row.id, 4));
  EXPECT_THAT(store->read()->deliveries(noon + 8, 10), SizeIs(1));
  const auto again = store->read()->deliveries(noon + 9, 10);
  ASSERT_THAT(again, SizeIs(3));
  EXPECT_EQ(again[1].attempts, 0);
  EXPECT_EQ(again[1].payload, "{\"a\":1}");
}

TEST_P(AnOutbox, CostsOneStatementMoreForEachRowOrNone) {
  const auto before = open_case(*store);
  store->counts();
  auto transaction = store->begin();
  transaction->load_for_command(before.case_row.reference, "nadia", "", noon);
  auto change = next_of(before);
  change.effects = {effect(1, "a"), effect(2, "b", noon)};
  change.case_row.wake = noon + 7;
  transaction->apply(change);
  transaction->commit();
  EXPECT_EQ(store->counts().statements, can().writes_at_commit ? 2 : 6);
}

class AnEarlierDatabase : public OnDatabase {};
ON_EVERY_DATABASE(AnEarlierDatabase);

TEST_P(AnEarlierDatabase, IsBroughtToTheNewestStepWithEverythingInIt) {
  if (!fresh->shared()) GTEST_SKIP() << "nobody else reaches a database in memory";
  store.reset();
  fresh = make_fresh(GetParam());
  fresh->ask(render_sql(
      "create table schema_version (component text not null, number bigint not null, primary key (component, number))"
      " {clustered}",
      can()));
  const auto steps = core_migrations(can());
  if (can().embedded) fresh->ask("pragma application_id = 1348563555");  // the mark of a file of Parcours
  for (const auto& statement : steps.front().statements) fresh->ask(render_sql(statement, can()));
  if (can().writes_at_commit)
    fresh->ask("create function parcours_apply() returns bigint language sql as 'select 1::bigint'");
  fresh->ask("insert into schema_version (component, number) values ('core', 1)");
  fresh->ask(
      "insert into workflow (id, name, version, digest, turn, deployed_at, deployed_by, contracts, compiled, source)"
      " values (41, 'presence', 1, 'd', 1, 0, 0, '', '', '')");
  fresh->ask(
      "insert into case_file (id, ref, workflow, revision, status, structure, territory, head, head_hash, opened_at, "
      "ended_as,"
      " state, c2, c3) values (7, 'P2-2025-00001', 41, 1, 1, 0, 0, 7, 'h', 5, '', '{}', '', '')");
  fresh->ask(
      "insert into task (audience, due, case_id, token, workflow, ref, step)"
      " values (1, 9223372036854775807, 7, 1, 41, 'P2-2025-00001', 'recevoir')");

  store = another();

  const auto case_row = store->read()->load_for_command("P2-2025-00001", "", noon).case_row;
  ASSERT_TRUE(case_row);
  EXPECT_EQ(case_row->head_hash, "h");
  EXPECT_FALSE(case_row->wake);
  Change change;
  change.case_row = *case_row;
  change.case_row.revision = 2, change.case_row.wake = noon;
  change.entry = {0, 7, 2, 7, noon, 1, 41, "complete", "[]", "h2"};
  change.removed_tasks = {{1, no_due, 7, 1, 41, case_row->reference, "recevoir"}};
  change.added_tasks = {{1, no_due, 7, 2, 41, case_row->reference, "accepter", "2/1"}};
  change.effects = {effect(1, "avis", noon)};
  apply(*store, change);
  EXPECT_THAT(store->read()->due(noon, {}, 10), SizeIs(1));
  EXPECT_THAT(store->read()->deliveries(noon, 10), SizeIs(1));
  EXPECT_EQ(store->read()->tasks_of(7), change.added_tasks);
}

class ATaskOfARow : public OnDatabase {};
ON_EVERY_DATABASE(ATaskOfARow);

TEST_P(ATaskOfARow, SaysWhichOneWhetherItIsAloneOrAmongOthers) {
  auto change = open_case(*store);
  for (const std::size_t n : {1U, 2U, 1U, 1U}) {
    change = next_of(change);
    change.added_tasks.clear();
    for (std::size_t i = 1; i <= n; ++i)
      change.added_tasks.push_back({1, no_due, change.case_row.id, change.entry.seq * 10 + static_cast<std::int64_t>(i),
                                    change.case_row.workflow, change.case_row.reference, "accepter",
                                    std::to_string(i)});
    apply(*store, change);
    EXPECT_EQ(store->read()->tasks_of(change.case_row.id), change.added_tasks);
  }
}

}  // namespace
}  // namespace parcours::store
