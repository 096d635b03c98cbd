#include "engine/acts/closing.hpp"

#include <gmock/gmock.h>

#include "engine/acts/verify_acts.hpp"
#include "support/acts.hpp"

namespace parcours {
namespace {

using testing::ActsTrial;
using testing::codes;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

class AClosing : public ::testing::Test {
 protected:
  std::string latest_row() const { return t.ask("select max(id) from journal"); }
  ActsTrial t;
};

TEST_F(AClosing, CoversEveryRowAndTheActBeforeIt) {
  t.open();
  t.go(t.open()->reference, "fin");
  const auto head = engine::read_head(t.engine.head());

  ASSERT_TRUE(head);
  EXPECT_EQ(head->rows, 3 + 1);
  EXPECT_EQ(head->seq, 5);
  ASSERT_EQ(t.closings().size(), 1U);
  EXPECT_EQ(std::to_string(t.closings()[0].upto), latest_row());
  EXPECT_EQ(t.closings()[0].root, head->root);
}

TEST_F(AClosing, IsNotMadeWhenNothingIsNew) {
  t.open();
  const auto head = t.engine.head();

  EXPECT_EQ(t.engine.head(), head);
  t.engine.grant({"anna", "chef", {}, {}, {}, {}}, {"root"});
  EXPECT_NE(t.engine.head(), head);
  EXPECT_THAT(t.faults(), IsEmpty());
}

TEST_F(AClosing, IsMadeByRunDueOnceAnHourAtMost) {
  t.open();
  t.engine.run_due();
  EXPECT_EQ(t.closings().size(), 1U);
  t.open();
  t.clock.at += std::chrono::minutes(59);
  t.engine.run_due();
  Engine(t.settings()).run_due();  // another process, every minute
  EXPECT_EQ(t.closings().size(), 1U);
  t.clock.at += std::chrono::minutes(1);
  t.engine.run_due();
  EXPECT_EQ(t.closings().size(), 2U);
  t.clock.at += std::chrono::hours(2);
  t.engine.run_due();
  EXPECT_EQ(t.closings().size(), 2U);
  EXPECT_THAT(t.faults(), IsEmpty());
}

TEST_F(AClosing, CostsRunDueNoStatementWithinTheHour) {
  t.engine.run_due();
  t.engine.statistics();
  t.engine.run_due();

  EXPECT_EQ(t.engine.statistics().statements, 3);  // deliveries, wakes, the next of both
}

TEST_F(AClosing, LeavesTheJournalToCommandsWhenTheClockGoesBack) {
  t.engine.run_due();
  t.clock.at -= std::chrono::hours(100);
  t.open();
  t.engine.run_due();

  EXPECT_THAT(t.engine.head().substr(0, 9), "parcours ");
  EXPECT_THAT(t.faults(), IsEmpty());
}

TEST_F(AClosing, OfManyRowsIsMadeInBatches) {
  t.open();
  t.ask(
      "insert into journal (id, case_id, seq, prev, at, actor, workflow, verb, events, hash)"
      " with recursive n (i) as (select cast(1000 as bigint) union all select i + 1 from n where i < 3999)"
      " select i, i, 1, 0, 1, 1, 1, 'open', '', 'hash ' || i from n");
  const auto head = engine::read_head(t.engine.head());

  ASSERT_TRUE(head);
  EXPECT_EQ(head->rows, 1 + 1 + 3000);
  EXPECT_THAT(t.faults(), IsEmpty());
  t.ask("delete from journal where id = 2500");
  EXPECT_THAT(t.faults(), ElementsAre("closing-differs"));
}

// A transaction that has taken its number and is not committed, as only PostgreSQL has them.
class ALateRow : public AClosing {
 protected:
  void SetUp() override {
    if (t.database->capabilities().one_writer) return;
    store_ = store::open(t.database->connection());
    late_ = store_->begin();
    late_->savepoint();
    const auto input = late_->load_for_opening("essais", "LATE", "chloe", "", 1);
    store::Change change;
    change.case_row.id = number_ = input.case_id;
    change.case_row.reference = "LATE-1", change.case_row.workflow = input.workflow, change.case_row.revision = 1;
    change.entry = {0, number_, 1, 0, 1, 1, input.workflow, "open", "", "late hash"};
    late_->apply(change);
    late_->release();
    t.open();
  }
  void commit() {
    late_->commit();
    late_.reset();
  }
  std::vector<std::string> faults_of_acts() {
    engine::EngineContext context(t.settings());
    return codes(engine::verify_acts(context, *context.store->read(), {}));
  }
  bool is_possible() const { return late_ != nullptr; }

