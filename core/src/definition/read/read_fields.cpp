// Reads fields and parameters.
#include <algorithm>

#include "definition/language/key_sets.hpp"
#include "definition/model/types.hpp"
#include "definition/read/fields.hpp"
#include "definition/read/passes.hpp"

namespace parcours::definition {
namespace {

std::optional<Type> read_type(const Node& node, const std::vector<std::string>& allowed, Draft& draft) {
  const auto* pair = pair_in(node, "type");
  const auto word = pair ? read_one_of(*pair, allowed, draft.sink) : std::nullopt;
  return word ? type_named(*word) : std::nullopt;
}

// Reports attributes that the type or the level requires.
void check_needs(const Pair& pair, const Field& field, Draft& draft) {
  const auto& [key, node] = pair;
  const bool is_choice = field.type == Type::choice || field.type == Type::choices;
  if (is_choice && !pair_in(node, "of")) draft.sink.report("choice-without-of", key.span);
  if (field.type == Type::list && !pair_in(node, "fields"))
    draft.sink.report("missing-key", key.span, {{"key", "fields"}});
  if (field.type == Type::list && !pair_in(node, "item")) draft.sink.report("missing-key", key.span, {{"key", "item"}});
  if (field.level >= 2 && !pair_in(node, "why"))
    draft.sink.report("no-why", key.span, {{"field", field.name}, {"level", "C" + std::to_string(field.level)}});
}

Field read_field(const Pair& pair, const KeySet& key_set, Draft& draft) {
  Field field;
  field.name = pair.key.text;
  if (!check_keys(pair.value, pair.key.span, key_set, draft.sink)) return field;
  const auto type = read_type(pair.value, type_names(), draft);
  if (!type) return field;
  field.type = *type;
  if (*type == Type::territory) field.options = draft.surroundings.territories;
  read_attributes(pair.value, field, draft);
  check_needs(pair, field, draft);
  return field;
}

// Takes the value of the city, if there is one. A wrong value is reported at its place in the city's file.
void take_city_value(const Field& like, Parameter& parameter, Draft& draft) {
  const auto city = draft.surroundings.parameters.find(like.name);
  if (city == draft.surroundings.parameters.end()) return;
  auto value = coerce(like, city->second, draft.surroundings.calendar);
  if (value) parameter.default_value = std::move(*value);
  if (value) return;
  const auto place = draft.surroundings.parameter_positions.find(like.name);
  for (auto problem : value.problems()) {
    problem.where = place == draft.surroundings.parameter_positions.end() ? "parameters.yaml" : place->second;
    draft.sink.add_unlocated(std::move(problem));
  }
}

void read_parameter(const Pair& pair, Draft& draft) {
  static const std::vector<std::string> types{"text", "note",     "number",   "money",    "bool",
                                              "date", "datetime", "duration", "territory"};
  if (!check_keys(pair.value, pair.key.span, key_sets::parameter, draft.sink)) return;
  const auto type = read_type(pair.value, types, draft);
  const auto* default_value = pair_in(pair.value, "default");
  if (!type || !default_value) return;
  Field like;
  like.name = pair.key.text;
  like.type = *type;
  if (*type == Type::number && default_value->value.text.find('.') != std::string::npos) like.decimals = 9;
  read_range(pair.value, like, draft);
  Parameter parameter{pair.key.text, *type, {}, {}};
  if (auto value = read_literal(default_value->value, like, draft)) parameter.default_value = std::move(*value);
  if (const auto* why = pair_in(pair.value, "why")) parameter.why = read_word(*why, draft.sink).value_or("");
  take_city_value(like, parameter, draft);
  draft.workflow.parameters.push_back(std::move(parameter));
}

}  // namespace

Field read_element_field(const Pair& pair, Draft& draft) {
  auto field = read_field(pair, key_sets::list_field, draft);
  if (field.level >= 4) draft.sink.report("c4-in-list", pair.key.span, {{"field", field.name}});
  return field;
}

void declare_name(const Node& key, const Field* field, Draft& draft) {
  const auto& name = key.text;
  if (!draft.declared_names.insert(name).second) return draft.sink.report("name-taken", key.span, {{"name", name}});
  const auto roles = draft.role_names();
  const bool own_role = field && field->role == name;
  if (!own_role && std::find(roles.begin(), roles.end(), name) != roles.end())
    draft.sink.report("name-is-role", key.span, {{"name", name}});
}

void read_parameters(const HeadDraft& in) {
  auto& draft = in.draft();
  const auto* pair = pair_in(in.root(), "parameters");
  if (!pair || !expect_map(*pair, draft.sink)) return;
  for (const auto& each : pair->value.pairs) {
    check_name(each.key.text, each.key.span, draft.sink);  // its parts are read all the same
    declare_name(each.key, nullptr, draft);
    read_parameter(each, draft);
  }
}

void read_fields(const HeadDraft& in) {
  auto& draft = in.draft();
  const auto* pair = pair_in(in.root(), "fields");
  if (!pair || !expect_map(*pair, draft.sink)) return;
  for (const auto& each : pair->value.pairs) {
    check_name(each.key.text, each.key.span, draft.sink);
    draft.field_index.emplace(each.key.text, static_cast<Index>(draft.workflow.fields.size()));
    draft.workflow.fields.push_back(read_field(each, key_sets::field, draft));
    declare_name(each.key, &draft.workflow.fields.back(), draft);
  }
}

}  // namespace parcours::definition
