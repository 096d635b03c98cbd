// No case waits for ever: which waits may be read. (tests/bad_workflows/waits.yaml has those that may not.)
#include <gmock/gmock.h>

#include "support/reading.hpp"

namespace parcours::definition {
namespace {

using testing::codes;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::string fields =
    "fields:\n  jour: { type: date }\n  urgent: { type: bool }\n  fixe: { type: date, default: 2030-01-01 }\n"
    "  plus_tard: { type: date, value: jour + days(3) }\n"
    "  besoins: { type: list, item: besoin, fields: { limite: { type: date } } }\n"
    "messages: { avis: { from: elu, form: [jour] } }\nmeanwhile: [ { message: avis, remind: elu } ]\n"
    "parameters: { reponse: { type: duration, default: 3 weeks, why: la ville } }\n";

// A workflow whose second part is a wait with these lines. `before` is the form of the first step, or steps.
std::string waiting(const std::string& lines, const std::string& form = "", const std::string& more = "") {
  return testing::steps("      recevoir: { task: R, by: elu" + (form.empty() ? "" : ", form: [" + form + "]") + " }\n" +
                            more + "      attendre: { wait: W, meanwhile: [ " + lines +
                            " ] }\n      clore: { task: C, by: elu, next: end fait }\n"
                            "    anytime:\n      reunir: { task: R, offered_to: elu }\n",
                        fields);
}

TEST(CheckWaits, TakesADateThatTheFirstStepRequires) {
  EXPECT_THAT(codes(waiting("{ at: jour, next: clore }", "jour")), IsEmpty());
  EXPECT_THAT(codes(waiting("{ at: end_of(plus_tard), next: clore }", "jour")), IsEmpty());
  EXPECT_THAT(codes(waiting("{ at: jour, next: clore }")), ElementsAre("wait-for-ever"));
}

TEST(CheckWaits, TakesADateThatIsAlwaysThere) {
  EXPECT_THAT(codes(waiting("{ at: case.opened + days(3), next: clore }")), IsEmpty());
  EXPECT_THAT(codes(waiting("{ at: fixe, next: clore }")), IsEmpty());
  EXPECT_THAT(codes(waiting("{ after: reponse, next: clore }")), IsEmpty());
  EXPECT_THAT(codes(waiting("{ at: steps.recevoir.at + days(3), next: clore }")), IsEmpty());
}

TEST(CheckWaits, TakesADateThatEveryWayFills) {
  const std::string ways =
      "      choisir: { task: C, by: elu, next: { oui: demander, non: redemander } }\n"
      "      demander: { task: D, by: elu, form: [jour], next: attendre }\n      redemander: { task: D, by: elu, form: "
      "[";

  EXPECT_THAT(codes(waiting("{ at: jour, next: clore }", "", ways + "jour] }\n")), IsEmpty());
  EXPECT_THAT(codes(waiting("{ at: jour, next: clore }", "", ways + "jour: optional] }\n")),
              ElementsAre("wait-for-ever"));
}

// Branches in branches, and fields that are computed from two others each: each is followed once.
std::string nested(int depth, const std::string& name) {
  if (depth == 0) return name + ": { task: T, by: elu }";
  const auto branch = [&](const std::string& of) {
    return of + ": { steps: { " + nested(depth - 1, of + "t") + " } }";
  };
  return name + ": { parallel: { " + branch(name + "a") + ", " + branch(name + "b") + " } }";
}

TEST(CheckWaits, FollowsEachBranchOnce) {
  EXPECT_THAT(codes(waiting("{ at: jour, next: clore }", "jour: optional", "      " + nested(10, "n") + "\n")),
              Contains("wait-for-ever"));
}

TEST(CheckWaits, TakesADateThatTheOutcomeRequires) {
  const std::string by_outcome =
      "      choisir: { task: C, by: elu, form: [jour: { when: outcome == 'fixe' }], next: { fixe: attendre, libre: ";

  EXPECT_THAT(codes(waiting("{ at: jour, next: clore }", "", by_outcome + "clore } }\n")), IsEmpty());
  EXPECT_THAT(codes(waiting("{ at: jour, next: clore }", "", by_outcome + "attendre } }\n")),
              ElementsAre("wait-for-ever"));
}

TEST(CheckWaits, TakesADateThatOneOfSeveralBranchesFills) {
  const auto parallel = [](const std::string& more) {
    return "      ensemble:\n        parallel:\n          une: { steps: { ici: { task: I, by: elu, form: [jour], next: "
           "end fait } }" +
           more + " }\n          autre: { steps: { la: { task: L, by: elu, next: end fait } } }\n";
  };

  EXPECT_THAT(codes(waiting("{ at: jour, next: clore }", "", parallel(""))), IsEmpty());
  EXPECT_THAT(codes(waiting("{ at: jour, next: clore }", "urgent", parallel(", when: urgent"))),
              ElementsAre("wait-for-ever"));
}

TEST(CheckWaits, DoesNotTakeADateThatALineLeavesBehind) {
  const std::string left =
      "      demander: { task: D, by: elu, form: [jour], meanwhile: [ { after: 5 days, next: attendre } ] }\n";
  const std::string by_message =
      "      demander: { task: D, by: elu, form: [jour], meanwhile: [ { message: avis, next: attendre } ] }\n";

  EXPECT_THAT(codes(waiting("{ at: jour, next: clore }", "", left)), ElementsAre("wait-for-ever"));
  EXPECT_THAT(codes(waiting("{ at: jour, next: clore }", "", by_message)), IsEmpty());
}

TEST(CheckWaits, DoesNotTakeADateThatAFormMayEmpty) {
  const std::string again = "      redire: { task: D, by: elu, form: [jour: { fresh: true, optional: true }] }\n";

  EXPECT_THAT(codes(waiting("{ at: jour, next: clore }", "jour", again)), ElementsAre("wait-for-ever"));
}

TEST(CheckWaits, TakesConditionsThatCoverEveryCase) {
  EXPECT_THAT(codes(waiting("{ after: 2 days, when: urgent, next: clore }, { after: 9 days, when: '!urgent', next: "
                            "clore }",
                            "urgent")),
              IsEmpty());
  EXPECT_THAT(codes(waiting("{ after: 2 days, when: urgent, next: clore }, { after: 9 days, next: clore }")),
              IsEmpty());
  EXPECT_THAT(codes(waiting("{ after: 2 days, when: urgent, next: clore }", "urgent")), ElementsAre("wait-for-ever"));
}

TEST(CheckWaits, TakesAPauseThatLastsWhileSomebodyHasAStepToDo) {
  EXPECT_THAT(codes(waiting("{ after: 2 days, pause: steps.reunir.open, next: clore }")), IsEmpty());
  EXPECT_THAT(codes(waiting("{ after: 2 days, pause: urgent, next: clore }", "urgent")), ElementsAre("wait-for-ever"));
}

TEST(CheckWaits, TakesTheDateOfARowThatEveryRowHas) {
  const auto rows = [](const std::string& form) {
    return testing::steps("      recevoir: { task: R, by: elu, form: [besoins: { form: [" + form +
                              "] }] }\n"
                              "      chacun: { each: besoins, branch: { steps: { patienter: { wait: W, meanwhile: [ { "
                              "at: besoin.limite, next: end fait } ] } } }, next: end fait }\n",
                          fields);
  };

  EXPECT_THAT(codes(rows("limite")), IsEmpty());
  EXPECT_THAT(codes(rows("limite: optional")), ElementsAre("wait-for-ever"));
}

}  // namespace
}  // namespace parcours::definition
