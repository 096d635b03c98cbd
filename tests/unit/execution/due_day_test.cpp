// What people read where a time is shown: the day that an administrator meant, or the time.
#include "execution/due_day.hpp"

#include <gtest/gtest.h>

#include "support/case_simulation.hpp"

namespace parcours::execution {
namespace {

using testing::CaseSimulation;
using testing::workflow_of;

std::string shown(const std::optional<Date>& day, Instant at, const Calendar& calendar) {
  return day ? to_text(*day) : to_text(at, calendar);
}

struct Row {
  const char* written;  // a line, or the due date of a step
  const char* opened;
  const char* shown;
};

void PrintTo(const Row& row, std::ostream* out) { *out << row.written << " at " << row.opened; }

// The case is opened at the time of the row, with these values: debut 2027-03-12, instant 2027-03-12 00:00.
CaseSimulation opened(const std::string& part, const char* at) {
  CaseSimulation simulation(workflow_of(R"(
workflow: rdv
parameters: { court: { type: duration, default: 14 hours }, long: { type: duration, default: 10 days } }
fields: { debut: { type: date }, rdv: { type: datetime } }
phases:
  suivi:
    anytime:
      preparer: { task: Préparer, by: agent, offered_to: agent }
    steps:
      recevoir: { task: Recevoir, by: agent, form: [debut, rdv] }
      traiter:
        task: Traiter
        by: agent
        next: end fait
)" + part));
  for (const auto& parameter : simulation.workflow().parameters)
    simulation.parameters.set(parameter.name, parameter.default_value);
  simulation.now = parse_instant(at, simulation.calendar).value();
  EXPECT_TRUE(simulation.open({{"debut", "2027-03-12"}, {"rdv", "2027-03-12 00:00"}}).empty());
  return simulation;
}

class ALine : public ::testing::TestWithParam<Row> {};

TEST_P(ALine, IsShownAsItWasMeant) {
  const auto simulation = opened("        meanwhile: [ " + std::string(GetParam().written) + " ]\n", GetParam().opened);
  const auto* timer = simulation.a_case.timer(simulation.a_case.tokens.front().id, "traiter/1");
  ASSERT_TRUE(timer && timer->at);
  const auto day = day_of_timer(simulation.workflow(), timer->line, *timer->at, simulation.calendar);
  EXPECT_EQ(shown(day, *timer->at, simulation.calendar), GetParam().shown);
}

constexpr const char* kTen = "2027-03-01 10:00";
INSTANTIATE_TEST_SUITE_P(OfMeanwhile, ALine,
                         ::testing::Values(
                             // a date
                             Row{"{ at: debut, next: end fait }", kTen, "2027-03-12"},
                             Row{"{ at: debut, remind: agent }", kTen, "2027-03-12"},
                             Row{"{ at: debut, also: preparer }", kTen, "2027-03-12"},
                             Row{"{ at: debut - days(3), remind: agent }", kTen, "2027-03-09"},
                             Row{"{ at: debut, every: 1 week, remind: agent }", "2027-03-15 10:00", "2027-03-19"},
                             // an instant
                             Row{"{ at: rdv, next: end fait }", kTen, "2027-03-12 00:00"},
                             Row{"{ at: rdv, remind: agent }", kTen, "2027-03-12 00:00"},
                             Row{"{ at: 'rdv - duration(\"10h\")', remind: agent }", kTen, "2027-03-11 14:00"},
                             Row{"{ at: rdv, every: 1 day, remind: agent }", kTen, "2027-03-12 00:00"},
                             // a delay in days: over at the end of its last day, a reminder is sent as that day begins
                             Row{"{ after: 4 days, roll: none, next: end fait }", kTen, "2027-03-05"},
                             Row{"{ after: 4 days, roll: none, remind: agent }", kTen, "2027-03-05"},
                             Row{"{ after: 4 days, roll: none, also: preparer }", kTen, "2027-03-05"},
                             Row{"{ after: 3 working days, next: end fait }", kTen, "2027-03-04"},
                             Row{"{ every: 1 week, remind: agent }", kTen, "2027-03-08"},
                             Row{"{ every: 1 week, next: end fait }", kTen, "2027-03-08"},
                             Row{"{ after: 2 days, every: 1 week, roll: none, remind: agent }", kTen, "2027-03-03"},
                             // a delay on the clock
                             Row{"{ after: 14 hours, next: end fait }", kTen, "2027-03-02 00:00"},
                             Row{"{ after: 14 hours, remind: agent }", kTen, "2027-03-02 00:00"},
                             Row{"{ after: 90 minutes, remind: agent }", kTen, "2027-03-01 11:30"},
                             Row{"{ every: 14 hours, remind: agent }", kTen, "2027-03-02 00:00"},
                             Row{"{ after: 14 hours, every: 1 day, remind: agent }", kTen, "2027-03-02 00:00"},
                             Row{"{ after: 2 duty hours, remind: agent }", kTen, "2027-03-01 12:00"},
                             // a duration of an expression
                             Row{"{ after: long, remind: agent }", kTen, "2027-03-11"},
                             Row{"{ after: long, next: end fait }", kTen, "2027-03-11"},
                             Row{"{ after: court, remind: agent }", "2027-03-01 09:00", "2027-03-01 23:00"}));

class ADueDate : public ::testing::TestWithParam<Row> {};

TEST_P(ADueDate, IsShownAsItWasMeant) {
  const auto simulation = opened("        due: " + std::string(GetParam().written) + "\n", GetParam().opened);
  const auto& token = simulation.a_case.tokens.front();
  ASSERT_TRUE(token.due);
  const auto day = day_of_step(simulation.workflow(), token.step, *token.due, simulation.calendar);
  EXPECT_EQ(shown(day, *token.due, simulation.calendar), GetParam().shown);
  EXPECT_EQ(day_of_timer(simulation.workflow(), "traiter/due", *token.due, simulation.calendar), day);
}

INSTANTIATE_TEST_SUITE_P(OfAStep, ADueDate,
                         ::testing::Values(Row{"debut", kTen, "2027-03-12"}, Row{"rdv", kTen, "2027-03-12 00:00"},
                                           Row{"2 days", kTen, "2027-03-03"}, Row{"14 hours", kTen, "2027-03-02 00:00"},
                                           Row{"2 duty hours", kTen, "2027-03-01 12:00"},
                                           Row{"long", kTen, "2027-03-11"},
                                           Row{"court", "2027-03-01 09:00", "2027-03-01 23:00"}));

// The clocks of Havana skip midnight: the day begins at one.
TEST(DayAt, IsTheDayWhereMidnightIsSkipped) {
  const Calendar havana("America/Havana");
  const Date day(std::chrono::year(2026) / 3 / 8);
  EXPECT_EQ(day_at(Edge::start, havana.start_of(day), havana), day);
  EXPECT_EQ(day_at(Edge::end, havana.start_of(day), havana), Date(std::chrono::year(2026) / 3 / 7));
  EXPECT_EQ(day_at(Edge::end, havana.end_of(day), havana), day);
}

TEST(DayOfStep, WithoutADueDateIsNone) {
  const auto simulation = opened("", kTen);
  EXPECT_EQ(day_of_step(simulation.workflow(), "traiter", simulation.now, simulation.calendar), std::nullopt);
  EXPECT_EQ(day_of_step(simulation.workflow(), "nulle_part", simulation.now, simulation.calendar), std::nullopt);
}

TEST(DayOfTimer, OfALineThatTheWorkflowDoesNotContainIsNone) {
  const auto simulation = opened("", kTen);
  EXPECT_EQ(day_of_timer(simulation.workflow(), "traiter/9", simulation.now, simulation.calendar), std::nullopt);
  EXPECT_EQ(day_of_timer(simulation.workflow(), "accepts/within", simulation.now, simulation.calendar), std::nullopt);
}

}  // namespace
}  // namespace parcours::execution
