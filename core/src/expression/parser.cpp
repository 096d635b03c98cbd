#include <array>
#include <charconv>
#include <limits>
#include <utility>

#include "base/utf8.hpp"
#include "expression/node.hpp"
#include "expression/token.hpp"

namespace parcours::expression {
namespace {

constexpr std::array<std::string_view, 17> kReserved{"as",     "break",   "const",     "continue", "else", "for",  "function", "if",   "import",
                                                     "let",    "loop",    "package",   "namespace", "return", "var", "void", "while"};
constexpr std::array<std::string_view, 5> kMacros{"all", "exists", "exists_one", "map", "filter"};

template <class Words>
bool holds(const Words& words, std::string_view word) {
  for (const auto w : words)
    if (w == word) return true;
  return false;
}

// How tightly an operator binds its two sides.
struct Infix { std::string_view mark; int power; Operator op; };
constexpr int kAnyOf = 2, kAllOf = 3, kRelation = 4;
constexpr std::array<Infix, 12> kInfix{{{"==", kRelation, Operator::equal},
                                        {"!=", kRelation, Operator::unequal},
                                        {"<", kRelation, Operator::less},
                                        {"<=", kRelation, Operator::less_equal},
                                        {">", kRelation, Operator::greater},
                                        {">=", kRelation, Operator::greater_equal},
                                        {"+", 5, Operator::plus},
                                        {"-", 5, Operator::minus},
                                        {"*", 6, Operator::times},
                                        {"/", 6, Operator::divide},
                                        {"%", 6, Operator::modulo},
                                        {"in", kRelation, Operator::in}}};

// Leaves the parser where the text makes no more sense. Its fault is reported already.
struct Stop {};

class Parser {
 public:
  Parser(std::string_view text, Faults& faults) : faults_(faults), tokens_(tokens_of(text, faults)) {}

  NodePtr run() {
    if (now().kind == Token::Kind::end) return faults_.add("expression-syntax.empty", {0, 1}), nullptr;
    try {
      auto tree = expression();
      if (now().kind != Token::Kind::end) expected("un opérateur ou la fin", "an operator or the end");
      return tree;
    } catch (const Stop&) {
      return nullptr;
    }
  }

 private:
  const Token& now() const { return tokens_[next_]; }
  const Token& after() const { return tokens_[std::min(next_ + 1, tokens_.size() - 1)]; }
  Token take() { return tokens_[next_ + 1 < tokens_.size() ? next_++ : next_]; }
  bool accept(std::string_view mark) { return now().is(mark) ? (take(), true) : false; }
  Span since(std::size_t from) const { return {from, next_ > 0 ? tokens_[next_ - 1].span.end() - from : 1}; }

  [[noreturn]] void expected(const char* fr, const char* en) {
    const bool end = now().kind == Token::Kind::end;
    const std::string found(now().text);
    faults_.add("expression-syntax.expected", now().span,
                {{"wanted_fr", fr}, {"wanted", en}, {"found_fr", end ? "la fin" : "« " + found + " »"}, {"found", end ? "the end" : "'" + found + "'"}});
    throw Stop{};
  }
  void need(std::string_view mark) {
    if (accept(mark)) return;
    const std::string fr = "« " + std::string(mark) + " »", en = "'" + std::string(mark) + "'";
    expected(fr.c_str(), en.c_str());
  }
  [[noreturn]] void stop(std::string_view saying, Span where, Messages::Arguments arguments = {}) {
    faults_.add(saying, where, arguments);
    throw Stop{};
  }

  NodePtr make(Node::Kind kind, std::size_t from, std::vector<NodePtr> parts) {
    auto node = std::make_unique<Node>();
    node->kind = kind;
    node->span = node->word = since(from);
    for (const auto& part : parts) node->depth = std::max(node->depth, part->depth + 1);
    node->parts = std::move(parts);
    if (node->depth > kMostDepth) too_deep(node->span);
    return node;
  }
  template <class... Parts>
  NodePtr make(Node::Kind kind, std::size_t from, NodePtr first, Parts... more) {
    std::vector<NodePtr> parts;
    parts.push_back(std::move(first));
    (parts.push_back(std::move(more)), ...);
    return make(kind, from, std::move(parts));
  }
  [[noreturn]] void too_deep(Span where) { stop("expression-limit.depth", where, {{"most", std::to_string(kMostDepth)}}); }

