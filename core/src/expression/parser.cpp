#include "expression/parser.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.hpp"

namespace parcours::expression {

// A binary operator and its precedence.
struct Infix {
  std::string_view mark;
  int precedence;
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

// `in`, `and` and `or` are words between two operands.
bool is_infix_word(std::string_view word) { return word == "in" || word == "and" || word == "or"; }

bool is_name(const Token& token, std::string_view name) {
  return token.kind == Token::Kind::name && token.text == name;
}

// Words that people write for an order of two values.
bool is_word_for_order(std::string_view word) { return word == "entre" || word == "between"; }

// Words that people write for a comparison, with the operator that is meant.
constexpr std::array<std::pair<std::string_view, std::string_view>, 24> kComparisons{
    {{"inférieur", "<"},  {"inférieure", "<"}, {"inferieur", "<"},  {"inferieure", "<"}, {"supérieur", ">"},
     {"supérieure", ">"}, {"superieur", ">"},  {"superieure", ">"}, {"less", "<"},       {"smaller", "<"},
     {"lower", "<"},      {"greater", ">"},    {"larger", ">"},     {"égal", "=="},      {"égale", "=="},
     {"egal", "=="},      {"egale", "=="},     {"equal", "=="},     {"equals", "=="},    {"vaut", "=="},
     {"différent", "!="}, {"different", "!="}, {"est", "=="},       {"is", "=="}}};
constexpr std::array<std::string_view, 6> kJoints{"à", "a", "au", "de", "que", "than"};

// The operator that the word means; empty when it means none.
std::string_view comparison_meant(const Token& token) {
  if (token.kind != Token::Kind::name) return {};
  for (const auto& [word, mark] : kComparisons)
    if (word == token.text) return mark;
  return {};
}

bool is_joint(const Token& token) {
  return token.kind == Token::Kind::name &&
         (token.text == "to" || std::find(kJoints.begin(), kJoints.end(), token.text) != kJoints.end());
}

}  // namespace

NodePtr Parser::run() {
  if (current().kind == Token::Kind::end) return faults_.add("expression-syntax.empty", {0, 1}), nullptr;
  try {
    auto tree = expression();
    if (current().kind != Token::Kind::end) refuse_rest();
    return tree;
  } catch (const Stop&) {
    return nullptr;
  }
}

Parser::DepthGuard::DepthGuard(Parser& parser) : depth(parser.level_) {
  if (depth >= kMaxDepth) parser.too_deep(parser.current().span);
  ++depth;
}

void Parser::stop(std::string_view diagnostic_code, Span where, DiagnosticTable::Arguments arguments) {
  faults_.add(diagnostic_code, where, arguments);
  throw Stop{};
}

void Parser::expected(const std::string& fr, const std::string& en) {
  const bool end = current().kind == Token::Kind::end;
  const auto found_fr = end ? "la fin" : in_french_quotes(current().text),
             found = end ? "the end" : in_quotes(current().text);
  stop("expression-syntax.expected", current().span,
       {{"wanted_fr", fr}, {"wanted", en}, {"found_fr", found_fr}, {"found", found}});
}

void Parser::expect(std::string_view mark) {
  if (!accept(mark)) expected(in_french_quotes(mark), in_quotes(mark));
}

void Parser::too_deep(Span where) { stop("expression-limit.depth", where, {{"most", std::to_string(kMaxDepth)}}); }

NodePtr Parser::make(Node::Kind kind, std::size_t from, std::vector<NodePtr> parts) {
  auto node = std::make_unique<Node>();
  node->kind = kind;
  node->span = node->word = since(from);
  for (const auto& part : parts) node->depth = std::max(node->depth, part->depth + 1);
  node->parts = std::move(parts);
  if (node->depth > kMaxDepth) too_deep(node->span);
  return node;
}

NodePtr Parser::expression() {
  const DepthGuard level(*this);
  const auto from = current().span.at;
  auto condition = infix(kAnyOf);
  if (!current().is("?")) return condition;
  const auto mark = advance().span;
  auto yes = infix(kAnyOf);
  expect(":");
  auto no = expression();
  auto node = make(Node::Kind::conditional, from, std::move(condition), std::move(yes), std::move(no));
  node->word = mark;
  return node;
}

// What follows a whole expression: often a unit, or a word for an operator.
void Parser::refuse_rest() {
  const auto& found = current();
  const auto before = tokens_[next_ > 0 ? next_ - 1 : 0].kind;
  const bool follows_number = before == Token::Kind::integer || before == Token::Kind::real;
  const auto refuse = [&](std::string_view code) { stop(code, found.span, {{"found", std::string(found.text)}}); };
  if (is_word_for_order(found.text)) refuse("expression-syntax.order");
  if (found.kind == Token::Kind::name && has_accent(found.text)) refuse("expression-syntax.letter");
  if (is_name(found, "contient") || is_name(found, "contains")) refuse("expression-syntax.contains");
  if (found.kind == Token::Kind::name && follows_number) refuse("expression-syntax.unit");
  expected("un opérateur ou la fin", "an operator or the end");
}

// `and`, `or` and their French words between two operands can only be a slip.
void Parser::recover_word_operator() {
  const bool both = is_name(current(), "and") || is_name(current(), "et");
  if (!both && !is_name(current(), "or") && !is_name(current(), "ou")) return;
  auto& token = tokens_[next_];
  const std::string_view written = token.text;
  token.kind = Token::Kind::mark;
  token.text = both ? "&&" : "||";
  faults_.add("expression-syntax.operator", token.span,
              {{"found", std::string(written)}, {"instead", std::string(token.text)}});
}

// `inférieur ou égal à` between two operands can only be a slip for `<=`.
void Parser::recover_word_comparison() {
  const auto at = [this](std::size_t i) -> const Token& { return tokens_[std::min(i, tokens_.size() - 1)]; };
  auto end = next_;
  const bool is_copula = is_name(at(end), "est") || is_name(at(end), "is");
  if (is_copula && !comparison_meant(at(end + 1)).empty()) ++end;
  std::string_view mark = comparison_meant(at(end));
  if (mark.empty()) return;
  ++end;
  if ((is_name(at(end), "ou") || is_name(at(end), "or")) && comparison_meant(at(end + 1)) == "==")
    mark = mark == "<" ? "<=" : mark == ">" ? ">=" : mark, end += 2;
  if (is_joint(at(end)) && at(end + 1).kind != Token::Kind::end && at(end + 1).kind != Token::Kind::mark) ++end;
  auto& token = tokens_[next_];
  std::string found(token.text);
  for (auto i = next_ + 1; i < end; ++i) found += " " + std::string(at(i).text);
  token.span = joined(token.span, at(end - 1).span);
  token.kind = Token::Kind::mark;
  token.text = mark;
  faults_.add("expression-syntax.operator", token.span, {{"found", found}, {"instead", std::string(mark)}});
  using Place = std::vector<Token>::difference_type;
  tokens_.erase(tokens_.begin() + static_cast<Place>(next_ + 1), tokens_.begin() + static_cast<Place>(end));
}

// The precedence of the operator at this token; 0 when there is none.
int Parser::current_precedence() {
  recover_word_operator();
  recover_word_comparison();
  if (current().is("||")) return kAnyOf;
  if (current().is("&&")) return kAllOf;
  const auto* found = current_infix();
  return found ? found->precedence : 0;
}

const Infix* Parser::current_infix() const {
  const bool name = current().kind == Token::Kind::name;
  if (!name && current().kind != Token::Kind::mark) return nullptr;
  for (const auto& each : kInfix)
    if (each.mark == current().text && name == (each.op == Operator::in)) return &each;
  return nullptr;
}

NodePtr Parser::infix(int least) {
  const auto from = current().span.at;
  auto left = unary();
  for (int precedence = current_precedence(); precedence >= least; precedence = current_precedence()) {
    const auto* found = current_infix();
    left = found ? binary(*found, std::move(left), from) : logic(precedence, std::move(left), from);
  }
  return left;
}

NodePtr Parser::binary(const Infix& found, NodePtr left, std::size_t from) {
  const auto mark = advance().span;
  auto right = infix(found.precedence + 1);
  auto node = make(Node::Kind::binary, from, std::move(left), std::move(right));
  node->op = found.op;
  node->word = mark;
  return node;
}

// A run of one logical operator is one node, so that a long list of alternatives is not deep.
NodePtr Parser::logic(int precedence, NodePtr left, std::size_t from) {
  std::vector<NodePtr> parts;
  const auto mark = current().span;
  parts.push_back(std::move(left));
  while (current_precedence() == precedence) {
    advance();
    parts.push_back(infix(precedence + 1));
  }
  auto node = make(precedence == kAllOf ? Node::Kind::logical_and : Node::Kind::logical_or, from, std::move(parts));
  node->word = mark;
  return node;
}

// `not x` and `non x` can only be slips; `not(x)` might be a function, which the checker refuses.
bool Parser::recover_word_not() {
  const std::string_view written = current().text;
  if (!is_name(current(), "not") && !is_name(current(), "non")) return false;
  const bool before_name = peek().kind == Token::Kind::name && !is_infix_word(peek().text);
  if (!before_name && !peek().is("!")) return false;
  faults_.add("expression-syntax.operator", current().span, {{"found", std::string(written)}, {"instead", "!"}});
  advance();
  return true;
}

NodePtr Parser::unary() {
  const auto from = current().span.at;
  if (recover_word_not() || accept("!")) return sign(Operator::logical_not, from);
  const bool signs_number = peek().kind == Token::Kind::integer || peek().kind == Token::Kind::real;
  if (!current().is("-") || signs_number) return member();
  advance();
  return sign(Operator::negate, from);
}

NodePtr Parser::sign(Operator op, std::size_t from) {
  const DepthGuard level(*this);
  auto operand = unary();
  auto node = make(Node::Kind::unary, from, std::move(operand));
  node->op = op;
  node->word = {from, 1};
  return node;
}

NodePtr parse(std::string_view text, Faults& faults) {
  if (text.size() > kMaxBytes) {
    faults.add("expression-limit.length", {kMaxBytes, text.size() - kMaxBytes}, {{"most", std::to_string(kMaxBytes)}});
    return nullptr;
  }
  if (const auto bad = find_invalid(text); bad != std::string_view::npos)
    return faults.add("expression-syntax.bytes", {bad, 1}), nullptr;
  return Parser(text, faults).run();
}

}  // namespace parcours::expression
