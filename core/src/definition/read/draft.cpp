#include "definition/read/draft.hpp"

#include <algorithm>

namespace parcours::definition {

const Contract* Draft::contract(const Step& step) const {
  if (!sheet || !step.binding) return nullptr;
  for (const auto& each : sheet->contracts)
    if (each.action == step.binding->action) return &each;
  return nullptr;
}

std::vector<std::string> Draft::field_names() const {
  std::vector<std::string> names;
  for (const auto& field : workflow.fields) names.push_back(field.name);
  return names;
}

bool Draft::is_role(const std::string& name) const {
  if (!surroundings.roles) return true;
  const auto names = role_names();
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::vector<std::string> Draft::role_names() const {
  std::vector<std::string> names;
  if (surroundings.roles)
    for (const auto& role : *surroundings.roles) names.push_back(role.name);
  if (sheet) names.insert(names.end(), sheet->roles.begin(), sheet->roles.end());
  return names;
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
  auto checked = coerce(field, value_of(node), draft.surroundings.calendar);
  if (checked) return std::move(*checked);
  for (const auto& problem : checked.problems()) draft.sink.add(problem, node.span);
  return std::nullopt;
}

}  // namespace parcours::definition
