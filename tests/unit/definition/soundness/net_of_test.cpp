#include <gtest/gtest.h>

#include "definition/model/dead_path.hpp"
#include "definition/soundness/soundness.hpp"

namespace parcours::definition {
namespace {

Step task(std::string name, std::vector<Route> next) {
  Step step;
  step.name = std::move(name);
  step.next = std::move(next);
  return step;
}
Step split(std::string name, std::vector<Way> ways) {
  Step step;
  step.name = std::move(name), step.kind = Step::Kind::split, step.ways = std::move(ways);
  return step;
}
Step merge(std::string name, Target next) {
  Step step;
  step.name = std::move(name), step.kind = Step::Kind::merge, step.next = {{"done", std::move(next)}};
  return step;
}
Way sure(Index to) { return {{}, to}; }
Way perhaps(Index to) {
  const expression::Environment names{{"urgent", expression::Type(expression::Type::Kind::boolean)}};
  return {std::get<Program>(Program::compile("urgent", names)), to};
}

Workflow workflow(std::vector<Step> steps) {
  Workflow made;
  made.steps = std::move(steps);
  made.blocks.emplace_back();
  made.blocks.front().entry = 0;
  for (std::size_t i = 0; i < made.steps.size(); ++i) made.blocks.front().steps.push_back(static_cast<Index>(i));
  return made;
}

const Target fin{none, "fait"};

Workflow two_ways() {
  return workflow({split("partir", {sure(1), sure(2)}), task("aa", {{"done", {3, {}}}}),
                   task("bb", {{"oui", {3, {}}}, {"non", {3, {}}}}), merge("reunir", fin)});
}

TEST(NetOf, ComesTogetherOnceFromEachStepThatLeadsToAMerge) {
  EXPECT_EQ(prove(net_of(two_ways())).kind, Verdict::Kind::sound);
}

TEST(NetOf, MayLeaveOutAWayWithACondition) {
  auto made = two_ways();
  made.steps[0].ways[1] = perhaps(2);
  EXPECT_EQ(prove(net_of(made)).reason, Reason::never_completes);

  find_untaken(made);
  EXPECT_EQ(prove(net_of(made)).kind, Verdict::Kind::sound);
}

// The merge that the second way of a split comes to when it is not taken, and from where; step 3 is the merge of both.
std::pair<Index, Index> untaken(Step second, std::vector<Step> more = {}) {
  std::vector<Step> steps{split("partir", {sure(1), perhaps(2)}), task("aa", {{"done", {3, {}}}}), std::move(second),
                          merge("reunir", fin)};
  for (auto& each : more) steps.push_back(std::move(each));
  auto made = workflow(std::move(steps));
  find_untaken(made);
  return {made.steps[0].ways[1].merge, made.steps[0].ways[1].last};
}

TEST(FindUntaken, FollowsAWayToTheMergeThatItComesTo) {
  const std::pair nowhere(none, none);

  EXPECT_EQ(untaken(task("bb", {{"done", {3, {}}}})), std::pair(3, 2));
  EXPECT_EQ(untaken(task("bb", {{"encore", {2, {}}}, {"assez", {3, {}}}})), std::pair(3, 2));
  EXPECT_EQ(untaken(task("bb", {{"done", {4, {}}}}), {task("cc", {{"done", {3, {}}}})}), std::pair(3, 4));
  EXPECT_EQ(untaken(task("bb", {{"refus", fin}, {"assez", {3, {}}}})), nowhere);
  // From two steps: a token for each, or for one of them?
  EXPECT_EQ(untaken(task("bb", {{"court", {3, {}}}, {"long", {4, {}}}}), {task("cc", {{"done", {3, {}}}})}), nowhere);
}

TEST(FindUntaken, PassesMergesOfTheWayItself) {
  const auto inner = [](Target after) {
    return std::vector<Step>{task("cc", {{"done", {6, {}}}}), task("dd", {{"done", {6, {}}}}),
                             merge("joindre", std::move(after))};
  };
  EXPECT_EQ(untaken(split("bb", {sure(4), perhaps(5)}), inner({3, {}})), std::pair(3, 6));
  EXPECT_EQ(untaken(split("bb", {sure(4), perhaps(5)}), inner(fin)), std::pair(none, none));
}

TEST(NetOf, TakesAWayWithAConditionToo) {
  auto made = two_ways();
  made.steps[0].ways[1] = perhaps(2);
  made.steps[1].next = made.steps[2].next = {{"done", fin}};
  EXPECT_EQ(prove(net_of(made)).reason, Reason::left_open);

  made.steps[2].next = {{"done", {none, "autre"}}};
  made.blocks.front().steps.pop_back();  // the merge
  EXPECT_EQ(prove(net_of(made)).reason, Reason::ends_apart);
}

TEST(NetOf, KnowsAnEndByTheOutcomeThatNamesIt) {
  auto made = two_ways();
  made.blocks.front().steps.pop_back();  // the merge
  made.steps[1].next = {{"vu", {none, {}}}};
  made.steps[2].next = {{"lu", {none, {}}}};
  EXPECT_EQ(prove(net_of(made)).reason, Reason::ends_apart);

  made.steps[2].next = {{"vu", {none, {}}}};
  EXPECT_EQ(prove(net_of(made)).reason, Reason::left_open);
}

TEST(NetOf, LeavesAStepByItsLines) {
  auto made = two_ways();
  Line line;
  line.next = {{"", fin}};
  made.steps[1].lines = {line};

  EXPECT_EQ(prove(net_of(made)).reason, Reason::left_open);
}

TEST(NetOf, BeginsAgainWhereALineOfTheWholeLeads) {
  auto made = two_ways();
  made.steps.push_back(task("reprendre", {{"done", fin}}));
  made.blocks.front().steps.push_back(4);
  Line line;
  line.next = {{"", {4, {}}}};
  made.blocks.front().lines = {line};
  EXPECT_EQ(prove(net_of(made)).kind, Verdict::Kind::sound);

  // At a merge nothing else would ever come.
  made.blocks.front().lines.front().next = {{"", {3, {}}}};
  made.steps[4].next = {{"done", {0, {}}}};
  made.reopen = Reopen{};
  made.reopen->next = 4;
  EXPECT_EQ(prove(net_of(made)).reason, Reason::never_completes);
}

TEST(NetOf, BeginsAgainWhereAnAnytimeStepLeads) {
  auto made = two_ways();
  made.steps.push_back(task("conclure", {{"aller", {1, {}}}, {"rien", {none, {}, true}}}));
  made.steps[4].offer.emplace();
  made.blocks.front().anytime = {4};

  EXPECT_EQ(prove(net_of(made)).reason, Reason::never_completes);
}

}  // namespace
}  // namespace parcours::definition
