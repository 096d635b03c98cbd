#include "expression/name_uses.hpp"

#include <algorithm>
#include <optional>

#include "expression/evaluator.hpp"
#include "expression/node.hpp"

namespace parcours::expression {
namespace {

using UseKind = NameUse::Kind;

bool is_clock(const Node& node) {
  return node.kind == Node::Kind::name && node.slot < 0 && (node.text == "today" || node.text == "now");
}

// One side of a comparison: a name, perhaps within `age` or `size`.
struct Side {
  std::string path;
  Type type;
  UseKind kind = UseKind::value;
};

// A side that has a value before any case runs.
struct Constant {
  Value value;
  bool clock_relative = false;
  std::set<std::string> measures;
};

class UseCollector {
 public:
  UseCollector(const Bindings& fixed, const Moment& moment) : fixed_(fixed), moment_(moment) {}
  void condition(const Node& node);
  NameUses take() { return std::move(uses_); }

 private:
  void ask(const Side& side, UseKind kind) { uses_.all.push_back({side.path, side.type, kind}); }
  void comparison(const Node& node);
  bool against_constant(const Node& node, const Node& against);
  bool against_name(const Node& left, const Node& right);
  bool membership(const Node& element, const Node& list);
  bool presence(const Node& node);
  void ask_all(const Node& node, UseKind kind);
  void mark_opaque(const Node& node, bool within_macro = false);

  bool is_fixed(const Node& node) const;
  void measure(const Node& node, Constant& constant) const;
  std::optional<Constant> constant(const Node& node) const;
  std::optional<Side> side(const Node& node) const;

