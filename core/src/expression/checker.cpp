#include "expression/checker.hpp"
#include "expression/token.hpp"

#include <algorithm>
#include <array>

#include "base/nearest.hpp"

namespace parcours::expression {
namespace {

using Kind = Type::Kind;

Type type_of_literal(const Value& value) {
  if (value.is_null()) return Kind::null;
  if (value.is<bool>()) return Kind::boolean;
  if (value.is<std::int64_t>()) return Kind::integer;
  return value.is<double>() ? Kind::real : Kind::text;
}

std::vector<std::string> member_names(const Type& record) {
  std::vector<std::string> names;
  for (const auto& [name, type] : record.members()) names.push_back(name);
  return names;
}

// Lists at most 20 values, then dots, because a vocabulary may be long.
std::string listed(const std::vector<std::string>& values) {
  std::string all;
  for (std::size_t i = 0; i < values.size() && i <= 20; ++i) all += (i ? ", " : "") + (i < 20 ? values[i] : "...");
  return all;
}

// The owner of members in a message: its name when it has one, else its type.
std::string described(const Node& owner) {
  if (owner.kind == Node::Kind::name) return "'" + owner.text + "'";
  if (owner.kind == Node::Kind::member && owner.parts.front()->kind != Node::Kind::call) return "'" + owner.text + "'";
  return owner.type.name();
}

// The literal that a word of another language means; empty when it means none.
std::string literal_meant(std::string_view word) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> words{{{"oui", "true"},
                                                                                {"vrai", "true"},
                                                                                {"yes", "true"},
                                                                                {"non", "false"},
                                                                                {"faux", "false"},
                                                                                {"no", "false"},
                                                                                {"nul", "null"},
                                                                                {"vide", "null"}}};
  const auto at = std::find_if(words.begin(), words.end(), [&](const auto& each) { return each.first == word; });
  return at == words.end() ? std::string() : std::string(at->second);
}

}  // namespace

void Checker::visit(Node& node) {
  if (node.kind == Node::Kind::macro) {
    node.type = macro(node);
    return;
  }
  for (auto& part : node.parts) visit(*part);
  node.type = type_of(node);
}

Type Checker::type_of(Node& node) {
  switch (node.kind) {
    case Node::Kind::literal:
      return type_of_literal(node.value);
    case Node::Kind::name:
      return name(node);
    case Node::Kind::member:
      return member(node);
    case Node::Kind::test:
      return member(node), Kind::boolean;
    case Node::Kind::index:
      return index(node);
    case Node::Kind::call:
      return call(node);
    case Node::Kind::list:
      return list(node);
    case Node::Kind::map:
      return map(node);
    case Node::Kind::conditional:
      return conditional(node);
    case Node::Kind::logical_and:
    case Node::Kind::logical_or:
      return logic(node);
    case Node::Kind::unary:
      return unary(node);
    case Node::Kind::binary:
      return binary(node);
    case Node::Kind::macro:
      break;
  }
  return {};
}

void Checker::require(Node& node, const Type& wanted) {
  adapt_literals(node, wanted);
  if (is_assignable(node.type, wanted)) return;
  faults_.add("expression-type.wanted", node.span, {{"wanted", wanted.name()}, {"found", node.type.name()}});
}

// The name that was probably meant. It is not searched for faults that nobody will see.
std::string Checker::near(const std::string& word, const std::vector<std::string>& candidates) const {
  return faults_.full() ? "" : nearest(word, candidates);
}

std::vector<std::string> Checker::visible_names() const {
  std::vector<std::string> names;
  for (const auto& variable : variables_) names.push_back(variable.name);
  for (const auto& [name, type] : names_) names.push_back(name);
  return names;
}

// A value of a choice without its quotes, else the nearest name, else the nearest value.
std::string Checker::near_name(const std::string& word) const {
  std::vector<std::string> choices;
  for (const auto& [name, type] : names_) {
    const auto values = type.kind() == Kind::list ? type.element().values() : type.values();
    if (std::find(values.begin(), values.end(), word) != values.end()) return "'" + word + "'";
    choices.insert(choices.end(), values.begin(), values.end());
  }
  const auto name = near(word, visible_names());
  const auto choice = name.empty() ? near(word, choices) : std::string();
  return choice.empty() ? name : "'" + choice + "'";
}

