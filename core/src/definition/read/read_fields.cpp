// Fields and parameters: the data of a case, each with its type, its purpose and its level.
#include <algorithm>

#include "definition/language/places.hpp"
#include "definition/model/types.hpp"
#include "definition/read/fields.hpp"

namespace parcours::definition {
namespace {

std::optional<Type> read_type(const Node& node, const std::vector<std::string>& allowed, Draft& draft) {
  const auto* pair = pair_in(node, "type");
  const auto word = pair ? read_one_of(*pair, allowed, draft.sink) : std::nullopt;
  return word ? type_named(*word) : std::nullopt;
}

// What a type cannot be without.
void check_needs(const Pair& pair, const Field& field, Draft& draft) {
  const auto& [key, node] = pair;
  const bool is_choice = field.type == Type::choice || field.type == Type::choices;
  if (is_choice && !pair_in(node, "of")) draft.sink.say("choice-without-of", key.span);
  if (field.type == Type::list && !pair_in(node, "fields"))
    draft.sink.say("missing-key", key.span, {{"key", "fields"}});
  if (field.type == Type::list && !pair_in(node, "item")) draft.sink.say("missing-key", key.span, {{"key", "item"}});
  if (field.level >= 2 && !pair_in(node, "why"))
    draft.sink.say("no-why", key.span, {{"field", field.name}, {"level", "C" + std::to_string(field.level)}});
}

Field read_field(const Pair& pair, const Place& place, Draft& draft) {
  Field field;
  field.name = pair.key.text;
  if (!check_keys(pair.value, pair.key.span, place, draft.sink)) return field;
  const auto type = read_type(pair.value, type_names(), draft);
  if (!type) return field;
  field.type = *type;
  if (*type == Type::territory) field.options = draft.around.territories;
  read_attributes(pair.value, field, draft);
  check_needs(pair, field, draft);
  return field;
}

// The city's value, where it gives one; a wrong one is said at its place in the city's file.
void take_city_value(const Field& like, Parameter& parameter, Draft& draft) {
  const auto city = draft.around.parameters.find(like.name);
  if (city == draft.around.parameters.end()) return;
  static const Calendar calendar;
  auto value = typed(like, city->second, calendar);
  if (value) parameter.preset = std::move(*value);
  if (value) return;
  const auto place = draft.around.places.find(like.name);
  for (auto problem : value.problems()) {
    problem.where = place == draft.around.places.end() ? "parameters.yaml" : place->second;
    draft.sink.add_as_it_is(std::move(problem));
  }
}

void read_parameter(const Pair& pair, Draft& draft) {
  static const std::vector<std::string> types{"text", "note",     "number",   "money",    "bool",
                                              "date", "datetime", "duration", "territory"};
  if (!check_keys(pair.value, pair.key.span, places::parameter, draft.sink)) return;
  const auto type = read_type(pair.value, types, draft);
  const auto* preset = pair_in(pair.value, "default");
  if (!type || !preset) return;
  Field like;
  like.name = pair.key.text;
  like.type = *type;
  if (*type == Type::number && preset->value.text.find('.') != std::string::npos) like.decimals = 9;
  read_range(pair.value, like, draft);
  Parameter parameter{pair.key.text, *type, {}, {}};
  if (auto value = read_literal(preset->value, like, draft)) parameter.preset = std::move(*value);
  if (const auto* why = pair_in(pair.value, "why")) parameter.why = read_word(*why, draft.sink).value_or("");
  take_city_value(like, parameter, draft);
  draft.workflow.parameters.push_back(std::move(parameter));
}

}  // namespace

Field read_element_field(const Pair& pair, Draft& draft) { return read_field(pair, places::list_field, draft); }

void claim_name(const Node& key, const Field* field, Draft& draft) {
  const auto& name = key.text;
  if (!draft.taken.insert(name).second) return draft.sink.say("name-taken", key.span, {{"name", name}});
  const auto roles = draft.role_names();
  const bool own_role = field && field->role == name;
  if (!own_role && std::find(roles.begin(), roles.end(), name) != roles.end())
    draft.sink.say("name-is-role", key.span, {{"name", name}});
}

void read_parameters(const Node& root, Draft& draft) {
  const auto* pair = pair_in(root, "parameters");
  if (!pair || !want_map(*pair, draft.sink)) return;
  for (const auto& each : pair->value.pairs) {
    check_name(each.key.text, each.key.span, draft.sink);  // what it holds is read all the same
    claim_name(each.key, nullptr, draft);
    read_parameter(each, draft);
  }
}

void read_fields(const Node& root, Draft& draft) {
  const auto* pair = pair_in(root, "fields");
  if (!pair || !want_map(*pair, draft.sink)) return;
  for (const auto& each : pair->value.pairs) {
    check_name(each.key.text, each.key.span, draft.sink);
    draft.field_index.emplace(each.key.text, static_cast<Index>(draft.workflow.fields.size()));
    draft.workflow.fields.push_back(read_field(each, places::field, draft));
    claim_name(each.key, &draft.workflow.fields.back(), draft);
  }
}

}  // namespace parcours::definition
