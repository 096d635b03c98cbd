#include "expression/evaluator.hpp"

#include <array>
#include <cmath>
#include <span>

#include "expression/function.hpp"
#include "expression/operation.hpp"
#include "expression/pattern/pattern.hpp"
#include "expression/time.hpp"

namespace parcours::expression {
namespace {

Item too_much() { return Failure{"too much work"}; }
Item no_key() { return Failure{"no such key"}; }

// The item that stops a strict operator: the first unknown one, else the first failure, else null.
const Item* stopper(std::span<const Item> items) {
  const Item* failure = nullptr;
  for (const auto& item : items) {
    if (item.is_unknown()) return &item;
    if (item.is_failure() && !failure) failure = &item;
  }
  return failure;
}

// A part of `owner`. It is borrowed when the owner is, and copied when the owner is a temporary.
Item part_of(const Item& owner, const Value& part, const Type& type, Budget& budget) {
  auto item = normalized(part, type);
  if (!owner.owns() || !item.value()) return item;
  spend_copy(part, budget);
  return budget.spent() ? too_much() : Item(*item.value());
}

// The position of an index; empty when it is no whole number.
std::optional<std::int64_t> whole(const Item& index) {
  if (const auto* n = index.get_if<std::int64_t>()) return *n;
  const auto* d = index.get_if<double>();
  return d && std::floor(*d) == *d && std::abs(*d) < 1e15 ? std::optional(static_cast<std::int64_t>(*d)) : std::nullopt;
}

// An element of a list or a map, or the reason why there is none.
using Found = std::variant<const Value*, const char*>;
Found find_in(const List& list, const Item& index) {
  const auto at = whole(index);
  if (!at) return index.value() ? "index that is no whole number" : "no such overload";
  if (*at < 0 || static_cast<std::size_t>(*at) >= list.size()) return "index out of range";
  return &list[static_cast<std::size_t>(*at)];
}
Found find_in(const Record& record, const Item& key) {
  const auto* name = key.get_if<std::string>();
  const auto* value = name ? record.find(*name) : nullptr;
  if (!value) return "no such key";
  return value;
}

// Converts an item to a value that a list or a map may contain. False when it has none; then `stop` is the reason.
bool storable(const Item& item, Budget& budget, Value& out, Item& stop) {
  const auto settled = as_value(item);
  if (!settled.value()) return stop = settled, false;
  spend_copy(*settled.value(), budget);
  if (budget.spent()) return stop = too_much(), false;
  return out = *settled.value(), true;
}

}  // namespace

Item normalized(const Value& value, const Type& type) {
  const auto kind = type.kind();
  if (value.is_null() && kind != Type::Kind::any && kind != Type::Kind::null) return Unknown{};
  if (const auto* day = value.get_if<Date>(); day && !is_day(*day)) return Failure{"time out of range"};
  const auto* text = kind == Type::Kind::duration ? value.get_if<std::string>() : nullptr;
  if (!text) return Item::borrowed(value);
  const auto delay = parse_delay(*text);
  return delay ? delay_item(*delay) : Failure{"text cannot be converted"};
}

Item as_value(const Item& item) {
  if (const auto* delay = item.delay())
    return delay->n < 0 ? Item(Failure{"negative delay"}) : Item(Value(to_text(*delay)));
  if (item.range()) return Unknown{};
  return item;
}

Item Evaluator::evaluate(const Node& node) { return context_.budget.spend() ? computed(node) : too_much(); }

Item Evaluator::computed(const Node& node) {
  switch (node.kind) {
    case Node::Kind::literal:
      return Item::borrowed(node.value);
    case Node::Kind::name:
      return name(node);
    case Node::Kind::member:
      return member(node);
    case Node::Kind::test:
      return test(node);
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
      return macro(node);
  }
  return Unknown{};
}

Item Evaluator::name(const Node& node) {
  if (node.slot >= 0) {
    const auto& variable = variables_[static_cast<std::size_t>(node.slot)];
    return variable.value() ? normalized(*variable.value(), node.type) : variable;
  }
  const Value* value = names_.find(node.text);
  return value ? normalized(*value, node.type) : Item(Unknown{});
}

// A member that is absent from a declared record is an empty field. A key that is absent from a map is an error.
Item Evaluator::member(const Node& node) {
  const auto owner = evaluate(*node.parts.front());
  if (owner.is_unknown() || owner.is_failure()) return owner;
  const auto* record = owner.get_if<Record>();
  if (!record) return no_overload();
  if (const auto* value = record->find(node.text)) return part_of(owner, *value, node.type, context_.budget);
  return node.parts.front()->type.kind() == Type::Kind::record ? Item(Unknown{}) : no_key();
}

Item Evaluator::test(const Node& node) {
  const auto owner = evaluate(*node.parts.front());
  if (owner.is_unknown() || owner.is_failure()) return owner;
  const auto* record = owner.get_if<Record>();
  if (!record) return no_overload();
  const auto* value = record->find(node.text);
  const bool empty_counts = node.parts.front()->type.kind() != Type::Kind::record;
  return Item(value && (empty_counts || !value->is_null()));
}

Item Evaluator::index(const Node& node) {
  const std::array<Item, 2> items{evaluate(*node.parts[0]), evaluate(*node.parts[1])};
  if (const auto* stop = stopper(items)) return *stop;
  if (items[1].range()) return Unknown{};
  const auto* record = items[0].get_if<Record>();
  const auto* list = items[0].get_if<List>();
  if (!record && !list) return no_overload();
  const auto found = record ? find_in(*record, items[1]) : find_in(*list, items[1]);
  const auto* why = std::get_if<const char*>(&found);
  return why ? Item(Failure{*why}) : part_of(items[0], *std::get<const Value*>(found), node.type, context_.budget);
}

Item Evaluator::call(const Node& node) {
  std::vector<Item> arguments;
  for (const auto& part : node.parts) arguments.push_back(evaluate(*part));
  const auto* stop = stopper(arguments);
  if (stop && !(stop->is_unknown() && node.function->takes_unknown)) return *stop;
  if (const auto* text = node.pattern ? arguments[0].get_if<std::string>() : nullptr)
    return node.pattern->found_in(*text, context_.budget);
  return node.function->run(arguments, context_);
}

Item Evaluator::list(const Node& node) {
  List values;
  Item failure;
  for (const auto& part : node.parts) {
    Value value;
    Item stop;
    if (storable(evaluate(*part), context_.budget, value, stop))
      values.push_back(std::move(value));
    else if (stop.is_unknown())
      return stop;
    else if (!failure.is_failure())
      failure = stop;
  }
  return failure.is_failure() ? failure : Item(Value(std::move(values)));
}

Item Evaluator::map(const Node& node) {
  std::vector<Item> items;
  for (const auto& part : node.parts) items.push_back(evaluate(*part));
  if (const auto* stop = stopper(items)) return *stop;
  Record record;
  for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
    const auto* key = items[i].get_if<std::string>();
    if (!key) return Failure{"key that is no text"};
    if (record.find(*key)) return Failure{"key given twice"};
    Value value;
    Item stop;
    if (!storable(items[i + 1], context_.budget, value, stop)) return stop;
    context_.budget.spend(record.size() / 8);
    record.set(*key, std::move(value));
  }
  return Value(std::move(record));
}

