// Reading lines of `meanwhile` and messages. (tests/bad_workflows has the texts that the reader refuses.)
#include <gmock/gmock.h>

#include "support/reading.hpp"

namespace parcours::definition {
namespace {

using testing::codes;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::right;
using Trigger = Line::Trigger;

// Returns a workflow whose first step has these lines, with `more` before its phases.
std::string meanwhile(std::string_view lines, std::string_view more = "") {
  return "workflow: essai\n" + std::string(more) +
         "\nphases:\n  suivi:\n    steps:\n      recevoir:\n        task: R\n        by: elu\n" +
         "        next: clore\n        meanwhile:\n" + std::string(lines) +
         "      clore: { task: C, by: elu, next: end fait }\n" +
         "    anytime:\n      point: { task: P, offered_to: elu }\n";
}

const Line& line_of(const Workflow& workflow, std::size_t at = 0) { return workflow.step("recevoir")->lines.at(at); }

TEST(ReadLines, C1TakesEveryTrigger) {
  const auto workflow =
      right(meanwhile("          - { after: 10 days, remind: elu }\n          - { at: limite, next: clore }\n"
                      "          - { every: 90 days, also: point }\n          - { when: absences >= 3, also: point }\n"
                      "          - { after: 1 month, every: 1 week, when: absences > 0, remind: [elu, responsable] }\n",
                      "fields: { limite: { type: date }, absences: { type: number } }"));

  EXPECT_EQ(line_of(workflow, 0).trigger, Trigger::after);
  EXPECT_EQ(std::get<Delay>(*line_of(workflow, 0).delay), *parse_delay("10 days"));
  EXPECT_EQ(line_of(workflow, 0).remind.size(), 1u);
  EXPECT_EQ(line_of(workflow, 1).trigger, Trigger::at);
  EXPECT_EQ(line_of(workflow, 1).at->text(), "limite");
  EXPECT_EQ(line_of(workflow, 1).next.front().to.step, 1);
  EXPECT_EQ(line_of(workflow, 2).trigger, Trigger::every);
  EXPECT_EQ(line_of(workflow, 2).also, 2);
  EXPECT_EQ(line_of(workflow, 3).trigger, Trigger::when);
  EXPECT_EQ(line_of(workflow, 4).trigger, Trigger::after);
  EXPECT_EQ(line_of(workflow, 4).every, parse_delay("1 week"));
  EXPECT_EQ(line_of(workflow, 4).when->text(), "absences > 0");
}

TEST(ReadLines, C1CallsEachLineByWhatItIsWrittenUnder) {
  const auto workflow = right(
      "workflow: essai\nmeanwhile: [ { every: 1 year, remind: elu } ]\nphases:\n  suivi:\n"
      "    meanwhile: [ { after: 1 year, next: end fait } ]\n    steps:\n"
      "      recevoir: { task: R, by: elu, meanwhile: [ { after: 1 day, remind: elu }, { after: 2 days, remind: elu } "
      "] }\n"
      "      approcher:\n        block:\n          steps: { tenter: { task: T, by: elu, next: end joint } }\n"
      "          meanwhile: [ { after: 60 days, next: end epuise } ]\n        next: { joint: end fait, epuise: end "
      "fait }\n");

  EXPECT_EQ(workflow.blocks[0].lines[0].key, "//1");
  EXPECT_EQ(workflow.phases[0].lines[0].key, "/suivi/1");
  EXPECT_EQ(workflow.step("recevoir")->lines[1].key, "recevoir/2");
  EXPECT_EQ(workflow.blocks[1].lines[0].key, "approcher//1");
  EXPECT_EQ(workflow.blocks[1].lines[0].next.front().to.end, "epuise");
  EXPECT_EQ(workflow.step("recevoir")->lines[1].line, 7);
}

TEST(ReadLines, C2KnowsAWaitThatItsBlockLeaves) {
  const auto wait = [](const std::string& more) {
    return "workflow: essai\nmessages: { avis: { from: elu } }\nphases:\n  suivi:\n" + more +
           "    steps:\n      recevoir: { task: R, by: elu }\n"
           "      attendre: { wait: Un avis, meanwhile: [ { message: avis, next: clore } ] }\n"
           "      clore: { task: C, by: elu, next: end fait }\n";
  };

  EXPECT_THAT(codes(wait("")), ElementsAre("wait-without-date"));
  EXPECT_THAT(codes(wait("    meanwhile: [ { after: 1 month, remind: elu } ]\n")), ElementsAre("wait-without-date"));
  EXPECT_THAT(codes(wait("    meanwhile: [ { after: 1 month, next: clore } ]\n")), IsEmpty());
}

TEST(ReadLines, C3RollsADelayAndLeavesADateUnlessItIsTold) {
  const auto workflow = right(meanwhile(
      "          - { after: 10 days, remind: elu }\n          - { after: 10 days, roll: none, remind: elu }\n"
      "          - { at: limite, remind: elu }\n          - { at: limite - days(2), roll: back, remind: elu }\n",
      "fields: { limite: { type: date } }"));

  EXPECT_EQ(line_of(workflow, 0).roll, Roll::next);
  EXPECT_EQ(line_of(workflow, 1).roll, Roll::none);
  EXPECT_EQ(line_of(workflow, 2).roll, Roll::none);
  EXPECT_EQ(line_of(workflow, 3).roll, Roll::back);
}

TEST(ReadLines, C3TakesTheDelaysOfACity) {
  const auto workflow = right(meanwhile(
      "          - { after: 2 working days, remind: elu }\n          - { after: 6 workable days, remind: elu }\n"
      "          - { after: 1 duty hour, remind: elu }\n          - { after: delai, remind: elu }\n",
      "fields: { delai: { type: duration } }"));

  EXPECT_EQ(std::get<Delay>(*line_of(workflow, 0).delay).calendar, "working");
  EXPECT_EQ(std::get<Delay>(*line_of(workflow, 1).delay).calendar, "workable");
  EXPECT_EQ(std::get<Delay>(*line_of(workflow, 2).delay).calendar, "duty");
  EXPECT_EQ(std::get<Program>(*line_of(workflow, 3).delay).text(), "delai");
}

TEST(ReadLines, C4StartsAnAnytimeStepOfTheBlocksAroundAndOfTheOwnPhase) {
  const auto also = [](const std::string& name) {
    return codes(
        "workflow: essai\nanytime: { partout: { task: P, by: elu } }\nphases:\n  suivi:\n    steps:\n      recevoir: { "
        "task: R, "
        "by: elu }\n"
        "      bloc:\n        block:\n          steps: { tenter: { task: T, by: elu, meanwhile: [ { after: 1 day, "
        "also: " +
        name +
        " } ] } }\n          anytime: { dedans: { task: D, by: elu } }\n        next: end fait\n"
        "    anytime: { ici: { task: I, by: elu } }\n  bilan:\n    steps: { clore: { task: C, by: elu, next: recevoir "
        "} }\n"
        "    anytime: { ailleurs: { task: A, by: elu } }\n");
  };

  EXPECT_THAT(also("partout"), ::testing::Not(::testing::Contains(::testing::StartsWith("also"))));
  EXPECT_THAT(also("ici"), ::testing::Not(::testing::Contains(::testing::StartsWith("also"))));
  EXPECT_THAT(also("dedans"), ::testing::Not(::testing::Contains(::testing::StartsWith("also"))));
  EXPECT_THAT(also("ailleurs"), ::testing::Contains("also-elsewhere"));
  EXPECT_THAT(also("recevoir"), ::testing::Contains("also-of-no-anytime"));
}

TEST(ReadLines, C5LetsALineOfAnAnytimeStepStay) {
  const auto workflow = right(
      "workflow: essai\nphases:\n  suivi:\n    steps: { recevoir: { task: R, by: elu, next: end fait } }\n"
      "    anytime:\n      point: { task: P, offered_to: elu, meanwhile: [ { after: 3 days, next: stay } ] }\n");

  EXPECT_TRUE(workflow.step("point")->lines[0].next[0].to.stay);
}

TEST(ReadLines, C10TakesAPause) {
  const auto workflow =
      right(meanwhile("          - { after: 3 months, pause: steps.clore.open, remind: responsable }\n"));

  EXPECT_EQ(line_of(workflow).pause->text(), "steps.clore.open");
}

TEST(ReadLines, D1KnowsTheElementInsideItsEachOnly) {
  const auto workflow = right(
      "workflow: essai\nfields:\n  besoins: { type: list, item: besoin, fields: { limite: { type: date }, qui: { type: "
      "actor, "
      "of: elu } } }\n"
      "phases:\n  suivi:\n    steps:\n      recevoir: { task: R, by: elu, form: [besoins: { form: [limite] }] }\n      "
      "traiter:\n"
      "        each: besoins\n        branch:\n          steps:\n"
      "            orienter: { task: O, by: besoin.qui, meanwhile: [ { at: besoin.limite, remind: besoin.qui } ] }\n"
      "        next: end fait\n");

  EXPECT_EQ(workflow.step("orienter")->lines[0].remind[0].name, "besoin.qui");
  EXPECT_EQ(workflow.step("orienter")->lines[0].at->text(), "besoin.limite");
}

TEST(ReadMessages, C6TakesWhoSendsWhatIsAskedAndHowItEnds) {
  const auto workflow =
      right(meanwhile("          - { message: reponse, next: { accepte: end, refuse: clore } }\n          - { message: "
                      "suite, next: clore }\n",
                      "fields:\n  besoins: { type: list, item: besoin, fields: { motif: { type: text } } }\nmessages:\n"
                      "  reponse: { from: [elu, autre-parcours, signalement], form: [besoin.motif: optional], "
                      "outcomes: { accepte: Oui, "
                      "refuse: Non } }\n"
                      "  suite: { from: elu }"));

  const auto* message = workflow.message("reponse");
  ASSERT_TRUE(message);
  EXPECT_THAT(message->roles, ElementsAre("elu"));
  EXPECT_THAT(message->workflows, ElementsAre("autre-parcours", "signalement"));
  EXPECT_EQ(message->form.front().field, "besoin.motif");
  EXPECT_EQ(message->outcomes[1].name, "refuse");
  EXPECT_EQ(line_of(workflow, 0).next[0].to.end, "accepte");
  EXPECT_EQ(line_of(workflow, 0).next[1].outcome, "refuse");
  EXPECT_EQ(line_of(workflow, 1).next[0].outcome, "");
}

TEST(ReadMessages, C6LeadsEveryOutcomeToOneTarget) {
  const auto workflow =
      right(meanwhile("          - { message: avis, next: end }\n          - { message: avis, next: clore }\n",
                      "messages: { avis: { from: elu, outcomes: { oui: Oui, non: Non } } }"));

  EXPECT_EQ(line_of(workflow, 0).next[1].to.end, "non");
  EXPECT_EQ(line_of(workflow, 1).next[1].to.step, 1);
}

TEST(ReadMessages, C7AcceptsHandovers) {
  const auto workflow =
      right(testing::workflow_with("accepts: { from: [presence-educative], by: responsable, within: 5 working days }"));

  ASSERT_TRUE(workflow.accepts);
  EXPECT_THAT(workflow.accepts->from, ElementsAre("presence-educative"));
  EXPECT_EQ(workflow.accepts->by.front().name, "responsable");
  EXPECT_EQ(workflow.accepts->within, parse_delay("5 working days"));
}

TEST(ReadMessages, C9Reopens) {
  const auto workflow = right(testing::workflow_with("reopen: { by: elu, within: 30 days, times: 1, next: clore }"));

  ASSERT_TRUE(workflow.reopen);
  EXPECT_EQ(workflow.reopen->by.size(), 1u);
  EXPECT_EQ(workflow.reopen->times, 1);
  EXPECT_EQ(workflow.reopen->next, 1);
}

TEST(ReadMessages, ALinkByWhichNobodyCanActYetIsRefusedUnderBothNames) {
  for (const char* reopen : {"{ by: [token, elu], next: clore }", "{ by: link, next: clore }"})
    EXPECT_THAT(testing::codes(testing::workflow_with("reopen: " + std::string(reopen))), ElementsAre("no-link-yet"))
        << reopen;
  EXPECT_THAT(testing::codes(meanwhile("          - { message: avis, next: clore }\n",
                                       "messages: { avis: { from: [elu, link] } }")),
              ElementsAre("no-link-yet"));
}

TEST(ReadAlso, StartsSeveralStepsOfAStepAnOutcomeAndALine) {
  const auto workflow = right(R"(
workflow: essai
phases:
  suivi:
    steps:
      ouvrir: { task: Ouvrir, by: elu, also: [aa1, bb1, aa1] }
      trier: { task: Trier, by: elu, also: { oui: [aa1, bb1], non: bb1 }, next: { oui: clore, non: clore } }
      clore: { task: Clore, by: elu, next: end fait, meanwhile: [ { after: 2 days, also: [bb1, aa1] } ] }
    anytime:
      aa1: { task: A, by: elu }
      bb1: { task: B, by: elu }
)");
  const auto starts = [&](const char* step) {
    std::vector<std::string> all;
    for (const auto& each : workflow.step(step)->also)
      all.push_back(each.outcome + ":" + workflow.steps[static_cast<std::size_t>(each.step)].name);
    return all;
  };

  EXPECT_THAT(starts("ouvrir"), ElementsAre(":aa1", ":bb1"));
  EXPECT_THAT(starts("trier"), ElementsAre("oui:aa1", "oui:bb1", "non:bb1"));
  EXPECT_EQ(starts_of(workflow.step("clore")->lines.front()).size(), 2u);
}

}  // namespace
}  // namespace parcours::definition
