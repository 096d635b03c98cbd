// Program: compiles, evaluates and describes an expression (expression.hpp).
#include <algorithm>
#include <set>
#include <stdexcept>

#include "expression/evaluator.hpp"
#include "expression/node.hpp"

namespace parcours::expression {

struct Program::Body {
  std::string text;
  NodePtr tree;
  Type type;
  bool as_decimal = false;  // an integer is wanted as an exact decimal
  std::vector<std::string> reads;
};

std::string_view word_for(Operator op) {
  switch (op) {
    case Operator::equal:
      return "==";
    case Operator::unequal:
      return "!=";
    case Operator::less:
      return "<";
    case Operator::less_equal:
      return "<=";
    case Operator::greater:
      return ">";
    case Operator::greater_equal:
      return ">=";
    case Operator::in:
      return "in";
    case Operator::plus:
      return "+";
    case Operator::minus:
    case Operator::negate:
      return "-";
    case Operator::times:
      return "*";
    case Operator::divide:
      return "/";
    case Operator::modulo:
      return "%";
    case Operator::logical_not:
      return "!";
  }
  return "";
}

std::string path_of(const Node& node) {
  if (node.kind == Node::Kind::name) return node.slot < 0 ? node.text : "";
  if (node.kind != Node::Kind::member && node.kind != Node::Kind::test) return "";
  const auto owner = path_of(*node.parts.front());
  return owner.empty() ? "" : owner + "." + node.text;
}

namespace {

void gather(const Node& node, std::set<std::string>& paths) {
  if (node.kind == Node::Kind::call && node.text == "age") paths.insert("today");
  if (auto path = path_of(node); !path.empty()) return void(paths.insert(std::move(path)));
  for (const auto& part : node.parts) gather(*part, paths);
}

bool has_call(const Node& node, std::string_view function) {
  if (node.kind == Node::Kind::call && node.text == function) return true;
  return std::any_of(node.parts.begin(), node.parts.end(),
                     [&](const NodePtr& part) { return has_call(*part, function); });
}

Result result_of(const Item& item, bool spent, bool as_decimal) {
  Result result;
  const auto settled = as_value(item);
  if (spent || settled.is_failure()) {
    result.kind = Result::Kind::error;
    result.error = spent ? "too much work" : settled.failure().what;
    return result;
  }
  if (!settled.value()) return result;
  result.kind = Result::Kind::value;
  const auto* n = settled.get_if<std::int64_t>();
  result.value = as_decimal && n ? Value(Decimal(*n, 0)) : *settled.value();
  return result;
}

}  // namespace

std::variant<Program, std::vector<Fault>> Program::compile(std::string_view text, const Environment& names,
                                                           const Type& wanted) {
  Faults faults;
  auto tree = parse(text, faults);
  if (tree) check(*tree, names, wanted, faults);
  if (!faults.empty() || !tree) return faults.take();
  std::set<std::string> paths;
  gather(*tree, paths);
  auto body = std::make_shared<Body>();
  body->text = text;
  body->type = tree->type;
  body->as_decimal = wanted.kind() == Type::Kind::decimal && tree->type.kind() != Type::Kind::decimal;
  body->reads.assign(paths.begin(), paths.end());
  body->tree = std::move(tree);
  Program program;
  program.body_ = std::move(body);
  return program;
}

Result Program::evaluate(const Bindings& names, const Moment& moment) const {
  Evaluator evaluator(names, moment);
  const auto item = evaluator.evaluate(*body_->tree);
  return result_of(item, evaluator.spent(), body_->as_decimal);
}

const std::string& Program::text() const { return body_->text; }
const Type& Program::type() const { return body_->type; }
const std::vector<std::string>& Program::reads() const { return body_->reads; }
bool Program::calls(std::string_view function) const { return has_call(*body_->tree, function); }
const Node& Program::tree() const { return *body_->tree; }

}  // namespace parcours::expression
