#include "expression/questions.hpp"

#include <algorithm>
#include <optional>

#include "expression/evaluator.hpp"
#include "expression/node.hpp"

namespace parcours::expression {
namespace {

using Kind = Question::Kind;

bool is_clock(const Node& node) {
  return node.kind == Node::Kind::name && node.slot < 0 && (node.text == "today" || node.text == "now");
}

// One side of a comparison: a name, perhaps within `age` or `size`.
struct Side {
  std::string path;
  Type type;
  Kind kind = Kind::value;
};

// A side that has a value before any case runs.
struct Constant {
  Value value;
  bool moving = false;
  std::set<std::string> measures;
};

class Inquiry {
 public:
  Inquiry(const Names& fixed, const Moment& moment) : fixed_(fixed), moment_(moment) {}
  void condition(const Node& node);
  Questions take() { return std::move(asked_); }

 private:
  void ask(const Side& side, Kind kind) { asked_.all.push_back({side.path, side.type, kind}); }
  void comparison(const Node& node);
  bool held(const Node& node, const Node& against);
  bool beside(const Node& left, const Node& right);
  bool membership(const Node& element, const Node& list);
  bool presence(const Node& node);
  void ask_all(const Node& node, Kind kind);
  void open(const Node& node, bool within_macro = false);

  bool is_fixed(const Node& node) const;
  void measure(const Node& node, Constant& constant) const;
  std::optional<Constant> constant(const Node& node) const;
  std::optional<Side> side(const Node& node) const;

  const Names& fixed_;
  const Moment& moment_;
  Questions asked_;
};

// Known before any case runs: it reads nothing but what is fixed, and goes through no list.
bool Inquiry::is_fixed(const Node& node) const {
  if (node.kind == Node::Kind::macro) return false;
  if (node.kind == Node::Kind::name) return node.slot < 0 && fixed_.find(node.text);
  return std::all_of(node.parts.begin(), node.parts.end(), [&](const NodePtr& part) { return is_fixed(*part); });
}

void Inquiry::measure(const Node& node, Constant& constant) const {
  if (is_clock(node)) constant.moving = true;
  if (node.kind == Node::Kind::call) constant.measures.insert(node.text);
  for (const auto& part : node.parts) measure(*part, constant);
}

std::optional<Constant> Inquiry::constant(const Node& node) const {
  if (is_clock(node) || !is_fixed(node)) return std::nullopt;
  const auto item = as_value(Evaluator(fixed_, moment_).evaluate(node));
  if (!item.value()) return std::nullopt;
  Constant found{*item.value(), false, {}};
  measure(node, found);
  if (!found.moving) found.measures.clear();
  return found;
}

std::optional<Side> Inquiry::side(const Node& node) const {
  if (auto path = path_of(node); !path.empty()) return Side{std::move(path), node.type};
  const bool counts =
      node.kind == Node::Kind::call && node.parts.size() == 1 && (node.text == "age" || node.text == "size");
  if (!counts) return std::nullopt;
  const auto& of = *node.parts.front();
  auto path = path_of(of);
  if (path.empty()) return std::nullopt;
  return Side{std::move(path), of.type, node.text == "age" ? Kind::age : Kind::size};
}

void Inquiry::condition(const Node& node) {
  switch (node.kind) {
    case Node::Kind::all_of:
    case Node::Kind::any_of:
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
        return ask(*is, node.type.kind() == Type::Kind::boolean ? Kind::value : Kind::open);
      break;
    default:
      break;
  }
  if (node.kind == Node::Kind::call && node.text == "holds" && membership(*node.parts[1], *node.parts[0])) return;
  if (!presence(node)) open(node);
}

void Inquiry::comparison(const Node& node) {
  const auto &left = *node.parts[0], &right = *node.parts[1];
  const bool conditions = left.type.kind() == Type::Kind::boolean && right.type.kind() == Type::Kind::boolean;
  if (conditions) return condition(left), condition(right);
  if (node.op == Operator::in ? membership(left, right) : held(left, right) || held(right, left) || beside(left, right))
    return;
  open(node);
}

// name < constant
bool Inquiry::held(const Node& node, const Node& against) {
  const auto is = side(node);
  auto fixed = constant(against);
  if (!is || !fixed || (!is_clock(node) && is_fixed(node))) return false;
  if (is->type.kind() == Type::Kind::list && is->kind == Kind::value) return false;
  Question question{is->path, is->type, is->kind, {std::move(fixed->value)}};
  question.measures = std::move(fixed->measures);
  question.moving = fixed->moving;
  asked_.all.push_back(std::move(question));
  return true;
}

// name < name
bool Inquiry::beside(const Node& left, const Node& right) {
  const auto one = side(left), other = side(right);
  if (!one || !other || one->kind != Kind::value || other->kind != Kind::value) return false;
  asked_.all.push_back({one->path, one->type, Kind::value, {}, {other->path}});
  asked_.all.push_back({other->path, other->type, Kind::value, {}, {one->path}});
  return true;
}

// name in [constants], or constant in name
bool Inquiry::membership(const Node& element, const Node& list) {
  const auto one = side(element), many = side(list);
  const auto fixed_list = constant(list), fixed = constant(element);
  if (one && fixed_list && fixed_list->value.is<List>() && !fixed_list->moving) {
    asked_.all.push_back({one->path, one->type, one->kind, fixed_list->value.as<List>()});
    return true;
  }
  if (!many || !fixed || fixed->moving || many->kind != Kind::value || many->type.kind() != Type::Kind::list)
    return false;
  asked_.all.push_back({many->path, many->type, Kind::holds, {fixed->value}});
  return true;
}

// known(name), has(name.member)
bool Inquiry::presence(const Node& node) {
  const bool asks = node.kind == Node::Kind::call && node.text == "known";
  if (!asks && node.kind != Node::Kind::test) return false;
  const auto is = side(asks ? *node.parts.front() : node);
  if (is && is->kind == Kind::value) return ask(*is, Kind::presence), true;
  for (const auto& part : node.parts) ask_all(*part, Kind::presence), open(*part);
  return true;
}

void Inquiry::ask_all(const Node& node, Kind kind) {
  if (auto path = path_of(node); !path.empty()) return ask({std::move(path), node.type}, kind);
  for (const auto& part : node.parts) ask_all(*part, kind);
}

void Inquiry::open(const Node& node, bool within_macro) {
  if (auto path = path_of(node); !path.empty() && node.kind != Node::Kind::test) {
    if (!is_fixed(node) || is_clock(node)) ask({std::move(path), node.type}, Kind::open);
    return;
  }
  if (presence(node)) return;
  const bool macro = node.kind == Node::Kind::macro;
  asked_.macros |= macro;
  asked_.heavy |= macro && within_macro;
  for (const auto& part : node.parts) open(*part, within_macro || macro);
}

}  // namespace

Questions questions(const Program& program, const Names& fixed, const Moment& moment) {
  Inquiry inquiry(fixed, moment);
  inquiry.condition(program.tree());
  return inquiry.take();
}

}  // namespace parcours::expression
