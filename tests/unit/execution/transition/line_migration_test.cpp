#include "execution/transition/line_migration.hpp"

#include <gmock/gmock.h>

#include "unit/execution/transition/migrated_case.hpp"

namespace parcours::execution::migration_tests {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;

TEST(LineMigration, AReminderThatIsDroppedLeavesTheDeadline) {
  auto simulation = opened(waiting(two(kReminder, kDeadline)));
  simulation.wait_until("2026-11-27 09:00");
  ASSERT_EQ(reminders(simulation), 1);

  migrate(simulation, waiting(kDeadline));

  EXPECT_THAT(described(simulation), ElementsAre("attendre goes after 2 days: remind agent"));
  simulation.wait_until("2026-12-13 23:00");
  EXPECT_TRUE(simulation.a_case.is_open());
  simulation.wait_until("2026-12-14 00:00");
  EXPECT_EQ(simulation.a_case.ended_as, "sans_reponse");
}

TEST(LineMigration, ALineInFrontRestartsNothing) {
  auto simulation = opened(waiting(two(kReminder, kDeadline)));
  simulation.wait_until("2026-11-27 09:00");

  migrate(simulation, waiting(two("{ after: 3 days, roll: none, remind: agent }", two(kReminder, kDeadline))));

  EXPECT_THAT(described(simulation), ElementsAre("attendre comes after 3 days: remind agent"));
  EXPECT_EQ(simulation.migrated_lines.front().after, parse_instant("2026-11-30 00:00", simulation.calendar));
  simulation.wait_until("2026-12-13 23:00");
  EXPECT_EQ(reminders(simulation), 2);  // the first one of the old version, and the new one
  simulation.wait_until("2026-12-14 00:00");
  EXPECT_EQ(simulation.a_case.ended_as, "sans_reponse");
}

TEST(LineMigration, TimersAreInTheOrderOfTheNewText) {
  auto simulation = opened(waiting(two(kReminder, kDeadline)));
  migrate(simulation, waiting(two("{ after: 3 days, remind: agent }", two(kDeadline, kReminder))));

  std::vector<std::string> keys;
  for (const auto& timer : simulation.a_case.timers) keys.push_back(timer.line);
  EXPECT_THAT(keys, ElementsAre("attendre/1", "attendre/2", "attendre/3"));
}

TEST(LineMigration, AConditionThatHasActedDoesNotActAgain) {
  const std::string line = "{ when: known(arret), remind: agent }";
  auto simulation = opened(waiting(line));
  ASSERT_THAT(simulation.apply(Start{"noter", 0, {{"arret", true}}, {}}), IsEmpty());
  ASSERT_EQ(reminders(simulation), 1);

  migrate(simulation, waiting(two(kDeadline, line)));

  EXPECT_EQ(reminders(simulation), 1);
}

TEST(LineMigration, AnotherConditionWithTheSameEffectIsAnotherLine) {
  auto simulation = opened(waiting("{ when: known(arret), remind: agent }"));
  ASSERT_THAT(simulation.apply(Start{"noter", 0, {{"arret", true}}, {}}), IsEmpty());
  ASSERT_EQ(reminders(simulation), 1);

  migrate(simulation, waiting("{ when: arret, remind: agent }"));

  EXPECT_EQ(reminders(simulation), 2);
}

TEST(LineMigration, ARepetitionKeepsItsAnchor) {
  const std::string line = "{ every: 3 days, roll: none, remind: agent }";
  auto simulation = opened(waiting(line));
  simulation.wait_until("2026-11-27 09:00");
  ASSERT_EQ(reminders(simulation), 1);

  migrate(simulation, waiting(two(kDeadline, line)));

  EXPECT_EQ(next_due(simulation.a_case), parse_instant("2026-11-29 00:00", simulation.calendar));
  EXPECT_EQ(reminders(simulation), 1);
}

TEST(LineMigration, ANamedLineGetsItsNewDateFromItsBeginning) {
  auto simulation = opened(waiting("{ name: delai, after: 20 days, roll: none, next: end sans_reponse }"));
  simulation.wait_until("2026-11-27 09:00");

  migrate(simulation, waiting(two(kReminder, "{ name: delai, after: 25 days, roll: none, next: end sans_reponse }")));

  EXPECT_THAT(described(simulation),
              ElementsAre("attendre comes after 2 days: remind agent", "attendre changes delai"));
  EXPECT_EQ(simulation.migrated_lines[1].before, parse_instant("2026-12-14 00:00", simulation.calendar));
  EXPECT_EQ(simulation.migrated_lines[1].after, parse_instant("2026-12-19 00:00", simulation.calendar));
}

TEST(LineMigration, ANamedLineWhoseNewDateIsPastActsAtOnce) {
  auto simulation = opened(waiting("{ name: delai, after: 20 days, roll: none, next: end sans_reponse }"));
  simulation.wait_until("2026-12-05 09:00");

  migrate(simulation, waiting("{ name: delai, after: 5 days, roll: none, next: end sans_reponse }"));

  EXPECT_EQ(simulation.a_case.ended_as, "sans_reponse");
}

TEST(LineMigration, ANamedLineThatHasActedDoesNotActAgainAtItsNewDate) {
  auto simulation = opened(waiting("{ name: relance, after: 2 days, roll: none, remind: agent }"));
  simulation.wait_until("2026-11-27 09:00");

  migrate(simulation, waiting("{ name: relance, after: 8 days, roll: none, remind: agent }"));
  simulation.wait_until("2026-12-31 09:00");

  EXPECT_EQ(reminders(simulation), 1);
}

// The date follows a field, so it is compared with the field's value after every command.
TEST(LineMigration, ALineThatHasActedDoesNotActAgainWhenAComputedDateIsLater) {
  const auto asking = [](const std::string& days) {
    auto text = waiting("{ at: echeance, remind: agent }");
    const std::string fields = "fields: { ";
    return text.insert(text.find(fields) + fields.size(),
                       "depot: { type: date, default: '2026-11-24' }, echeance: { type: date, value: 'depot + days(" +
                           days + ")' }, ");
  };
  auto simulation = opened(asking("2"));
  simulation.wait_until("2026-11-27 09:00");
  ASSERT_EQ(reminders(simulation), 1);

  migrate(simulation, asking("10"));
  simulation.wait_until("2026-12-31 09:00");

  EXPECT_EQ(reminders(simulation), 1);
}

TEST(LineMigration, ANamedRepetitionWithAnotherPeriodGoesOnFromItsAnchor) {
  auto simulation = opened(waiting("{ name: relance, every: 2 days, roll: none, remind: agent }"));
  simulation.wait_until("2026-11-26 09:00");

  migrate(simulation, waiting("{ name: relance, every: 5 days, roll: none, remind: agent }"));

  EXPECT_EQ(reminders(simulation), 1);
  EXPECT_EQ(next_due(simulation.a_case), parse_instant("2026-11-28 00:00", simulation.calendar));
}

// Neither at a date that is past nor at one to come.
TEST(LineMigration, ANamedRepetitionThatEndsHasActed) {
  for (const std::string delay : {"2 days", "8 days"}) {
    auto simulation = opened(waiting("{ name: relance, every: 2 days, roll: none, remind: agent }"));
    simulation.wait_until("2026-11-26 09:00");
    ASSERT_EQ(reminders(simulation), 1);

    migrate(simulation, waiting("{ name: relance, after: " + delay + ", roll: none, remind: agent }"));
    simulation.wait_until("2026-12-31 09:00");

    EXPECT_EQ(reminders(simulation), 1) << delay;
  }
}

TEST(LineMigration, ANamedLineThatHasActedAndRepeatsNowActsAtTheEndOfTheNextPeriod) {
  auto simulation = opened(waiting("{ name: relance, after: 2 days, roll: none, remind: agent }"));
  simulation.wait_until("2026-11-26 09:00");
  ASSERT_EQ(reminders(simulation), 1);

  migrate(simulation, waiting("{ name: relance, every: 3 days, roll: none, remind: agent }"));

  EXPECT_EQ(reminders(simulation), 1);
  EXPECT_EQ(next_due(simulation.a_case), parse_instant("2026-11-29 00:00", simulation.calendar));
}

// The time of a line has come, and the case is migrated before somebody lets due lines act.
TEST(LineMigration, ARepetitionThatIsDueIsNotSkipped) {
  auto simulation = opened(waiting("{ name: relance, every: 2 days, roll: none, remind: agent }"));
  simulation.now = parse_instant("2026-11-25 09:00", simulation.calendar).value();
  ASSERT_EQ(reminders(simulation), 0);

  migrate(simulation, waiting("{ name: relance, every: 1 day, roll: none, remind: agent }"));
  simulation.wait_until("2026-11-25 10:00");

  EXPECT_EQ(reminders(simulation), 1);
  EXPECT_EQ(next_due(simulation.a_case), parse_instant("2026-11-26 00:00", simulation.calendar));
}

// `arret` stops the first line of the old version, and not the second.
TEST(LineMigration, LinesThatDifferOnlyInTheirPauseAreFoundInAnotherOrder) {
  const std::string stops = "{ after: 4 days, roll: none, pause: arret, remind: agent }";
  const std::string runs = "{ after: 4 days, roll: none, remind: agent }";
  auto simulation = opened(waiting(two(stops, runs)));
  ASSERT_THAT(simulation.apply(Start{"noter", 0, {{"arret", true}}, {}}), IsEmpty());
  simulation.wait_until("2026-11-25 09:00");

  migrate(simulation, waiting(two(runs, stops)));

  EXPECT_THAT(simulation.migrated_lines, IsEmpty());
  EXPECT_EQ(next_due(simulation.a_case), parse_instant("2026-11-27 00:00", simulation.calendar));
  simulation.wait_until("2026-12-31 09:00");
  EXPECT_EQ(reminders(simulation), 1);
}

TEST(LineMigration, ALineThatIsRenamedIsFoundByItsTriggerAndEffect) {
  auto simulation = opened(waiting("{ name: delai, after: 20 days, roll: none, next: end sans_reponse }"));
  const auto due = next_due(simulation.a_case);
  simulation.wait_until("2026-11-27 09:00");

  migrate(simulation, waiting("{ name: echeance, after: 20 days, roll: none, next: end sans_reponse }"));

  EXPECT_THAT(simulation.migrated_lines, IsEmpty());
  EXPECT_EQ(next_due(simulation.a_case), due);
}

TEST(LineMigration, LinesThatAreAlikeAreMatchedInTheirOrder) {
  auto simulation = opened(waiting(kReminder));
  simulation.wait_until("2026-11-24 09:00");
  migrate(simulation, waiting(two(kReminder, kReminder)));  // the second one is new
  ASSERT_THAT(simulation.migrated_lines, SizeIs(1));
  simulation.wait_until("2026-11-25 09:00");
  ASSERT_EQ(reminders(simulation), 1);

  migrate(simulation, waiting(kReminder));  // the second one goes

  ASSERT_THAT(simulation.migrated_lines, SizeIs(1));
  EXPECT_EQ(simulation.migrated_lines[0].before, parse_instant("2026-11-26 00:00", simulation.calendar));
  EXPECT_EQ(next_due(simulation.a_case), std::nullopt);
}

TEST(LineMigration, AnotherParameterMovesTheDate) {
  const std::string line = "{ after: patience, remind: agent }";
  auto simulation = opened(waiting(line));
  simulation.parameters = {{"patience", "6 hours"}};
  auto longer = waiting(line);
  longer.replace(longer.find("6 hours"), 7, "9 hours");

  migrate(simulation, waiting(line));
  EXPECT_THAT(simulation.migrated_lines, IsEmpty());
  simulation.parameters = {{"patience", "9 hours"}};
  migrate(simulation, longer);

  EXPECT_THAT(described(simulation), ElementsAre("attendre changes after patience: remind agent"));
}

TEST(LineMigration, AnOldMigrationStillRemovesEveryTimer) {
  auto simulation = opened(waiting(two(kReminder, kDeadline)));
  auto a_case = simulation.a_case;

  evolve(a_case, decode_events({R"({"events":[["migrated",{"renamed":{},"version":2}]],"v":2})"}).front(), {2, {}});

  EXPECT_THAT(a_case.timers, IsEmpty());
}

}  // namespace
}  // namespace parcours::execution::migration_tests
