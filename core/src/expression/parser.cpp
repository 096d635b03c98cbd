#include "expression/parser.hpp"

#include <array>

#include "base/utf8.hpp"

namespace parcours::expression {

// How tightly an operator binds its two sides.
struct Infix {
  std::string_view mark;
  int power;
  Operator op;
};

namespace {

constexpr int kAnyOf = 2, kAllOf = 3, kRelation = 4, kSum = 5, kProduct = 6;
constexpr std::array<Infix, 12> kInfix{{{"==", kRelation, Operator::equal},
                                        {"!=", kRelation, Operator::unequal},
                                        {"<", kRelation, Operator::less},
                                        {"<=", kRelation, Operator::less_equal},
                                        {">", kRelation, Operator::greater},
                                        {">=", kRelation, Operator::greater_equal},
                                        {"in", kRelation, Operator::in},
                                        {"+", kSum, Operator::plus},
                                        {"-", kSum, Operator::minus},
                                        {"*", kProduct, Operator::times},
                                        {"/", kProduct, Operator::divide},
                                        {"%", kProduct, Operator::modulo}}};

std::string in_french_quotes(std::string_view mark) { return "« " + std::string(mark) + " »"; }
std::string in_quotes(std::string_view mark) { return "'" + std::string(mark) + "'"; }

// `in`, `and` and `or` stand between two operands.
bool is_infix_word(std::string_view word) { return word == "in" || word == "and" || word == "or"; }

bool is_name(const Token& token, std::string_view name) {
  return token.kind == Token::Kind::name && token.text == name;
}

}  // namespace

NodePtr Parser::run() {
  if (now().kind == Token::Kind::end) return faults_.add("expression-syntax.empty", {0, 1}), nullptr;
  try {
    auto tree = expression();
    if (now().kind != Token::Kind::end) expected("un opérateur ou la fin", "an operator or the end");
    return tree;
  } catch (const Stop&) {
    return nullptr;
  }
}

Parser::Level::Level(Parser& parser) : depth(parser.level_) {
  if (depth >= kMostDepth) parser.too_deep(parser.now().span);
  ++depth;
}

void Parser::stop(std::string_view saying, Span where, Messages::Arguments arguments) {
  faults_.add(saying, where, arguments);
  throw Stop{};
}

void Parser::expected(const std::string& fr, const std::string& en) {
  const bool end = now().kind == Token::Kind::end;
  const auto found_fr = end ? "la fin" : in_french_quotes(now().text), found = end ? "the end" : in_quotes(now().text);
  stop("expression-syntax.expected", now().span,
       {{"wanted_fr", fr}, {"wanted", en}, {"found_fr", found_fr}, {"found", found}});
}

void Parser::need(std::string_view mark) {
  if (!accept(mark)) expected(in_french_quotes(mark), in_quotes(mark));
}

void Parser::too_deep(Span where) { stop("expression-limit.depth", where, {{"most", std::to_string(kMostDepth)}}); }

NodePtr Parser::make(Node::Kind kind, std::size_t from, std::vector<NodePtr> parts) {
  auto node = std::make_unique<Node>();
  node->kind = kind;
  node->span = node->word = since(from);
  for (const auto& part : parts) node->depth = std::max(node->depth, part->depth + 1);
  node->parts = std::move(parts);
  if (node->depth > kMostDepth) too_deep(node->span);
  return node;
}

NodePtr Parser::expression() {
  const Level level(*this);
  const auto from = now().span.at;
  auto condition = infix(kAnyOf);
  if (!now().is("?")) return condition;
  const auto mark = take().span;
  auto yes = infix(kAnyOf);
  need(":");
  auto no = expression();
  auto node = make(Node::Kind::conditional, from, std::move(condition), std::move(yes), std::move(no));
  node->word = mark;
  return node;
}

// `and` and `or` between two operands can only be a slip.
void Parser::read_slip_words() {
  if (!is_name(now(), "and") && !is_name(now(), "or")) return;
  auto& token = tokens_[next_];
  const std::string_view written = token.text;
  token.kind = Token::Kind::mark;
  token.text = written == "and" ? "&&" : "||";
  faults_.add("expression-syntax.operator", token.span,
              {{"found", std::string(written)}, {"instead", std::string(token.text)}});
}

// How tightly the operator that stands here binds; 0 when there is none.
int Parser::power_now() {
  read_slip_words();
  if (now().is("||")) return kAnyOf;
  if (now().is("&&")) return kAllOf;
  const auto* found = infix_now();
  return found ? found->power : 0;
}

const Infix* Parser::infix_now() const {
  const bool name = now().kind == Token::Kind::name;
  if (!name && now().kind != Token::Kind::mark) return nullptr;
  for (const auto& each : kInfix)
    if (each.mark == now().text && name == (each.op == Operator::in)) return &each;
  return nullptr;
}

NodePtr Parser::infix(int least) {
  const auto from = now().span.at;
  auto left = unary();
  for (int power = power_now(); power >= least; power = power_now()) {
    const auto* found = infix_now();
    left = found ? binary(*found, std::move(left), from) : logic(power, std::move(left), from);
  }
  return left;
}

NodePtr Parser::binary(const Infix& found, NodePtr left, std::size_t from) {
  const auto mark = take().span;
  auto right = infix(found.power + 1);
  auto node = make(Node::Kind::binary, from, std::move(left), std::move(right));
  node->op = found.op;
  node->word = mark;
  return node;
}

// A run of one logical operator is one node, so that a long list of alternatives is not deep.
NodePtr Parser::logic(int power, NodePtr left, std::size_t from) {
  std::vector<NodePtr> parts;
  const auto mark = now().span;
  parts.push_back(std::move(left));
  while (power_now() == power) {
    take();
    parts.push_back(infix(power + 1));
  }
  auto node = make(power == kAllOf ? Node::Kind::all_of : Node::Kind::any_of, from, std::move(parts));
  node->word = mark;
  return node;
}

// `not x` can only be a slip; `not(x)` might be a function, which the checker refuses.
bool Parser::accept_slip_not() {
  if (!is_name(now(), "not")) return false;
  const bool before_name = after().kind == Token::Kind::name && !is_infix_word(after().text);
  if (!before_name && !after().is("!")) return false;
  faults_.add("expression-syntax.operator", now().span, {{"found", "not"}, {"instead", "!"}});
  take();
  return true;
}

NodePtr Parser::unary() {
  const auto from = now().span.at;
  if (accept_slip_not() || accept("!")) return signed_by(Operator::refute, from);
  const bool signs_number = after().kind == Token::Kind::integer || after().kind == Token::Kind::real;
  if (!now().is("-") || signs_number) return member();
  take();
  return signed_by(Operator::negate, from);
}

NodePtr Parser::signed_by(Operator op, std::size_t from) {
  const Level level(*this);
  auto operand = unary();
  auto node = make(Node::Kind::unary, from, std::move(operand));
  node->op = op;
  node->word = {from, 1};
  return node;
}

NodePtr parse(std::string_view text, Faults& faults) {
  if (text.size() > kMostBytes) {
    faults.add("expression-limit.length", {kMostBytes, text.size() - kMostBytes},
               {{"most", std::to_string(kMostBytes)}});
    return nullptr;
  }
  if (const auto bad = find_invalid(text); bad != std::string_view::npos)
    return faults.add("expression-syntax.bytes", {bad, 1}), nullptr;
  return Parser(text, faults).run();
}

}  // namespace parcours::expression
