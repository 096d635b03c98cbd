#include <gmock/gmock.h>

#include "execution/decide.hpp"
#include "support/rehearsal.hpp"

namespace parcours::execution {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::Rehearsal;
using testing::workflow_of;

// Whom the case has reminded, and when: "2026-12-03 00:00 role:referent".
std::vector<std::string> reminders(const Rehearsal& play) {
  std::vector<std::string> out;
  for (std::size_t i = 0; i < play.journal.size(); ++i)
    for (const auto& event : play.journal[i])
      if (const auto* e = std::get_if<Reminded>(&event))
        for (const auto& to : e->to) out.push_back(to_text(play.times[i], play.calendar) + " " + to);
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
      relancer: { task: Relancer, by: referent, form: [limite: optional, absences: optional, pieces: optional], next: { repondu: end repondu, encore: attendre } }
      constater: { task: Constater, by: referent, next: { clos: end constate, relance: relancer } }
)" + std::string(rest);
}

// DOMAIN, scenario S02: sent on 23 November, reminded on 3 December, expired after 23 December.
TEST(Meanwhile, AReminderComesInTheMorningAndAMoveWhenTheLastDayIsOver) {
  Rehearsal play(workflow_of(workflow_with(R"(
      attendre:
        wait: Une réponse
        meanwhile:
          - { after: 10 days, remind: referent }
          - { after: 30 days, next: constater }
)")));
  play.open();
  EXPECT_EQ(wake_of(play.a_case), play.calendar.at(Date(std::chrono::year(2026) / 12 / 3)));

  play.wait_until("2026-12-23 23:59");
  EXPECT_THAT(reminders(play), ElementsAre("2026-12-03 00:00 role:referent"));
  EXPECT_THAT(play.stands_at(), ElementsAre("attendre"));
  play.wait_until("2026-12-24 00:00");

  EXPECT_THAT(play.stands_at(), ElementsAre("constater"));
  EXPECT_EQ(wake_of(play.a_case), std::nullopt);
  EXPECT_EQ(play.replayed(), play.a_case);
}

TEST(Meanwhile, EveryComesAgainAndAgain) {
  Rehearsal play(workflow_of(workflow_with(R"(
      attendre:
        wait: Une réponse
        meanwhile:
          - { every: 1 week, remind: referent, roll: none }
          - { after: 25 days, next: constater }
)")));
  play.open();
  play.wait_until("2026-12-31 00:00");

  EXPECT_THAT(reminders(play), ElementsAre("2026-11-30 00:00 role:referent", "2026-12-07 00:00 role:referent",
                                           "2026-12-14 00:00 role:referent"));
}

TEST(Meanwhile, ADateFollowsItsField) {
  Rehearsal play(workflow_of(workflow_with(R"(
      attendre:
        task: Attendre
        by: referent
        form: [limite: optional]
        meanwhile:
          - { at: limite - days(2), remind: referent }
          - { at: end_of(limite), next: constater }
        next: { note: attendre_encore, fini: end repondu }
      attendre_encore:
        wait: Une réponse
        meanwhile: [ { at: end_of(limite), next: constater } ]
)")));
  play.open();
  EXPECT_EQ(wake_of(play.a_case), std::nullopt);  // nobody knows the date yet
  ASSERT_THAT(play.complete("attendre", {{"limite", "2026-12-10"}}, "note"), IsEmpty());
  play.wait_until("2026-12-10 23:59");
  EXPECT_THAT(play.stands_at(), ElementsAre("attendre_encore"));

  play.wait_until("2026-12-11 00:00");

  EXPECT_THAT(play.stands_at(), ElementsAre("constater"));
}

TEST(Meanwhile, AReminderThatIsPastOnEntryIsLeftOutAndAMoveIsTakenAtOnce) {
  Rehearsal play(workflow_of(workflow_with(R"(
      attendre:
        wait: Une réponse
        meanwhile:
          - { at: limite - days(2), remind: referent }
          - { at: end_of(limite), next: constater }
)")));
  play.open({{"limite", "2026-11-20"}});

  EXPECT_THAT(play.stands_at(), ElementsAre("constater"));
  EXPECT_THAT(reminders(play), IsEmpty());
}

TEST(Meanwhile, AConditionAloneActsAsSoonAsItIsTrueAndOnce) {
  Rehearsal play(workflow_of(workflow_with(R"(
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
  play.open({{"absences", 2}});
  EXPECT_THAT(play.stands_at(), ElementsAre("attendre"));
  play.complete("attendre", {{"absences", 3}}, "encore");
  EXPECT_THAT(play.stands_at(), ::testing::UnorderedElementsAre("attendre", "point_absences"));
  play.complete("point_absences");

  play.complete("attendre", {{"absences", 4}}, "encore");

  EXPECT_THAT(play.stands_at(), ElementsAre("attendre"));
}

TEST(Meanwhile, ALoopWithItsOwnClockIsABlock) {
  Rehearsal play(workflow_of(R"(
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
  play.open();
  play.complete("tenter", {}, "absent");
  play.wait_until("2027-02-01 00:00");
  EXPECT_THAT(play.stands_at(), ElementsAre("veiller"));

  play.complete("veiller", {}, "retenter");  // the clock begins afresh
  play.wait_until("2027-03-31 00:00");
  EXPECT_THAT(play.stands_at(), ElementsAre("approcher", "tenter"));
  play.wait_until("2027-04-03 00:00");

  EXPECT_THAT(play.stands_at(), ElementsAre("veiller"));
  EXPECT_EQ(play.replayed(), play.a_case);
}

TEST(Meanwhile, APauseStopsTheDelay) {
  Rehearsal play(workflow_of(workflow_with(R"(
      attendre:
        wait: Une réponse
        meanwhile:
          - { after: 10 days, pause: steps.reunir.open, next: constater, roll: none }
)",
                                           R"(
    anytime:
      reunir: { task: Réunir les pièces, offered_to: referent, by: referent }
)")));
  play.open();  // 23 November: due when 3 December is over
  play.wait_until("2026-11-25 09:00");
  play.take(Start{"reunir", 0, {}, {}});
  EXPECT_EQ(wake_of(play.a_case), std::nullopt);
  play.wait_until("2026-12-05 09:00");
  play.complete("reunir");  // ten days later

  EXPECT_EQ(wake_of(play.a_case), play.calendar.at(Date(std::chrono::year(2026) / 12 / 14)));
  EXPECT_EQ(play.replayed(), play.a_case);
}

// A delay that is paused from one instant to another, and when it is over then.
Instant over_after_a_pause(const std::string& delay, std::string_view paused, std::string_view resumed) {
  Rehearsal play(workflow_of(workflow_with(R"(
      attendre:
        wait: Une réponse
        meanwhile:
          - { after: )" + delay + R"(, pause: steps.reunir.open, next: constater, roll: none }
)",
                                           R"(
    anytime:
      reunir: { task: Réunir les pièces, offered_to: referent, by: referent }
)")));
  play.open();  // Monday 23 November
  play.wait_until(paused);
  play.take(Start{"reunir", 0, {}, {}});
  play.wait_until(resumed);
  play.complete("reunir");
  return wake_of(play.a_case).value_or(Instant());
}

TEST(Meanwhile, APauseIsCountedInTheUnitOfTheDelay) {
  const auto end_of = [](int day) { return Calendar().end_of(Date(std::chrono::year(2026) / 11 / day)); };

  // From Wednesday to Saturday: three workable days, of which three are working days too; from Friday to Monday two and
  // one.
  EXPECT_EQ(over_after_a_pause("2 workable days", "2026-11-24 09:00", "2026-11-27 09:00"), end_of(28));
  EXPECT_EQ(over_after_a_pause("6 workable days", "2026-11-27 09:00", "2026-11-30 09:00"),
            end_of(30) + std::chrono::days(2));
  EXPECT_EQ(over_after_a_pause("5 working days", "2026-11-27 09:00", "2026-11-30 09:00"),
            end_of(30) + std::chrono::days(1));
}

TEST(Meanwhile, APauseOfDutyHoursStandsStillOutsideOfDuty) {
  const Calendar calendar;
  // Four hours of duty were left, a night and two hours of duty passed: they are left still.
  EXPECT_EQ(over_after_a_pause("12 duty hours", "2026-11-24 09:00", "2026-11-24 11:00") -
                over_after_a_pause("12 duty hours", "2026-11-24 09:00", "2026-11-24 09:00"),
            std::chrono::hours(2));
  EXPECT_EQ(over_after_a_pause("12 duty hours", "2026-11-24 09:00", "2026-11-25 09:00") -
                over_after_a_pause("12 duty hours", "2026-11-24 09:00", "2026-11-24 09:00"),
            std::chrono::days(1));
}

TEST(Meanwhile, APauseCountsADelayOfAFieldAsItIsWritten) {
  Rehearsal play(workflow_of(R"(
workflow: delais
title: Délais
fields: { delai: { type: duration, default: 2 duty hours } }
phases:
  orientation:
    steps:
      recevoir: { task: Recevoir, by: signalant, form: [delai] }
      attendre: { wait: Une réponse, meanwhile: [ { after: delai, next: end constate } ] }
)"));
  play.open();  // Monday at 9:00
  play.wait_until("2026-11-23 10:00");
  ASSERT_THAT(play.take(Suspension{}), IsEmpty());
  play.wait_until("2026-11-24 08:00");
  ASSERT_THAT(play.take(Resumption{}), IsEmpty());

  EXPECT_EQ(wake_of(play.a_case), play.calendar.at(Date(std::chrono::year(2026) / 11 / 24), std::chrono::hours(10)));
}

TEST(Suspension, StopsEveryClockUntilTheCaseIsResumed) {
  Rehearsal play(workflow_of(workflow_with(R"(
      attendre:
        wait: Une réponse
        meanwhile: [ { after: 10 days, next: constater, roll: none } ]
)")));
  play.open();
  play.wait_until("2026-11-30 09:00");
  ASSERT_THAT(play.take(Suspension{}), IsEmpty());
  EXPECT_EQ(wake_of(play.a_case), std::nullopt);
  play.wait_until("2027-01-30 09:00");
  EXPECT_THAT(play.stands_at(), ElementsAre("attendre"));

  ASSERT_THAT(play.take(Resumption{}), IsEmpty());

  EXPECT_EQ(wake_of(play.a_case), play.calendar.at(Date(std::chrono::year(2027) / 2 / 3)));  // 61 days later
  EXPECT_EQ(play.replayed(), play.a_case);
}

TEST(Reopening, GoesOnWhereTheWorkflowSaysWithinItsTimeAndSoOften) {
  const std::string yaml = workflow_with(R"(
      attendre: { task: Attendre, by: referent, next: { repondu: end repondu, rien: constater } }
)",
                                         "reopen: { by: [referent], within: 30 days, times: 1, next: relancer }\n");
  Rehearsal play(workflow_of(yaml));
  play.open();
  EXPECT_EQ(play.take(Reopening{}).front().code, "still-open");
  play.complete("attendre", {}, "repondu");
  ASSERT_THAT(play.take(Reopening{}), IsEmpty());
  EXPECT_THAT(play.stands_at(), ElementsAre("relancer"));
  play.complete("relancer", {}, "repondu");
  EXPECT_EQ(play.take(Reopening{}).front().code, "not-reopenable");
  EXPECT_EQ(play.replayed(), play.a_case);

  Rehearsal talked_of(workflow_of(
      yaml + "messages: { nouvelle: { from: [referent] } }\nmeanwhile: [ { message: nouvelle, remind: referent } ]\n"));
  talked_of.open();
  talked_of.complete("attendre", {}, "repondu");
  talked_of.wait_until("2026-12-20 00:00");
  ASSERT_THAT(talked_of.take(Delivery{"nouvelle", "paul", {}, {}, {}}), IsEmpty());
  talked_of.wait_until("2027-01-01 00:00");  // what is said of a case after its end does not keep it from being over
  EXPECT_EQ(talked_of.take(Reopening{}).front().code, "not-reopenable");

  Rehearsal late(workflow_of(yaml));
  late.open();
  late.complete("attendre", {}, "repondu");
  late.wait_until("2027-01-01 00:00");
  EXPECT_EQ(late.take(Reopening{}).front().code, "not-reopenable");
}

}  // namespace
}  // namespace parcours::execution
