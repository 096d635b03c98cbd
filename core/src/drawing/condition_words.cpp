#include "drawing/condition_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "base/decimal.hpp"
#include "base/spoken.hpp"
#include "definition/model/titles.hpp"
#include "expression/node.hpp"

namespace parcours::drawing {
namespace {

using definition::Field;
using Tree = expression::Node;
using expression::Operator;
using TreeKind = Tree::Kind;

// In French, in English. `{}` is replaced.
using Phrase = std::pair<const char*, const char*>;

const std::map<std::string_view, Phrase>& function_phrases() {
  static const std::map<std::string_view, Phrase> phrases{
      {"age", {"âge", "age"}},
      {"age_on", {"âge le {1}", "age on {1}"}},
      {"birthday", {"anniversaire des {1} ans", "birthday number {1}"}},
      {"known", {"{0} : renseigné", "{0}: known"}},
      {"size", {"nombre ({0})", "number ({0})"}},
      {"days", {"{0} jours", "{0} days"}},
      {"working_days", {"{0} jours ouvrés", "{0} working days"}},
      {"end_of", {"fin ({0})", "end ({0})"}},
      {"start_of", {"début ({0})", "start ({0})"}},
      {"holds", {"{0} contient {1}", "{0} contains {1}"}}};
  return phrases;
}

// Walks one tree. For one thread.
class ConditionWords {
 public:
  ConditionWords(const definition::Workflow& workflow, const definition::Program& program, std::string_view language)
      : workflow_(workflow), text_(program.text()), language_(language) {}

  std::string words(const Tree& node) {
    switch (node.kind) {
      case TreeKind::literal:
        return literal(node, nullptr);
      case TreeKind::name:
      case TreeKind::member:
        return name(node);
      case TreeKind::test:
        return fill(function_phrases().at("known"), {title(path(node))});
      case TreeKind::call:
        return call(node);
      case TreeKind::list:
        return listed(node, nullptr);
      case TreeKind::logical_and:
        return joined(node, in({" et ", " and "}));
      case TreeKind::logical_or:
        return joined(node, in({" ou ", " or "}));
      case TreeKind::unary:
        return unary(node);
      case TreeKind::binary:
        return binary(node);
      case TreeKind::macro:
        return macro(node);
      case TreeKind::index:
      case TreeKind::map:
      case TreeKind::conditional:
        break;
    }
    return as_written(node);
  }

 private:
  std::string in(Phrase phrase) const { return language_ == "en" ? phrase.second : phrase.first; }
  std::string as_written(const Tree& node) const { return text_.substr(node.span.at, node.span.length); }
  std::string fill(Phrase phrase, const std::vector<std::string>& with) const {
    auto text = in(phrase);
    for (std::size_t i = 0; i < with.size(); ++i) {
      const auto place = "{" + std::to_string(i) + "}";
      if (const auto at = text.find(place); at != std::string::npos) text.replace(at, place.size(), with[i]);
    }
    return text;
  }

  // The path of a name. A variable of a macro is the element of its list.
  std::string path(const Tree& node) const {
    if (node.kind == TreeKind::name) {
      if (node.slot < 0) return node.text;
      const auto known = variables_.find(node.text);
      return known == variables_.end() ? node.text : known->second;
    }
    if (node.kind != TreeKind::member && node.kind != TreeKind::test) return {};
    const auto owner = path(*node.parts.front());
    return owner.empty() ? std::string() : owner + "." + node.text;
  }
  const Field* field(const Tree& node) const {
    const auto at = path(node);
    return at.empty() ? nullptr : workflow_.field(at);
  }
  std::string name(const Tree& node) const {
    const auto at = path(node);
    return at.empty() ? as_written(node) : title(at);
  }
  std::string title(const std::string& at) const {
    if (const auto* field = workflow_.field(at)) return field->title.empty() ? at : field->title.in(language_);
    for (const auto& parameter : workflow_.parameters)
      if (parameter.name == at) return value(parameter.default_value, nullptr);
    if (at == "today") return in({"aujourd'hui", "today"});
    if (at == "now") return in({"maintenant", "now"});
    if (at == "outcome") return in({"issue", "outcome"});
    if (at.starts_with("steps.")) return of_step(at.substr(6));
    return at;
  }
  // "tenter.times", "reunions.outcome"
  std::string of_step(const std::string& at) const {
    const auto dot = at.find('.');
    const auto step = part_title(at.substr(0, dot)), what = dot == std::string::npos ? "" : at.substr(dot + 1);
    if (what == "times") return fill({"nombre de fois « {0} »", "times “{0}”"}, {step});
    if (what == "outcome") return fill({"issue de « {0} »", "outcome of “{0}”"}, {step});
    return step + (what.empty() ? "" : " (" + what + ")");
  }
  std::string part_title(const std::string& name) const {
    const auto* step = workflow_.step(name);
    if (step) return step->title.empty() ? name : step->title.in(language_);
    for (const auto& block : workflow_.blocks)
      if (block.name == name && !block.title.empty()) return block.title.in(language_);
    return name;
  }

