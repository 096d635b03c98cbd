// The bench for authors of sheets, on a plugin that is loaded as theirs would be.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "parcours/testing/matchers.hpp"

namespace parcours {
namespace {

using ::testing::AllOf;
using testing::Asks;
using testing::Counts;
using ::testing::ElementsAre;
using testing::EndsAs;
using testing::Given;
using testing::Gives;
using testing::Harness;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::RefusedWith;
using testing::WaitsFor;

class TheHarness : public ::testing::Test {
 protected:
  // Why a run fails; empty when it does not.
  std::string failure_of(std::string_view action, const Given& given = {}, Error::Code code = Error::Code::plugin) {
    try {
      harness_.run(action, given);
    } catch (const Error& failed) {
      EXPECT_EQ(failed.code(), code);
      return failed.what();
    }
    return "";
  }
  static Given sound() {
    return {.settings = {{"age_min", 8}}, .input = {{"age", 12}}, .fields = {{"zone", "nord"}}, .chosen = "retenu"};
  }
  static Given sound_with(std::string_view age, Value value) {
    auto given = sound();
    given.input.set(age, std::move(value));
    return given;
  }

  Harness harness_{PARCOURS_BENCH};
};

TEST_F(TheHarness, KnowsTheSheet) {
  EXPECT_EQ(harness_.sheet(), "bench");
  EXPECT_EQ(harness_.actions().front(), "bench.decide");
  EXPECT_EQ(harness_.contract("bench.decide").outcomes.front(), "retenu");
}

TEST_F(TheHarness, RunsARule) {
  EXPECT_THAT(harness_.run("bench.decide", sound()),
              AllOf(EndsAs("retenu"), Gives("score", 3), Counts("bench.seen", 2)));
}

TEST_F(TheHarness, TellsHowAnActionEndsApart) {
  auto unknown_zone = sound();
  unknown_zone.fields = {};

  EXPECT_THAT(harness_.run("bench.decide", sound_with("age", 7)), RefusedWith("E_AGE_MIN"));
  EXPECT_THAT(harness_.run("bench.decide", unknown_zone), AllOf(Asks("zone-unknown"), Not(EndsAs("retenu"))));
  EXPECT_THAT(harness_.run("bench.wait"), WaitsFor("no-place"));
}

TEST_F(TheHarness, RefusesACallThatTheContractDoesNotSay) {
  const auto misuse = Error::Code::misuse;
  EXPECT_THAT(failure_of("bench.decide", sound_with("agee", 1), misuse),
              HasSubstr("input 'agee' is not declared: did you mean 'age'?"));
  EXPECT_THAT(failure_of("bench.decide", sound_with("age", Value()), misuse),
              HasSubstr("input 'age' is required and missing"));
  EXPECT_THAT(failure_of("bench.decide", sound_with("since", "hier"), misuse),
              HasSubstr("input 'since': expected date, got a text"));
  EXPECT_THAT(failure_of("bench.wait", {.chosen = "done"}, misuse), HasSubstr("the contract leaves it to the sheet"));
  EXPECT_THAT(failure_of("bench.decade", {}, misuse), HasSubstr("has no action 'bench.decade'"));
}

TEST_F(TheHarness, RefusesAnOutcomeThatNobodyCanChoose) {
  auto given = sound();
  given.chosen = "peut_etre";
  EXPECT_THAT(failure_of("bench.decide", given, Error::Code::misuse),
              HasSubstr("the person chooses one of retenu, sans_suite"));
}

TEST_F(TheHarness, CatchesAnActionThatAnswersInTwoWays) {
  EXPECT_THAT(failure_of("bench.forgetful"),
              AllOf(HasSubstr("answers the same call in two ways: ended as 'done', giving times"),
                    HasSubstr("they differ in output 'times'")));
}

TEST_F(TheHarness, RunsADeedOnItsRowsOnce) {
  harness_.change("add_session", {{"id", 1}, {"free", 2}});

  EXPECT_THAT(harness_.run("bench.take"), AllOf(EndsAs("done"), Gives("left", 1)));
  EXPECT_THAT(harness_.run("bench.take"), Gives("left", 0));
  EXPECT_THAT(harness_.run("bench.take"), RefusedWith("E_FULL"));
  EXPECT_THAT(harness_.ask("places_left"), ElementsAre(Record{{"free", 0}}));
}

TEST_F(TheHarness, AsksTheSheetsChecksAfterADeed) {
  harness_.change("add_session", {{"id", 1}, {"free", 2}});

  EXPECT_THAT(failure_of("bench.overbook"),
              HasSubstr("after 'bench.overbook', check 'no_overbooking' is not content with 1 rows"));
}

TEST_F(TheHarness, TellsAStatementThatIsNotDeclared) {
  EXPECT_THAT(failure_of("bench.misspell"), HasSubstr("statement 'take_plase'"));
}

TEST(TheHarnessOfALinkedPlugin, RunsItAsWell) {
  auto harness = Harness::linked_in();

  EXPECT_THAT(harness.run("good.pass"), EndsAs("done"));
}

TEST(ADayOfATest, IsWrittenAsInAWorkflow) {
  EXPECT_EQ(testing::day("2026-03-02"), Date(std::chrono::year{2026}, std::chrono::March, std::chrono::day{2}));
  EXPECT_EQ(testing::at("2026-03-02 09:30"), testing::at("2026-03-02T08:30:00Z"));
  EXPECT_THROW(testing::day("2 mars"), Error);
}

}  // namespace
}  // namespace parcours
