#include "definition/draft.hpp"

#include <algorithm>

namespace parcours::definition {

const Contract* Draft::contract(const Step& step) const {
  if (!sheet || !step.use) return nullptr;
  for (const auto& each : sheet->contracts)
    if (each.action == step.use->action) return &each;
  return nullptr;
}

std::vector<std::string> Draft::field_names() const {
  std::vector<std::string> names;
  for (const auto& field : workflow.fields) names.push_back(field.name);
  return names;
}

bool Draft::is_role(const std::string& name) const {
  if (!around.roles) return true;
  const auto names = role_names();
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<std::string> Draft::role_names() const {
  std::vector<std::string> names;
  if (around.roles)
    for (const auto& role : *around.roles) names.push_back(role.name);
  if (sheet) names.insert(names.end(), sheet->roles.begin(), sheet->roles.end());
  return names;
}

std::optional<expression::Program> compile(const Node& node, std::string_view key, const expression::Environment& names,
                                           const expression::Type& wanted, Draft& draft) {
  const auto text = read_word(node, key, draft.sink);
  if (!text) return std::nullopt;
  auto made = expression::Program::compile(*text, names, wanted);
  if (auto* program = std::get_if<expression::Program>(&made)) return std::move(*program);
  for (const auto& fault : std::get<1>(made)) {
    const auto begin = yaml::position_in(draft.sink.source(), node, fault.at);
    const auto end = yaml::position_in(draft.sink.source(), node, fault.at + fault.length);
    draft.sink.add({fault.code, {}, fault.message, fault.hint, {}, Problem::Severity::error}, {begin, std::max(end, begin + 1)});
  }
  return std::nullopt;
}

std::optional<expression::Program> compile_made(const std::string& text, Span at, const expression::Environment& names,
                                                Draft& draft) {
  auto made = expression::Program::compile(text, names, expression::Type::Kind::boolean);
  if (auto* program = std::get_if<expression::Program>(&made)) return std::move(*program);
  for (const auto& fault : std::get<1>(made))
    draft.sink.add({fault.code, {}, fault.message, fault.hint, {}, Problem::Severity::error}, at);
  return std::nullopt;
}

Value value_of(const Node& node) {
  if (node.is_scalar()) return node.text;
  List list;
  Record record;
  for (const auto& item : node.items) list.push_back(value_of(item));
  for (const auto& pair : node.pairs) record.set(pair.key.text, value_of(pair.value));
  if (node.is_list()) return list;
  return node.is_map() ? Value(record) : Value();
}

std::optional<Value> read_literal(const Node& node, const Field& field, Draft& draft) {
  static const Calendar calendar;
  auto checked = typed(field, value_of(node), calendar);
  if (checked) return std::move(*checked);
  for (const auto& problem : checked.problems()) draft.sink.add(problem, node.span);
  return std::nullopt;
}

}  // namespace parcours::definition
