#include "unit/expression/cel.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cmath>

#include "expression/time.hpp"

namespace parcours::expression::cel {
namespace {

std::optional<Value> list_value(const Json& elements) {
  List list;
  for (const auto& each : elements) {
    auto value = value_of(each);
    if (!value) return std::nullopt;
    list.push_back(std::move(*value));
  }
  return Value(std::move(list));
}

std::optional<Value> map_value(const Json& entries) {
  Record record;
  for (const auto& entry : entries) {
    auto value = value_of(entry[1]);
    if (!value || !entry[0].contains("string")) return std::nullopt;
    record.set(entry[0]["string"].get<std::string>(), std::move(*value));
  }
  return Value(std::move(record));
}

double real_value(const std::string& written) {
  if (written == "NaN") return NAN;
  if (written == "Infinity") return INFINITY;
  return written == "-Infinity" ? -INFINITY : std::stod(written);
}

// A list of parts in brackets, as that suite spaces them.
std::string bracketed(const char* open, const std::string& inside, const char* close) {
  return inside.empty() ? std::string(open) + close : fmt::format("{} {} {}", open, inside, close);
}

std::string joined_text(const std::vector<NodePtr>& parts, std::size_t from) {
  std::string all;
  for (std::size_t i = from; i < parts.size(); ++i) all += (i > from ? ", " : "") + tree_text(*parts[i]);
  return all;
}

// That suite keeps long runs of one logical operator as balanced trees.
std::string balanced(const std::vector<NodePtr>& terms, const char* op, std::size_t low, std::size_t high) {
  const auto middle = (low + high + 1) / 2;
  const auto left = middle == low ? tree_text(*terms[middle]) : balanced(terms, op, low, middle - 1);
  const auto right = middle == high ? tree_text(*terms[middle + 1]) : balanced(terms, op, middle + 1, high);
  return fmt::format("_{}_({}, {})", op, left, right);
}

std::string loop_text(const Node& node, const char* init, const char* condition, const std::string& step, const char* result) {
  return fmt::format(
      "__comprehension__(// Variable {}, // Target {}, // Accumulator @result, // Init {}, // LoopCondition {}, // LoopStep {}, "
      "// Result {})",
      node.variable, tree_text(*node.parts[0]), init, condition, step, result);
}

std::string macro_text(const Node& node) {
  const auto said = tree_text(*node.parts[1]);
  const auto when = [&](const std::string& step) { return fmt::format("_?_:_({}, {}, @result)", said, step); };
  if (node.text == "all")
    return loop_text(node, "true", "@not_strictly_false(@result)", fmt::format("_&&_(@result, {})", said), "@result");
  if (node.text == "exists")
    return loop_text(node, "false", "@not_strictly_false(!_(@result))", fmt::format("_||_(@result, {})", said), "@result");
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

std::optional<Value> value_of(const Json& tagged) {
  if (!tagged.is_object() || tagged.size() != 1) return std::nullopt;
  const std::string tag = tagged.begin().key();
  const Json& content = tagged.begin().value();
  if (tag == "null") return Value();
  if (tag == "bool") return Value(content.get<bool>());
  if (tag == "list") return list_value(content);
  if (tag == "map") return map_value(content);
  if (!content.is_string()) return std::nullopt;
  const auto text = content.get<std::string>();
  if (tag == "int64") return Value(std::int64_t{std::stoll(text)});
  if (tag == "double") return Value(real_value(text));
  if (tag == "string") return Value(text);
  const auto at = tag == "timestamp" ? instant_of(text) : tag == "duration" ? duration_of(text) : std::nullopt;
  if (!at) return std::nullopt;
  return tag == "timestamp" ? Value(Instant(Duration(*at))) : Value(Duration(*at));
}

std::optional<Type> type_of(std::string_view written) {
  using Kind = Type::Kind;
  static const std::map<std::string_view, Kind> simple{
      {"dyn", Kind::any},        {"bool", Kind::boolean},      {"int", Kind::integer},
      {"double", Kind::real},    {"string", Kind::text},       {"null", Kind::null},
      {"null_type", Kind::null}, {"timestamp", Kind::instant}, {"duration", Kind::duration}};
  if (const auto at = simple.find(written); at != simple.end()) return Type(at->second);
  if (!written.ends_with(')')) return std::nullopt;
  written.remove_suffix(1);
  const bool list = written.starts_with("list(");
  for (const std::string_view head : {"list(", "map(string,", "map(string, ", "map(dyn, "}) {
    if (!written.starts_with(head)) continue;
    const auto element = type_of(written.substr(head.size()));
    if (element) return list ? Type::list_of(*element) : Type::map_of(*element);
  }
  return std::nullopt;
}

std::string cel_name(const Type& type) {
  using Kind = Type::Kind;
  switch (type.kind()) {
    case Kind::any:
      return "dyn";
    case Kind::integer:
      return "int";
    case Kind::real:
      return "double";
    case Kind::text:
      return "string";
    case Kind::instant:
      return "timestamp";
    case Kind::list:
      return "list(" + cel_name(type.element()) + ")";
    case Kind::map:
      return "map(string, " + cel_name(type.element()) + ")";
    default:
      return type.name();
  }
}

bool same(const Value& a, const Value& b) {
  if (a.data().index() != b.data().index()) return false;
  if (const auto* x = a.get_if<double>(), *y = b.get_if<double>(); x && y) return *x == *y || (std::isnan(*x) && std::isnan(*y));
  return a == b;
}

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
    case Node::Kind::all_of:
      return balanced(node.parts, "&&", 0, node.parts.size() - 2);
    case Node::Kind::any_of:
      return balanced(node.parts, "||", 0, node.parts.size() - 2);
    case Node::Kind::unary:
    case Node::Kind::binary:
      return operator_text(node);
    case Node::Kind::macro:
      return macro_text(node);
  }
  return "";
}

TEST(TypeOf, ReadsNestedTypesAndRefusesThoseThatAreNotHere) {
  EXPECT_EQ(type_of("map(string,list(int))"), Type::map_of(Type::list_of(Type::Kind::integer)));
  EXPECT_FALSE(type_of("uint"));
  EXPECT_FALSE(type_of("list(bytes)"));
}

TEST(ValueOf, ReadsTaggedValuesAndRefusesThoseThatAreNotHere) {
  EXPECT_EQ(value_of({{"list", Json::array({Json{{"int64", "5"}}})}}), Value(List{5}));
  EXPECT_FALSE(value_of({{"uint64", "5"}}));
}

}  // namespace parcours::expression::cel
