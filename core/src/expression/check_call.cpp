// The checker's part for calls: it finds the function and its overload, and reads constant arguments (checker.hpp).
#include <algorithm>

#include "base/calendar.hpp"
#include "expression/checker.hpp"
#include "expression/pattern/pattern.hpp"

namespace parcours::expression {
namespace {

using Kind = Type::Kind;

std::vector<std::string> function_names() {
  std::vector<std::string> names{"has", "all", "exists", "exists_one", "map", "filter"};
  for (const auto& function : functions()) names.emplace_back(function.name);
  return names;
}

std::string counted(std::size_t n, bool french) {
  if (n == 0) return french ? "rien" : "nothing";
  return std::to_string(n) + (french ? (n == 1 ? " valeur" : " valeurs") : (n == 1 ? " value" : " values"));
}

std::string named(const std::vector<NodePtr>& parts) {
  std::string names;
  for (const auto& part : parts) names += (names.empty() ? "" : ", ") + part->type.name();
  return names;
}
std::string named(const Function& function) {
  std::string all;
  for (const auto& overload : function.overloads) {
    std::string one;
    for (const auto kind : overload.takes) one += (one.empty() ? "" : ", ") + Type(kind).name();
    all += (all.empty() ? "(" : " | (") + one + ")";
  }
  return all;
}

bool takes(const Overload& overload, const std::vector<NodePtr>& arguments) {
  if (overload.takes.size() != arguments.size()) return false;
  return std::equal(arguments.begin(), arguments.end(), overload.takes.begin(), [](const NodePtr& argument, Kind kind) {
    return is_any(argument->type) || kind == Kind::any || argument->type.kind() == kind;
  });
}

bool takes_as_many(const Function& function, std::size_t n) {
  return std::any_of(function.overloads.begin(), function.overloads.end(),
                     [n](const Overload& o) { return o.takes.size() == n; });
}

const std::string* constant(const Node& node) {
  return node.kind == Node::Kind::literal ? node.value.get_if<std::string>() : nullptr;
}

}  // namespace

Type Checker::call(Node& node) {
  const auto* function = find_function(node.text);
  if (!function) return unknown_function(node);
  if (function->form == (node.method ? Function::Form::global : Function::Form::method)) {
    faults_.add(node.method ? "unknown-function.global" : "unknown-function.method", node.word, {{"name", node.text}});
    return {};
  }
  node.function = function;
  return answer_of_call(node);
}

Type Checker::unknown_function(const Node& node) {
  const bool macro = node.text == "has" || node.text == "all" || node.text == "exists" || node.text == "exists_one" ||
                     node.text == "map" || node.text == "filter";
  if (macro) {
    const bool fr = true;
    const auto found = node.parts.size() - (node.method ? 1 : 0);
    const std::string_view saying = node.method ? "expression-type.macro-count" : "unknown-function.method";
    faults_.add(saying, node.word,
                {{"name", node.text}, {"found_fr", counted(found, fr)}, {"found", counted(found, !fr)}});
  } else if (node.text == "not") {
    faults_.add("unknown-function.not", node.word);
  } else {
    faults_.add_guess("unknown-function.function", node.word, {{"name", node.text}}, near(node.text, function_names()));
  }
  return {};
}

// With an argument of type any, several overloads may apply. The type is theirs when they agree, else any.
Type Checker::answer_of_call(Node& node) {
  std::optional<Type> answer;
  for (const auto& overload : node.function->overloads)
    if (takes(overload, node.parts))
      answer = !answer || *answer == Type(overload.gives) ? Type(overload.gives) : Type();
  if (!answer) return misfit(node);
  check_constant(node);
  return node.text == "holds" ? holds(node) : *answer;
}

Type Checker::misfit(const Node& node) {
  const auto& overloads = node.function->overloads;
  const std::size_t receivers = node.method ? 1 : 0, found = node.parts.size() - receivers,
                    wanted = overloads.front().takes.size() - receivers;
  if (takes_as_many(*node.function, node.parts.size())) {
    faults_.add("expression-type.arguments", node.span,
                {{"name", node.text}, {"found", named(node.parts)}, {"wanted", named(*node.function)}});
  } else {
    faults_.add("expression-type.count", node.span,
                {{"name", node.text},
                 {"wanted_fr", counted(wanted, true)},
                 {"wanted", counted(wanted, false)},
                 {"found_fr", counted(found, true)},
                 {"found", counted(found, false)}});
  }
  const bool one_answer = std::all_of(overloads.begin(), overloads.end(),
                                      [&](const Overload& o) { return o.gives == overloads.front().gives; });
  return one_answer ? Type(overloads.front().gives) : Type();
}

// Reads constant patterns and days here, so that a mistake is found before any case runs.
void Checker::check_constant(Node& node) {
  const auto* text = node.parts.empty() ? nullptr : constant(*node.parts.back());
  if (!text) return;
  const auto refuse = [&](const char* fr, const char* en) {
    faults_.add("expression-type.constant", node.parts.back()->span,
                {{"name", node.text}, {"why_fr", fr}, {"why", en}});
  };
  if (node.text == "matches") {
    auto compiled = Pattern::compile(*text);
    if (const auto* why = std::get_if<const char*>(&compiled)) return refuse(*why, *why);
    node.pattern = std::make_shared<const Pattern>(std::get<Pattern>(std::move(compiled)));
  }
  if (node.text == "date" && !parse_date(*text))
    refuse("une date s'écrit '2026-03-02'", "a date is written '2026-03-02'");
}

Type Checker::holds(Node& node) {
  auto &list = *node.parts[0], &value = *node.parts[1];
  adapt_literals(value, list.type.element());
  if (!result_type(Operator::in, value.type, list.type))
    faults_.add("expression-type.operands", node.span,
                {{"operator", "holds"}, {"left", list.type.name()}, {"right", value.type.name()}});
  choice(value, list, list.type.element());
  return Kind::boolean;
}

}  // namespace parcours::expression
