#include <gmock/gmock.h>

#include "execution/decide.hpp"
#include "support/case_simulation.hpp"

namespace parcours::execution {
namespace {

using testing::CaseSimulation;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::workflow_of;

// The reminders of the case, with their times: "2026-12-03 00:00 role:referent".
std::vector<std::string> reminders(const CaseSimulation& simulation) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < simulation.journal.size(); ++i)
    for (const auto& event : simulation.journal[i])
      if (const auto* e = std::get_if<Reminded>(&event))
        for (const auto& to : e->to) out.push_back(to_text(simulation.times[i], simulation.calendar) + " " + to);
  return out;
}

std::string workflow_with(std::string_view step, std::string_view rest = "") {
  return std::string(R"(
workflow: delais
title: Délais
subject: none
fields:
  limite: { type: date }
  absences: { type: number }
  pieces: { type: bool }
phases:
  orientation:
    steps:
      recevoir: { task: Recevoir, by: signalant, form: [limite: optional, absences: optional, pieces: optional] }
)") + std::string(step) +
         R"(
      relancer:
        task: Relancer
        by: referent
        form: [limite: optional, absences: optional, pieces: optional]
        next: { repondu: end repondu, encore: attendre }
      constater: { task: Constater, by: referent, next: { clos: end constate, relance: relancer } }
)" + std::string(rest);
}

