// Lines of suspended cases, of pauses, of rows and of handovers in another version of the workflow.
#include <gmock/gmock.h>

#include "unit/execution/transition/migrated_case.hpp"

namespace parcours::execution::migration_tests {
namespace {

using ::testing::ElementsAre;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

TEST(StoppedClocks, ASuspendedCaseStaysSuspendedWithTheDaysItHadLeft) {
  auto simulation = opened(waiting(two(kReminder, kDeadline)));
  simulation.wait_until("2026-11-25 09:00");
  ASSERT_THAT(simulation.apply(Suspension{}), IsEmpty());
  simulation.wait_until("2027-01-25 09:00");

  migrate(simulation, waiting(two(kReminder, kDeadline)));

  EXPECT_THAT(simulation.migrated_lines, IsEmpty());
  EXPECT_TRUE(simulation.a_case.suspended);
  EXPECT_TRUE(simulation.a_case.is_open());
  simulation.wait_until("2027-02-01 09:00");
  ASSERT_THAT(simulation.apply(Resumption{}), IsEmpty());
  EXPECT_EQ(next_due(simulation.a_case), parse_instant("2027-02-20 00:00", simulation.calendar));
}

TEST(StoppedClocks, ACaseThatIsNotSuspendedIsNotResumed) {
  auto simulation = opened(waiting(kDeadline));
  const auto before = simulation.a_case;

  const auto problems = simulation.apply(Resumption{});

  ASSERT_THAT(problems, SizeIs(1));
  EXPECT_EQ(problems.front().code, "not-suspended");
  EXPECT_EQ(simulation.a_case, before);
}

TEST(StoppedClocks, ALinePausesWhenItsCaseIsWokenThoughNoLineIsDue) {
  auto simulation =
      opened(waiting("{ after: 20 days, roll: none, pause: today >= date('2026-11-30'), next: end sans_reponse }"));
  simulation.now = parse_instant("2026-11-30 09:00", simulation.calendar).value();

  ASSERT_THAT(simulation.apply(TimersDue{}, {}), IsEmpty());

  ASSERT_THAT(simulation.a_case.timers, SizeIs(1));
  EXPECT_EQ(simulation.a_case.timers.front().paused, simulation.now);
}

TEST(StoppedClocks, ALineThatComesInASuspendedCaseBeginsWhenTheCaseGoesOn) {
  auto simulation = opened(waiting(kDeadline));
  ASSERT_THAT(simulation.apply(Suspension{}), IsEmpty());
  simulation.wait_until("2026-12-23 09:00");
  migrate(simulation, waiting(two(kReminder, kDeadline)));
  simulation.wait_until("2026-12-28 09:00");

  ASSERT_THAT(simulation.apply(Resumption{}), IsEmpty());

  EXPECT_EQ(next_due(simulation.a_case), parse_instant("2026-12-30 00:00", simulation.calendar));
  EXPECT_EQ(reminders(simulation), 0);
}

TEST(StoppedClocks, AStepThatIsEnteredInASuspendedCaseBeginsWhenTheCaseGoesOn) {
  CaseSimulation simulation(workflow_of(R"(
workflow: suite
phases:
  p1:
    steps:
      ouvrir: { task: Ouvrir, by: agent }
      lire: { task: Lire, by: agent }
      agir: { task: Agir, by: agent, due: 3 days, next: end fait, meanwhile: [ { after: 3 days, roll: none, remind: agent } ] }
)"));
  simulation.open();
  simulation.apply(Suspension{});
  simulation.wait_until("2026-12-03 09:00");
  ASSERT_THAT(simulation.complete("lire"), IsEmpty());
  simulation.wait_until("2026-12-07 09:00");

  ASSERT_THAT(simulation.apply(Resumption{}), IsEmpty());

  EXPECT_EQ(next_due(simulation.a_case), parse_instant("2026-12-10 00:00", simulation.calendar));
  EXPECT_EQ(simulation.a_case.tokens.front().due, parse_instant("2026-12-11 00:00", simulation.calendar));
}

TEST(StoppedClocks, ALineThatPausesKeepsItsPause) {
  const std::string line = "{ name: delai, after: 20 days, roll: none, pause: arret, next: end sans_reponse }";
  auto simulation = opened(waiting(line));
  simulation.wait_until("2026-11-25 09:00");
  ASSERT_THAT(simulation.apply(Start{"noter", 0, {{"arret", true}}, {}}), IsEmpty());
  const auto paused = simulation.a_case.timers.front().paused;
  ASSERT_TRUE(paused);
  simulation.wait_until("2027-01-25 09:00");

  migrate(simulation, waiting(two(kReminder, line)));
  EXPECT_EQ(simulation.a_case.timers[1].paused, paused);
  auto longer = line;
  longer.replace(longer.find("20 days"), 7, "30 days");
  migrate(simulation, waiting(longer));
  EXPECT_EQ(simulation.a_case.timers[0].paused, paused);
  simulation.wait_until("2027-02-01 09:00");
  ASSERT_THAT(simulation.apply(Start{"noter", 0, {{"arret", false}}, {}}), IsEmpty());

  EXPECT_EQ(next_due(simulation.a_case), parse_instant("2027-03-02 00:00", simulation.calendar));
}

// Rows of an `each`. `block`: the name of its step; `step`: of the step inside.
std::string rows(const std::string& block, const std::string& step, const std::string& first) {
  return fmt::format(R"(
workflow: rangs
fields: {{ besoins: {{ type: list, item: besoin, fields: {{ motif: {{ type: text }} }} }} }}
phases:
  p1:
    steps:
      ouvrir: {{ task: Ouvrir, by: agent, form: [besoins] }}
      {0}:
        each: besoins
        next: end fini
        branch:
          steps:
            {1}: {{ task: Agir, by: agent, next: end fait, meanwhile: [ {2}{{ when: steps.{1}.times > 3, remind: agent }}, {{ after: 4 days, remind: steps.ouvrir.by }} ] }}
          meanwhile: [ {2}{{ after: 5 days, remind: agent }} ]
        meanwhile: [ {2}{{ after: 6 days, remind: agent }} ]
    meanwhile: [ {2}{{ after: 7 days, remind: agent }} ]
meanwhile: [ {2}{{ after: 8 days, remind: agent }} ]
)",
                     block, step, first);
}

TEST(StoppedClocks, LinesOfEveryPlaceGoOnUnderRenamedSteps) {
  CaseSimulation simulation(workflow_of(rows("pourvoir", "agir", "")));
  ASSERT_THAT(simulation.open({{"besoins", List{Record{{"motif", "a"}}, Record{{"motif", "b"}}}}}), IsEmpty());
  std::vector<std::optional<Instant>> before, after;
  for (const auto& timer : simulation.a_case.timers) before.push_back(timer.at);
  ASSERT_THAT(before, SizeIs(9));
  simulation.wait_until("2026-11-24 09:00");

  migrate(simulation, rows("servir", "oeuvrer", "{ after: 9 days, remind: agent }, "),
          {{"pourvoir", "servir"}, {"agir", "oeuvrer"}});

  const std::string line = " comes after 9 days: remind agent";
  EXPECT_THAT(described(simulation), UnorderedElementsAre(line, line, "servir" + line, "servir1" + line,
                                                          "servir2" + line, "oeuvrer1" + line, "oeuvrer2" + line));
  for (const auto& timer : simulation.a_case.timers)
    if (!timer.line.ends_with("/1")) after.push_back(timer.at);
  EXPECT_EQ(after, before);
}

TEST(StoppedClocks, TheDueOfAStepGoesWithTheNewVersion) {
  auto dated = waiting(kDeadline);
  dated.insert(dated.find("        next: end recu"), "        due: 5 days\n");
  auto simulation = opened(dated);
  ASSERT_TRUE(simulation.a_case.tokens.front().due);

  migrate(simulation, dated);
  ASSERT_TRUE(simulation.a_case.tokens.front().due);
  migrate(simulation, waiting(kDeadline));

  EXPECT_FALSE(simulation.a_case.tokens.front().due);
  EXPECT_THAT(described(simulation), ElementsAre("attendre goes due"));
}

std::string handing(const std::string& within) {
  return R"(
workflow: relais
phases:
  p1:
    steps:
      ouvrir: { task: Ouvrir, by: agent }
      confier: { handover: ailleurs, )" +
         within + R"( next: { accepted: end fait, refused: ouvrir, expired: ouvrir } }
)";
}

TEST(StoppedClocks, TheDelayOfAHandoverCountsFromItsBeginning) {
  CaseSimulation simulation(workflow_of(handing("within: 5 days,")));
  ASSERT_THAT(simulation.open(), IsEmpty());
  ASSERT_EQ(next_due(simulation.a_case), parse_instant("2026-12-01 00:00", simulation.calendar));
  simulation.wait_until("2026-11-25 09:00");

  migrate(simulation, handing("within: 5 days,"));
  EXPECT_THAT(simulation.migrated_lines, IsEmpty());
  EXPECT_EQ(next_due(simulation.a_case), parse_instant("2026-12-01 00:00", simulation.calendar));
  migrate(simulation, handing("within: 9 days,"));

  EXPECT_THAT(described(simulation), ElementsAre("confier changes within"));
  EXPECT_EQ(next_due(simulation.a_case), parse_instant("2026-12-03 00:00", simulation.calendar));
}

}  // namespace
}  // namespace parcours::execution::migration_tests
