#include "definition/check/reachability.hpp"

#include <gmock/gmock.h>

#include "support/reading.hpp"

namespace parcours::definition {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Step task(std::string name, std::vector<Route> next) {
  Step step;
  step.name = std::move(name);
  step.next = std::move(next);
  return step;
}

Step decide(std::string name, std::vector<Target> to) {
  Step step;
  step.name = std::move(name);
  step.kind = Step::Kind::decide;
  for (auto& target : to) step.rows.push_back({{}, std::move(target)});
  return step;
}

Workflow workflow(std::vector<Step> steps) {
  Workflow made;
  made.steps = std::move(steps);
  Block whole;
  whole.entry = 0;
  for (std::size_t i = 0; i < made.steps.size(); ++i) whole.steps.push_back(static_cast<Index>(i));
  made.blocks = {whole};
  return made;
}

TEST(Analyse, FindsNothingWrongWithAStraightLine) {
  const auto defects =
      find_defects(workflow({task("aa", {{"done", {1, {}}}}), task("bb", {{"done", {none, "fait"}}})}));

  EXPECT_THAT(defects.unreachable, IsEmpty());
  EXPECT_THAT(defects.endless, IsEmpty());
  EXPECT_THAT(defects.busy_loops, IsEmpty());
}

TEST(Analyse, FindsWhatIsNeverReached) {
  const auto defects =
      find_defects(workflow({task("aa", {{"done", {none, "fait"}}}), task("bb", {{"done", {0, {}}}})}));

  EXPECT_THAT(defects.unreachable, ElementsAre(1));
}

TEST(Analyse, FindsWhatNeverEnds) {
  const auto defects = find_defects(
      workflow({task("aa", {{"oui", {1, {}}}, {"non", {none, "fait"}}}), task("bb", {{"done", {1, {}}}})}));

  EXPECT_THAT(defects.endless, ElementsAre(1));
  EXPECT_THAT(defects.busy_loops, IsEmpty());
}

TEST(Analyse, FindsLoopsThatNobodyInterruptsShortestFirst) {
  const auto defects = find_defects(workflow({task("aa", {{"done", {1, {}}}}), decide("bb", {{2, {}}, {3, {}}}),
                                              decide("cc", {{1, {}}}), decide("dd", {{3, {}}, {none, "fait"}})}));

  EXPECT_THAT(defects.busy_loops, ElementsAre(ElementsAre(3), ElementsAre(1, 2)));
}

TEST(Analyse, LetsALoopThroughATaskBe) {
  const auto defects =
      find_defects(workflow({task("aa", {{"done", {1, {}}}}), decide("bb", {{0, {}}, {none, "fait"}})}));

  EXPECT_THAT(defects.busy_loops, IsEmpty());
}

TEST(Analyse, FollowsTheEndOfABlockToWhereItIsRouted) {
  auto made = workflow({task("aa", {{"done", {1, {}}}}), task("bloc", {{"joint", {3, {}}}}),
                        task("inner", {{"done", {none, "joint"}}}), task("cc", {{"done", {none, "fait"}}})});
  made.steps[1].kind = Step::Kind::block, made.steps[1].body = 1;
  made.steps[2].block = 1;
  made.blocks.push_back({"bloc", {}, 1, 2, {2}, {}, {}, {}, {}});

  const auto defects = find_defects(made);

  EXPECT_THAT(defects.unreachable, IsEmpty());
  EXPECT_THAT(defects.endless, IsEmpty());
}

Line leading(Target to) {
  Line line;
  line.next = {{{}, std::move(to)}};
  return line;
}

Step kind(Step::Kind of, std::string name, std::vector<Route> next) {
  auto step = task(std::move(name), std::move(next));
  step.kind = of;
  return step;
}

TEST(Analyse, FollowsTheLinesOfAWaitWhichRests) {
  auto made = workflow({task("aa", {{"done", {1, {}}}}), kind(Step::Kind::wait, "bb", {}), decide("cc", {{1, {}}})});
  made.steps[1].lines = {leading({2, {}}), leading({none, "fait"})};

  const auto defects = find_defects(made);

  EXPECT_THAT(defects.unreachable, IsEmpty());
  EXPECT_THAT(defects.endless, IsEmpty());
  EXPECT_THAT(defects.busy_loops, IsEmpty());
}

TEST(Analyse, FindsAWaitThatNothingLeaves) {
  const auto defects = find_defects(workflow({task("aa", {{"done", {1, {}}}}), kind(Step::Kind::wait, "bb", {})}));

  EXPECT_THAT(defects.endless, ElementsAre(0, 1));
}

TEST(Analyse, LetsALineOfTheWorkflowEndWhatNothingElseEnds) {
  auto made = workflow({task("aa", {{"done", {0, {}}}})});
  made.blocks.front().lines = {leading({none, "fait"})};

  EXPECT_THAT(find_defects(made).endless, IsEmpty());
}

TEST(Analyse, ReachesAnAnytimeStepByItsOfferOrByAlso) {
  auto made = workflow({task("aa", {{"done", {none, "fait"}}}), task("bb", {{"done", {none, {}, true}}}),
                        task("cc", {{"done", {none, {}, true}}}), task("dd", {{"done", {none, {}, true}}})});
  made.blocks.front().steps = {0}, made.blocks.front().anytime = {1, 2, 3};
  for (std::size_t i = 1; i < 4; ++i) made.steps[i].offer.emplace();
  made.steps[1].offer->offered = true;
  made.steps[0].also = {{{}, 2}};

  const auto defects = find_defects(made);

  EXPECT_THAT(defects.unreachable, ElementsAre(3));
  EXPECT_THAT(defects.endless, IsEmpty());
}

// Step aa, then a parallel of two branches with one step each, which leads to `then`.
Workflow parallel(Step first, Step second, Target then) {
  auto made = workflow({task("aa", {{"done", {1, {}}}}), kind(Step::Kind::parallel, "bb", {{"done", std::move(then)}}),
                        std::move(first), std::move(second)});
  made.blocks.front().steps = {0, 1};
  made.steps[1].branches = {1, 2};
  made.steps[2].block = 1, made.steps[3].block = 2;
  made.blocks.push_back({"une", {}, 1, 2, {2}, {}, {}, {}, {}});
  made.blocks.push_back({"deux", {}, 1, 3, {3}, {}, {}, {}, {}});
  return made;
}

TEST(Analyse, GoesThroughTheBranchesOfAParallelUnderAnyName) {
  const auto defects = find_defects(
      parallel(task("cc", {{"done", {none, "refus"}}}), task("dd", {{"done", {none, "accord"}}}), {none, "fait"}));

  EXPECT_THAT(defects.unreachable, IsEmpty());
  EXPECT_THAT(defects.endless, IsEmpty());
}

TEST(Analyse, FindsAParallelThatGoesRoundByItself) {
  const auto decides = [](const char* name) { return decide(name, {{none, "done"}}); };

  EXPECT_THAT(find_defects(parallel(decides("cc"), decides("dd"), {1, {}})).busy_loops.size(), 1u);
  EXPECT_THAT(find_defects(parallel(decides("cc"), task("dd", {{"done", {none, "done"}}}), {1, {}})).busy_loops,
              IsEmpty());
}

TEST(Analyse, RestsAtAHandoverThatAwaitsAnAnswerOnly) {
  auto made = workflow({task("aa", {{"done", {1, {}}}}),
                        kind(Step::Kind::handover, "bb", {{"refused", {1, {}}}, {"accepted", {none, "fait"}}})});
  made.steps[1].handover.emplace();

  EXPECT_THAT(find_defects(made).busy_loops, IsEmpty());
  made.steps[1].handover->await = Handover::Await::nothing;
  EXPECT_THAT(find_defects(made).busy_loops, ElementsAre(ElementsAre(1)));
}

TEST(Analyse, FollowsEveryWayOfASplitToItsMerge) {
  auto made =
      workflow({task("aa", {{"done", {1, {}}}}), kind(Step::Kind::split, "bb", {}), task("cc", {{"done", {4, {}}}}),
                task("dd", {{"done", {4, {}}}}), kind(Step::Kind::merge, "ee", {{"done", {none, "fait"}}})});
  made.steps[1].ways = {{{}, 2}, {{}, 3}};

  const auto defects = find_defects(made);

  EXPECT_THAT(defects.unreachable, IsEmpty());
  EXPECT_THAT(defects.endless, IsEmpty());
}

TEST(Analyse, IsQuickOnALongChain) {
  std::vector<Step> steps;
  for (Index i = 0; i < 20'000; ++i) steps.push_back(task("s", {{"done", {i + 1, {}}}}));
  steps.push_back(task("s", {{"done", {none, "fait"}}}));

  EXPECT_THAT(find_defects(workflow(std::move(steps))).unreachable, IsEmpty());
}

TEST(Analyse, CountsAnAnytimeStepThatEndsTheCaseAsAWayToAnEnd) {
  EXPECT_THAT(testing::codes(R"(
workflow: essai
phases:
  suivi:
    steps:
      ouvrir: { task: Ouvrir, by: elu }
      suivre: { task: Noter, by: elu, next: { noter: suivre } }
    anytime:
      clore: { task: Clore, offered_to: elu, next: end fait }
)"),
              IsEmpty());
}

TEST(Analyse, DoesNotCountAnAnytimeStepThatStaysNorAReopening) {
  EXPECT_THAT(testing::codes(R"(
workflow: essai
reopen: { by: elu, next: finir }
phases:
  suivi:
    steps:
      ouvrir: { task: Ouvrir, by: elu, next: suivre }
      suivre: { task: Noter, by: elu, next: { noter: suivre } }
      finir: { task: Finir, by: elu, next: end fait }
    anytime:
      relire: { task: Relire, offered_to: elu }
)"),
              ElementsAre("stuck-step", "stuck-step"));
}

}  // namespace
}  // namespace parcours::definition
