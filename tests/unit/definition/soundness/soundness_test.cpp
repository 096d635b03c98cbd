#include "definition/soundness/soundness.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include "definition/reader.hpp"
#include "definition/soundness/reduce.hpp"
#include "definition/soundness/search.hpp"
#include "graphs/graphs.hpp"
#include "support/paris.hpp"

namespace parcours::definition {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Kind = Verdict::Kind;

// start -> a net of places 2, 3, ... -> end, with these ways.
Net net(int places, std::vector<Net::Transition> ways) {
  Net made;
  for (int i = 0; i < places; ++i) made.add_place();
  for (auto& way : ways) made.add(std::move(way.in), std::move(way.out));
  return made;
}

TEST(Prove, FindsASplitThatIsJoinedSound) {
  const auto verdict = prove(net(4, {{{0}, {2, 3}}, {{2}, {4}}, {{3}, {5}}, {{4, 5}, {1}}}));

  EXPECT_EQ(verdict.kind, Kind::sound);
}

TEST(Prove, ShowsTheShortestWayToWhatWaitsForWhatCannotCome) {
  // A choice of two ways, joined as if both were taken.
  const auto verdict = prove(net(4, {{{0}, {2}}, {{2}, {3}}, {{2}, {4}}, {{3, 4}, {1}}}));

  EXPECT_EQ(verdict.kind, Kind::unsound);
  EXPECT_EQ(verdict.reason, Reason::never_completes);
  EXPECT_THAT(verdict.trace, ElementsAre(0, 1));
  EXPECT_THAT(verdict.marking, ElementsAre(3));
}

TEST(Prove, ShowsWhatIsStillOpenWhenTheEndIsReached) {
  const auto verdict = prove(net(4, {{{0}, {2, 3}}, {{2}, {1}}, {{2}, {4}}, {{3}, {5}}, {{4, 5}, {1}}}));

  EXPECT_EQ(verdict.reason, Reason::left_open);
  EXPECT_THAT(verdict.trace, ElementsAre(0, 1));
  EXPECT_THAT(verdict.marking, ElementsAre(Net::end, 3));
}

// start -> two places, each of which comes to an end: of its own, or to the same.
Net two_ends(bool apart) {
  auto made = net(2, {{{0}, {2, 3}}, {{2}, {1}}});
  made.add({3}, {apart ? made.add_end() : Net::end});
  return made;
}

TEST(Prove, LetsWaysEndApart) {
  const auto verdict = prove(two_ends(true));

  EXPECT_EQ(verdict.kind, Kind::sound);
  EXPECT_EQ(verdict.reason, Reason::ends_apart);
  EXPECT_THAT(verdict.trace, ElementsAre(0, 1));
  EXPECT_THAT(verdict.marking, ElementsAre(Net::end, 3));
}

TEST(Prove, ShowsTheEndThatIsReachedTwiceAndNotAnotherThatIsNot) {
  // Two ways that end apart, or two ways that meet at one end.
  auto made = net(6, {{{0}, {2}}, {{0}, {3}}, {{2}, {4, 5}}, {{4}, {1}}, {{3}, {6, 7}}});
  made.add({5}, {made.add_end()});
  const auto same = made.add_end();
  made.add({6}, {same}), made.add({7}, {same});

  const auto verdict = prove(made);
  EXPECT_EQ(verdict.reason, Reason::left_open);
  EXPECT_THAT(verdict.trace, ElementsAre(1, 4, 6));
  EXPECT_THAT(verdict.marking, ElementsAre(7, same));
}

TEST(Prove, SaysThatManyWaysEndApart) {
  Net made;
  std::vector<int> ways;
  for (int i = 0; i < 20; ++i) ways.push_back(made.add_place());
  made.add({Net::start}, ways);
  for (const auto way : ways) made.add({way}, {way == ways.front() ? Net::end : made.add_end()});

  const auto verdict = prove(made, {1000, 100'000});
  EXPECT_EQ(verdict.kind, Kind::sound);
  EXPECT_EQ(verdict.reason, Reason::ends_apart);
  EXPECT_FALSE(verdict.trace.empty());
}

TEST(Prove, RefusesOneEndThatIsReachedTwice) { EXPECT_EQ(prove(two_ends(false)).reason, Reason::left_open); }

TEST(Prove, RefusesAnEndBesideWhatNeverEnds) {
  auto made = two_ends(true);
  const auto loop = made.add_place();
  made.add({3}, {loop}), made.add({loop}, {loop});

  const auto verdict = prove(made);
  EXPECT_EQ(verdict.kind, Kind::unsound);
  EXPECT_EQ(verdict.reason, Reason::never_completes);
}

TEST(Prove, ShowsWhatIsOpenedTwice) {
  const auto verdict = prove(net(3, {{{0}, {2, 3}}, {{2}, {4}}, {{3}, {4}}, {{4}, {1}}}));

  EXPECT_EQ(verdict.reason, Reason::open_twice);
  EXPECT_THAT(verdict.trace, ElementsAre(0, 1, 2));
  EXPECT_THAT(verdict.marking, ElementsAre(4));
}

TEST(Prove, FindsALoopThatAddsATokenEachTime) {
  const auto verdict = prove(net(2, {{{0}, {2}}, {{2}, {2, 3}}, {{2}, {3}}, {{3}, {1}}}));

  EXPECT_EQ(verdict.reason, Reason::open_twice);
}

TEST(Prove, FindsALoopThatIsNeverLeft) {
  const auto verdict = prove(net(3, {{{0}, {2}}, {{2}, {1}}, {{2}, {3}}, {{3}, {4}}, {{4}, {3}}}));

  EXPECT_EQ(verdict.reason, Reason::never_completes);
  EXPECT_THAT(verdict.trace, ElementsAre(0, 2));
}

TEST(Prove, NamesWhatNeverHappens) {
  const auto verdict = prove(net(2, {{{0}, {1}}, {{2}, {3}}, {{3}, {1}}}));

  EXPECT_EQ(verdict.reason, Reason::dead_step);
  EXPECT_THAT(verdict.dead, ElementsAre(1, 2));
}

TEST(Prove, SearchesANetWithoutFreeChoice) {
  // Which way 3 goes depends on what happened at 2.
  const std::vector<Net::Transition> ways{{{0}, {2, 3}}, {{2}, {4}}, {{2}, {5}}, {{3, 4}, {1}}, {{3, 5}, {1}}};

  EXPECT_FALSE(is_free_choice(net(4, ways)));
  EXPECT_EQ(prove(net(4, ways)).kind, Kind::sound);
}

// Two loops that exchange their turns: nothing can be absorbed, so that each is a part of the state.
TEST(Prove, SaysWhenANetIsTooBigInsteadOfSearchingForEver) {
  Net wide;
  std::vector<int> begun, ended;
  for (int i = 0; i < 20; ++i) {
    const auto first = wide.add_place(), second = wide.add_place(), key = wide.add_place();
    wide.add({first}, {second}), wide.add({second}, {first}), wide.add({first, key}, {first, key});
    begun.insert(begun.end(), {first, key}), ended.insert(ended.end(), {first, key});
  }
  wide.add({Net::start}, begun), wide.add(ended, {Net::end});

  EXPECT_EQ(prove(wide, {1000, 100'000}).kind, Kind::too_big);
  EXPECT_EQ(prove(wide, {1'000'000'000, 10'000}).kind, Kind::too_big);
}

// Six ways side by side, each of eight tasks that lead to each other as one likes.
std::string as_one_likes() {
  std::string steps, ways;
  for (int way = 0; way < 6; ++way) {
    ways += fmt::format("{}t{}_0", way ? ", " : "", way);
    for (int task = 0; task < 8; ++task) {
      std::string next;
      for (int to = 0; to < 8; ++to)
        if (to != task) next += fmt::format("v{1}: t{0}_{1}, ", way, to);
      steps +=
          fmt::format("      t{0}_{1}: {{ task: Faire, by: agent, next: {{ {2}fini: fin_{0} }} }}\n", way, task, next);
    }
    steps += fmt::format("      fin_{}: {{ decide: [{{ otherwise: reunir }}] }}\n", way);
  }
  return fmt::format(
      "workflow: essai\nphases:\n  tout:\n    steps:\n      ouvrir: {{ task: Ouvrir, by: agent }}\n      partir: {{ "
      "split: [{}] "
      "}}\n{}"
      "      reunir: {{ merge: all, next: end fait }}\n",
      ways, steps);
}

TEST(CheckProof, WarnsThatAWorkflowIsTooBigToProve) {
  const auto reading = read(as_one_likes(), "essai.yaml", Surroundings(testing::paris()));

  EXPECT_TRUE(reading.workflow);
  ASSERT_EQ(reading.problems.size(), 1u);
  EXPECT_EQ(reading.problems.front().code, "too-big-to-prove");
  EXPECT_EQ(reading.problems.front().severity, Problem::Severity::warning);
}

TEST(Prove, ShowsAWayToTheTrapThoughOnlyTheReducedNetCanBeSearched) {
  // Twelve branches of three steps each; the join waits for one that is never begun.
  Net wide;
  const auto never = wide.add_place(), last = wide.add_place();
  std::vector<int> begun, ended;
  for (int i = 0; i < 12; ++i) {
    auto place = wide.add_place();
    begun.push_back(place);
    for (int step = 0; step < 3; ++step) {
      const auto next = wide.add_place();
      wide.add({place}, {next});
      place = next;
    }
    ended.push_back(place);
  }
  const auto open = ended;
  ended.push_back(never);
  const auto join = static_cast<int>(wide.transitions.size());
  wide.add(ended, {last}), wide.add({last}, {Net::end, never}), wide.add({Net::start}, begun),
      wide.add({last}, {Net::end});

  const auto verdict = prove(wide, {5000, 1'000'000});

  EXPECT_EQ(verdict.reason, Reason::never_completes);
  EXPECT_EQ(verdict.trace.size(), 37u);
  EXPECT_EQ(verdict.trace.front(), join + 2);
  EXPECT_EQ(verdict.marking, open);
}

TEST(Reduce, LeavesOneStepOfASoundNetAndKnowsWhatItStandsFor) {
  const auto reduced = reduce(net(4, {{{0}, {2, 3}}, {{2}, {4}}, {{3}, {5}}, {{4, 5}, {1}}}));

  ASSERT_EQ(reduced.net.transitions.size(), 1u);
  std::vector<int> steps;
  reduced.unfold(0, steps);
  EXPECT_THAT(steps, ElementsAre(0, 1, 2, 3));
}

// Small graphs of blocks, many of them spoilt: the proof says what a search of all states says.
TEST(Reduce, IsSoundExactlyWhenTheNetIs) {
  graphs::Drawer drawer(20261124);
  int sound = 0, apart = 0;
  for (int i = 0; i < 4000; ++i) {
    const auto graph = drawer.draw(i % 4);
    const auto made = graphs::net_of(graph);
    const auto all = search(made, {1000, 1'000'000});
    if (!all.exhaustive) continue;
    const auto verdict = prove(made, {1000, 1'000'000});
    ASSERT_EQ(verdict.kind, all.clean() ? Kind::sound : Kind::unsound) << graph.flows.size() << " flows, number " << i;
    if (!is_connected(made)) continue;
    ASSERT_EQ(search(reduce(made).net, {}).clean(), all.clean()) << i;
    sound += all.clean();
    apart += all.clean() && all.early_end;
  }
  EXPECT_GT(sound, 600);
  EXPECT_GT(apart, 5);
}

// Graphs of others with what two other methods found.
TEST(Prove, AgreesWithTheVerdictsOfPublishedGraphs) {
  const auto all = graphs::published();
  if (all.empty())
    GTEST_SKIP() << "no graphs in " << graphs::folder() << "; name the folder of vectors in PARCOURS_VECTORS";
  int too_big = 0;
  for (const auto& graph : all) {
    const auto verdict = prove(graphs::net_of(graph), {20'000, 1'000'000});
    too_big += verdict.kind == Kind::too_big;
    if (verdict.kind == Kind::too_big) continue;
    EXPECT_THAT(graphs::disagreement(graph, verdict.kind == Kind::sound, verdict.reason), IsEmpty());
  }
  EXPECT_EQ(all.size(), 415u);
  EXPECT_EQ(too_big, 0);
}

}  // namespace
}  // namespace parcours::definition
