#include "expression/row.hpp"

#include <gtest/gtest.h>

#include "unit/expression/trial.hpp"

namespace parcours::expression {
namespace {

// The answer, or the code of the problem.
std::string answered(std::string_view row) {
  static const Calendar calendar("Europe/Paris");
  const auto answer = answer_row(row, {calendar.at(day("2026-11-22"), std::chrono::hours(12)), calendar});
  return answer ? *answer : answer.problems().front().code;
}

TEST(AnswerRow, AnswersTheValue) {
  EXPECT_EQ(answered(R"j({"expr":"1 + 2"})j"), R"j({"int64":"3"})j");
  EXPECT_EQ(answered(R"j({"expr":"n * 2","types":{"n":"int"},"bindings":{"n":{"int64":"4"}}})j"), R"j({"int64":"8"})j");
  EXPECT_EQ(answered(R"j({"expr":"x","bindings":{"x":{"map":[[{"string":"a"},{"bool":true}]]}}})j"),
            R"j({"map":[[{"string":"a"},{"bool":true}]]})j");
}

TEST(AnswerRow, AnswersWhatIsNotOfTheSuite) {
  EXPECT_EQ(answered(R"j({"expr":"prix * 2","types":{"prix":"decimal"},"bindings":{"prix":{"decimal":"12.25"}}})j"),
            R"j({"decimal":"24.5"})j");
  EXPECT_EQ(answered(R"j({"expr":"d + days(1)","types":{"d":"date"},"bindings":{"d":{"date":"2026-02-28"}}})j"),
            R"j({"date":"2026-03-01"})j");
  EXPECT_EQ(answered(R"j({"expr":"age(b)","types":{"b":"birth"},"bindings":{"b":{"string":"2012-02"}}})j"),
            R"j({"int64":"14"})j");
}

TEST(AnswerRow, SaysThatTheAnswerHangsOnAnEmptyField) {
  EXPECT_EQ(answered(R"j({"expr":"n > 1","types":{"n":"int"},"bindings":{}})j"), R"j({"unknown":null})j");
}

TEST(AnswerRow, AnswersTheTypeWhereNothingIsBoundOrItIsAsked) {
  EXPECT_EQ(answered(R"j({"expr":"[n]","types":{"n":"int"}})j"), R"j({"type":"list(int)"})j");
  EXPECT_EQ(answered(R"j({"expr":"1 < 2","ask":"type"})j"), R"j({"type":"bool"})j");
  EXPECT_EQ(answered(R"j({"expr":"1 < 2","accept":true})j"), R"j({"type":"bool"})j");
}

TEST(AnswerRow, AnswersTheTree) {
  EXPECT_EQ(answered(R"j({"expr":"a + 1 < b","parses":true})j"), R"j({"ast":"_<_(_+_(a, 1), b)"})j");
  EXPECT_EQ(
      answered(R"j({"expr":"l.exists(e, e)","ask":"tree"})j"),
      R"j({"ast":"__comprehension__(// Variable e, // Target l, // Accumulator @result, // Init false, )j"
      R"j(// LoopCondition @not_strictly_false(!_(@result)), // LoopStep _||_(@result, e), // Result @result)"})j");
}

TEST(AnswerRow, TellsWhereAnExpressionIsRefusedAndWhyItFails) {
  EXPECT_EQ(answered(R"j({"expr":"1 +\n  nn","types":{"n":"int"},"bindings":{}})j"),
            R"j({"error":"2:3: nothing is called 'nn' here (did you mean 'n'?) [unknown-name]"})j");
  EXPECT_EQ(answered(R"j({"expr":"1 / 0"})j"), R"j({"error":"division by zero"})j");
  EXPECT_EQ(answered(R"j({"expr":"u","types":{"u":"uint"}})j"), R"j({"error":"there is no 'uint' here"})j");
  EXPECT_EQ(answered(R"j({"expr":"u","bindings":{"u":{"uint64":"5"}}})j"),
            R"j({"error":"there is no 'uint64' here"})j");
}

TEST(AnswerRow, SaysWhatIsWrongWithARow) {
  EXPECT_EQ(answered("1 + 1"), "row-not-json");
  EXPECT_EQ(answered("{\"expr\":\"\xff\"}"), "row-not-json");
  EXPECT_EQ(answered("[]"), "row-shape");
  EXPECT_EQ(answered("{}"), "row-without-expression");
  EXPECT_EQ(answered(R"j({"expr":1})j"), "row-shape");
  EXPECT_EQ(answered(R"j({"expr":"1","types":[]})j"), "row-shape");
  EXPECT_EQ(answered(R"j({"expr":"1","types":{"a":1}})j"), "row-shape");
  EXPECT_EQ(answered(R"j({"expr":"1","bindings":{"a":1}})j"), "row-value");
  EXPECT_EQ(answered(R"j({"expr":"1","types":{"a":"int"},"bindings":{"a":{"string":"x"}}})j"), "row-value-type");
  EXPECT_EQ(answered(R"j({"expr":"1","types":{"a":"list(int)"},"bindings":{"a":{"list":[{"bool":true}]}}})j"),
            "row-value-type");
  EXPECT_EQ(answered(R"j({"expr":"1","ask":"colour"})j"), "row-ask");
  EXPECT_EQ(answered("{\"expr\":\"1\",\"x\":" + std::string(100'000, '[')), "row-too-deep");
}

}  // namespace
}  // namespace parcours::expression
