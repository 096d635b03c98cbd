#include "expression/tree_text.hpp"

#include <fmt/format.h>

namespace parcours::expression {
namespace {

// A list of parts in brackets, with the spaces of that suite.
std::string bracketed(const char* open, const std::string& inside, const char* close) {
  return inside.empty() ? std::string(open) + close : fmt::format("{} {} {}", open, inside, close);
}

std::string joined_text(const std::vector<NodePtr>& parts, std::size_t from) {
  std::string all;
  for (std::size_t i = from; i < parts.size(); ++i) all += (i > from ? ", " : "") + tree_text(*parts[i]);
  return all;
}

// That suite writes a long run of one logical operator as a balanced tree.
std::string balanced(const std::vector<NodePtr>& terms, const char* op, std::size_t low, std::size_t high) {
  const auto middle = (low + high + 1) / 2;
  const auto left = middle == low ? tree_text(*terms[middle]) : balanced(terms, op, low, middle - 1);
  const auto right = middle == high ? tree_text(*terms[middle + 1]) : balanced(terms, op, middle + 1, high);
  return fmt::format("_{}_({}, {})", op, left, right);
}

std::string loop_text(const Node& node, const char* init, const char* condition, const std::string& step,
                      const char* result) {
  return fmt::format(
      "__comprehension__(// Variable {}, // Target {}, // Accumulator @result, // Init {}, // LoopCondition {}, // "
      "LoopStep {}, "
      "// Result {})",
      node.variable, tree_text(*node.parts[0]), init, condition, step, result);
}

std::string macro_text(const Node& node) {
  const auto body = tree_text(*node.parts[1]);
  const auto when = [&](const std::string& step) { return fmt::format("_?_:_({}, {}, @result)", body, step); };
  if (node.text == "all")
    return loop_text(node, "true", "@not_strictly_false(@result)", fmt::format("_&&_(@result, {})", body), "@result");
  if (node.text == "exists")
    return loop_text(node, "false", "@not_strictly_false(!_(@result))", fmt::format("_||_(@result, {})", body),
                     "@result");
  if (node.text == "exists_one") return loop_text(node, "0", "true", when("_+_(@result, 1)"), "_==_(@result, 1)");
  if (node.text == "filter")
    return loop_text(node, "[]", "true", when(fmt::format("_+_(@result, [ {} ])", node.variable)), "@result");
  const auto add = fmt::format("_+_(@result, [ {} ])", tree_text(*node.parts.back()));
  return loop_text(node, "[]", "true", node.parts.size() == 3 ? when(add) : add, "@result");
}

std::string literal_text(const Node& node) {
  if (const auto* text = node.value.get_if<std::string>()) return "\"" + *text + "\"";
  if (const auto* d = node.value.get_if<double>()) return fmt::format("{}", *d);
  if (const auto* n = node.value.get_if<std::int64_t>()) return std::to_string(*n);
  return node.text;
}

std::string call_text(const Node& node) {
  if (!node.method) return fmt::format("{}({})", node.text, joined_text(node.parts, 0));
  return fmt::format("{}.{}({})", tree_text(*node.parts[0]), node.text, joined_text(node.parts, 1));
}

std::string map_text(const Node& node) {
  std::string all;
  for (std::size_t i = 0; i < node.parts.size(); i += 2)
    all += fmt::format("{}{}:{}", i > 0 ? ", " : "", tree_text(*node.parts[i]), tree_text(*node.parts[i + 1]));
  return bracketed("{", all, "}");
}

std::string operator_text(const Node& node) {
  if (node.kind == Node::Kind::unary) return fmt::format("{}_({})", word_for(node.op), joined_text(node.parts, 0));
  const auto name = node.op == Operator::in ? std::string("@in") : fmt::format("_{}_", word_for(node.op));
  return fmt::format("{}({})", name, joined_text(node.parts, 0));
}

}  // namespace

std::string tree_text(const Node& node) {
  switch (node.kind) {
    case Node::Kind::literal:
      return literal_text(node);
    case Node::Kind::name:
      return (node.rooted ? "." : "") + node.text;
    case Node::Kind::member:
      return tree_text(*node.parts[0]) + "." + node.text;
    case Node::Kind::test:
      return tree_text(*node.parts[0]) + "." + node.text + "~test-only~";
    case Node::Kind::index:
      return fmt::format("_[_]({})", joined_text(node.parts, 0));
    case Node::Kind::call:
      return call_text(node);
    case Node::Kind::list:
      return bracketed("[", joined_text(node.parts, 0), "]");
    case Node::Kind::map:
      return map_text(node);
    case Node::Kind::conditional:
      return fmt::format("_?_:_({})", joined_text(node.parts, 0));
    case Node::Kind::logical_and:
      return balanced(node.parts, "&&", 0, node.parts.size() - 2);
    case Node::Kind::logical_or:
      return balanced(node.parts, "||", 0, node.parts.size() - 2);
    case Node::Kind::unary:
    case Node::Kind::binary:
      return operator_text(node);
    case Node::Kind::macro:
      return macro_text(node);
  }
  return "";
}

}  // namespace parcours::expression
