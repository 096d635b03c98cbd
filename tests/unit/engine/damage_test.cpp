// One damaged row of the database stops what it is about, and nothing else. A database that fails stops everything, and
// counts as an attempt of nothing.
#include <gmock/gmock.h>
#include <sys/stat.h>

#include "support/relay.hpp"

namespace parcours {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;
using testing::times;

class Damage : public ::testing::Test {
 protected:
  testing::Relay t{testing::shared_kind()};
  Engine& engine = t.engine;

  void spoil(const std::string& sql) { t.database->ask(sql); }
  Checked<Receipt> take(const std::string& reference, const std::string& outcome) {
    return engine.submit({Complete{t.seen(reference).tasks.front().id, {}, outcome}, {"chloe"}});
  }
  // Two cases have a message for each other's neighbours: the rows 1 and 2 of the outbox.
  std::string one = t.answered(), two = t.answered();
  std::string sender() {
    const auto reference = t.answered({{"autre", one}, {"encore", two}, {"note", "bonjour"}});
    EXPECT_TRUE(take(reference, "prevenir"));
    return reference;
  }
  // All rows of the outbox without a hash, and the counter as an earlier version left it.
  void count_rows_as_of_before() {
    spoil("update outbox set hash = ''");
    spoil("update counter set next = (select max(id) from journal) where name = '#unhashed'");
  }
  // The reminders of two cases, which wait for the host.
  std::vector<Outgoing> reminders() {
    t.ask(), t.ask();
    t.wait_days(5);
    engine.run_due();
    return engine.outbox().items;
  }
};

TEST_F(Damage, OfARowOfTheOutboxKeepsThatRowAloneFromItsCase) {
  sender();
  for (const char* change : {"payload = '{\"note\":\"bonsoir\"}'", "target = 'DEMANDE-AIDE-2026-00009'",
                             "payload = 'damaged'", "kind = 'reply'", "kind = 'nonsense'", "token = 77", "hash = ''"}) {
    spoil(std::string("update outbox set ") + change + " where n = 1");
    const auto due = engine.run_due();
    EXPECT_EQ(due.failed, 1) << change;
    EXPECT_EQ(times(t.seen(one), "message_taken"), 1) << change;
    const auto items = engine.outbox().items;
    ASSERT_THAT(items, SizeIs(1)) << change;
    EXPECT_EQ(items[0].failed, "outbox-damaged");
    EXPECT_EQ(items[0].to + items[0].what, "");
    engine.mark_delivered(std::vector{items[0].id});
    EXPECT_EQ(t.database->ask("select code from incident order by id desc limit 1"), "outbox-damaged");
    sender();
  }
  EXPECT_GT(times(t.seen(two), "message_taken"), 6);
}

TEST_F(Damage, OfARowForTheHostIsShownInItsPlaceAndTheOthersAreGiven) {
  const auto before = reminders();
  ASSERT_THAT(before, SizeIs(2));
  spoil("update outbox set target = 'actor:mallory' where (entry || '.' || n) = '" + before[0].id + "'");

  const auto items = engine.outbox().items;

  ASSERT_THAT(items, SizeIs(2));
  EXPECT_EQ(items[0].failed, "outbox-damaged");
  EXPECT_EQ(items[0].id, before[0].id);
  EXPECT_EQ(items[0].to, "");
  EXPECT_EQ(items[1].failed, "");
  EXPECT_EQ(items[1].to, "role:chef");
}

TEST_F(Damage, OfARowThatWasPlantedReachesNobody) {
  reminders();
  spoil(
      "insert into outbox (entry, n, case_id, seq, at, kind, what, target, token, attempts, next, code, payload) "
      "select "
      "entry, 9, case_id, seq, at, kind, what, 'actor:mallory', token, attempts, next, code, payload from outbox "
      "where n = 1 and next is null");
  int damaged = 0;
  for (const auto& item : engine.outbox().items) {
    EXPECT_NE(item.to, "actor:mallory");
    damaged += item.failed == "outbox-damaged" ? 1 : 0;
  }
  EXPECT_EQ(damaged, 2);
}

TEST_F(Damage, OfRowsOfBeforeTheirHashIsNone) {
  reminders();
  count_rows_as_of_before();
  spoil("delete from act");  // an earlier version wrote none
  t.open_again();
  const auto items = engine.outbox().items;
  EXPECT_THAT(items, SizeIs(2));
  for (const auto& item : items) EXPECT_EQ(item.failed, "");
}

TEST_F(Damage, OfRowsWithoutAHashIsSeenWhateverTheCounterOfRowsOfBeforeSays) {
  reminders();
  count_rows_as_of_before();
  t.open_again();
  const auto items = engine.outbox().items;
  EXPECT_THAT(items, SizeIs(2));
  for (const auto& item : items) EXPECT_EQ(item.failed, "outbox-damaged");
}

TEST_F(Damage, OfADeliveryWithoutAHashIsSeenWhateverTheCounterOfRowsOfBeforeSays) {
  sender();
  count_rows_as_of_before();
  t.open_again();
  const auto due = engine.run_due();
  EXPECT_EQ(due.failed, 2);
  EXPECT_EQ(due.delivered, 0);
}

TEST_F(Damage, OfAParameterStopsTheWorkflowThatDeclaresItAlone) {
  spoil(
      "insert into parameter (name, since, until, value) values ('essais/seuil', 1, 9223372036854775807, '{damaged')");
  t.open_again();
  EXPECT_TRUE(t.engine.submit({Open{"demande-aide", {}, {}}, {"chloe"}}));
  try {
    t.open();
    ADD_FAILURE() << "it was opened";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), Error::Code::store);
    EXPECT_NE(std::string(error.what()).find("'essais/seuil'"), std::string::npos) << error.what();
  }
}

