#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "plugin/registry.hpp"

namespace parcours::plugin {
namespace {

using sdk::Call;
using sdk::Outcome;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

const Record kSettings, kInput, kFields;
Call call_of(std::string_view chosen = "") {
  return {kSettings, kInput, kFields, chosen, "P2-2026-00001", "nadia", "nord", {}, Instant{}, Date{}, 1, 2, 1};
}
std::chrono::nanoseconds no_time() { return {}; }

// Rows whose statements fail as told.
class Table final : public sdk::Rows {
 public:
  std::int64_t run(std::string_view statement, const Record&) override { return answer(statement), 1; }
  std::vector<Record> ask(std::string_view statement, const Record&) override {
    return answer(statement), std::vector<Record>{};
  }
  int asked = 0;

 private:
  void answer(std::string_view statement) {
    ++asked;
    if (statement == "locked") throw Error(Error::Code::busy, "the database is locked");
    if (statement == "unknown") throw Error(Error::Code::misuse, "no statement has that name");
    if (statement == "strange") throw 7;
  }
};

struct Failure {
  Error::Code code{};
  std::string text;
};
Failure failure_of(const Action& action, sdk::Rows* rows = nullptr, const SteadyTime& time = no_time,
                   const Call& call = call_of()) {
  try {
    run(action, call, rows, time);
  } catch (const Error& failed) {
    return {failed.code(), failed.what()};
  }
  return {};
}
Contract contract() {
  return {.action = "p2.act",
          .output = {{.name = "score", .type = Type::number, .required = false}},
          .outcomes = {"done", "refused"},
          .problems = {"E_AGE_MIN"}};
}
Action rule(sdk::Rule rule) { return {contract(), rule}; }
Action deed(sdk::Deed deed) { return {contract(), deed}; }
std::string breach_of(sdk::Rule function) {
  const auto failed = failure_of(rule(function));
  EXPECT_EQ(failed.code, Error::Code::plugin) << failed.text;
  return failed.text;
}

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

// Rows whose database answers after 5 seconds.
class SlowTable final : public sdk::Rows {
 public:
  std::int64_t run(std::string_view, const Record&) override { return now += std::chrono::seconds(5), ++asked; }
  std::vector<Record> ask(std::string_view statement, const Record& values) override {
    return run(statement, values), std::vector<Record>{};
  }
  std::chrono::nanoseconds now{0};
  int asked = 0;
};

TEST(RunADeed, IsNotChargedWithTheTimeThatAStatementWaitsForTheDatabase) {
  SlowTable table;
  const auto waits = deed([](const Call&, sdk::Rows& rows) {
    rows.run("lock");
    rows.ask("read");
    return Outcome::ended("done");
  });

  EXPECT_EQ(run(waits, call_of(), &table, [&] { return table.now; }).name, "done");
}

TEST(RunADeed, ThatCallsSlowStatementsWithoutEndReachesItsLimit) {
  SlowTable table;
  const auto loops = deed([](const Call&, sdk::Rows& rows) -> Outcome {
    for (;;) rows.run("lock");
  });

  EXPECT_THAT(failure_of(loops, &table, [&] { return table.now; }).text, HasSubstr("took longer than its limit"));
  EXPECT_EQ(table.asked, 11);
}

TEST(RunADeed, ReachesNoStatementPastItsLimit) {
  Table table;
  auto now = std::chrono::milliseconds{0};
  const auto slow = [&] { return now += std::chrono::milliseconds{150}; };
  const auto failed = failure_of(deed([](const Call&, sdk::Rows& rows) {
                                   rows.run("add");
                                   rows.run("add");
                                   return Outcome::ended("done");
                                 }),
                                 &table, slow);

  EXPECT_THAT(failed.text, HasSubstr("took longer than its limit"));
  EXPECT_EQ(table.asked, 1);
}

}  // namespace
}  // namespace parcours::plugin
