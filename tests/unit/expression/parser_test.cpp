#include <gtest/gtest.h>

#include "expression/tree_text.hpp"
#include "unit/expression/trial.hpp"

namespace parcours::expression {
namespace {

std::string tree(std::string_view text) {
  Faults faults;
  const auto read = parse(text, faults);
  return read && faults.empty() ? tree_text(*read) : "none";
}

TEST(Parse, BindsOperatorsAsCelDoes) {
  EXPECT_EQ(tree("1 + 2 * 3 < 4 && a || b"), "_||_(_&&_(_<_(_+_(1, _*_(2, 3)), 4), a), b)");
  EXPECT_EQ(tree("a ? b : c ? d : e"), "_?_:_(a, b, _?_:_(c, d, e))");
  EXPECT_EQ(tree("-a.b[1]"), "-_(_[_](a.b, 1))");
  EXPECT_EQ(tree("1 - 2 - 3"), "_-_(_-_(1, 2), 3)");
  EXPECT_EQ(tree("!(a in b) // why"), "!_(@in(a, b))");
}

TEST(Parse, ReadsSlipsAsTheyAreMeant) {
  EXPECT_EQ(faults("b and !b or b"),
            "2+3 expression-syntax: 'and' is not an operator (write '&&')\n9+2 expression-syntax: 'or' is not an "
            "operator (write "
            "'||')");
  EXPECT_EQ(faults("not b"), "0+3 expression-syntax: 'not' is not an operator (write '!')");
  EXPECT_EQ(faults("n = 1"), "2+1 expression-syntax: '=' is not an operator (write '==')");
  EXPECT_EQ(faults("n inférieur ou égal à 1"),
            "2+22 expression-syntax: 'inférieur ou égal à' is not an operator (write '<=')");
  EXPECT_EQ(faults("n is greater than 1"), "2+15 expression-syntax: 'is greater than' is not an operator (write '>')");
  EXPECT_EQ(faults("n <> 1"), "2+2 expression-syntax: '<>' is not an operator (write '!=')");
  EXPECT_EQ(faults("b & b | b"),
            "2+1 expression-syntax: '&' is not an operator (write '&&')\n6+1 expression-syntax: '|' is not an operator "
            "(write '||')");
  EXPECT_EQ(faults("n === 1"), "2+3 expression-syntax: '===' is not an operator (write '==')");
}

TEST(Parse, SaysWhatIsNeededWhereItStops) {
  EXPECT_EQ(faults(""),
            "0+1 expression-syntax: the expression is empty (write a condition or a computation, or remove the key)");
  EXPECT_EQ(faults("1 +"), "3+1 expression-syntax: a value is needed here, not the end");
  EXPECT_EQ(faults("(1 + 2"), "6+1 expression-syntax: ')' is needed here, not the end");
  EXPECT_EQ(faults("n n"), "2+1 expression-syntax: an operator or the end is needed here, not 'n'");
  EXPECT_EQ(faults("has(n)"),
            "0+6 expression-syntax: 'has' needs a member: has(x.y) (for a field alone, write known(x))");
  EXPECT_EQ(faults("plan.all(e, )"), "12+1 expression-syntax: a value is needed here, not ')'");
  EXPECT_EQ(faults("plan.map(e, b, )"), "15+1 expression-syntax: a value is needed here, not ')'");
  EXPECT_EQ(faults("plan.all(e.x, b)"),
            "9+1 expression-syntax: 'all' needs a single name for the element here, such as 'e'");
}

TEST(Parse, RefusesWhatTheProfileLeavesOut) {
  EXPECT_EQ(faults("7u == n"), "0+2 expression-syntax: there are no unsigned integers (7u) here (remove the 'u')");
  EXPECT_EQ(faults("b'a' == t"), "0+4 expression-syntax: there are no byte strings (b'...') here (remove the 'b')");
  EXPECT_EQ(faults("Message{a: 1}"), "0+7 expression-syntax: there are no messages 'Message{...}' here");
  EXPECT_EQ(faults("x.?a").substr(0, 21), "2+1 expression-syntax");
  EXPECT_EQ(faults("while"), "0+5 expression-syntax: 'while' is a reserved word (choose another name)");
}

TEST(Parse, PointsAtWhatCannotBeRead) {
  EXPECT_EQ(faults("t == \u2019a\u2019").substr(0, 55), "5+3 expression-syntax: '\u2019' is not a quote of expressi");
  EXPECT_EQ(faults("n == #"),
            "5+1 expression-syntax: the character '#' means nothing in an expression\n6+1 expression-syntax: a value "
            "is needed "
            "here, not the end");
  EXPECT_EQ(faults("t == 'abc").substr(0, 50), "5+4 expression-syntax: this text is not closed (ad");
  EXPECT_EQ(faults("t == 'a\\qb'").substr(0, 57), "7+2 expression-syntax: '\\q' is not an escape sequence (do");
  EXPECT_EQ(faults("n > 99999999999999999999").substr(0, 22), "4+20 expression-syntax");
  EXPECT_EQ(faults("n > 12px").substr(0, 56), "4+4 expression-syntax: '12px' is not a number that can b");
  EXPECT_EQ(faults("t == '\xff'"), "6+1 expression-syntax: the text is not valid UTF-8");
}

TEST(Parse, RefusesWhatIsTooLongOrTooDeepAndNeverCrashes) {
  EXPECT_EQ(faults(std::string(10'001, ' ')).substr(0, 22), "10000+1 expression-lim");
  for (const std::string open : {"(", "[", "!", "-", "{'a':", "size(", "n ? n : ", "x.map(e, ", "1 + (", "x["}) {
    std::string text;
    while (text.size() + open.size() < 9'990) text += open;
    EXPECT_NE(faults(text + "1").find("expression-limit"), std::string::npos) << open;
  }
  for (const std::string more : {" + 1", ".a", "[0]", ".map(e, e)", " < 1", "(1)"}) {
    std::string text = "x";
    while (text.size() + more.size() < 9'990) text += more;
    EXPECT_NE(faults(text), "") << more;
  }
}

TEST(Parse, TakesNinetyParenthesesAndAThousandAlternatives) {
  EXPECT_EQ(faults(std::string(90, '(') + "b" + std::string(90, ')')), "");
  std::string text = "n == 0";
  for (int i = 1; i < 900; ++i) text += " || n == 0";
  EXPECT_EQ(answer(text), "false");
}

}  // namespace
}  // namespace parcours::expression
