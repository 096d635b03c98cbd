// The parser's part for operands: literals, names, members, calls, lists and maps (parser.hpp).
#include <algorithm>
#include <array>

#include "expression/parser.hpp"

namespace parcours::expression {
namespace {

constexpr std::array<std::string_view, 21> kReserved{
    "as",  "break", "const",     "continue", "else",    "false",  "for",  "function", "if",   "import", "in",
    "let", "loop",  "namespace", "null",     "package", "return", "true", "var",      "void", "while"};
constexpr std::array<std::string_view, 4> kNeverSelected{"true", "false", "null", "in"};
constexpr std::array<std::string_view, 5> kMacros{"all", "exists", "exists_one", "map", "filter"};

template <class Words>
bool holds(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

void Parser::refuse_reserved(const Token& name) {
  stop("expression-syntax.reserved", name.span, {{"name", std::string(name.text)}});
}

void Parser::refuse_optional() {
  if (current().is("?")) stop("expression-syntax.optional", current().span, {{"found", "?"}});
}

// An operand and the members, calls and indexes behind it.
NodePtr Parser::member() {
  const auto from = current().span.at;
  auto node = primary();
  while (true) {
    if (current().is("."))
      node = selected(std::move(node), from);
    else if (accept("["))
      node = indexed(std::move(node), from);
    else if (current().is("{") && (node->kind == Node::Kind::name || node->kind == Node::Kind::member))
      stop("expression-syntax.message", node->span, {{"name", node->text}});
    else
      return node;
  }
}

NodePtr Parser::indexed(NodePtr owner, std::size_t from) {
  refuse_optional();
  auto index = expression();
  expect("]");
  return make(Node::Kind::index, from, std::move(owner), std::move(index));
}

NodePtr Parser::selected(NodePtr owner, std::size_t from) {
  advance();
  refuse_optional();
  if (current().kind == Token::Kind::real && current().text.starts_with("."))
    stop("expression-syntax.range", joined({from, 1}, current().span));  // 8..14
  if (current().kind != Token::Kind::name) expected("un nom", "a name");
  const auto name = advance();
  if (holds(kNeverSelected, name.text)) refuse_reserved(name);
  if (current().is("(")) return method(std::move(owner), name, from);
  auto node = make(Node::Kind::member, from, std::move(owner));
  node->text = name.text;
  node->word = name.span;
  return node;
}

NodePtr Parser::method(NodePtr owner, const Token& name, std::size_t from) {
  advance();
  if (begins_macro(name.text)) return macro_of(std::move(owner), name, from);
  std::vector<NodePtr> parts;
  parts.push_back(std::move(owner));
  arguments(parts, ")");
  auto node = make(Node::Kind::call, from, std::move(parts));
  node->text = name.text;
  node->word = name.span;
  node->method = true;
  return node;
}

// Counts the arguments up to the closing parenthesis.
std::size_t Parser::count_arguments() const {
  std::size_t depth = 0, commas = 0;
  if (current().is(")")) return 0;
  for (std::size_t i = next_; i < tokens_.size(); ++i) {
    const auto& token = tokens_[i];
    if (token.is(",") && depth == 0) ++commas;
    if (token.is("(") || token.is("[") || token.is("{")) ++depth;
    if ((token.is(")") || token.is("]") || token.is("}")) && depth-- == 0) break;
  }
  return commas + 1;
}

bool Parser::begins_macro(std::string_view name) const {
  if (!holds(kMacros, name)) return false;
  const auto n = count_arguments();
  return n == 2 || (n == 3 && name == "map");
}

NodePtr Parser::macro_of(NodePtr owner, const Token& name, std::size_t from) {
  const auto variable = advance();
  // CEL's own implementations reserve `__result__`.
  const bool alone = variable.kind == Token::Kind::name && current().is(",") && variable.text != "__result__";
  if (!alone) stop("expression-syntax.variable", variable.span, {{"macro", std::string(name.text)}});
  if (holds(kReserved, variable.text)) refuse_reserved(variable);
  if (has_accent(variable.text))
    stop("expression-syntax.letter", variable.span, {{"found", std::string(variable.text)}});
  std::vector<NodePtr> parts;
  parts.push_back(std::move(owner));
  advance();
  if (current().is(")")) expected("une valeur", "a value");
  arguments(parts, ")");
  auto node = make(Node::Kind::macro, from, std::move(parts));
  node->text = name.text;
  node->word = name.span;
  node->variable = variable.text;
  return node;
}

// Reads up to the closing mark. A comma may follow the last element of a list, but not the last argument of a call.
void Parser::arguments(std::vector<NodePtr>& parts, std::string_view close) {
  while (!accept(close)) {
    refuse_optional();
    parts.push_back(expression());
    if (current().is(close)) continue;
    expect(",");
    if (close == ")" && current().is(close)) expected("une valeur", "a value");
  }
}

NodePtr Parser::primary() {
  switch (current().kind) {
    case Token::Kind::integer:
    case Token::Kind::real:
      return number(advance(), false);
    case Token::Kind::text:
      return text_literal();
    case Token::Kind::name:
      return named(false);
    default:
      break;
  }
  if (accept("-")) return number(advance(), true);
  if (accept(".")) return named(true);
  if (current().is("(")) return parenthesised();
  if (current().is("[")) return list();
  if (current().is("{")) return map();
  expected("une valeur", "a value");
}

NodePtr Parser::literal(Value value, Span span, std::string text) {
  auto node = make(Node::Kind::literal, span.at, std::vector<NodePtr>{});
  node->span = node->word = span;
  node->value = std::move(value);
  node->text = std::move(text);
  return node;
}

NodePtr Parser::text_literal() {
  const auto token = advance();
  return literal(token.content, token.span, std::string(token.text));
}

NodePtr Parser::number(const Token& token, bool negative) {
  const auto from = negative ? tokens_[next_ - 2].span.at : token.span.at;
  const std::string written = (negative ? "-" : "") + std::string(token.text);
  auto value = token.kind == Token::Kind::real ? real_of(written) : integer_of(token.text, negative);
  if (value.is_null()) {
    faults_.add("expression-syntax.number", since(from), {{"found", written}});
    value = 0;
  }
  return literal(std::move(value), since(from), written);
}

NodePtr Parser::named(bool rooted) {
  const auto from = rooted ? tokens_[next_ - 1].span.at : current().span.at;
  if (current().kind != Token::Kind::name) expected("un nom", "a name");
  if (current().text == "in") expected("une valeur", "a value");
  const auto name = advance();
  if (name.text == "true" || name.text == "false")
    return literal(name.text == "true", name.span, std::string(name.text));
  if (name.text == "null") return literal(Value(), name.span, "null");
  if (holds(kReserved, name.text)) refuse_reserved(name);
  if (current().is("(")) return global(name, from);
  auto node = make(Node::Kind::name, from, std::vector<NodePtr>{});
  node->text = name.text;
  node->rooted = rooted;
  return node;
}

NodePtr Parser::global(const Token& name, std::size_t from) {
  advance();
  std::vector<NodePtr> parts;
  arguments(parts, ")");
  if (name.text == "has") return test_of(std::move(parts), from);
  auto node = make(Node::Kind::call, from, std::move(parts));
  node->text = name.text;
  node->word = name.span;
  return node;
}

NodePtr Parser::test_of(std::vector<NodePtr> parts, std::size_t from) {
  if (parts.size() != 1 || parts.front()->kind != Node::Kind::member) stop("expression-syntax.has", since(from));
  auto member = std::move(parts.front());
  auto node = make(Node::Kind::test, from, std::move(member->parts));
  node->text = member->text;
  node->word = member->word;
  return node;
}

NodePtr Parser::parenthesised() {
  const auto from = advance().span.at;
  auto node = expression();
  expect(")");
  node->span = since(from);
  return node;
}

NodePtr Parser::list() {
  const auto from = advance().span.at;
  std::vector<NodePtr> parts;
  arguments(parts, "]");
  return make(Node::Kind::list, from, std::move(parts));
}

NodePtr Parser::map() {
  const auto from = advance().span.at;
  std::vector<NodePtr> parts;
  while (!accept("}")) {
    refuse_optional();
    parts.push_back(expression());
    expect(":");
    parts.push_back(expression());
    if (!current().is("}")) expect(",");
  }
  return make(Node::Kind::map, from, std::move(parts));
}

}  // namespace parcours::expression
