#include <gtest/gtest.h>

#include "definition/soundness.hpp"

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

TEST(NetOf, ComesTogetherOnceFromEachStepThatLeadsToAMerge) { EXPECT_EQ(prove(net_of(two_ways())).kind, Verdict::Kind::sound); }

TEST(NetOf, MayLeaveOutAWayWithACondition) {
  auto made = two_ways();
  made.steps[0].ways[1] = perhaps(2);

  EXPECT_EQ(prove(net_of(made)).reason, Reason::never_completes);
}

TEST(NetOf, TakesAWayWithAConditionToo) {
  auto made = two_ways();
  made.steps[0].ways[1] = perhaps(2);
  made.steps[1].next = made.steps[2].next = {{"done", fin}};

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
