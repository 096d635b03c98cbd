// Who keeps the engine running is shown why something failed, and nobody's data.
#include "engine/operation/log.hpp"

#include <gmock/gmock.h>

#include "support/trial.hpp"

namespace parcours::engine {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::Trial;

class ALog : public ::testing::Test {
 protected:
  Settings watched() {
    auto settings = t.settings();
    settings.log = [this](const LogEntry& entry) { entries.push_back(entry); };
    return settings;
  }
  // Opens a case, and completes its first task with that outcome on the engine that is watched.
  Checked<Receipt> go(Engine& engine, const std::string& reference, const std::string& outcome) {
    return engine.submit({Complete{engine.read({"chloe"}, reference)->tasks.front().id, {}, outcome}, {"chloe"}});
  }
  std::string kept(const char* what) { return t.database->ask("select " + std::string(what) + " from failure"); }

  Trial t{testing::make_fresh(testing::shared_kind())};
  std::vector<LogEntry> entries;
};

TEST(ACause, IsReadAsItWasStored) {
  for (const Text& cause : {Text("la base a refusé", "the database refused"), Text("plain"), Text("[[no pair"), Text()})
    EXPECT_EQ(cause_of(stored_cause(cause)), cause);
}

TEST(ACause, OfAnEarlierVersionIsAsItIs) { EXPECT_EQ(cause_of("it threw").in("fr"), "it threw"); }

TEST_F(ALog, HasTheCauseOfAnActionThatFailedOnTheWayAndTheDatabaseKeepsIt) {
  const auto reference = t.open()->reference;
  Engine engine(watched());

  ASSERT_TRUE(go(engine, reference, "enchainer"));

  ASSERT_THAT(entries, ElementsAre(Field(&LogEntry::code, "action-failed")));
  EXPECT_EQ(entries.front().reference, reference);
  EXPECT_EQ(entries.front().level, LogEntry::Level::warning);
  EXPECT_THAT(entries.front().text.in("en"), HasSubstr("tx.fail"));
  EXPECT_THAT(entries.front().text.in("fr"), HasSubstr("elle a levé "));
  EXPECT_THAT(entries.front().text.in("fr"), Not(HasSubstr("nobody")));
  EXPECT_EQ(kept("action"), "tx.fail");
  EXPECT_THAT(kept("why"), HasSubstr("action 'tx.fail': it threw "));
  EXPECT_THAT(engine.verify(), IsEmpty());
}

TEST_F(ALog, HasTheCauseOfAnActionThatItsSenderNamed) {
  const auto reference = t.open()->reference;
  ASSERT_TRUE(t.go(reference, "echouer"));
  Engine engine(watched());

  EXPECT_EQ(testing::code(go(engine, reference, {})), "action-failed");

  EXPECT_THAT(entries, ElementsAre(Field(&LogEntry::code, "action-failed")));
  EXPECT_EQ(kept("count(*)"), "0");
}

TEST_F(ALog, KeepsTheFirstTimeOfAFailureThatGoesOn) {
  const auto reference = t.open()->reference;
  t.folder.write("reporte/workflow.yaml",
                 "workflow: reporte\ntitle: Reporté\nsheet: tx\nsubject: none\npurpose: essai\nphases:\n  suivi:\n"
                 "    steps:\n      recevoir: { task: Recevoir, by: chef }\n"
                 "      reporter: { action: tx.put_off, next: end fait }\n");
  t.write_roles();
  ASSERT_THAT(t.engine.deploy(t.folder.path(), {"root"}), IsEmpty());
  const auto opened = t.engine.submit({Open{"reporte", {}, {}}, {"chloe"}});
  const auto since = kept("since");
  t.clock.at += std::chrono::minutes(1);

  EXPECT_EQ(t.engine.run_due().fired, 1);

  EXPECT_EQ(kept("since"), since);
  EXPECT_NE(kept("at"), since);
  EXPECT_EQ(kept("code"), "action-later");
  EXPECT_NE(kept("why"), "");
}

TEST_F(ALog, LeavesAnIncidentWithItsCauseAndSinceWhen) {
  t.folder.write("reporte/workflow.yaml",
                 "workflow: reporte\ntitle: Reporté\nsheet: tx\nsubject: none\npurpose: essai\nphases:\n  suivi:\n"
                 "    steps:\n      recevoir: { task: Recevoir, by: chef }\n"
                 "      reporter: { action: tx.put_off, next: end fait }\n");
  t.write_roles();
  ASSERT_THAT(t.engine.deploy(t.folder.path(), {"root"}), IsEmpty());
  const auto began = t.clock.at;
  ASSERT_TRUE(t.engine.submit({Open{"reporte", {}, {}}, {"chloe"}}));
  for (int i = 0; i < 7; ++i) t.clock.at += std::chrono::hours(25), t.engine.run_due();

  const auto incidents = t.engine.incidents().items;

  ASSERT_EQ(incidents.size(), 1U);
  EXPECT_EQ(incidents.front().since, began);
  EXPECT_EQ(incidents.front().action, "tx.put_off");
  EXPECT_EQ(incidents.front().why, "no-line");
}

TEST_F(ALog, NamesTheCasesWhoseSheetIsNotLoaded) {
  const auto reference = t.open()->reference;
  auto settings = watched();
  settings.plugins.clear();

  const Engine engine(settings);

  ASSERT_THAT(entries, ElementsAre(Field(&LogEntry::code, "running-without-sheet")));
  EXPECT_THAT(entries.front().text.in("fr"), HasSubstr(reference));
  EXPECT_THAT(entries.front().text.in("fr"), HasSubstr("'essais' version 1"));
}

TEST_F(ALog, NamesTheCasesWhoseSheetHasAnotherContract) {
  const auto reference = t.open()->reference;
  t.database->ask("update workflow set contracts = replace(contracts, '\"heavy\"', '\"heavier\"')");

  const Engine engine(watched());

  ASSERT_THAT(entries, ElementsAre(Field(&LogEntry::code, "running-with-other-contract")));
  EXPECT_THAT(entries.front().text.in("en"), HasSubstr("tx.weigh"));
  EXPECT_THAT(entries.front().text.in("en"), HasSubstr(reference));
}

TEST_F(ALog, IsSilentWhereTheSheetsAreThoseOfTheCases) {
  ASSERT_TRUE(t.open());

  const Engine engine(watched());

  EXPECT_THAT(entries, IsEmpty());
}

TEST_F(ALog, ThatThrowsStopsNothing) {
  auto settings = t.settings();
  settings.log = [](const LogEntry&) { throw 7; };
  const auto reference = t.open()->reference;
  Engine engine(settings);

  EXPECT_TRUE(go(engine, reference, "enchainer"));
}

}  // namespace
}  // namespace parcours::engine
