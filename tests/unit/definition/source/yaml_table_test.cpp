// Texts in which YAML surprises people, one by one.
#include <gmock/gmock.h>

#include "support/reading.hpp"

namespace parcours::definition {
namespace {

using testing::codes;
using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::right;
using testing::steps;

constexpr std::string_view fields =
    "fields:\n  plan: { type: choices, of: [ecole, college] }\n  danger: { type: bool }\n  age: { type: number }\n";

// Returns the codes of the problems of a task with this line.
std::vector<std::string> task_with(std::string_view line) {
  return codes(
      steps("      aa:\n        by: elu\n        next: end fait\n        " + std::string(line) + "\n", fields));
}
// Returns the codes of the problems of a row of a `decide`, in braces.
std::vector<std::string> row_with(std::string_view row) {
  return codes(steps("      aa: { task: A, by: elu }\n      bb:\n        decide:\n          - { " + std::string(row) +
                         ", next: end un }\n          - { otherwise: end deux }\n",
                     fields));
}
// Returns the default of a field of that type, as the reader reads it.
Value default_value(const std::string& type, const std::string& written) {
  const auto workflow =
      right(testing::workflow_with("fields: { champ: { type: " + type + ", default: " + written + " } }"));
  const auto* field = workflow.field("champ");
  return field && field->default_value ? *field->default_value : Value();
}

TEST(YamlTable, AQuestionMarkInBracketsAndBraces) {
  EXPECT_THAT(codes(steps("      aa: { task: Vraiment ?, by: elu, next: end fait }\n")), Contains("yaml-question"));
  EXPECT_THAT(task_with("form: [origine, naissance?, faits]"), Contains("yaml-question"));
  EXPECT_THAT(task_with("checks: [ { that: danger, warn: Vraiment ? } ]"), Contains("yaml-question"));
  EXPECT_THAT(task_with("task: Vraiment ?"), IsEmpty());
}

TEST(YamlTable, AFunctionOfTwoArgumentsInBraces) {
  EXPECT_THAT(row_with("when: age(a, b) < 15"), Contains("yaml-empty-key"));
}

TEST(YamlTable, AnExpressionThatBeginsWithAQuote) {
  EXPECT_THAT(row_with("when: 'ecole' in plan"), Not(IsEmpty()));
  EXPECT_THAT(row_with("when: plan.holds('ecole')"), IsEmpty());
}

TEST(YamlTable, ANegationIsATag) {
  EXPECT_THAT(row_with("when: !danger"), Contains("yaml-tag"));
  EXPECT_THAT(row_with("when: danger == false"), IsEmpty());
  EXPECT_THAT(row_with("when: '!danger'"), IsEmpty());
}

TEST(YamlTable, AColonWithBlanksAroundOrBehind) {
  EXPECT_THAT(task_with("due: danger ? today : today"), Contains("yaml-ternary"));
  EXPECT_THAT(task_with("task: Urgence : 17"), Contains("yaml-colon"));
  EXPECT_THAT(task_with("task: Orienter: choisir"), Contains("yaml-colon"));
  EXPECT_THAT(task_with("task: \"Urgence : 17\""), IsEmpty());
}

TEST(YamlTable, BracketsOfAnExpressionInBraces) {
  EXPECT_THAT(row_with("when: age in [3]"), Contains("yaml-bracket"));
  EXPECT_THAT(row_with("when: plan[0] == 'ecole'"), Contains("yaml-bracket"));
  EXPECT_THAT(row_with("when: \"plan[0] == 'ecole'\""), IsEmpty());
}

TEST(YamlTable, TimesAreTexts) {
  EXPECT_EQ(default_value("text", "09:00"), Value("09:00"));
  EXPECT_EQ(default_value("text", "12:30"), Value("12:30"));
}

TEST(YamlTable, DaysAreReadByTheirTypeAndNeverWithSeconds) {
  EXPECT_EQ(default_value("text", "2026-03-02"), Value("2026-03-02"));
  EXPECT_TRUE(default_value("date", "2026-03-02").is<Date>());
  EXPECT_TRUE(default_value("datetime", "2026-03-02 09:00").is<Instant>());
  EXPECT_THAT(codes(testing::workflow_with("fields: { jour: { type: datetime, default: 2026-03-02 09:00:00 } }")),
              Not(IsEmpty()));
}

TEST(YamlTable, WhatOthersReadAsABooleanIsNoNameAndNoLanguage) {
  for (const char* name : {"yes", "no", "on", "off"})
    EXPECT_THAT(codes(testing::workflow_with("fields: { " + std::string(name) + ": { type: text } }")),
                Contains("reserved-name"));
  for (const char* name : {"y", "n"})
    EXPECT_THAT(codes(testing::workflow_with("fields: { " + std::string(name) + ": { type: text } }")),
                Contains("bad-name"));
  EXPECT_THAT(codes(testing::workflow_with("title: { no: Forløp }")), Contains("bad-language"));
  EXPECT_THAT(codes(testing::workflow_with("title: { nb: Forløp }")), IsEmpty());
  EXPECT_EQ(default_value("text", "non"), Value("non"));
}

TEST(YamlTable, NumbersOfOtherReadersAreTextsOfATextField) {
  for (const char* written : {"010", "01300", "0x1F", "1_000", "4e3", "1.10"})
    EXPECT_EQ(default_value("text", written), Value(written));
}

TEST(YamlTable, SignsThatYamlKeepsForItselfAreNoCells) {
  for (const char* cell : {">= 3", ">10", "@x", "%x", "`x`", "*", "-"})
    EXPECT_THAT(row_with("is: { age: " + std::string(cell) + " }"), Not(IsEmpty())) << cell;
  EXPECT_THAT(row_with("is: { age: 3.. }"), IsEmpty());
}

TEST(YamlTable, QuotesAndBracesThatAreOnlyPartOfAText) {
  EXPECT_THAT(task_with("task: 'C'est fait'"), Contains("yaml-apostrophe"));
  EXPECT_THAT(task_with("task: \"Chantier\" jeunes"), Contains("yaml-after-quote"));
  EXPECT_THAT(task_with("task: {prenom} bonjour"), Contains("yaml-after-brace"));
  EXPECT_THAT(task_with("task: C'est fait"), IsEmpty());
  EXPECT_THAT(task_with("task: \"C'est fait\""), IsEmpty());
}

TEST(YamlTable, ANumberSignBehindABlankBeginsAComment) {
  const auto title = [](const char* line) {
    return right(steps("      aa:\n        by: elu\n        next: end fait\n        " + std::string(line) + "\n"))
        .steps.front()
        .title.in("fr");
  };

  EXPECT_EQ(title("task: Recevoir#1"), "Recevoir#1");
  EXPECT_EQ(title("task: Recevoir #1"), "Recevoir");
  EXPECT_EQ(title("task: \"Recevoir #1\""), "Recevoir #1");
}

TEST(YamlTable, AKeyStandsOnce) { EXPECT_THAT(codes("workflow: a\nworkflow: b\n"), Contains("duplicate-key")); }

TEST(YamlTable, ThreeDotsAreNothingToRead) {
  EXPECT_THAT(task_with("form: [ ... ]"), Not(IsEmpty()));
  EXPECT_THAT(codes("workflow: essai\n...\n"), Not(IsEmpty()));
}

TEST(YamlTable, AKeyWithBlanksIsUnknown) {
  EXPECT_THAT(codes(testing::workflow_with("keep: { never past age: 26 }")), Contains("unknown-key"));
  EXPECT_THAT(codes(testing::workflow_with("keep: { active: 2 years after last event }")), Contains("bad-keep"));
}

TEST(YamlTable, AndOrNotAreNoWordsOfAnExpression) {
  for (const char* when : {"danger and danger", "danger or danger", "not danger"})
    EXPECT_THAT(row_with("when: " + std::string(when)), Contains("expression-syntax")) << when;
}

}  // namespace
}  // namespace parcours::definition