Item Evaluator::conditional(const Node& node) {
  const auto condition = evaluate(*node.parts[0]);
  if (condition.is_unknown() || condition.is_failure()) return condition;
  const auto* holds = condition.get_if<bool>();
  return holds ? evaluate(*node.parts[*holds ? 1 : 2]) : no_overload();
}

// One operand that decides is enough, on either side.
Item Evaluator::logic(const Node& node) {
  const bool decides = node.kind == Node::Kind::logical_or;
  Item answer(!decides);
  for (const auto& part : node.parts) {
    auto item = evaluate(*part);
    if (item.is(decides)) return item;
    if (item.is_unknown())
      answer = Unknown{};
    else if (!item.is(!decides) && !answer.is_unknown())
      answer = answer.is_failure() ? answer : item.is_failure() ? item : no_overload();
  }
  return answer;
}

Item Evaluator::unary(const Node& node) {
  const auto operand = evaluate(*node.parts.front());
  if (operand.is_unknown() || operand.is_failure()) return operand;
  if (node.op == Operator::negate) return negate(operand);
  const auto* b = operand.get_if<bool>();
  return b ? Item(!*b) : no_overload();
}

Item Evaluator::binary(const Node& node) {
  const std::array<Item, 2> items{evaluate(*node.parts[0]), evaluate(*node.parts[1])};
  if (const auto* stop = stopper(items)) return *stop;
  if (node.op == Operator::in) return contains(items[1], items[0], context_);
  if (node.op <= Operator::greater_equal) return compare(node.op, items[0], items[1], context_);
  return compute(node.op, items[0], items[1], context_);
}

}  // namespace parcours::expression
