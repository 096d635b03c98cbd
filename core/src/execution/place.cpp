#include "execution/place.hpp"

#include <algorithm>

namespace parcours::execution {
namespace {

using definition::Field;

std::string text_in(const Field& field, const EvaluationContext& context) {
  Value value;
  if (!field.computed.empty())
    value = computed(field, context);
  else if (const auto stored = context.a_case.fields.find(field.name); stored != context.a_case.fields.end())
    value = stored->second.value;
  const auto* text = value.get_if<std::string>();
  return text ? *text : std::string();
}

bool names_member(const Field& field) {
  return (field.type == Type::actor || field.type == Type::structure) && !field.role.empty();
}

void add_member(std::vector<Member>& members, const Field& field, const Value& value) {
  const auto* name = value.get_if<std::string>();
  if (!names_member(field) || !name || name->empty()) return;
  field.type == Type::actor ? members.push_back({*name, {}, field.role}) : members.push_back({{}, *name, field.role});
}

void add_rows(std::vector<Member>& members, const Field& list, const Value& value) {
  const auto* rows = value.get_if<List>();
  if (!rows) return;
  for (const auto& row : *rows)
    for (const auto& field : list.fields)
      if (const auto* in_row = row.as<Record>().find(field.name)) add_member(members, field, *in_row);
}

}  // namespace

Place place_of(const EvaluationContext& context) {
  Place place;
  for (const auto& field : context.workflow.fields) {
    if (field.type == Type::territory && place.territory.empty()) place.territory = text_in(field, context);
    if (field.type != Type::structure || field.role.empty() || !place.structure.empty()) continue;
    place.structure = text_in(field, context);
    if (!place.structure.empty()) place.role = field.role;
  }
  return place;
}

std::vector<Member> members_of(const definition::Workflow& workflow, const Case& a_case) {
  std::vector<Member> members;
  for (const auto& [name, stored] : a_case.fields) {
    const auto* field = workflow.field(name);
    if (!field) continue;
    add_member(members, *field, stored.value);
    if (field->type == Type::list) add_rows(members, *field, stored.value);
  }
  std::sort(members.begin(), members.end());
  members.erase(std::unique(members.begin(), members.end()), members.end());
  return members;
}

}  // namespace parcours::execution
