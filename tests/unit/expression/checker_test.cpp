#include <gtest/gtest.h>

#include "unit/expression/trial.hpp"

namespace parcours::expression {
namespace {

TEST(CheckNames, SaysWhichNameWasLikelyMeant) {
  EXPECT_EQ(faults("prx > 3"), "0+3 unknown-name: nothing is called 'prx' here (did you mean 'prix'?)");
  EXPECT_EQ(faults("steps.tanter.times > 1"),
            "6+6 unknown-name: there is no 'tanter' in 'steps' (did you mean 'tenter'?)");
  EXPECT_EQ(faults("steps.tenter.ended.abscent > 1"),
            "19+7 unknown-name: there is no 'abscent' in 'ended' (did you mean 'absent'?)");
  EXPECT_EQ(faults("bonjour"), "0+7 unknown-name: nothing is called 'bonjour' here (put a text between apostrophes)");
}

TEST(CheckNames, NamesAWordWithAccentsAsAWhole) {
  EXPECT_EQ(faults("prïx > 3"),
            "0+5 unknown-name: nothing is called 'prïx' here, for a name has only letters without accents "
            "(did you mean 'prix'?)");
  EXPECT_EQ(faults("plan.all(é, é == 'a')").substr(0, 45), "9+2 expression-syntax: 'é' means nothing in ");
}

TEST(CheckNames, TellsEveryFaultAtOnceAndEachOnce) {
  EXPECT_EQ(faults("prx > 3 and aeg(ne) = 15 && plan.hold('a')"),
            "0+3 unknown-name: nothing is called 'prx' here (did you mean 'prix'?)\n"
            "8+3 expression-syntax: 'and' is not an operator (write '&&')\n"
            "12+3 unknown-function: there is no function 'aeg' (did you mean 'age'?)\n"
            "20+1 expression-syntax: '=' is not an operator (write '==')\n"
            "33+4 unknown-function: there is no function 'hold' (did you mean 'holds'?)");
}

TEST(CheckFunctions, SaysHowAFunctionIsWritten) {
  EXPECT_EQ(faults("age(ne, d)"), "0+10 expression-type: 'age' takes 1 value between its parentheses, not 2 values");
  EXPECT_EQ(faults("age(t)"), "0+6 expression-type: 'age' does not apply to (text); it takes (birth) | (date)");
  EXPECT_EQ(faults("ne.age() > 1"), "3+3 unknown-function: 'age' is written before its value: age(...)");
  EXPECT_EQ(faults("startsWith(t, 'a')"),
            "0+10 unknown-function: 'startsWith' is written after a value: x.startsWith(...)");
  EXPECT_EQ(faults("not(b)"), "0+3 unknown-function: there is no function 'not' (write '!(...)')");
  EXPECT_EQ(
      faults("plan.all(b)"),
      "5+3 expression-type: 'all' takes a name for the element and an expression between its parentheses, not 1 value");
  EXPECT_EQ(faults("all(plan, e, b)").substr(0, 20), "0+3 unknown-function");
}

TEST(CheckOperators, SaysWhatToWriteInstead) {
  EXPECT_EQ(faults("d > '2026-03-02'"),
            "0+16 expression-type: '>' does not apply to date and text (write a date so: date('2026-03-02'))");
  EXPECT_EQ(faults("d > at"),
            "0+6 expression-type: '>' does not apply to date and datetime (date(t) is the day of a datetime)");
  EXPECT_EQ(
      faults("d + 2"),
      "0+5 expression-type: '+' does not apply to date and integer (write days(n), working_days(n) or months(n))");
  EXPECT_EQ(faults("n == null"),
            "0+9 expression-type: an empty field is unknown, never null (write known(x) or !known(x))");
  EXPECT_EQ(
      faults("ne > d"),
      "0+6 expression-type: a birth may be a year or an estimate: '>' does not apply to it (use age(b), b.age_on(d) or "
      "b.birthday(n))");
  EXPECT_EQ(faults("'a' in t"),
            "0+8 expression-type: 'in' looks into a list, not into a text (write text.contains('word'))");
  EXPECT_EQ(faults("n > 1.5"),
            "0+7 expression-type: '>' does not mix integer and real (convert with double(x) or int(x))");
  EXPECT_EQ(faults("prix / 3"), "0+8 expression-type: '/' on an exact decimal would round (convert with double(x))");
}

TEST(CheckOperators, NamesWhatIsNeededAndWhatIsFound) {
  EXPECT_EQ(faults("n && b"), "0+1 expression-type: a condition, true or false (bool), is needed here, not integer");
  EXPECT_EQ(faults("b ? 1 : 'a'"), "4+7 expression-type: the two answers of '? :' differ in type: integer and text");
  EXPECT_EQ(faults("plan['a']"), "5+3 expression-type: list(text) is indexed by integer, not by text");
  EXPECT_EQ(faults("n.x"), "2+1 expression-type: integer has no members");
  EXPECT_EQ(faults("{1: 2}"), "1+1 expression-type: the keys of a map are texts, not integer");
  EXPECT_EQ(faults("{'a': 2, 'a': 3}"), "9+3 expression-type: the key 'a' is written twice");
  EXPECT_EQ(faults("plan.holds(3)"), "0+13 expression-type: 'holds' does not apply to list(text) and integer");
  EXPECT_EQ(faults("n", Type::Kind::boolean), "0+1 expression-type: bool is needed here, the expression gives integer");
}

TEST(CheckConstants, ReadsPatternsAndDaysBeforeAnyCaseRuns) {
  EXPECT_EQ(faults("t.matches('a(b')"),
            "10+5 expression-type: 'matches' cannot read this text: unclosed '(' in pattern");
  EXPECT_EQ(faults("d > date('2026-02-30')"),
            "9+12 expression-type: 'date' cannot read this text: a date is written '2026-03-02'");
}

TEST(CheckTypes, AreThoseOfTheAnswer) {
  EXPECT_EQ(type_name("prix * 2"), "decimal");
  EXPECT_EQ(type_name("d - d"), "duration");
  EXPECT_EQ(type_name("d + working_days(2)"), "date");
  EXPECT_EQ(type_name("at + delai"), "datetime");
  EXPECT_EQ(type_name("[1, prix]"), "list(decimal)");
  EXPECT_EQ(type_name("plan.map(e, size(e))"), "list(integer)");
  EXPECT_EQ(type_name("x + 1"), "any");
  EXPECT_EQ(type_name("dyn(1) + 'a'"), "text");
  EXPECT_EQ(type_name("steps"), "record");
}

TEST(CheckTypes, FitWhereOneIsWanted) {
  EXPECT_EQ(faults("d", Type::Kind::birth), "");
  EXPECT_EQ(faults("[]", Type::list_of(Type::Kind::text)), "");
  EXPECT_EQ(faults("x", Type::Kind::boolean), "");
  EXPECT_NE(faults("t", Type::Kind::date), "");
}

TEST(CheckMessages, AreInFrenchAsWell) {
  const auto compiled = Program::compile("prx", trial_names());
  const auto& fault = std::get<1>(compiled).front();
  EXPECT_EQ(fault.message.in("fr"), "rien ne s'appelle « prx » ici");
  EXPECT_EQ(fault.hint.in("fr"), "vouliez-vous dire « prix » ?");
}

TEST(CheckChoices, RefuseATextThatIsNoValueOfTheirs) {
  const auto origine = Type::choice_of({"ecole", "famille"});
  const Environment names{{"origine", origine}, {"origines", Type::list_of(origine)}, {"texte", Type::Kind::text}};
  const auto code = [&](const char* text) {
    const auto made = Program::compile(text, names);
    const auto* faults = std::get_if<std::vector<Fault>>(&made);
    return faults ? faults->front().code + " " + faults->front().message.in("en") + " " + faults->front().hint.in("en")
                  : "";
  };

  EXPECT_EQ(code("origine == 'ecol'"),
            "unknown-choice 'ecol' is no value of 'origine'; there are: ecole, famille did you mean 'ecole'?");
  for (const char* wrong : {"'ecol' != origine", "origine in ['ecole', 'x']", "origines.holds('x')", "'x' in origines",
                            "origines.exists(o, o == 'x')"})
    EXPECT_EQ(code(wrong).substr(0, 14), "unknown-choice") << wrong;
  for (const char* right : {"origine == 'ecole'", "origine == texte", "texte == 'x'", "origine + 'x' == 'ecolex'",
                            "(origine == 'ecole' ? origine : texte) == 'x'"})
    EXPECT_EQ(code(right), "") << right;
}

}  // namespace
}  // namespace parcours::expression
