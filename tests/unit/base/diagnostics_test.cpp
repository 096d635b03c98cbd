#include "base/diagnostics.hpp"

#include <gtest/gtest.h>

namespace parcours {
namespace {

constexpr DiagnosticDescriptor kTable[] = {
    {"unknown-step", "l'étape « {step} » n'existe pas", "there is no step '{step}'", "peut-être « {near} » ?",
     "did you mean '{near}'?"},
    {"empty", "vide", "empty"},
    {"braces", "écrire {{ }}", "write {{ }}"},
    {"odd", "étrange", "odd", {}, {}, Problem::Severity::warning},
    {"odd.number", "le nombre {n} est étrange", "the number {n} is odd", {}, {}, Problem::Severity::question},
};
constexpr DiagnosticTable kDiagnostics(kTable);

TEST(DiagnosticTable, FillTheArgumentsInBothLanguages) {
  const auto problem = kDiagnostics.problem("unknown-step", {{"step", "triier"}, {"near", "trier"}}, "w.yaml:3:5");

  EXPECT_EQ(problem.code, "unknown-step");
  EXPECT_EQ(problem.where, "w.yaml:3:5");
  EXPECT_EQ(problem.message, Text("l'étape « triier » n'existe pas", "there is no step 'triier'"));
  EXPECT_EQ(problem.hint, Text("peut-être « trier » ?", "did you mean 'trier'?"));
  EXPECT_EQ(problem.severity, Problem::Severity::error);
}

TEST(DiagnosticTable, TakeAnArgumentInBothLanguages) {
  EXPECT_EQ(kDiagnostics.problem("odd.number", {{"n", Text("sept", "seven")}}).message,
            Text("le nombre sept est étrange", "the number seven is odd"));
}

TEST(DiagnosticTable, GiveACodeWithoutTheNameOfItsText) {
  const auto problem = kDiagnostics.problem("odd.number", {{"n", "7"}});

  EXPECT_EQ(problem.code, "odd");
  EXPECT_EQ(problem.severity, Problem::Severity::question);
}

TEST(DiagnosticTable, TakeAnArgumentForWhatItIsWhateverItHolds) {
  for (const std::string nasty : {"{", "}", "{step}", "{near}", "{0}", "{:>1000000000}", "%s", "", "é\n"}) {
    const auto problem = kDiagnostics.problem("unknown-step", {{"step", nasty}, {"near", "x"}});

    EXPECT_EQ(problem.message.in("en"), "there is no step '" + nasty + "'");
  }
}

TEST(DiagnosticTable, QuoteTheFirstSixtyLettersOfWhatSomebodyWrote) {
  std::string sixty;
  for (int i = 0; i < 60; ++i) sixty += "é";
  EXPECT_EQ(kDiagnostics.problem("unknown-step", {{"step", sixty}, {"near", "x"}}).message.in("en"),
            "there is no step '" + sixty + "'");
  EXPECT_EQ(kDiagnostics.problem("unknown-step", {{"step", sixty + "x"}, {"near", "x"}}).message.in("en"),
            "there is no step '" + sixty + "…'");
}

TEST(DiagnosticTable, LeaveTheHintEmptyWhereThereIsNone) { EXPECT_TRUE(kDiagnostics.problem("empty").hint.empty()); }

TEST(DiagnosticTable, AreAsSevereAsTheirTableSays) {
  EXPECT_EQ(kDiagnostics.problem("odd").severity, Problem::Severity::warning);
  EXPECT_EQ(kDiagnostics.problem("empty").severity, Problem::Severity::error);
}

TEST(DiagnosticTable, WriteADoubledBraceAsOne) {
  EXPECT_EQ(kDiagnostics.problem("braces").message.in("fr"), "écrire { }");
}

TEST(DiagnosticTable, ShowTheWholeTable) { EXPECT_EQ(kDiagnostics.all().size(), 5U); }

#ifndef NDEBUG
TEST(MessagesDeathTest, CallACodeThatIsNotThereABug) {
  EXPECT_DEATH(kDiagnostics.problem("unknow-step"), "no message has this code");
}

TEST(MessagesDeathTest, CallAMissingArgumentABug) { EXPECT_DEATH(kDiagnostics.problem("unknown-step"), "not given"); }
#endif

}  // namespace
}  // namespace parcours