  // Counts how deep the parser itself stands: parentheses and signs make no node of their own.
  struct Level {
    explicit Level(Parser& parser) : depth(parser.level_) {
      if (++depth > kMostDepth) parser.too_deep(parser.now().span);
    }
    ~Level() { --depth; }
    std::size_t& depth;
  };

  NodePtr expression() {
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
  void read_slip_words() {
    if (now().kind != Token::Kind::name || (now().text != "and" && now().text != "or")) return;
    auto& token = tokens_[next_];
    const std::string meant = token.text == "and" ? "&&" : "||";
    faults_.add("expression-syntax.operator", token.span, {{"found", std::string(token.text)}, {"instead", meant}});
    token.kind = Token::Kind::mark;
    token.text = meant == "&&" ? "&&" : "||";
  }
  int power_now() {
    read_slip_words();
    if (now().is("||")) return kAnyOf;
    if (now().is("&&")) return kAllOf;
    const auto* found = infix_now();
    return found ? found->power : 0;
  }
  const Infix* infix_now() const {
    const bool name = now().kind == Token::Kind::name;
    if (!name && now().kind != Token::Kind::mark) return nullptr;
    for (const auto& each : kInfix)
      if (each.mark == now().text && name == (each.op == Operator::in)) return &each;
    return nullptr;
  }

  NodePtr infix(int least) {
    const auto from = now().span.at;
    auto left = unary();
    for (int power = power_now(); power >= least && power > 0; power = power_now()) {
      const auto* found = infix_now();
      left = found ? binary(*found, std::move(left), from) : logic(power, std::move(left), from);
    }
    return left;
  }

  NodePtr binary(const Infix& found, NodePtr left, std::size_t from) {
    const auto mark = take().span;
    auto right = infix(found.power + 1);
    auto node = make(Node::Kind::binary, from, std::move(left), std::move(right));
    node->op = found.op;
    node->word = mark;
    return node;
  }

  // A run of one logical operator is one node, so that a long list of alternatives is not deep.
  NodePtr logic(int power, NodePtr left, std::size_t from) {
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
  bool accept_slip_not() {
    if (now().kind != Token::Kind::name || now().text != "not") return false;
    const auto kind = after().kind;
    if (kind != Token::Kind::name && !(kind == Token::Kind::mark && after().is("!"))) return false;
    if (after().text == "in" || after().text == "and" || after().text == "or") return false;
    faults_.add("expression-syntax.operator", now().span, {{"found", "not"}, {"instead", "!"}});
    take();
    return true;
  }

  NodePtr unary() {
    const auto from = now().span.at;
    const bool refute = now().is("!") || (now().kind == Token::Kind::name && now().text == "not");
    if (refute && (accept_slip_not() || accept("!"))) return signed_by(Operator::refute, from);
    if (!now().is("-")) return member();
    if (after().kind == Token::Kind::integer || after().kind == Token::Kind::real) return member();
    take();
    return signed_by(Operator::negate, from);
  }
  NodePtr signed_by(Operator op, std::size_t from) {
    const Level level(*this);
    auto operand = unary();
    auto node = make(Node::Kind::unary, from, std::move(operand));
    node->op = op;
    node->word = {from, 1};
    return node;
  }

  NodePtr member() {
    const auto from = now().span.at;
    auto node = primary();
    while (true) {
      if (now().is("."))
        node = selected(std::move(node), from);
      else if (accept("["))
        node = indexed(std::move(node), from);
      else if (now().is("{") && (node->kind == Node::Kind::name || node->kind == Node::Kind::member))
        stop("expression-syntax.message", node->span, {{"name", node->text}});
      else
        return node;
    }
  }

  NodePtr indexed(NodePtr owner, std::size_t from) {
    refuse_optional();
    auto index = expression();
    need("]");
    return make(Node::Kind::index, from, std::move(owner), std::move(index));
  }

  NodePtr selected(NodePtr owner, std::size_t from) {
    take();
    refuse_optional();
    if (now().kind != Token::Kind::name) expected("un nom", "a name");
    const auto name = take();
    if (name.text == "true" || name.text == "false" || name.text == "null" || name.text == "in") refuse_reserved(name);
    if (now().is("(")) return method(std::move(owner), name, from);
    auto node = make(Node::Kind::member, from, std::move(owner));
    node->text = name.text;
    node->word = name.span;
    return node;
  }

  NodePtr method(NodePtr owner, const Token& name, std::size_t from) {
    take();
    if (const bool macro = holds(kMacros, name.text); macro && is_macro(name.text)) return macro_of(std::move(owner), name, from);
    std::vector<NodePtr> parts;
    parts.push_back(std::move(owner));
    arguments(parts, ")");
    auto node = make(Node::Kind::call, from, std::move(parts));
    node->text = name.text;
    node->word = name.span;
    node->method = true;
    return node;
  }

  // How many arguments stand before the closing parenthesis.
  std::size_t count_arguments() const {
    std::size_t depth = 0, commas = 0;
    if (now().is(")")) return 0;
    for (std::size_t i = next_; i < tokens_.size(); ++i) {
      const auto& t = tokens_[i];
      if (t.is(",") && depth == 0) ++commas;
      if (t.is("(") || t.is("[") || t.is("{")) ++depth;
      if ((t.is(")") || t.is("]") || t.is("}")) && depth-- == 0) break;
    }
    return commas + 1;
  }
  bool is_macro(std::string_view name) const {
    const auto n = count_arguments();
    return n == 2 || (n == 3 && name == "map");
  }

  NodePtr macro_of(NodePtr owner, const Token& name, std::size_t from) {
    const auto variable = take();
    const bool alone = variable.kind == Token::Kind::name && now().is(",") && variable.text != "__result__";
    if (!alone) stop("expression-syntax.variable", variable.span, {{"macro", std::string(name.text)}});
    if (is_word(variable)) refuse_reserved(variable);
    std::vector<NodePtr> parts;
    parts.push_back(std::move(owner));
    take();
    arguments(parts, ")");
    auto node = make(Node::Kind::macro, from, std::move(parts));
    node->text = name.text;
    node->word = name.span;
    node->variable = variable.text;
    return node;
  }

  void arguments(std::vector<NodePtr>& parts, std::string_view close) {
    while (!accept(close)) {
      refuse_optional();
      parts.push_back(expression());
      if (now().is(close)) continue;
      need(",");
      if (close == ")" && now().is(close)) expected("une valeur", "a value");
    }
  }

  static bool is_word(const Token& name) {
    return holds(kReserved, name.text) || name.text == "true" || name.text == "false" || name.text == "null" || name.text == "in";
  }
  [[noreturn]] void refuse_reserved(const Token& name) {
    stop("expression-syntax.reserved", name.span, {{"name", std::string(name.text)}});
  }
  void refuse_optional() {
    if (now().is("?")) stop("expression-syntax.optional", now().span, {{"found", "?"}});
  }

  NodePtr primary() {
    switch (now().kind) {
      case Token::Kind::integer: case Token::Kind::real: return number(take(), false);
      case Token::Kind::text: return text_literal();
      case Token::Kind::name: return named(false);
      default: break;
    }
    if (now().is("-")) return take(), number(take(), true);
    if (now().is(".")) return take(), named(true);
    if (now().is("(")) return parenthesised();
    if (now().is("[")) return list();
    if (now().is("{")) return map();
    expected("une valeur", "a value");
  }

  NodePtr literal(Value value, Span span, std::string text) {
    auto node = make(Node::Kind::literal, span.at, std::vector<NodePtr>{});
    node->span = node->word = span;
    node->value = std::move(value);
    node->text = std::move(text);
    return node;
  }
  NodePtr text_literal() {
    const auto token = take();
    return literal(token.content, token.span, std::string(token.text));
  }

  NodePtr number(const Token& token, bool negative) {
    const std::string written = (negative ? "-" : "") + std::string(token.text);
    const auto from = negative ? tokens_[next_ - 2].span.at : token.span.at;
    auto value = token.kind == Token::Kind::real ? real_of(written) : integer_of(token.text, negative);
    if (value.is_null()) faults_.add("expression-syntax.number", since(from), {{"found", written}}), value = 0;
    return literal(std::move(value), since(from), written);
  }
  static Value real_of(const std::string& written) {
    double d = 0;
    const auto begin = written.data(), end = begin + written.size();
    const auto read = std::from_chars(begin, end, d);
    if (read.ec == std::errc::result_out_of_range && is_tiny(written)) return written.front() == '-' ? -0.0 : 0.0;
    return read.ec == std::errc() && read.ptr == end ? Value(d) : Value();
  }
  static bool is_tiny(const std::string& written) { return written.find("e-") != std::string::npos || written.find("E-") != std::string::npos; }

  // The smallest integer is one further from 0 than the greatest: the sign is read with the digits.
  static Value integer_of(std::string_view digits, bool negative) {
    const bool hex = digits.starts_with("0x") || digits.starts_with("0X");
    if (hex) digits.remove_prefix(2);
    std::uint64_t n = 0;
    const auto end = digits.data() + digits.size();
    const auto read = std::from_chars(digits.data(), end, n, hex ? 16 : 10);
    const std::uint64_t most = std::uint64_t{std::numeric_limits<std::int64_t>::max()} + (negative ? 1 : 0);
    if (read.ec != std::errc() || read.ptr != end || n > most) return {};
    return static_cast<std::int64_t>(negative ? std::uint64_t{0} - n : n);
  }

  NodePtr named(bool rooted) {
    const auto from = rooted ? tokens_[next_ - 1].span.at : now().span.at;
    if (now().kind != Token::Kind::name) expected("un nom", "a name");
    const auto name = take();
    if (name.text == "true" || name.text == "false") return literal(name.text == "true", name.span, std::string(name.text));
    if (name.text == "null") return literal(Value(), name.span, "null");
    if (name.text == "in") --next_, expected("une valeur", "a value");
    if (is_word(name)) refuse_reserved(name);
    return now().is("(") ? global(name, from) : just_name(name, from, rooted);
  }
  NodePtr just_name(const Token& name, std::size_t from, bool rooted) {
    auto node = make(Node::Kind::name, from, std::vector<NodePtr>{});
    node->text = name.text;
    node->rooted = rooted;
    return node;
  }

  NodePtr global(const Token& name, std::size_t from) {
    take();
    std::vector<NodePtr> parts;
    arguments(parts, ")");
    if (name.text == "has") return test_of(std::move(parts), from);
    auto node = make(Node::Kind::call, from, std::move(parts));
    node->text = name.text;
    node->word = name.span;
    return node;
  }
  NodePtr test_of(std::vector<NodePtr> parts, std::size_t from) {
    if (parts.size() != 1 || parts.front()->kind != Node::Kind::member) stop("expression-syntax.has", since(from));
    auto member = std::move(parts.front());
    auto node = make(Node::Kind::test, from, std::move(member->parts));
    node->text = member->text;
    node->word = member->word;
    return node;
  }

  NodePtr parenthesised() {
    const auto from = take().span.at;
    auto node = expression();
    need(")");
    node->span = since(from);
    return node;
  }
  NodePtr list() {
    const auto from = take().span.at;
    std::vector<NodePtr> parts;
    arguments(parts, "]");
    return make(Node::Kind::list, from, std::move(parts));
  }
  NodePtr map() {
    const auto from = take().span.at;
    std::vector<NodePtr> parts;
    while (!accept("}")) {
      refuse_optional();
      parts.push_back(expression());
      need(":");
      parts.push_back(expression());
      if (!now().is("}")) need(",");
    }
    return make(Node::Kind::map, from, std::move(parts));
  }

  Faults& faults_;
  std::vector<Token> tokens_;
  std::size_t next_ = 0;
  std::size_t level_ = 0;
};

}  // namespace

NodePtr parse(std::string_view text, Faults& faults) {
  if (text.size() > kMostBytes) {
    faults.add("expression-limit.length", {kMostBytes, text.size() - kMostBytes}, {{"most", std::to_string(kMostBytes)}});
    return nullptr;
  }
  if (const auto bad = find_invalid(text); bad != std::string_view::npos) return faults.add("expression-syntax.bytes", {bad, 1}), nullptr;
  return Parser(text, faults).run();
}

}  // namespace parcours::expression