  const Bindings& fixed_;
  const Moment& moment_;
  NameUses uses_;
};

// True when its value is known before any case runs: it reads only fixed names, and has no macro.
bool UseCollector::is_fixed(const Node& node) const {
  if (node.kind == Node::Kind::macro) return false;
  if (node.kind == Node::Kind::name) return node.slot < 0 && fixed_.find(node.text);
  return std::all_of(node.parts.begin(), node.parts.end(), [&](const NodePtr& part) { return is_fixed(*part); });
}

void UseCollector::measure(const Node& node, Constant& constant) const {
  if (is_clock(node)) constant.clock_relative = true;
  if (node.kind == Node::Kind::call) constant.measures.insert(node.text);
  for (const auto& part : node.parts) measure(*part, constant);
}

std::optional<Constant> UseCollector::constant(const Node& node) const {
  if (is_clock(node) || !is_fixed(node)) return std::nullopt;
  const auto item = as_value(Evaluator(fixed_, moment_).evaluate(node));
  if (!item.value()) return std::nullopt;
  Constant found{*item.value(), false, {}};
  measure(node, found);
  if (!found.clock_relative) found.measures.clear();
  return found;
}

std::optional<Side> UseCollector::side(const Node& node) const {
  if (auto path = path_of(node); !path.empty()) return Side{std::move(path), node.type};
  const bool counts =
      node.kind == Node::Kind::call && node.parts.size() == 1 && (node.text == "age" || node.text == "size");
  if (!counts) return std::nullopt;
  const auto& of = *node.parts.front();
  auto path = path_of(of);
  if (path.empty()) return std::nullopt;
  return Side{std::move(path), of.type, node.text == "age" ? UseKind::age : UseKind::size};
}

void UseCollector::condition(const Node& node) {
  switch (node.kind) {
    case Node::Kind::logical_and:
    case Node::Kind::logical_or:
    case Node::Kind::unary:
    case Node::Kind::conditional:
      if (node.type.kind() != Type::Kind::boolean) break;
      for (const auto& part : node.parts) condition(*part);
      return;
    case Node::Kind::literal:
      return;
    case Node::Kind::binary:
      return comparison(node);
    case Node::Kind::name:
    case Node::Kind::member:
      if (const auto is = side(node))
        return ask(*is, node.type.kind() == Type::Kind::boolean ? UseKind::value : UseKind::opaque);
      break;
    default:
      break;
  }
  if (node.kind == Node::Kind::call && node.text == "holds" && membership(*node.parts[1], *node.parts[0])) return;
  if (!presence(node)) mark_opaque(node);
}

void UseCollector::comparison(const Node& node) {
  const auto &left = *node.parts[0], &right = *node.parts[1];
  const bool conditions = left.type.kind() == Type::Kind::boolean && right.type.kind() == Type::Kind::boolean;
  if (conditions) return condition(left), condition(right);
  if (node.op == Operator::in
          ? membership(left, right)
          : against_constant(left, right) || against_constant(right, left) || against_name(left, right))
    return;
  mark_opaque(node);
}

// name < constant
bool UseCollector::against_constant(const Node& node, const Node& against) {
  const auto is = side(node);
  auto fixed = constant(against);
  if (!is || !fixed || (!is_clock(node) && is_fixed(node))) return false;
  if (is->type.kind() == Type::Kind::list && is->kind == UseKind::value) return false;
  NameUse name_use{is->path, is->type, is->kind, {std::move(fixed->value)}};
  name_use.measures = std::move(fixed->measures);
  name_use.clock_relative = fixed->clock_relative;
  uses_.all.push_back(std::move(name_use));
  return true;
}

// name < name
bool UseCollector::against_name(const Node& left, const Node& right) {
  const auto one = side(left), other = side(right);
  if (!one || !other || one->kind != UseKind::value || other->kind != UseKind::value) return false;
  uses_.all.push_back({one->path, one->type, UseKind::value, {}, {other->path}});
  uses_.all.push_back({other->path, other->type, UseKind::value, {}, {one->path}});
  return true;
}

// name in [constants], or constant in name
bool UseCollector::membership(const Node& element, const Node& list) {
  const auto one = side(element), many = side(list);
  const auto fixed_list = constant(list), fixed = constant(element);
  if (one && fixed_list && fixed_list->value.is<List>() && !fixed_list->clock_relative) {
    uses_.all.push_back({one->path, one->type, one->kind, fixed_list->value.as<List>()});
    return true;
  }
  if (!many || !fixed || fixed->clock_relative || many->kind != UseKind::value || many->type.kind() != Type::Kind::list)
    return false;
  uses_.all.push_back({many->path, many->type, UseKind::holds, {fixed->value}});
  return true;
}

// known(name), has(name.member)
bool UseCollector::presence(const Node& node) {
  const bool asks = node.kind == Node::Kind::call && node.text == "known";
  if (!asks && node.kind != Node::Kind::test) return false;
  const auto is = side(asks ? *node.parts.front() : node);
  if (is && is->kind == UseKind::value) return ask(*is, UseKind::presence), true;
  for (const auto& part : node.parts) ask_all(*part, UseKind::presence), mark_opaque(*part);
  return true;
}

void UseCollector::ask_all(const Node& node, UseKind kind) {
  if (auto path = path_of(node); !path.empty()) return ask({std::move(path), node.type}, kind);
  for (const auto& part : node.parts) ask_all(*part, kind);
}

void UseCollector::mark_opaque(const Node& node, bool within_macro) {
  if (auto path = path_of(node); !path.empty() && node.kind != Node::Kind::test) {
    if (!is_fixed(node) || is_clock(node)) ask({std::move(path), node.type}, UseKind::opaque);
    return;
  }
  if (presence(node)) return;
  const bool macro = node.kind == Node::Kind::macro;
  uses_.macros |= macro;
  uses_.costly |= macro && within_macro;
  for (const auto& part : node.parts) mark_opaque(*part, within_macro || macro);
}

}  // namespace

NameUses name_uses(const Program& program, const Bindings& fixed, const Moment& moment) {
  UseCollector collector(fixed, moment);
  collector.condition(program.tree());
  return collector.take();
}

}  // namespace parcours::expression
