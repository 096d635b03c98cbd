// Lines of `meanwhile` whose moment is past when they become active.
#include <gmock/gmock.h>

#include "execution/decide.hpp"
#include "support/case_simulation.hpp"

namespace parcours::execution {
namespace {

using testing::CaseSimulation;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;
using testing::workflow_of;

CaseSimulation hearing(const std::string& line, const std::string& day) {
  CaseSimulation simulation(workflow_of(R"(
workflow: tard
fields: { audience: { type: date } }
phases:
  suivi:
    steps:
      ouvrir: { task: Ouvrir, by: agent, form: [audience: optional] }
      suivre: { task: Suivre, by: agent, form: [audience: optional], next: { noter: suivre, clore: end fait } }
    meanwhile:
      - )" + line + R"(
    anytime:
      preparer: { task: Préparer, by: agent, offered_to: agent }
)"));
  EXPECT_THAT(simulation.open({{"audience", day}}), IsEmpty());
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
  return simulation;
}

TEST(PastLines, AStepBesideStartsAtOnce) {
  auto simulation = hearing("{ at: audience - days(3), also: preparer }", "2026-11-25");
  EXPECT_THAT(simulation.current_steps(), ElementsAre("suivre", "preparer"));
  EXPECT_EQ(next_due(simulation.a_case), std::nullopt);

  // It has acted, and does not again while the date stays.
  ASSERT_THAT(simulation.complete("preparer"), IsEmpty());
  ASSERT_THAT(simulation.complete("suivre", {{"audience", "2026-11-25"}}, "noter"), IsEmpty());
  EXPECT_THAT(simulation.current_steps(), ElementsAre("suivre"));
}

TEST(PastLines, AStepBesideWaitsForADateToCome) {
  auto simulation = hearing("{ at: audience - days(3), also: preparer }", "2026-12-03");
  EXPECT_THAT(simulation.current_steps(), ElementsAre("suivre"));
  simulation.wait_until("2026-11-30 00:00");
  EXPECT_THAT(simulation.current_steps(), ElementsAre("suivre", "preparer"));
}

TEST(PastLines, ADelayOfNothingIsPast) {
  EXPECT_THAT(hearing("{ after: 0 days, also: preparer }", "2026-12-03").current_steps(),
              UnorderedElementsAre("suivre", "preparer"));
}

TEST(PastLines, ALineThatAlsoRemindsDoesBoth) {
  const auto simulation = hearing("{ at: audience - days(3), remind: agent, also: preparer }", "2026-11-25");
  EXPECT_THAT(simulation.current_steps(), ElementsAre("suivre", "preparer"));
  EXPECT_EQ(simulation.effects.size(), 1U);
}

TEST(PastLines, AReminderAloneIsLeftOut) {
  auto simulation = hearing("{ at: audience - days(3), remind: agent }", "2026-11-25");
  EXPECT_THAT(simulation.effects, IsEmpty());
  EXPECT_EQ(next_due(simulation.a_case), std::nullopt);
}

// The times of reminders that the journal records as skipped.
std::vector<Instant> skipped(const CaseSimulation& simulation) {
  std::vector<Instant> all;
  for (const auto& row : simulation.journal)
    for (const auto& event : row)
      if (const auto* set = std::get_if<TimerSet>(&event); set && set->skipped) all.push_back(*set->skipped);
  return all;
}

TEST(PastLines, AReminderThatIsLeftOutIsInTheJournalOnce) {
  auto simulation = hearing("{ at: audience - days(3), remind: agent }", "2026-11-25");
  const auto day = [&](int of) { return simulation.calendar.at(Date(std::chrono::year(2026) / 11 / of)); };
  EXPECT_THAT(skipped(simulation), ElementsAre(day(22)));

  ASSERT_THAT(simulation.complete("suivre", {}, "noter"), IsEmpty());
  EXPECT_EQ(skipped(simulation).size(), 1U);
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

TEST(PastLines, AReminderWhoseDateIsGivenTooLateIsInTheJournal) {
  auto simulation = hearing("{ at: audience, remind: agent }", "2026-12-10");
  EXPECT_THAT(skipped(simulation), IsEmpty());
  ASSERT_THAT(simulation.complete("suivre", {{"audience", "2026-11-18"}}, "noter"), IsEmpty());
  EXPECT_EQ(skipped(simulation).size(), 1U);
  EXPECT_EQ(next_due(simulation.a_case), std::nullopt);
}

TEST(PastLines, ARepeatedReminderSkipsItsFirstTimeAndWaitsForTheNext) {
  auto simulation = hearing("{ at: audience, every: 1 week, remind: agent }", "2026-11-18");
  EXPECT_EQ(skipped(simulation).size(), 1U);
  EXPECT_EQ(next_due(simulation.a_case), simulation.calendar.at(Date(std::chrono::year(2026) / 11 / 25)));
}

TEST(PastLines, ALineThatActsSkipsNothing) {
  EXPECT_THAT(skipped(hearing("{ at: audience - days(3), remind: agent, also: preparer }", "2026-11-25")), IsEmpty());
}

TEST(PastLines, ALineThatRepeatsActsAtOnceAndThenAtItsNextTime) {
  auto simulation = hearing("{ at: audience, every: 1 week, also: preparer }", "2026-11-18");
  EXPECT_THAT(simulation.current_steps(), ElementsAre("suivre", "preparer"));
  EXPECT_EQ(next_due(simulation.a_case), simulation.calendar.at(Date(std::chrono::year(2026) / 11 / 25)));
}

}  // namespace
}  // namespace parcours::execution