  std::string value(const Value& value, const Field* of) const {
    if (const auto* text = value.get_if<std::string>()) return option(*text, of);
    if (const auto* flag = value.get_if<bool>()) return spoken(*flag, language_);
    if (const auto* number = value.get_if<std::int64_t>()) return std::to_string(*number);
    if (const auto* number = value.get_if<double>()) return fmt::format("{}", *number);
    if (const auto* number = value.get_if<Decimal>()) return to_text(*number);
    if (const auto* day = value.get_if<Date>()) return spoken(*day, language_);
    return "…";
  }
  std::string option(const std::string& name, const Field* of) const {
    if (!of) return definition::title_of_outcome(workflow_, name).in(language_);
    for (const auto& option : of->options)
      if (option.name == name) return option.title.empty() ? name : option.title.in(language_);
    return name;
  }
  std::string literal(const Tree& node, const Field* of) const { return value(node.value, of); }
  std::string listed(const Tree& list, const Field* of) {
    std::vector<std::string> items;
    for (const auto& part : list.parts)
      items.push_back(part->kind == TreeKind::literal ? literal(*part, of) : words(*part));
    return fmt::format("{}", either(items));
  }
  std::string either(const std::vector<std::string>& items) const {
    std::string text;
    for (std::size_t i = 0; i < items.size(); ++i)
      text += (i == 0 ? "" : i + 1 < items.size() ? ", " : in({" ou ", " or "})) + items[i];
    return text;
  }

  std::string joined(const Tree& node, const std::string& by) {
    std::string text;
    for (const auto& part : node.parts) {
      const bool inner = part->kind == TreeKind::logical_and || part->kind == TreeKind::logical_or;
      text += (text.empty() ? "" : by) + (inner ? "(" + words(*part) + ")" : words(*part));
    }
    return text;
  }
  std::string unary(const Tree& node) {
    const auto& part = *node.parts.front();
    if (node.op == Operator::negate) return "-" + words(part);
    if (part.kind == TreeKind::name || part.kind == TreeKind::member)
      return words(part) + is() + spoken(false, language_);
    return fill({"non ({0})", "not ({0})"}, {words(part)});
  }
  std::string is() const { return in({" : ", ": "}); }

  // A value next to a name is a value of that name.
  std::string operand(const Tree& node, const Tree& other) {
    const auto* of = field(other);
    if (node.kind == TreeKind::literal) return literal(node, of);
    return node.kind == TreeKind::list ? listed(node, of) : words(node);
  }
  std::string binary(const Tree& node) {
    const auto &left = *node.parts.front(), &right = *node.parts.back();
    if (node.op == Operator::in && right.kind != TreeKind::list) return words(right) + is() + operand(left, right);
    if (node.op == Operator::in) return words(left) + is() + operand(right, left);
    if (node.op == Operator::equal && left.kind == TreeKind::binary && left.op == Operator::modulo && is_zero(right))
      return words(*left.parts.front()) + is() +
             fill({"multiple de {0}", "a multiple of {0}"}, {words(*left.parts.back())});
    return operand(left, right) + sign(node.op) + operand(right, left);
  }
  static bool is_zero(const Tree& node) {
    const auto* number = node.kind == TreeKind::literal ? node.value.get_if<std::int64_t>() : nullptr;
    return number && *number == 0;
  }
  std::string sign(Operator op) const {
    static const std::map<Operator, const char*> signs{
        {Operator::unequal, " ≠ "},    {Operator::less, " < "},          {Operator::less_equal, " ≤ "},
        {Operator::greater, " > "},    {Operator::greater_equal, " ≥ "}, {Operator::plus, " + "},
        {Operator::minus, " − "},      {Operator::times, " × "},         {Operator::divide, " ÷ "},
        {Operator::modulo, " modulo "}};
    const auto known = signs.find(op);
    return known == signs.end() ? is() : known->second;
  }

  std::string call(const Tree& node) {
    const auto phrase = function_phrases().find(node.text);
    if (phrase == function_phrases().end()) return as_written(node);
    std::vector<std::string> parts;
    for (const auto& part : node.parts) parts.push_back(words(*part));
    auto text = fill(phrase->second, parts);
    if (text == "1 jours" || text == "1 days") text.pop_back();
    return text;
  }
  std::string macro(const Tree& node) {
    const auto* list = field(*node.parts.front());
    if (!list || list->item.empty() || node.parts.size() < 2) return as_written(node);
    const auto outer = std::exchange(variables_[node.variable], list->item);
    const auto of = words(*node.parts.front()), that = words(*node.parts[1]);
    variables_[node.variable] = outer;
    if (node.text == "exists") return fill({"au moins un de « {0} » : {1}", "one of “{0}”: {1}"}, {of, that});
    if (node.text == "all") return fill({"tous de « {0} » : {1}", "all of “{0}”: {1}"}, {of, that});
    if (node.text == "filter") return fill({"{0}, {1}", "{0}, {1}"}, {of, that});
    return as_written(node);
  }

  const definition::Workflow& workflow_;
  const std::string& text_;
  std::string_view language_;
  std::map<std::string, std::string> variables_;  // of macros: the item of the list
};

}  // namespace

std::string words_of(const definition::Workflow& workflow, const definition::Program& program,
                     std::string_view language) {
  return ConditionWords(workflow, program, language).words(program.tree());
}

}  // namespace parcours::drawing