TEST_F(Damage, OfTheCityStopsThoseAloneWhoAskAboutIt) {
  spoil("insert into parameter (name, since, until, value) values ('/outlines', 1, 9223372036854775807, '[7]')");
  t.open_again();
  EXPECT_TRUE(t.open());
}

TEST_F(Damage, OfACaseLeavesTheOthersInListsAndMigrations) {
  const auto whole = t.ask();
  spoil("update case_file set state = 'damaged' where ref = '" + one + "'");
  std::vector<std::string> seen;
  for (const auto& item : engine.cases({"chloe"}).items) seen.push_back(item.reference);
  EXPECT_THAT(seen, ::testing::Contains(whole));
  EXPECT_THAT(seen, ::testing::Not(::testing::Contains(one)));
  EXPECT_FALSE(engine.tasks({"chloe"}).items.empty());

  t.folder.write("demande/workflow.yaml", std::string(testing::kDemande) + "# changed\n");
  ASSERT_THAT(engine.deploy(t.folder.path(), {"root"}), IsEmpty());
  const auto moved = engine.migrate({"demande-aide"}, {"root"});
  ASSERT_TRUE(moved);
  for (const auto& result : *moved)
    EXPECT_EQ(result.problems.empty() ? "" : result.problems.front().code,
              result.reference == one ? "engine-failed" : "");
}

TEST_F(Damage, OfAVersionOfAWorkflowStopsItsOwnCasesAlone) {
  const auto other = t.open()->reference;
  for (const char* change : {"compiled = 'damaged'", "compiled = ''", "compiled = '{}'"}) {
    spoil(std::string("update workflow set ") + change + " where name = 'demande-aide'");
    t.open_again();

    EXPECT_TRUE(engine.read({"chloe"}, other)) << change;
    EXPECT_TRUE(engine.draw({"chloe"}, other, "fr")) << change;
    std::vector<std::string> listed;
    for (const auto& item : engine.cases({"chloe"}).items) listed.push_back(item.reference);
    EXPECT_THAT(listed, ::testing::Contains(other)) << change;
    std::vector<std::string> tasks;
    for (const auto& item : engine.tasks({"chloe"}).items) tasks.push_back(item.id.reference);
    EXPECT_THAT(tasks, ::testing::Contains(other)) << change;
    EXPECT_TRUE(t.open()) << change;
    EXPECT_THROW((void)engine.read({"chloe"}, one), Error) << change;
  }
}

TEST_F(Damage, OfTheWholeDatabaseIsAnErrorAndNoAttemptOfADelivery) {
  sender();
  spoil("alter table request rename to request_gone");  // each delivery writes its key there
  for (int i = 0; i < 3; ++i) EXPECT_THROW(engine.run_due(), Error);
  spoil("alter table request_gone rename to request");
  EXPECT_EQ(t.database->ask("select max(attempts) from outbox"), "0");
  EXPECT_EQ(engine.run_due().delivered, 2);
}

TEST_F(Damage, OfTheWholeDatabaseIsNoAttemptOfAnAction) {
  const auto reference = t.open()->reference;
  ASSERT_TRUE(t.go(reference, "reserver"));
  spoil("alter table tx_place rename to tx_gone");
  EXPECT_THROW((void)t.go(reference, {}, {{"place", "salle"}}), Error);
  spoil("alter table tx_gone rename to tx_place");
  EXPECT_TRUE(t.go(reference, {}, {{"place", "salle"}}));
}

}  // namespace
}  // namespace parcours