// The variable of the innermost macro hides the others and the names of the environment.
Type Checker::name(Node& node) {
  for (auto i = static_cast<int>(variables_.size()) - 1; i >= 0 && !node.rooted; --i)
    if (variables_[i].name == node.text) return node.slot = i, variables_[i].type;
  for (const auto& [name, type] : names_)
    if (name == node.text) return type;
  const auto literal = literal_meant(node.text);
  faults_.add_guess(has_accent(node.text) ? "unknown-name.accent" : "unknown-name.name", node.word,
                    {{"name", node.text}}, literal.empty() ? near_name(node.text) : literal);
  return {};
}

Type Checker::member(Node& node) { return member_of(node, node.parts.front()->type); }

Type Checker::member_of(const Node& node, const Type& owner) {
  const bool accent = has_accent(node.text);
  switch (owner.kind()) {
    case Kind::any:
    case Kind::map:
      if (accent) faults_.add("unknown-name.accent", node.word, {{"name", node.text}});
      return owner.kind() == Kind::map ? owner.element() : Type();
    case Kind::record:
      break;
    default:
      faults_.add("expression-type.member", node.word, {{"owner", owner.name()}});
      return {};
  }
  if (const auto* type = owner.member(node.text)) return *type;
  const DiagnosticTable::Arguments arguments{{"name", node.text}, {"owner", described(*node.parts.front())}};
  faults_.add_guess("unknown-name.member", node.word, arguments, near(node.text, member_names(owner)));
  return {};
}

Type Checker::index(Node& node) {
  const auto &owner = node.parts[0]->type, &key = node.parts[1]->type;
  if (is_any(owner)) return {};
  if (owner.kind() != Kind::list && owner.kind() != Kind::map) {
    faults_.add("expression-type.not-indexed", node.parts[0]->span, {{"owner", owner.name()}});
    return {};
  }
  const Type wanted = owner.kind() == Kind::list ? Kind::integer : Kind::text;
  if (!is_any(key) && !(key == wanted))
    faults_.add("expression-type.index", node.parts[1]->span,
                {{"owner", owner.name()}, {"wanted", wanted.name()}, {"found", key.name()}});
  return owner.element();
}

// Elements of several types make a list of any. With one decimal, literal numbers are decimals too.
Type Checker::list(Node& node) {
  const bool decimals = std::any_of(node.parts.begin(), node.parts.end(),
                                    [](const NodePtr& p) { return p->type.kind() == Kind::decimal; });
  std::optional<Type> element;
  for (auto& part : node.parts) {
    if (decimals) adapt_literals(*part, Kind::decimal);
    element = element ? join(*element, part->type).value_or(Type()) : part->type;
  }
  return element ? Type::list_of(*element) : Type(Kind::list);
}

Type Checker::map(Node& node) {
  std::optional<Type> element;
  std::set<std::string> seen;
  for (std::size_t i = 0; i + 1 < node.parts.size(); i += 2) {
    key(*node.parts[i], seen);
    const auto& type = node.parts[i + 1]->type;
    element = element ? join(*element, type).value_or(Type()) : type;
  }
  return element ? Type::map_of(*element) : Type(Kind::map);
}

void Checker::key(const Node& key, std::set<std::string>& seen) {
  if (!is_assignable(key.type, Kind::text)) faults_.add("expression-type.key", key.span, {{"found", key.type.name()}});
  const auto* text = key.kind == Node::Kind::literal ? key.value.get_if<std::string>() : nullptr;
  if (text && !seen.insert(*text).second) faults_.add("expression-type.key-twice", key.span, {{"key", *text}});
}

void Checker::condition(const Node& node) {
  if (!is_assignable(node.type, Kind::boolean))
    faults_.add("expression-type.condition", node.span, {{"found", node.type.name()}});
}

