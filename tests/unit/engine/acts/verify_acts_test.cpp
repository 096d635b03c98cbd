#include "engine/acts/verify_acts.hpp"

#include <gmock/gmock.h>

#include "support/acts.hpp"

namespace parcours {
namespace {

using testing::ActsTrial;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Verification : public ::testing::Test {
 protected:
  // Removes the last case and its rows, and the acts after `act`, as somebody who may write to the database.
  void cut_after(std::int64_t act) {
    const std::string last = "(select max(id) from case_file)";
    for (const auto* table : {"journal", "task", "fact"})
      t.ask("delete from " + std::string(table) + " where case_id = " + last);
    t.ask("delete from case_file where id = " + last);
    t.ask("delete from act where seq > " + std::to_string(act));
  }
  ActsTrial t;
};

TEST_F(Verification, SeesARightThatTheEngineDidNotGrant) {
  t.ask("update granted set role = 'chef' where role = 'accueil'");
  EXPECT_THAT(t.faults(), ElementsAre("grants-differ"));
}

TEST_F(Verification, SeesARightThatWasRemovedOrProlonged) {
  t.engine.grant({"anna", "chef", {}, {}, {}, t.clock.at + std::chrono::hours(1)}, {"root"});
  t.ask("update granted set until = until - 1 where role = 'chef'");
  EXPECT_THAT(t.faults(), ElementsAre("grants-differ"));
  t.ask("delete from granted");
  EXPECT_THAT(t.faults(), ElementsAre("grants-differ"));
}

TEST_F(Verification, SeesARightThatWasGivenToAnotherName) {
  t.ask("update actor set name = 'eve' where name = 'anna'");
  EXPECT_THAT(t.faults(), ElementsAre("grants-differ"));
}

TEST_F(Verification, SeesAWorkflowThatWasChanged) {
  for (const auto* column : {"compiled", "source", "contracts"}) {
    const std::string name(column);
    t.ask("update workflow set " + name + " = " + name + " || ' '");
    EXPECT_THAT(t.faults(), ElementsAre("workflow-differs")) << column;
    t.ask("update workflow set " + name + " = substr(" + name + ", 1, length(" + name + ") - 1)");
  }
  EXPECT_THAT(t.faults(), IsEmpty());
}

TEST_F(Verification, SeesAWorkflowThatWasPutInForceOutsideTheEngine) {
  t.ask("update workflow set turn = turn + 1");
  EXPECT_THAT(t.faults(), ElementsAre("workflow-differs"));
}

TEST_F(Verification, SeesAParameterThatWasChanged) {
  t.ask("insert into parameter (name, since, until, value) values ('essais/seuil', 1, 9223372036854775807, '3')");
  EXPECT_THAT(t.faults(), ElementsAre("parameter-differs"));
}

TEST_F(Verification, SeesACountOfDeploymentsThatWasChanged) {
  t.ask("update counter set next = next + 1 where name = '#deploys'");
  EXPECT_THAT(t.faults(), ElementsAre("deploys-differ"));
}

TEST_F(Verification, SeesAnActThatWasChangedInsertedOrRemoved) {
  t.ask("update act set body = '{}' where seq = 3");
  EXPECT_THAT(t.faults(), ElementsAre("acts-broken"));
  t.ask("delete from act where seq = 3");
  EXPECT_THAT(t.faults(), ElementsAre("acts-broken"));
  t.ask("delete from act");
  EXPECT_THAT(t.faults(), ElementsAre("acts-broken"));
}

TEST_F(Verification, SeesAnActOfALaterVersion) {
  {
    engine::EngineContext context(t.settings());
    const auto transaction = context.store->begin();
    const auto last = transaction->last_act().value();
    store::ActRow row{last.seq + 1, last.at, "unheard-of", "{}", {}};
    row.hash = engine::act_hash(context.key, last.hash, row);
    transaction->append_act(row);
    transaction->commit();
  }
  EXPECT_THAT(t.faults(), ElementsAre("act-unreadable"));
}

TEST_F(Verification, SeesACaseThatWasRemovedAfterItWasClosed) {
  t.open();
  t.open();
  const auto acts = static_cast<std::int64_t>(t.acts().size());
  t.engine.head();
  cut_after(acts + 1);

  EXPECT_THAT(t.faults(), ElementsAre("closing-differs"));
}

TEST_F(Verification, ReportsTheClosingThatDiffersAndNotTheLaterOnes) {
  t.open();
  t.engine.head();
  t.open();
  t.engine.head();
  t.ask("update journal set hash = 'x' where id = (select min(id) from journal)");

  EXPECT_THAT(t.faults(), ElementsAre("chain-broken", "closing-differs"));
}

TEST_F(Verification, SinceAHeadSeesThatTheEndWasCutOffAndWithoutItDoesNot) {
  t.open();
  const auto acts = static_cast<std::int64_t>(t.acts().size());
  t.open();
  const auto head = t.engine.head();
  EXPECT_THAT(t.faults(head), IsEmpty());
  cut_after(acts);

  EXPECT_THAT(t.faults(), IsEmpty());
  EXPECT_THAT(t.faults(head), ElementsAre("head-cut"));
}

TEST_F(Verification, SinceAHeadSeesThatTheEndWasCutOffAndWrittenAnew) {
  t.open();
  const auto acts = static_cast<std::int64_t>(t.acts().size());
  t.open();
  const auto head = t.engine.head();
  cut_after(acts);
  t.open({{"kilos", 13}});
  t.engine.head();

  EXPECT_THAT(t.faults(), IsEmpty());
  EXPECT_THAT(t.faults(head), ElementsAre("head-differs"));
}

TEST_F(Verification, SinceAHeadSeesThatAGrantBeforeItWasForged) {
  t.engine.grant({"anna", "chef", {}, {}, {}, {}}, {"root"});
  const auto head = t.engine.head();
  // With the key: another grant takes the place of the last one, in the table and in the acts.
  t.ask(
      "delete from granted where until = 9223372036854775807 and role = 'chef' and actor ="
      " (select id from actor where name = 'anna')");
  t.ask("delete from act where seq > " + std::to_string(t.acts().size() - 2));
  t.engine.grant({"eve", "chef", {}, {}, {}, {}}, {"root"});
  t.engine.head();

  EXPECT_THAT(t.faults(), IsEmpty());
  EXPECT_THAT(t.faults(head), ElementsAre("head-differs"));
}

TEST_F(Verification, SinceAHeadThatStaysValidGoesOn) {
  const auto head = t.engine.head();
  t.open();
  t.engine.grant({"anna", "chef", {}, {}, {}, {}}, {"root"});
  t.engine.head();

  EXPECT_THAT(t.faults(head), IsEmpty());
}

TEST_F(Verification, SinceAHeadOfAnotherDatabaseOrOfNone) {
  ActsTrial other;

  EXPECT_THAT(t.faults(other.engine.head()), ElementsAre("head-foreign"));
  EXPECT_THAT(t.faults("no head"), ElementsAre("head-unreadable"));
}

TEST_F(Verification, SinceAHeadSeesThatTheActsWereBegunAnew) {
  const auto head = t.engine.head();
  t.close();
  t.ask("update granted set role = 'chef'");
  t.ask("delete from act");
  t.open_again();

  EXPECT_THAT(t.faults(), IsEmpty());  // without a head nobody sees it
  EXPECT_THAT(t.faults(head), ElementsAre("head-foreign"));
}

}  // namespace
}  // namespace parcours
