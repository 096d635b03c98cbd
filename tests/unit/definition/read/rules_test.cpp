// The rules of the language on shape, names, order and routes, one by one.
#include <gmock/gmock.h>

#include "support/reading.hpp"

namespace parcours::definition {
namespace {

using testing::codes;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::right;
using testing::steps;

constexpr std::string_view a_list =
    "fields:\n  besoins: { type: list, item: besoin, fields: { motif: { type: text } } }\n";

TEST(RuleA1, KeywordsAndNamesNeverShareAMap) {
  EXPECT_THAT(codes("workflow: essai\nphases:\n  suivi:\n    anytimes: {}\n    steps:\n"
                    "      aa: { task: A, by: elu, next: end fait }\n"),
              ElementsAre("unknown-key"));
  EXPECT_EQ(right(steps("      meanwhile: { task: A, by: elu, next: end fait }\n")).steps.front().name, "meanwhile");
}

TEST(RuleA1, ABlockHasOneShapeWhereverItStands) {
  const auto workflow = right(
      steps("      aa: { task: A, by: elu }\n"
            "      bb: { block: { title: B, steps: { bc: { task: B, by: elu } } } }\n"
            "      cc: { parallel: { une: { title: C, steps: { cd: { task: C, by: elu } } } } }\n"
            "      dd: { each: besoins, branch: { title: D, steps: { de: { task: D, by: elu } } }, next: end fait }\n",
            a_list));

  ASSERT_EQ(workflow.blocks.size(), 4u);
  for (std::size_t i = 1; i < 4; ++i) EXPECT_EQ(workflow.blocks[i].steps.size(), 1u);
  EXPECT_EQ(workflow.blocks[2].name, "une");
  EXPECT_EQ(workflow.blocks[3].name, "dd");
  EXPECT_EQ(workflow.step("dd")->list, "besoins");
}

TEST(RuleA2, StepsBranchesAndAnytimeStepsShareTheirNames) {
  EXPECT_THAT(codes(steps("      aa: { task: A, by: elu }\n"
                          "      bb: { parallel: { aa: { steps: { cc: { task: C, by: elu } } } }, next: end fait }\n")),
              ElementsAre("step-twice"));
  EXPECT_THAT(codes("workflow: essai\nanytime: { aa: { task: A, offered_to: elu } }\nphases:\n  suivi:\n    steps:\n"
                    "      aa: { task: A, by: elu, next: end fait }\n"),
              Contains("step-twice"));
}

TEST(RuleA2, FieldsParametersAndRolesShareTheirNames) {
  const auto with = [](std::string_view more) { return codes(testing::workflow_with(more)); };

  EXPECT_THAT(with("parameters: { age: { type: number, default: 1 } }\nfields: { age: { type: number } }"),
              ElementsAre("name-taken"));
  EXPECT_THAT(with("fields: { elu: { type: actor, of: responsable } }"), ElementsAre("name-is-role"));
  EXPECT_THAT(with("fields: { elu: { type: actor, of: elu } }"), IsEmpty());
}

TEST(RuleA2, NamesHaveTwoLettersAndNoMeaningOfTheirOwn) {
  for (const char* name : {"y", "été", "Nom", "nom-usage", "1er"})
    EXPECT_THAT(codes(testing::workflow_with("fields: { " + std::string(name) + ": { type: text } }")),
                ElementsAre("bad-name"))
        << name;
  for (const char* name : {"all", "any", "stay", "end", "on", "no"})
    EXPECT_THAT(codes(testing::workflow_with("fields: { " + std::string(name) + ": { type: text } }")),
                ElementsAre("reserved-name"));
}

TEST(RuleA3, ADelayBeginsWithADigitElseItIsAnExpression) {
  const auto workflow =
      right(steps("      aa: { task: A, by: elu, due: 2 working days }\n"
                  "      bb: { task: B, by: elu, due: jour + days(2), next: end fait }\n",
                  "fields: { jour: { type: date }, texte: { type: text, default: age > 3 } }\n"));

  EXPECT_TRUE(std::holds_alternative<Delay>(*workflow.step("aa")->due));
  EXPECT_TRUE(std::holds_alternative<Program>(*workflow.step("bb")->due));
  EXPECT_EQ(workflow.field("texte")->default_value, Value("age > 3"));
}

TEST(RuleA4, WithoutNextTheStepWrittenAfterComesAndTheLastEndsItsBlock) {
  const auto workflow = right(
      "workflow: essai\nphases:\n  un:\n    steps:\n      aa: { task: A, by: elu }\n"
      "      bb: { parallel: { une: { steps: { bc: { task: B, by: elu }, bd: { task: B, by: elu } } } } }\n"
      "  deux:\n    steps:\n      cc: { task: C, by: elu, next: end fait }\n");

  EXPECT_EQ(workflow.step("bc")->route("done")->step, 3);
  EXPECT_EQ(workflow.step("bd")->route("done")->end, "done");
  EXPECT_EQ(workflow.step("bb")->route("done")->step, 4);
}

TEST(RuleA4, TheVeryLastStepSaysHowTheCaseEnds) {
  EXPECT_THAT(codes(steps("      aa: { task: A, by: elu }\n")), ElementsAre("no-end"));
}

TEST(RuleA5, TheFirstStepSaysWhoOpensACase) {
  EXPECT_THAT(
      codes(steps("      aa: { decide: [ { otherwise: bb } ] }\n      bb: { task: B, by: elu, next: end fait }\n")),
      ElementsAre("no-opener"));
}

TEST(RuleB1, BareEndTakesTheNameOfTheOutcomeAndEndsItsOwnBlock) {
  const auto workflow =
      right(steps("      aa: { task: A, by: elu }\n"
                  "      bb: { block: { steps: { bc: { task: B, by: elu, next: { oui: end, non: end autre } } } },\n"
                  "            next: { oui: end, autre: aa } }\n"));

  EXPECT_EQ(workflow.step("bc")->route("oui")->end, "oui");
  EXPECT_EQ(workflow.step("bb")->route("oui")->end, "oui");
  EXPECT_EQ(workflow.step("bb")->route("autre")->step, 0);
}

TEST(RuleB1, ATargetStandsInTheSameBlock) {
  EXPECT_THAT(codes(steps("      aa: { task: A, by: elu, next: bc }\n"
                          "      bb: { block: { steps: { bc: { task: B, by: elu } } }, next: end fait }\n")),
              Contains("target-elsewhere"));
}

TEST(RuleB1, OnlyAnAnytimeStepStays) {
  const auto workflow = right(
      "workflow: essai\nanytime:\n  point: { task: Point, offered_to: elu, next: { va: stay, fin: end fait } }\n"
      "  note: { task: Note, offered_to: elu }\nphases:\n  suivi:\n    steps:\n"
      "      aa: { task: A, by: elu, next: end fait }\n");

  EXPECT_TRUE(workflow.step("point")->route("va")->stay);
  EXPECT_EQ(workflow.step("point")->route("fin")->end, "fait");
  EXPECT_TRUE(workflow.step("note")->route("done")->stay);
  EXPECT_EQ(workflow.blocks.front().anytime.size(), 2u);
  EXPECT_THAT(codes(steps("      aa: { task: A, by: elu, next: { oui: stay, non: end fait } }\n")),
              ElementsAre("stay-outside"));
}

TEST(RuleB2, TheKeysOfNextAreTheOutcomesOfATask) {
  const auto workflow =
      right(steps("      aa: { task: A, by: elu, next: { oui: bb, non: end fait } }\n"
                  "      bb: { task: B, by: elu, next: end fait }\n"));

  EXPECT_EQ(workflow.step("aa")->next.size(), 2u);
  EXPECT_EQ(workflow.step("bb")->next.front().outcome, "done");
}

TEST(RuleB3, ABlockEndsAsItsStepsAndItsAnytimeStepsSay) {
  const auto text = [](std::string_view next) {
    return steps(
        "      aa: { task: A, by: elu }\n      bb:\n        block:\n          steps: { bc: { task: B, by: elu } }\n"
        "          anytime: { bd: { task: D, offered_to: elu, next: { va: stay, fin: end abandon } } }\n        "
        "next: " +
        std::string(next) + "\n");
  };

  EXPECT_THAT(codes(text("{ done: end fait, abandon: end }")), IsEmpty());
  EXPECT_THAT(codes(text("{ done: end fait }")), ElementsAre("unrouted-outcome"));
}

TEST(RuleB3, ABlockEndsAsItsLinesSayToo) {
  const auto text = [](std::string_view next) {
    return steps(
        "      aa: { task: A, by: elu }\n      bb:\n        block:\n"
        "          steps: { bc: { task: B, by: elu, meanwhile: [ { after: 3 days, next: end tard } ] } }\n"
        "          meanwhile: [ { after: 60 days, next: end epuise } ]\n        next: " +
        std::string(next) + "\n");
  };

  EXPECT_THAT(codes(text("{ done: end fait, tard: aa, epuise: end }")), IsEmpty());
  EXPECT_THAT(codes(text("{ done: end fait, tard: aa }")), ElementsAre("unrouted-outcome"));
}

TEST(RuleB3, ParallelAndEachEndAsDoneWhateverTheirBranchesReach) {
  const auto workflow = right(steps(
      "      aa: { task: A, by: elu }\n"
      "      bb: { parallel: { une: { steps: { bc: { task: B, by: elu, next: { oui: end, non: end refus } } } } } }\n"
      "      cc: { each: besoins, branch: { steps: { cd: { task: C, by: elu, next: end pourvu } } }, next: end fait "
      "}\n",
      a_list));

  EXPECT_EQ(workflow.step("bb")->next.size(), 1u);
  EXPECT_EQ(workflow.step("bb")->route("done")->step, 3);
  EXPECT_EQ(workflow.step("cc")->route("done")->end, "fait");
}

TEST(RuleB4, RowsAreReadInOrderAndAnAbsentFieldIsAny) {
  const auto workflow = right(
      steps("      aa: { task: A, by: elu }\n      bb:\n        decide:\n"
            "          - { is: { age: 1..2, lieu: [rue, parc] }, next: aa }\n"
            "          - { is: { lieu: rue }, when: age > 3, next: end deux }\n          - { otherwise: end trois }\n",
            "fields: { age: { type: number }, lieu: { type: choice, of: [rue, parc] } }\n"));

  const auto& rows = workflow.step("bb")->rows;
  ASSERT_EQ(rows.size(), 3u);
  EXPECT_EQ(rows[0].guard->reads(), (std::vector<std::string>{"age", "lieu"}));
  EXPECT_EQ(rows[1].to.end, "deux");
  EXPECT_FALSE(rows[2].guard);
}

TEST(RuleB5, StepsCountHowOftenTheyEndedAndHow) {
  const auto text = [](std::string_view guard) {
    return steps(
        "      aa: { task: A, by: elu, next: { absent: bb, joint: end fait } }\n"
        "      bb: { decide: [ { when: \"" +
        std::string(guard) + "\", next: end abandon }, { otherwise: aa } ] }\n");
  };

  EXPECT_THAT(codes(text("steps.aa.ended.absent >= 2 || steps.aa.times > 5")), IsEmpty());
  EXPECT_THAT(codes(text("steps.aa.ended.perdu >= 2")), ElementsAre("unknown-name"));
}

TEST(RuleB6, FourEyesKeepWhoeverEndedAStepFromAnother) {
  const auto workflow =
      right(steps("      ouvrir: { task: O, by: elu }\n      aa: { block: { steps: { ab: { task: B, by: elu } } } }\n"
                  "      cc: { task: C, by: elu, not_by: [ab, aa, ouvrir], next: end fait }\n"));

  EXPECT_THAT(workflow.step("cc")->not_by, ElementsAre("ab", "aa", "ouvrir"));
}

TEST(RuleB6, AStepThatNobodyDoesHasNoDoer) {
  const std::string_view decision = "      aa: { task: A, by: elu }\n      bb: { decide: [ { otherwise: cc } ] }\n";

  EXPECT_THAT(codes(steps(std::string(decision) + "      cc: { task: C, by: elu, not_by: bb, next: end fait }\n")),
              ElementsAre("no-doer"));
  EXPECT_THAT(codes(steps(std::string(decision) + "      cc: { task: C, by: steps.bb.by, next: end fait }\n")),
              ElementsAre("no-doer"));
}

TEST(RuleF1, SplitsAndMergesStandAtTheTopLevelOnly) {
  const auto split = [](const char* way) {
    return steps(std::string("      aa: { task: A, by: elu }\n      bb: { split: [cc, ") + way +
                     "] }\n"
                     "      cc: { task: C, by: elu, next: ee }\n      dd: { task: D, by: elu, next: ee }\n"
                     "      ee: { merge: all, next: end fait }\n",
                 "fields: { lieu: { type: text } }\n");
  };
  const auto workflow = right(split("dd"));

  ASSERT_EQ(workflow.step("bb")->ways.size(), 2u);
  EXPECT_THAT(ways_into(workflow, *workflow.step("ee")), ElementsAre("cc", "dd"));
  // The merge does not wait for a way that is not taken.
  const auto perhaps = right(split("{ next: dd, when: known(lieu) }"));
  EXPECT_EQ(perhaps.step("bb")->ways[1].merge, perhaps.step("ee") - perhaps.steps.data());
  EXPECT_EQ(perhaps.step("bb")->ways[1].last, perhaps.step("dd") - perhaps.steps.data());
  EXPECT_THAT(codes(steps("      aa: { task: A, by: elu }\n"
                          "      bb: { block: { steps: { bc: { merge: all } } }, next: end fait }\n")),
              Contains("split-inside"));
}

}  // namespace
}  // namespace parcours::definition