// Sent on 23 November, reminded on 3 December, expired after 23 December.
TEST(Meanwhile, AReminderComesInTheMorningAndAMoveWhenTheLastDayIsOver) {
  CaseSimulation simulation(workflow_of(workflow_with(R"(
      attendre:
        wait: Une réponse
        meanwhile:
          - { after: 10 days, remind: referent }
          - { after: 30 days, next: constater }
)")));
  simulation.open();
  EXPECT_EQ(next_due(simulation.a_case), simulation.calendar.at(Date(std::chrono::year(2026) / 12 / 3)));

  simulation.wait_until("2026-12-23 23:59");
  EXPECT_THAT(reminders(simulation), ElementsAre("2026-12-03 00:00 role:referent"));
  EXPECT_THAT(simulation.current_steps(), ElementsAre("attendre"));
  simulation.wait_until("2026-12-24 00:00");

  EXPECT_THAT(simulation.current_steps(), ElementsAre("constater"));
  EXPECT_EQ(next_due(simulation.a_case), std::nullopt);
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

TEST(Meanwhile, EveryComesAgainAndAgain) {
  CaseSimulation simulation(workflow_of(workflow_with(R"(
      attendre:
        wait: Une réponse
        meanwhile:
          - { every: 1 week, remind: referent, roll: none }
          - { after: 25 days, next: constater }
)")));
  simulation.open();
  simulation.wait_until("2026-12-31 00:00");

  EXPECT_THAT(reminders(simulation), ElementsAre("2026-11-30 00:00 role:referent", "2026-12-07 00:00 role:referent",
                                                 "2026-12-14 00:00 role:referent"));
}

TEST(Meanwhile, ADateFollowsItsField) {
  CaseSimulation simulation(workflow_of(workflow_with(R"(
      attendre:
        task: Attendre
        by: referent
        form: [limite: { when: outcome == 'note' }]
        meanwhile:
          - { at: limite - days(2), remind: referent }
          - { at: end_of(limite), next: constater }
        next: { note: attendre_encore, fini: end repondu }
      attendre_encore:
        wait: Une réponse
        meanwhile: [ { at: end_of(limite), next: constater } ]
)")));
  simulation.open();
  EXPECT_EQ(next_due(simulation.a_case), std::nullopt);  // its date is unknown
  ASSERT_THAT(simulation.complete("attendre", {{"limite", "2026-12-10"}}, "note"), IsEmpty());
  simulation.wait_until("2026-12-10 23:59");
  EXPECT_THAT(simulation.current_steps(), ElementsAre("attendre_encore"));

  simulation.wait_until("2026-12-11 00:00");

  EXPECT_THAT(simulation.current_steps(), ElementsAre("constater"));
}

TEST(Meanwhile, AReminderThatIsPastOnEntryIsLeftOutAndAMoveIsTakenAtOnce) {
  CaseSimulation simulation(workflow_of(workflow_with(R"(
      attendre:
        wait: Une réponse
        meanwhile: [ { at: limite - days(2), remind: referent }, { at: end_of(limite), next: constater },
                     { after: 1 year, next: constater } ]
)")));
  simulation.open({{"limite", "2026-11-20"}});

  EXPECT_THAT(simulation.current_steps(), ElementsAre("constater"));
  EXPECT_THAT(reminders(simulation), IsEmpty());
}

TEST(Meanwhile, AConditionAloneActsAsSoonAsItIsTrueAndOnce) {
  CaseSimulation simulation(workflow_of(workflow_with(R"(
      attendre:
        task: Attendre
        by: referent
        form: [absences: optional]
        next: { encore: attendre, fini: constater }
)",
                                                      R"(
    meanwhile:
      - { when: absences >= 3, also: point_absences }
      - { after: 1 year, next: end sans_suite }
    anytime:
      point_absences: { task: Faire le point, by: referent }
)")));
  simulation.open({{"absences", 2}});
  EXPECT_THAT(simulation.current_steps(), ElementsAre("attendre"));
  simulation.complete("attendre", {{"absences", 3}}, "encore");
  EXPECT_THAT(simulation.current_steps(), ::testing::UnorderedElementsAre("attendre", "point_absences"));
  simulation.complete("point_absences");

  simulation.complete("attendre", {{"absences", 4}}, "encore");

  EXPECT_THAT(simulation.current_steps(), ElementsAre("attendre"));
}

TEST(Meanwhile, ALoopWithItsOwnClockIsABlock) {
  CaseSimulation simulation(workflow_of(R"(
workflow: approche
title: Approche
subject: none
phases:
  orientation:
    steps:
      recevoir: { task: Recevoir, by: signalant }
      approcher:
        block:
          steps:
            tenter: { task: Tenter, by: referent, next: { joint: end, absent: encore } }
            encore: { decide: [ { when: steps.tenter.times >= 6, next: end epuise }, { otherwise: tenter } ] }
          meanwhile: [ { after: 60 days, next: end epuise } ]
        next: { joint: adherer, epuise: veiller }
      adherer: { task: Adhérer, by: referent, next: end fait }
      veiller: { task: Veiller, by: referent, next: { retenter: approcher, fin: end veille } }
)"));
  simulation.open();
  simulation.complete("tenter", {}, "absent");
  simulation.wait_until("2027-02-01 00:00");
  EXPECT_THAT(simulation.current_steps(), ElementsAre("veiller"));

  simulation.complete("veiller", {}, "retenter");  // the delay starts again
  simulation.wait_until("2027-03-31 00:00");
  EXPECT_THAT(simulation.current_steps(), ElementsAre("approcher", "tenter"));
  simulation.wait_until("2027-04-03 00:00");

  EXPECT_THAT(simulation.current_steps(), ElementsAre("veiller"));
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

TEST(Meanwhile, APauseStopsTheDelay) {
  CaseSimulation simulation(workflow_of(workflow_with(R"(
      attendre:
        wait: Une réponse
        meanwhile:
          - { after: 10 days, pause: steps.reunir.open, next: constater, roll: none }
)",
                                                      R"(
    anytime:
      reunir: { task: Réunir les pièces, offered_to: referent, by: referent }
)")));
  simulation.open();  // 23 November: due at the end of 3 December
  simulation.wait_until("2026-11-25 09:00");
  simulation.apply(Start{"reunir", 0, {}, {}});
  EXPECT_EQ(next_due(simulation.a_case), std::nullopt);
  simulation.wait_until("2026-12-05 09:00");
  simulation.complete("reunir");  // ten days later

  EXPECT_EQ(next_due(simulation.a_case), simulation.calendar.at(Date(std::chrono::year(2026) / 12 / 14)));
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

// A delay with a pause between two instants, and the instant of its end.
Instant over_after_a_pause(const std::string& delay, std::string_view paused, std::string_view resumed) {
  CaseSimulation simulation(workflow_of(workflow_with(R"(
      attendre:
        wait: Une réponse
        meanwhile:
          - { after: )" + delay + R"(, pause: steps.reunir.open, next: constater, roll: none }
)",
                                                      R"(
    anytime:
      reunir: { task: Réunir les pièces, offered_to: referent, by: referent }
)")));
  simulation.open();  // Monday 23 November
  simulation.wait_until(paused);
  simulation.apply(Start{"reunir", 0, {}, {}});
  simulation.wait_until(resumed);
  simulation.complete("reunir");
  return next_due(simulation.a_case).value_or(Instant());
}

TEST(Meanwhile, APauseIsCountedInTheUnitOfTheDelay) {
  const auto end_of = [](int day) { return Calendar("Europe/Paris").end_of(Date(std::chrono::year(2026) / 11 / day)); };

  // From Wednesday to Saturday: three workable days, of which three are working days too; from Friday to Monday two and
  // one.
  EXPECT_EQ(over_after_a_pause("2 workable days", "2026-11-24 09:00", "2026-11-27 09:00"), end_of(28));
  EXPECT_EQ(over_after_a_pause("6 workable days", "2026-11-27 09:00", "2026-11-30 09:00"),
            end_of(30) + std::chrono::days(2));
  EXPECT_EQ(over_after_a_pause("5 working days", "2026-11-27 09:00", "2026-11-30 09:00"),
            end_of(30) + std::chrono::days(1));
}

TEST(Meanwhile, APauseOfDutyHoursDoesNotCountOutsideOfDuty) {
  const Calendar calendar("Europe/Paris");
  // Four hours of duty were left before a pause of a night and two hours of duty; four are left after it.
  EXPECT_EQ(over_after_a_pause("12 duty hours", "2026-11-24 09:00", "2026-11-24 11:00") -
                over_after_a_pause("12 duty hours", "2026-11-24 09:00", "2026-11-24 09:00"),
            std::chrono::hours(2));
  EXPECT_EQ(over_after_a_pause("12 duty hours", "2026-11-24 09:00", "2026-11-25 09:00") -
                over_after_a_pause("12 duty hours", "2026-11-24 09:00", "2026-11-24 09:00"),
            std::chrono::days(1));
}

TEST(Suspension, StopsEveryClockUntilTheCaseIsResumed) {
  CaseSimulation simulation(workflow_of(workflow_with(R"(
      attendre:
        wait: Une réponse
        meanwhile: [ { after: 10 days, next: constater, roll: none } ]
)")));
  simulation.open();
  simulation.wait_until("2026-11-30 09:00");
  ASSERT_THAT(simulation.apply(Suspension{}), IsEmpty());
  EXPECT_EQ(next_due(simulation.a_case), std::nullopt);
  simulation.wait_until("2027-01-30 09:00");
  EXPECT_THAT(simulation.current_steps(), ElementsAre("attendre"));

  ASSERT_THAT(simulation.apply(Resumption{}), IsEmpty());

  EXPECT_EQ(next_due(simulation.a_case),
            simulation.calendar.at(Date(std::chrono::year(2027) / 2 / 3)));  // 61 days later
  EXPECT_EQ(simulation.replayed(), simulation.a_case);
}

TEST(Reopening, GoesOnAtTheStepAndWithinTheLimitsOfTheWorkflow) {
  const std::string yaml = workflow_with(R"(
      attendre: { task: Attendre, by: referent, next: { repondu: end repondu, rien: constater } }
)",
                                         "reopen: { by: [referent], within: 30 days, times: 1, next: relancer }\n");
  CaseSimulation simulation(workflow_of(yaml));
  simulation.open();
  EXPECT_EQ(simulation.apply(Reopening{}).front().code, "still-open");
  simulation.complete("attendre", {}, "repondu");
  ASSERT_THAT(simulation.apply(Reopening{}), IsEmpty());
  EXPECT_THAT(simulation.current_steps(), ElementsAre("relancer"));
  simulation.complete("relancer", {}, "repondu");
  EXPECT_EQ(simulation.apply(Reopening{}).front().code, "not-reopenable");
  EXPECT_EQ(simulation.replayed(), simulation.a_case);

  CaseSimulation talked_of(workflow_of(
      yaml + "messages: { nouvelle: { from: [referent] } }\nmeanwhile: [ { message: nouvelle, remind: referent } ]\n"));
  talked_of.open();
  talked_of.complete("attendre", {}, "repondu");
  talked_of.wait_until("2026-12-20 00:00");
  ASSERT_THAT(talked_of.apply(Delivery{"nouvelle", "paul", {}, {}, {}}), IsEmpty());
  talked_of.wait_until("2027-01-01 00:00");  // a message after the end of a case does not change that it has ended
  EXPECT_EQ(talked_of.apply(Reopening{}).front().code, "not-reopenable");

  CaseSimulation late(workflow_of(yaml));
  late.open();
  late.complete("attendre", {}, "repondu");
  late.wait_until("2027-01-01 00:00");
  EXPECT_EQ(late.apply(Reopening{}).front().code, "not-reopenable");
}

}  // namespace
}  // namespace parcours::execution
