// The cost of a command: statements, round trips, and on SQLite the pages that it writes.
#include <gmock/gmock.h>

#include "databases.hpp"

namespace parcours::store {
namespace {

using ::testing::AnyOf;

class Cost : public OnDatabase {
 protected:
  Change complete(const Change& before, Transaction& transaction) {
    transaction.load_for_command(before.case_row.reference, "nadia", "", noon);
    const auto change = next_of(before);
    transaction.apply(change);
    return change;
  }
  // Opens a case as a command does.
  Change open_as_command(Transaction& transaction) {
    const auto input = transaction.load_for_opening("presence", "P2-2026", "nadia", "", noon);
    auto change = opening(input, "P2-2026-" + std::to_string(input.number));
    change.case_row.state = std::string(700, 's');
    change.entry.events = std::string(250, 'e');
    transaction.apply(change);
    return change;
  }
  // 4 statements one by one, or one read and one call.
  std::int64_t per_command() const { return can().writes_at_commit ? 2 : 4; }
};
ON_EVERY_DATABASE(Cost);

TEST_P(Cost, OfOpeningACaseIsFourStatementsOrTwoRoundTrips) {
  open_case(*store);
  store->counts();
  auto transaction = store->begin();
  open_as_command(*transaction);
  transaction->commit();
  const auto counts = store->counts();
  EXPECT_EQ(counts.statements, per_command());
  EXPECT_EQ(counts.control, can().writes_at_commit ? 0 : 2);
}

TEST_P(Cost, OfCompletingATaskIsFourStatementsOrTwoRoundTrips) {
  const auto before = open_case(*store);
  store->counts();
  auto transaction = store->begin();
  complete(before, *transaction);
  transaction->commit();
  const auto counts = store->counts();
  EXPECT_EQ(counts.statements, per_command());
  EXPECT_EQ(counts.control, can().writes_at_commit ? 0 : 2);
  EXPECT_EQ(store->counts().statements, 0);
}

TEST_P(Cost, OfTheLastTaskIsTheSame) {
  const auto before = open_case(*store);
  store->counts();
  auto transaction = store->begin();
  transaction->load_for_command(before.case_row.reference, "nadia", "", noon);
  auto change = next_of(before);
  change.added_tasks.clear();
  change.case_row.status = Status::ended;
  transaction->apply(change);
  transaction->commit();
  EXPECT_EQ(store->counts().statements, per_command());
}

TEST_P(Cost, OfABatchIsASavepointEachAndOneCommit) {
  const auto one = open_case(*store), two = open_case(*store);
  store->counts();
  auto transaction = store->begin();
  for (const auto& each : {one, two}) {
    transaction->savepoint();
    complete(each, *transaction);
    transaction->release();
  }
  transaction->commit();
  const auto counts = store->counts();
  EXPECT_EQ(counts.statements, 2 * per_command());
  EXPECT_EQ(counts.control, 6);
}

class Pages : public Cost {
 protected:
  static constexpr std::int64_t frame = 4096 + 24;
  std::int64_t written() const {
    std::error_code none;
    const auto size = std::filesystem::file_size(store->path() + "-wal", none);
    return none ? 0 : (static_cast<std::int64_t>(size) - 32) / frame;
  }
  // Cases in a database whose log begins anew, and has grown so that frames are only added.
  std::vector<Change> cases(int n) {
    std::vector<Change> opened{open_case(*store)};
    auto transaction = store->begin();
    for (int i = 1; i < n; ++i) opened.push_back(open_as_command(*transaction));
    transaction->commit();
    transaction.reset();
    return opened;
  }
};
INSTANTIATE_TEST_SUITE_P(Databases, Pages, ::testing::Values(Kind::file),
                         [](const auto& each) { return name_of(each.param); });

TEST_P(Pages, OfCompletingATaskAloneAreFive) {
  auto all = cases(400);
  const auto before = written();
  for (int i = 0; i < 20; ++i) {
    auto transaction = store->begin();
    complete(all[static_cast<std::size_t>(i * 17)], *transaction);
    transaction->commit();
  }
  const double each = static_cast<double>(written() - before) / 20;
  RecordProperty("pages", std::to_string(each));
  EXPECT_GT(each, 2);
  EXPECT_LE(each, 5);
}

// The indices of scopes and of openers are among them.
TEST_P(Pages, OfOpeningACaseAreEight) {
  cases(400);
  const auto before = written();
  for (int i = 0; i < 20; ++i) {
    auto transaction = store->begin();
    open_as_command(*transaction);
    transaction->commit();
  }
  const double each = static_cast<double>(written() - before) / 20;
  RecordProperty("pages", std::to_string(each));
  EXPECT_GT(each, 2);
  EXPECT_LE(each, 8);
}

TEST_P(Pages, OfCompletingATaskInABatchOverScatteredCasesAreUnderFour) {
  auto all = cases(2000);
  const auto before = written();
  auto transaction = store->begin();
  for (int i = 0; i < 64; ++i) {
    transaction->savepoint();
    complete(all[static_cast<std::size_t>(i * 31 % 2000)], *transaction);
    transaction->release();
  }
  transaction->commit();
  const double each = static_cast<double>(written() - before) / 64;
  RecordProperty("pages", std::to_string(each));
  EXPECT_GT(each, 0.5);
  EXPECT_LT(each, 4);
}

}  // namespace
}  // namespace parcours::store