  std::int64_t number_ = 0;
  std::unique_ptr<store::Store> store_;
  std::unique_ptr<store::Transaction> late_;
};

TEST_F(ALateRow, IsOpenUntilItIsThereAndCoveredByTheNextClosing) {
  if (!is_possible()) return;
  t.engine.head();
  EXPECT_THAT(t.closings().back().open, ElementsAre(Pair(number_, number_)));
  EXPECT_THAT(faults_of_acts(), IsEmpty());
  commit();
  t.clock.at += std::chrono::hours(24 * 6);
  t.engine.head();

  EXPECT_THAT(t.closings().back().late, ElementsAre(number_));
  EXPECT_THAT(faults_of_acts(), IsEmpty());
  t.open();
  t.engine.head();
  EXPECT_THAT(t.closings().back().late, IsEmpty());
  EXPECT_THAT(faults_of_acts(), IsEmpty());
}

TEST_F(ALateRow, ThatIsThereBeforeAnotherClosingIsCoveredHoweverLateThatIs) {
  if (!is_possible()) return;
  t.engine.head();
  commit();
  t.clock.at += std::chrono::hours(24 * 8);
  EXPECT_THAT(faults_of_acts(), IsEmpty());
  t.engine.head();

  EXPECT_THAT(t.closings().back().late, ElementsAre(number_));
  EXPECT_THAT(faults_of_acts(), IsEmpty());
}

TEST_F(ALateRow, ThatIsRemovedOrChangedAfterwardsIsSeen) {
  if (!is_possible()) return;
  t.engine.head();
  commit();
  t.engine.head();

  t.ask("update journal set hash = 'x' where id = " + std::to_string(number_));
  EXPECT_THAT(faults_of_acts(), ElementsAre("closing-differs"));
  t.ask("delete from journal where id = " + std::to_string(number_));
  EXPECT_THAT(faults_of_acts(), ElementsAre("closing-differs"));
}

TEST_F(ALateRow, IsGivenUpAfterSevenDays) {
  if (!is_possible()) return;
  t.engine.head();
  t.clock.at += std::chrono::hours(24 * 7);
  t.open();
  t.engine.head();
  EXPECT_THAT(faults_of_acts(), ElementsAre("numbers-given-up"));
  commit();
  t.open();
  t.engine.head();

  EXPECT_THAT(t.closings().back().late, IsEmpty());
  EXPECT_THAT(faults_of_acts(), ElementsAre("rows-uncovered"));
}

TEST(ClosedAct, IsReadBackAsItWasMade) {
  engine::Closing closing;
  closing.upto = 9, closing.rows = 6, closing.root = "root";
  closing.open = {{2, 2}, {5, 7}}, closing.late = {1}, closing.frontier = {"a", "b"};

  const auto again = engine::closing_of(engine::closed_act(closing));

  EXPECT_EQ(again.upto, 9);
  EXPECT_EQ(again.rows, 6);
  EXPECT_EQ(again.root, "root");
  EXPECT_EQ(again.open, closing.open);
  EXPECT_EQ(again.late, closing.late);
  EXPECT_EQ(again.frontier, closing.frontier);
}

}  // namespace
}  // namespace parcours
