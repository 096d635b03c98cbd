#include "expression/typing.hpp"

#include <array>

#include "base/decimal.hpp"

namespace parcours::expression {
namespace {

using Kind = Type::Kind;

bool holds_element(Kind kind) { return kind == Kind::list || kind == Kind::map; }
bool is_exact(Kind kind) { return kind == Kind::integer || kind == Kind::decimal; }
bool is_number(Kind kind) { return is_exact(kind) || kind == Kind::real; }

struct Rule {
  Operator op;
  Kind left, right, answer;
};
constexpr std::array<Rule, 20> kRules{{
    {Operator::plus, Kind::integer, Kind::integer, Kind::integer},
    {Operator::plus, Kind::real, Kind::real, Kind::real},
    {Operator::plus, Kind::text, Kind::text, Kind::text},
    {Operator::plus, Kind::date, Kind::duration, Kind::date},
    {Operator::plus, Kind::duration, Kind::date, Kind::date},
    {Operator::plus, Kind::instant, Kind::duration, Kind::instant},
    {Operator::plus, Kind::duration, Kind::instant, Kind::instant},
    {Operator::plus, Kind::duration, Kind::duration, Kind::duration},
    {Operator::minus, Kind::integer, Kind::integer, Kind::integer},
    {Operator::minus, Kind::real, Kind::real, Kind::real},
    {Operator::minus, Kind::date, Kind::duration, Kind::date},
    {Operator::minus, Kind::date, Kind::date, Kind::duration},
    {Operator::minus, Kind::instant, Kind::duration, Kind::instant},
    {Operator::minus, Kind::instant, Kind::instant, Kind::duration},
    {Operator::minus, Kind::duration, Kind::duration, Kind::duration},
    {Operator::times, Kind::integer, Kind::integer, Kind::integer},
    {Operator::times, Kind::real, Kind::real, Kind::real},
    {Operator::divide, Kind::integer, Kind::integer, Kind::integer},
    {Operator::divide, Kind::real, Kind::real, Kind::real},
    {Operator::modulo, Kind::integer, Kind::integer, Kind::integer},
}};

bool covers(Kind given, Kind rule) { return given == Kind::any || given == rule; }

// With an operand of type any, several rules may fit. The type is theirs when they agree, else any.
std::optional<Type> by_rules(Operator op, Kind left, Kind right) {
  std::optional<Type> found;
  for (const auto& rule : kRules) {
    if (rule.op != op || !covers(left, rule.left) || !covers(right, rule.right)) continue;
    found = !found || found->kind() == rule.answer ? Type(rule.answer) : Type(Kind::any);
  }
  return found;
}

std::optional<Type> arithmetic(Operator op, const Type& left, const Type& right) {
  const bool decimals = is_exact(left.kind()) && is_exact(right.kind()) && left.kind() != right.kind();
  const bool rounds = op == Operator::divide || op == Operator::modulo;
  if (decimals || (left.kind() == Kind::decimal && right.kind() == Kind::decimal))
    return rounds ? std::nullopt : std::optional<Type>(Kind::decimal);
  if (is_any(left) || is_any(right)) {
    const auto found = by_rules(op, left.kind(), right.kind());
    const auto& known = is_any(left) ? right : left;
    const bool open =
        known.kind() == Kind::decimal || is_any(known) || (op == Operator::plus && known.kind() == Kind::list);
    return open || (found && is_number(known.kind())) ? std::optional<Type>(Kind::any) : found;
  }
  if (op == Operator::plus && left.kind() == Kind::list && right.kind() == Kind::list) return join(left, right);
  return by_rules(op, left.kind(), right.kind());
}

bool has_order(Kind kind) {
  switch (kind) {
    case Kind::null:
    case Kind::birth:
    case Kind::list:
    case Kind::map:
    case Kind::record:
      return false;
    default:
      return true;
  }
}
bool can_equal(const Type& left, const Type& right) {
  const bool birth = left.kind() == Kind::birth || right.kind() == Kind::birth;
  return !birth && join(left, right).has_value();
}
std::optional<Type> boolean_if(bool applies) { return applies ? std::optional<Type>(Kind::boolean) : std::nullopt; }

std::optional<Type> membership(const Type& left, const Type& right) {
  switch (right.kind()) {
    case Kind::any:
      return Kind::boolean;
    case Kind::list:
      return boolean_if(can_equal(left, right.element()));
    case Kind::map:
      return boolean_if(right.element().is_open() || is_assignable(left, Kind::text));  // no key is in an empty map
    default:
      return std::nullopt;
  }
}

bool are(Kind left, Kind right, Kind a, Kind b) { return (left == a && right == b) || (left == b && right == a); }

}  // namespace

bool is_assignable(const Type& given, const Type& wanted) {
  if (is_any(given) || is_any(wanted) || given == wanted) return true;
  if (given.kind() == wanted.kind() && holds_element(given.kind()))
    return given.is_open() || wanted.is_open() || is_assignable(given.element(), wanted.element());
  return (given.kind() == Kind::integer && wanted.kind() == Kind::decimal) ||
         (given.kind() == Kind::date && wanted.kind() == Kind::birth);
}

std::optional<Type> join(const Type& a, const Type& b) {
  if (is_any(a) || is_any(b)) return Type();
  if (a.kind() == Kind::text && b.kind() == Kind::text) return a.values() == b.values() ? a : Type(Kind::text);
  if (a == b && !holds_element(a.kind())) return a;
  if (are(a.kind(), b.kind(), Kind::integer, Kind::decimal)) return Type(Kind::decimal);
  if (a.kind() != b.kind() || !holds_element(a.kind())) return std::nullopt;
  if (a.is_open()) return b;
  if (b.is_open()) return a;
  auto element = join(a.element(), b.element());
  if (!element) return std::nullopt;
  return a.kind() == Kind::list ? Type::list_of(*element) : Type::map_of(*element);
}

std::optional<Type> result_type(Operator op, const Type& left, const Type& right) {
  switch (op) {
    case Operator::equal:
    case Operator::unequal:
      return boolean_if(can_equal(left, right));
    case Operator::less:
    case Operator::less_equal:
    case Operator::greater:
    case Operator::greater_equal:
      return boolean_if(has_order(left.kind()) && has_order(right.kind()) && can_equal(left, right));
    case Operator::in:
      return membership(left, right);
    default:
      return arithmetic(op, left, right);
  }
}

std::string_view mismatch_code(Operator op, const Type& left, const Type& right) {
  const auto l = left.kind(), r = right.kind();
  const bool compares = op <= Operator::greater_equal;
  if (l == Kind::birth || r == Kind::birth) return "expression-type.birth";
  if (compares && (l == Kind::null || r == Kind::null)) return "expression-type.null";
  if (op == Operator::in && r == Kind::text) return "expression-type.text-in";
  if (are(l, r, Kind::date, Kind::text) || are(l, r, Kind::instant, Kind::text)) return "expression-type.date-text";
  if (are(l, r, Kind::date, Kind::instant)) return "expression-type.date-instant";
  if (are(l, r, Kind::duration, Kind::integer)) return "expression-type.duration-number";
  if (compares && (are(l, r, Kind::date, Kind::integer) || are(l, r, Kind::instant, Kind::integer)))
    return "expression-type.date-text";  // 2027-02-01 is a subtraction
  if (!compares && (are(l, r, Kind::date, Kind::integer) || are(l, r, Kind::instant, Kind::integer)))
    return "expression-type.date-number";
  if ((op == Operator::divide || op == Operator::modulo) && (l == Kind::decimal || r == Kind::decimal))
    return "expression-type.rounding";
  if (is_number(l) && is_number(r) && l != r) return "expression-type.numbers";
  return "expression-type.operands";
}

void adapt_literals(Node& node, const Type& other) {
  if (other.kind() == Kind::list && node.kind == Node::Kind::list && other.element().kind() == Kind::decimal) {
    for (auto& part : node.parts) adapt_literals(*part, other.element());
    if (!node.parts.empty()) node.type = Type::list_of(node.parts.front()->type);
    return;
  }
  if (other.kind() != Kind::decimal) return;
  if (node.kind == Node::Kind::conditional) {
    adapt_literals(*node.parts[1], other), adapt_literals(*node.parts[2], other);
    if (auto both = join(node.parts[1]->type, node.parts[2]->type)) node.type = *both;
  }
  if (node.kind != Node::Kind::literal || !is_number(node.type.kind())) return;
  if (const auto exact = parse_decimal(node.text)) node.value = *exact, node.type = Kind::decimal;
}

}  // namespace parcours::expression