Type Checker::conditional(Node& node) {
  auto &yes = *node.parts[1], &no = *node.parts[2];
  condition(*node.parts[0]);
  adapt_literals(yes, no.type), adapt_literals(no, yes.type);
  if (auto both = join(yes.type, no.type)) return *both;
  faults_.add("expression-type.branches", joined(yes.span, no.span),
              {{"left", yes.type.name()}, {"right", no.type.name()}});
  return {};
}

Type Checker::logic(Node& node) {
  for (const auto& part : node.parts) condition(*part);
  return Kind::boolean;
}

Type Checker::unary(Node& node) {
  const auto& operand = *node.parts.front();
  if (node.op == Operator::logical_not) return condition(operand), Kind::boolean;
  const auto kind = operand.type.kind();
  if (kind == Kind::any || kind == Kind::integer || kind == Kind::real || kind == Kind::decimal) return operand.type;
  faults_.add("expression-type.operand", operand.span, {{"operator", "-"}, {"found", operand.type.name()}});
  return {};
}

Type Checker::binary(Node& node) {
  auto &left = *node.parts[0], &right = *node.parts[1];
  adapt_literals(left, node.op == Operator::in ? right.type.element() : right.type);
  adapt_literals(right, node.op == Operator::in ? Type::list_of(left.type) : left.type);
  if (auto answer = result_type(node.op, left.type, right.type)) {
    if (node.op == Operator::equal || node.op == Operator::unequal)
      choice(left, right, right.type), choice(right, left, left.type);
    if (node.op == Operator::in) choice(left, right, right.type.element()), choice(right, left, left.type);
    return *answer;
  }
  faults_.add(mismatch_code(node.op, left.type, right.type), node.span,
              {{"operator", std::string(word_for(node.op))}, {"left", left.type.name()}, {"right", right.type.name()}});
  return node.op <= Operator::in ? Type(Kind::boolean) : Type();
}

// A literal text that is compared with a choice must be one of its values, and so must each text of a literal list.
void Checker::choice(const Node& given, const Node& owner, const Type& of) {
  if (given.kind == Node::Kind::list)
    for (const auto& part : given.parts) choice(*part, owner, of);
  const auto* text = given.kind == Node::Kind::literal ? given.value.get_if<std::string>() : nullptr;
  const auto values = text ? of.values() : std::vector<std::string>();
  if (values.empty() || std::find(values.begin(), values.end(), *text) != values.end()) return;
  const DiagnosticTable::Arguments arguments{{"value", *text}, {"owner", described(owner)}, {"values", listed(values)}};
  faults_.add_guess("unknown-choice.value", given.span, arguments, near(*text, values));
}

Type Checker::macro(Node& node) {
  visit(*node.parts.front());
  const auto& range = node.parts.front()->type;
  if (!is_any(range) && range.kind() != Kind::list && range.kind() != Kind::map)
    faults_.add("expression-type.range", node.parts.front()->span, {{"macro", node.text}, {"found", range.name()}});
  node.slot = static_cast<int>(variables_.size());
  variables_.push_back({node.variable, range.kind() == Kind::map ? Type(Kind::text) : range.element()});
  for (std::size_t i = 1; i < node.parts.size(); ++i) visit(*node.parts[i]);
  variables_.pop_back();
  return macro_answer(node);
}

Type Checker::macro_answer(Node& node) {
  const bool maps = node.text == "map";
  if (!maps || node.parts.size() == 3) condition(*node.parts[1]);
  if (maps) return Type::list_of(node.parts.back()->type);
  if (node.text != "filter") return Kind::boolean;
  const auto& range = node.parts.front()->type;
  return range.kind() == Kind::map ? Type::list_of(Kind::text) : range.kind() == Kind::list ? range : Type(Kind::list);
}

void check(Node& tree, const Environment& names, const Type& wanted, Faults& faults) {
  Checker checker(names, faults);
  checker.visit(tree);
  checker.require(tree, wanted);
}

}  // namespace parcours::expression
