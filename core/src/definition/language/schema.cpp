#include "definition/language/schema.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "definition/language/bilan_key_sets.hpp"
#include "definition/language/key_sets.hpp"
#include "definition/language/story_key_sets.hpp"

namespace parcours::definition {
namespace {

using Json = nlohmann::ordered_json;

std::string slug(std::string_view name) {
  std::string slug(name);
  std::replace(slug.begin(), slug.end(), ' ', '_');
  return slug;
}

Json array_of(Words words) { return strings(words); }

class Schema {
 public:
  explicit Schema(std::string_view language) : french_(language != "en") {}

  // Returns the schema of a map of keywords: its keys and no others, each with its value and its description.
  Json of(const KeySet& key_set) const {
    Json properties = Json::object();
    for (const auto keys : {key_set.keys, key_set.more})
      for (const auto key : keys) properties[std::string(key)] = of(key_set.name, key);
    Json schema{{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
    if (!key_set.required.empty()) schema["required"] = array_of(key_set.required);
    return schema;
  }

  Json of(std::string_view key_set, std::string_view key) const {
    const auto* row = keyword(key_set, key);
    if (!row) return Json::object();
    auto schema = Json::parse(value_schema(*row));
    schema["description"] = std::string(french_ ? row->fr : row->en);
    return schema;
  }

  // Returns the text in the language of the schema; empty when there is none.
  std::string in(const Text& text) const { return text.in(french_ ? "fr" : "en"); }
  std::string in(const char* fr, const char* en) const { return french_ ? fr : en; }

 private:
  bool french_;
};

Json whole(Json root, Json definitions, const std::string& title) {
  Json all{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", title}};
  all.update(root);
  all["$defs"] = std::move(definitions);
  return all;
}

// Returns the set of that name; null when there is none.
const KeySet* place_named(const std::string& name) {
  for (const auto* key_set : key_sets::all())
    if (key_set->name == name) return key_set;
  return nullptr;
}

// Returns the schema of a map that is one of several sets, each with a key that identifies it.
class OneOf {
 public:
  void add(std::string_view key, const KeySet& key_set, const Schema& schema) {
    const Json has{{"required", Json::array({std::string(key)})}};
    properties_[std::string(key)] = {{"description", schema.of(key_set.name, key).value("description", "")}};
    one_.push_back(has);
    each_.push_back({{"if", has}, {"then", {{"$ref", "#/$defs/" + slug(key_set.name)}}}});
  }
  Json schema() const { return {{"type", "object"}, {"properties", properties_}, {"oneOf", one_}, {"allOf", each_}}; }

 private:
  Json properties_ = Json::object(), one_ = Json::array(), each_ = Json::array();
};

// A step is of one kind. The set of a kind has the name of its key; that of `block` is "block step".
Json step(const Schema& schema) {
  OneOf step;
  for (const auto kind : key_sets::kinds)
    step.add(kind, *place_named(std::string(kind) + (kind == "block" ? " step" : "")), schema);
  return step.schema();
}

Json anytime_step(const Schema& schema) {
  OneOf step;
  for (const auto kind : key_sets::kinds)
    if (const auto* key_set = place_named("anytime " + std::string(kind))) step.add(kind, *key_set, schema);
  return step.schema();
}

Json story_line(const Schema& schema) {
  OneOf line;
  for (const auto* key_set : story_key_sets::lines()) line.add(key_set->keys.front(), *key_set, schema);
  return line.schema();
}

Json value_of(const Datum& datum, const Schema& schema) {
  Json value = Json::object();
  if (!datum.of.empty() && datum.type == Type::choice) value["enum"] = datum.of;
  if (const auto title = schema.in(datum.title); !title.empty()) value["description"] = title;
  return value;
}

// Returns the schema of `with`: settings, some of them required, and inputs.
Json with_of(const Contract& contract, const Schema& schema) {
  Json properties = Json::object();
  auto required = Json::array();
  for (const auto& setting : contract.settings) {
    properties[setting.name] = value_of(setting, schema);
    if (setting.required) required.push_back(setting.name);
  }
  for (const auto& input : contract.input) properties[input.name] = value_of(input, schema);
  Json with{{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
  if (!required.empty()) with["required"] = std::move(required);
  return with;
}

// Returns the schema of `next`: a target, or one for each outcome of the action.
Json next_of(const Contract& contract) {
  const auto target = Json::parse(value_schema({"next", ValueKind::target, "", ""}));
  Json properties = Json::object();
  for (const auto& outcome : contract.outcomes) properties[outcome] = target;
  Json each{{"type", "object"}, {"properties", std::move(properties)}, {"required", contract.outcomes}};
  each["additionalProperties"] = false;
  return {{"anyOf", Json::array({target, std::move(each)})}};
}

// Adds the actions by name, each with the keys that it takes.
void add_actions(Json& action, const std::vector<Contract>& contracts, const Schema& schema) {
  if (contracts.empty()) return;
  auto names = Json::array(), titles = Json::array(), each = Json::array();
  for (const auto& contract : contracts) {
    names.push_back(contract.action);
    titles.push_back(schema.in(contract.title));
    Json is{{"properties", {{"action", {{"const", contract.action}}}}}, {"required", {"action"}}};
    Json then{{"properties", {{"with", with_of(contract, schema)}, {"next", next_of(contract)}}}};
    if (std::any_of(contract.settings.begin(), contract.settings.end(), [](const Datum& d) { return d.required; }))
      then["required"] = {"with"};
    each.push_back({{"if", std::move(is)}, {"then", std::move(then)}});
  }
  auto& name = action["properties"]["action"];
  name = {{"enum", std::move(names)}, {"enumDescriptions", std::move(titles)}, {"description", name["description"]}};
  action["allOf"] = std::move(each);
}

}  // namespace

std::string workflow_schema(const std::vector<Contract>& actions, std::string_view language) {
  const Schema schema(language);
  Json definitions = Json::object();
  for (const auto* key_set : key_sets::all())
    if (key_set != &key_sets::workflow) definitions[slug(key_set->name)] = schema.of(*key_set);
  definitions["step"] = step(schema);
  definitions["anytime_step"] = anytime_step(schema);
  definitions[slug(key_sets::entry.name)]["dependentRequired"] = {{"rows", {"form"}}};
  for (const char* key_set : {"action", "anytime_action"}) add_actions(definitions[key_set], actions, schema);
  const auto title = schema.in("Parcours type", "Workflow");
  return whole(schema.of(key_sets::workflow), std::move(definitions), title).dump(2) + "\n";
}

std::string roles_schema(std::string_view language) {
  const Schema schema(language);
  const Json title = Json::parse(value_schema({"title", ValueKind::text, "", ""}));
  Json role{{"anyOf", Json::array({title, Json{{"$ref", "#/$defs/role"}}})}};
  Json root{{"type", "object"}, {"additionalProperties", std::move(role)}};
  root["propertyNames"] = {{"pattern", "^[a-z][a-z0-9_]+$"}};
  Json definitions{{"role", schema.of(key_sets::role)}};
  return whole(std::move(root), std::move(definitions), schema.in("Rôles de la ville", "Roles of the city")).dump(2) +
         "\n";
}

std::string story_schema(const std::vector<Contract>& actions, std::string_view language) {
  const Schema schema(language);
  Json definitions = Json::object();
  for (const auto* key_set : story_key_sets::all())
    if (key_set != &story_key_sets::story) definitions[slug(key_set->name)] = schema.of(*key_set);
  definitions["line"] = story_line(schema);
  auto root = schema.of(story_key_sets::story);
  if (!actions.empty()) {
    auto names = Json::array();
    for (const auto& contract : actions) names.push_back(contract.action);
    root["properties"]["suppose"]["propertyNames"] = {{"enum", std::move(names)}};
  }
  return whole(std::move(root), std::move(definitions), schema.in("Récit", "Story")).dump(2) + "\n";
}

std::string bilan_schema(std::string_view language) {
  const Schema schema(language);
  Json definitions = Json::object();
  for (const auto* key_set : bilan_key_sets::all())
    if (key_set != &bilan_key_sets::bilan) definitions[slug(key_set->name)] = schema.of(*key_set);
  auto one = Json::array();
  for (const auto kind : bilan_key_sets::kinds) one.push_back({{"required", Json::array({std::string(kind)})}});
  definitions["indicator"]["oneOf"] = std::move(one);
  auto root = schema.of(bilan_key_sets::bilan);
  return whole(std::move(root), std::move(definitions), schema.in("Bilan", "Bilan")).dump(2) + "\n";
}

}  // namespace parcours::definition
