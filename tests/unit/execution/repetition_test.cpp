// Lines of `meanwhile` with `every`.
#include <gmock/gmock.h>

#include "execution/decide.hpp"
#include "support/case_simulation.hpp"

namespace parcours::execution {
namespace {

using testing::CaseSimulation;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::workflow_of;

// When the line reminds, up to `until`.
std::vector<std::string> times_of(const std::string& line, const Record& with, std::string_view until,
                                  std::string_view opened = "2027-01-31 09:00") {
  CaseSimulation simulation(workflow_of(R"(
workflow: retours
fields: { debut: { type: date }, passage: { type: datetime } }
phases:
  suivi:
    steps:
      ouvrir: { task: Ouvrir, by: agent, form: [debut: optional, passage: optional] }
      suivre: { task: Suivre, by: agent, next: end fait, meanwhile: [ )" +
                                        line + R"( ] }
)"));
  simulation.now = parse_instant(opened, simulation.calendar).value();
  EXPECT_THAT(simulation.open(with), IsEmpty());
  simulation.wait_until(until);
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
  std::vector<std::string> out;
  for (std::size_t i = 0; i < simulation.journal.size(); ++i)
    for (const auto& event : simulation.journal[i])
      if (std::holds_alternative<Reminded>(event)) out.push_back(to_text(simulation.times[i], simulation.calendar));
  return out;
}

TEST(Repetition, MonthsCountFromTheFirstDay) {
  EXPECT_THAT(times_of("{ every: 1 month, roll: none, remind: agent }", {}, "2027-05-01 00:00"),
              ElementsAre("2027-02-28 00:00", "2027-03-31 00:00", "2027-04-30 00:00"));
  EXPECT_THAT(times_of("{ at: debut, every: 1 month, remind: agent }", {{"debut", "2027-01-31"}}, "2027-05-01 00:00"),
              ElementsAre("2027-02-28 00:00", "2027-03-31 00:00", "2027-04-30 00:00"));
  EXPECT_THAT(times_of("{ after: 28 days, every: 1 month, roll: none, remind: agent }", {}, "2027-05-01 00:00",
                       "2027-01-03 09:00"),
              ElementsAre("2027-01-31 00:00", "2027-02-28 00:00", "2027-03-31 00:00", "2027-04-30 00:00"));
}

TEST(Repetition, ARollMovesOneTimeAlone) {
  // Easter Monday is 29 March.
  EXPECT_THAT(times_of("{ every: 1 week, remind: agent }", {}, "2027-04-13 00:00", "2027-03-15 09:00"),
              ElementsAre("2027-03-22 00:00", "2027-03-30 00:00", "2027-04-05 00:00", "2027-04-12 00:00"));
  EXPECT_THAT(times_of("{ after: 1 week, every: 1 week, remind: agent }", {}, "2027-04-06 00:00", "2027-03-22 09:00"),
              ElementsAre("2027-03-30 00:00", "2027-04-05 00:00"));
}

TEST(Repetition, TheHourOfAnInstantStaysWhenTheClocksChange) {
  const std::string line = "{ at: passage, every: 1 day, roll: none, remind: agent }";
  EXPECT_THAT(times_of(line, {{"passage", "2027-03-27 18:30"}}, "2027-03-30 00:00", "2027-03-27 09:00"),
              ElementsAre("2027-03-27 18:30", "2027-03-28 18:30", "2027-03-29 18:30"));
  EXPECT_THAT(times_of(line, {{"passage", "2027-10-30 18:30"}}, "2027-11-02 00:00", "2027-10-30 09:00"),
              ElementsAre("2027-10-30 18:30", "2027-10-31 18:30", "2027-11-01 18:30"));
}

// A case of one step with these lines, and a step that pauses them.
CaseSimulation paused_case(const std::string& lines) {
  CaseSimulation simulation(workflow_of(R"(
workflow: arrets
fields: { debut: { type: date } }
phases:
  suivi:
    steps:
      ouvrir: { task: Ouvrir, by: agent, form: [debut: optional] }
      suivre: { task: Suivre, by: agent, due: 10 days, next: end fait, meanwhile: [ )" +
                                        lines + R"( ] }
    anytime:
      reunir: { task: Réunir, by: agent, offered_to: agent }
)"));
  EXPECT_THAT(simulation.open({{"debut", "2026-11-24"}}), IsEmpty());  // Monday 23 November
  return simulation;
}

Instant midnight(const CaseSimulation& simulation, unsigned month, unsigned day) {
  return simulation.calendar.at(Date(std::chrono::year(2026) / std::chrono::month(month) / std::chrono::day(day)));
}

int reminders_in(const std::vector<Event>& events) {
  return static_cast<int>(
      std::count_if(events.begin(), events.end(), [](const Event& e) { return std::holds_alternative<Reminded>(e); }));
}

TEST(Repetition, ATimeThatIsNowIsNotTheNextOne) {
  auto simulation = paused_case("{ every: 1 week, roll: none, remind: agent }");
  simulation.now = midnight(simulation, 12, 7);  // the first time was missed, the second is now
  ASSERT_THAT(simulation.apply(TimersDue{}, {}), IsEmpty());
  EXPECT_EQ(reminders_in(simulation.journal.back()), 1);
  EXPECT_EQ(next_due(simulation.a_case), midnight(simulation, 12, 14));
}

TEST(Repetition, ATimeThatHasJustPassedDoesNotComeAgainWhenWhatItReadsChanges) {
  CaseSimulation simulation(workflow_of(R"(
workflow: rappels
fields: { passage: { type: datetime }, mot: { type: text } }
phases:
  suivi:
    steps:
      ouvrir: { task: Ouvrir, by: agent, form: [passage] }
      suivre:
        task: Suivre
        by: agent
        next: end fait
        meanwhile: [{ at: "known(mot) ? passage : passage", every: 1 day, roll: none, remind: agent }]
    anytime:
      noter: { task: Noter, by: agent, offered_to: agent, form: [mot] }
)"));
  ASSERT_THAT(simulation.open({{"passage", "2026-11-24 09:00"}}), IsEmpty());
  simulation.wait_until("2026-11-24 09:00");
  ASSERT_EQ(reminders_in(simulation.journal.back()), 1);
  const auto next = next_due(simulation.a_case);

  ASSERT_THAT(simulation.apply(Start{"noter", 0, {}, {}}), IsEmpty());
  ASSERT_THAT(simulation.complete("noter", {{"mot", "bonjour"}}), IsEmpty());

  const auto& events = simulation.journal.back();
  EXPECT_TRUE(std::none_of(events.begin(), events.end(), [](const Event& e) {
    return std::holds_alternative<Reminded>(e) || std::holds_alternative<TimerSet>(e);
  }));
  EXPECT_EQ(next_due(simulation.a_case), next);
}

TEST(Repetition, APausedLineDoesNotRingWithAnother) {
  auto simulation = paused_case(
      "{ after: 4 days, pause: steps.reunir.open, remind: agent }, { after: 8 days, roll: none, remind: chef }");
  simulation.wait_until("2026-11-24 09:00");
  ASSERT_THAT(simulation.apply(Start{"reunir", 0, {}, {}}), IsEmpty());
  simulation.wait_until("2026-12-01 00:00");
  EXPECT_EQ(reminders_in(simulation.journal.back()), 1);
  EXPECT_EQ(simulation.effects.front().to.front(), "role:chef");
}

TEST(Repetition, APauseMovesTheNextTime) {
  auto simulation = paused_case("{ every: 1 week, roll: none, pause: steps.reunir.open, remind: agent }");
  simulation.wait_until("2026-12-09 09:00");  // it has rung on 30 November and 7 December
  ASSERT_THAT(simulation.apply(Start{"reunir", 0, {}, {}}), IsEmpty());
  simulation.wait_until("2026-12-12 09:00");
  ASSERT_THAT(simulation.complete("reunir"), IsEmpty());
  EXPECT_EQ(next_due(simulation.a_case), midnight(simulation, 12, 17));
}

TEST(Repetition, APauseLeavesADate) {
  auto simulation = paused_case("{ at: debut, every: 1 week, pause: steps.reunir.open, remind: agent }");
  simulation.wait_until("2026-12-09 09:00");
  ASSERT_THAT(simulation.apply(Start{"reunir", 0, {}, {}}), IsEmpty());
  simulation.wait_until("2026-12-12 09:00");
  ASSERT_THAT(simulation.complete("reunir"), IsEmpty());
  EXPECT_EQ(next_due(simulation.a_case), midnight(simulation, 12, 15));
}

TEST(Repetition, ASuspensionMovesTheNextTime) {
  auto simulation = paused_case("{ every: 1 week, roll: none, remind: agent }");
  simulation.wait_until("2026-12-09 09:00");
  ASSERT_THAT(simulation.apply(Suspension{}), IsEmpty());
  simulation.wait_until("2026-12-12 09:00");
  ASSERT_THAT(simulation.apply(Resumption{}), IsEmpty());
  EXPECT_EQ(next_due(simulation.a_case), midnight(simulation, 12, 17));
}

// When `suivre` is due after a suspension between two instants.
Instant due_after_suspension(const std::string& due, std::string_view stopped, std::string_view resumed) {
  CaseSimulation simulation(workflow_of(R"(
workflow: clos
fields: { limite: { type: date } }
phases:
  suivi:
    steps:
      ouvrir: { task: Ouvrir, by: agent, form: [limite] }
      suivre: { task: Suivre, by: agent, next: end fait, due: )" +
                                        due + " }\n"));
  EXPECT_THAT(simulation.open({{"limite", "2026-12-03"}}), IsEmpty());  // Monday 23 November at 9:00
  simulation.wait_until(stopped);
  EXPECT_THAT(simulation.apply(Suspension{}), IsEmpty());
  simulation.wait_until(resumed);
  EXPECT_THAT(simulation.apply(Resumption{}), IsEmpty());
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
  return simulation.a_case.tokens.front().due.value_or(Instant());
}

TEST(Suspension, MovesWhatATaskIsDue) {
  const CaseSimulation shown(definition::Workflow{});
  // Ten days end with 3 December; eight days later with the 11th.
  EXPECT_EQ(due_after_suspension("10 days", "2026-11-25 09:00", "2026-12-03 15:00"), midnight(shown, 12, 12));
  // Five working days end with Monday the 30th; from Friday to Monday one working day passes.
  EXPECT_EQ(due_after_suspension("5 working days", "2026-11-27 09:00", "2026-11-30 09:00"), midnight(shown, 12, 2));
  EXPECT_EQ(due_after_suspension("36 hours", "2026-11-23 10:00", "2026-11-23 16:00"),
            midnight(shown, 11, 25) + std::chrono::hours(3));
  EXPECT_EQ(due_after_suspension("limite", "2026-11-25 09:00", "2026-11-27 09:00"), midnight(shown, 12, 4));
}

}  // namespace
}  // namespace parcours::execution
