#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "run_trial.hpp"

namespace parcours::plugin {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

TEST(RunARule, GivesItsAnswer) {
  const auto outcome =
      run(rule([](const Call&) { return Outcome::ended("done").with("score", 3).count("p2.i1", {{"age", 12}}); }),
          call_of(), nullptr);

  EXPECT_EQ(outcome.name, "done");
  EXPECT_EQ(outcome.outputs.at("score"), Value(3));
}

TEST(RunADeed, DoesNotRunWhatIsSupposed) {
  auto action = deed([](const Call&, sdk::Rows&) -> Outcome { throw 1; });
  action.contract.output.front().required = true;
  action.supposed = {"refused", {{"score", 3}}};

  const auto outcome = run(action, call_of(), nullptr);

  EXPECT_FALSE(action.is_deed());
  EXPECT_EQ(outcome.name, "refused");
  EXPECT_EQ(outcome.outputs.at("score"), Value(3));
}

TEST(RunARule, TellsTheTypeAndNotTheTextOfWhatItThrew) {
  const auto text = breach_of([](const Call&) -> Outcome { throw std::runtime_error("Nadia, 12 rue des Lilas"); });

  EXPECT_THAT(text, AllOf(HasSubstr("action 'p2.act': it threw std::"), Not(HasSubstr("Nadia"))));
}

TEST(RunARule, RefusesAnIndicatorThatItsSheetDoesNotDeclare) {
  auto action = rule([](const Call&) { return Outcome::ended("done").count("p2.i7"); });
  action.indicators = std::make_shared<const std::vector<std::string>>(std::vector<std::string>{"p2.i1", "p2.i6"});

  EXPECT_THAT(failure_of(action).text, HasSubstr("indicator 'p2.i7' is not among p2.i1, p2.i6"));
}

TEST(RunARule, ReportsHowLongItRanAndTheTextForItsAuthorAlone) {
  RunFailure failure;
  std::chrono::nanoseconds time{};
  const auto clock = [&] { return time += std::chrono::milliseconds(3); };
  const auto action = rule([](const Call&) -> Outcome { throw std::runtime_error("Nadia"); });

  EXPECT_THROW(run(action, call_of(), nullptr, clock, &failure), Error);

  EXPECT_EQ(failure.used, std::chrono::milliseconds(3));
  EXPECT_EQ(failure.foreign, "Nadia");
  EXPECT_EQ(failure.statement, "");
}

TEST(RunADeed, ReportsTheStatementThatFailed) {
  RunFailure failure;
  Table table;
  const auto action = deed([](const Call&, sdk::Rows& rows) { return rows.run("locked"), Outcome::ended("done"); });

  EXPECT_THROW(run(action, call_of(), &table, no_time, &failure), Error);

  EXPECT_EQ(failure.statement, "locked");
}

TEST(RunARule, CatchesWhatIsNoException) {
  EXPECT_THAT(breach_of([](const Call&) -> Outcome { throw 7; }),
              HasSubstr("it threw something that is no std::exception"));
}

TEST(RunARule, TellsTheTextOfAnError) {
  EXPECT_THAT(breach_of([](const Call& call) { return Outcome::ended(call.input.at("motif").as<std::string>()); }),
              HasSubstr("no value is named 'motif'"));
}

TEST(RunARule, RefusesAnOutcomeThatIsNotInTheContract) {
  EXPECT_THAT(breach_of([](const Call&) { return Outcome::ended("dona"); }),
              HasSubstr("outcome 'dona' is not among done, refused: did you mean 'done'?"));
}

TEST(RunARule, RefusesAnotherOutcomeThanThePersonChose) {
  auto action = rule([](const Call&) { return Outcome::ended("done"); });
  action.contract.chosen = true;

  EXPECT_THAT(failure_of(action, nullptr, no_time, call_of("refused")).text,
              HasSubstr("chose outcome 'refused' and it ends as 'done'"));
  EXPECT_EQ(run(action, call_of("done"), nullptr).name, "done");
}

TEST(RunARule, RefusesAnOutputThatIsNotDeclared) {
  EXPECT_THAT(breach_of([](const Call&) { return Outcome::ended("done").with("scora", 1); }),
              HasSubstr("output 'scora' is not among score"));
}

TEST(RunARule, RefusesAnOutputOfAnotherType) {
  EXPECT_THAT(breach_of([](const Call&) { return Outcome::ended("done").with("score", "trois"); }),
              AllOf(HasSubstr("output 'score': expected number, got a text"), Not(HasSubstr("trois"))));
}

TEST(RunARule, RefusesThatARequiredOutputIsMissing) {
  auto action = rule([](const Call&) { return Outcome::ended("done").with("score", Value()); });
  action.contract.output.front().required = true;

  EXPECT_THAT(failure_of(action).text, HasSubstr("output 'score' is required and missing"));
}

TEST(RunARule, RefusesAProblemThatIsNotDeclared) {
  EXPECT_THAT(breach_of([](const Call&) { return Outcome::refused({.code = "E_AGE"}); }),
              HasSubstr("problem 'E_AGE' is not among E_AGE_MIN"));
}

TEST(RunARule, RefusesAProblemWhereNoneIsDeclared) {
  auto action = rule([](const Call&) { return Outcome::refused({.code = "E_AGE"}); });
  action.contract.problems.clear();

  EXPECT_THAT(failure_of(action).text, HasSubstr("problem 'E_AGE', and the contract declares none"));
}

TEST(RunARule, LetsAQuestionPass) {
  const auto outcome =
      run(rule([](const Call&) { return Outcome::ended("done").ask({.code = "E_AGE_MIN"}); }), call_of(), nullptr);

  ASSERT_EQ(outcome.problems.size(), 1u);
  EXPECT_EQ(outcome.problems.front().severity, Problem::Severity::question);
}

TEST(RunARule, RefusesAnAnswerThatEndsAndFailsAtOnce) {
  EXPECT_THAT(breach_of([](const Call&) {
                auto outcome = Outcome::ended("done");
                outcome.problems.push_back({.code = "E_AGE_MIN"});
                return outcome;
              }),
              HasSubstr("it ends and tells 'E_AGE_MIN' as an error"));
}

TEST(RunARule, RefusesOutputsOfARefusal) {
  EXPECT_THAT(breach_of([](const Call&) { return Outcome::refused({.code = "E_AGE_MIN"}).with("score", 1); }),
              HasSubstr("yet gives outputs"));
}

TEST(RunARule, RefusesToBeRunLaterWithoutACode) {
  EXPECT_THAT(breach_of([](const Call&) { return Outcome::later("pas maintenant"); }), HasSubstr("is no code"));
}

TEST(RunARule, RefusesAFactOfAnotherSheet) {
  EXPECT_THAT(breach_of([](const Call&) { return Outcome::ended("done").count("p3.i1"); }),
              HasSubstr("counts 'p3.i1', which is no indicator"));
}

TEST(RunARule, RefusesADimensionThatIsNoWord) {
  EXPECT_THAT(breach_of([](const Call&) { return Outcome::ended("done").count("p2.i1", {{"taux", 0.5}}); }),
              HasSubstr("dimension 'taux' of 'p2.i1' is no short text"));
}

TEST(RunARule, TellsEveryBreachAtOnce) {
  EXPECT_THAT(breach_of([](const Call&) { return Outcome::ended("fini").with("total", 1).count("i1"); }),
              AllOf(HasSubstr("outcome 'fini'"), HasSubstr("output 'total'"), HasSubstr("counts 'i1'")));
}

TEST(RunARule, FailsWhenItTookLongerThanItsLimit) {
  auto now = std::chrono::milliseconds{0};
  const auto slow = [&] { return now += std::chrono::milliseconds{201}; };

  EXPECT_THAT(failure_of(rule([](const Call&) { return Outcome::ended("done"); }), nullptr, slow).text,
              HasSubstr("took longer than its limit of 200 ms"));
}

TEST(RunADeed, NeedsRows) {
  EXPECT_EQ(failure_of(deed([](const Call&, sdk::Rows&) { return Outcome::ended("done"); })).code, Error::Code::misuse);
}

TEST(RunADeed, LetsTheErrorOfTheDatabasePassWithItsCode) {
  Table table;
  const auto failed =
      failure_of(deed([](const Call&, sdk::Rows& rows) { return rows.run("locked"), Outcome::ended("done"); }), &table);

  EXPECT_EQ(failed.code, Error::Code::busy);
  EXPECT_EQ(failed.text, "action 'p2.act': statement 'locked': the database is locked");
}

TEST(RunADeed, AnswersForAStatementThatTheSheetNeverDeclared) {
  Table table;
  EXPECT_EQ(
      failure_of(deed([](const Call&, sdk::Rows& rows) { return rows.run("unknown"), Outcome::ended("done"); }), &table)
          .code,
      Error::Code::plugin);
}

TEST(RunADeed, FailsWhenItSwallowsTheErrorOfAStatement) {
  Table table;
  const auto failed = failure_of(deed([](const Call&, sdk::Rows& rows) {
                                   try {
                                     rows.run("locked");
                                   } catch (const std::exception&) {}
                                   return Outcome::ended("done");
                                 }),
                                 &table);

  EXPECT_EQ(failed.code, Error::Code::plugin);
  EXPECT_THAT(failed.text, HasSubstr("it went on after an error: statement 'locked'"));
}

TEST(RunADeed, ReachesNoStatementOnceOneHasFailed) {
  Table table;
  const auto insist = deed([](const Call&, sdk::Rows& rows) {
    for (int i = 0; i < 3; ++i) try {
        rows.ask("locked");
      } catch (const std::exception&) {}
    return Outcome::ended("done");
  });

  EXPECT_EQ(failure_of(insist, &table).code, Error::Code::plugin);
  EXPECT_EQ(table.asked, 1);
}

TEST(RunADeed, LetsPassWhatIsNoErrorOfAStatementEvenWhenItIsSwallowed) {
  Table table;
  const auto swallow = deed([](const Call&, sdk::Rows& rows) {
    try {
      rows.ask("strange");
    } catch (...) {}
    return Outcome::ended("done");
  });

  EXPECT_THROW(run(swallow, call_of(), &table, no_time), int);
}

}  // namespace
}  // namespace parcours::plugin
