#include "definition/language/schema.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "definition/language/places.hpp"
#include "definition/language/story_places.hpp"

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

  // A map of keywords: its keys and no others, each with what it takes and what it is for.
  Json of(const Place& place) const {
    Json properties = Json::object();
    for (const auto keys : {place.keys, place.more})
      for (const auto key : keys) properties[std::string(key)] = of(place.name, key);
    Json schema{{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
    if (!place.required.empty()) schema["required"] = array_of(place.required);
    return schema;
  }

  Json of(std::string_view place, std::string_view key) const {
    const auto* row = key_word(place, key);
    if (!row) return Json::object();
    auto schema = Json::parse(value_schema(*row));
    schema["description"] = std::string(french_ ? row->fr : row->en);
    return schema;
  }

  // The text in the language asked; empty when there is none.
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

// The place of that name; null when there is none.
const Place* place_named(const std::string& name) {
  for (const auto* place : places::all())
    if (place->name == name) return place;
  return nullptr;
}

// A map that is one of several things, each known by a key of its own.
class OneOf {
 public:
  void add(std::string_view key, const Place& place, const Schema& schema) {
    const Json has{{"required", Json::array({std::string(key)})}};
    properties_[std::string(key)] = {{"description", schema.of(place.name, key).value("description", "")}};
    one_.push_back(has);
    each_.push_back({{"if", has}, {"then", {{"$ref", "#/$defs/" + slug(place.name)}}}});
  }
  Json schema() const { return {{"type", "object"}, {"properties", properties_}, {"oneOf", one_}, {"allOf", each_}}; }

 private:
  Json properties_ = Json::object(), one_ = Json::array(), each_ = Json::array();
};

// A step is of one kind. The place of a kind is called as its key, "block step" where a block is something else too.
Json step(const Schema& schema) {
  OneOf step;
  for (const auto kind : places::kinds)
    step.add(kind, *place_named(std::string(kind) + (kind == "block" ? " step" : "")), schema);
  return step.schema();
}

Json anytime_step(const Schema& schema) {
  OneOf step;
  for (const auto kind : places::kinds)
    if (const auto* place = place_named("anytime " + std::string(kind))) step.add(kind, *place, schema);
  return step.schema();
}

Json story_line(const Schema& schema) {
  OneOf line;
  for (const auto* place : story_places::lines()) line.add(place->keys.front(), *place, schema);
  return line.schema();
}

Json value_of(const Datum& datum, const Schema& schema) {
  Json value = Json::object();
  if (!datum.of.empty() && datum.type == Type::choice) value["enum"] = datum.of;
  if (const auto title = schema.in(datum.title); !title.empty()) value["description"] = title;
  return value;
}

// What may stand under `with`: settings, which it must give, and inputs.
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

// A target, or one for each way the action may end.
Json next_of(const Contract& contract) {
  const auto target = Json::parse(value_schema({"next", Takes::target, "", ""}));
  Json properties = Json::object();
  for (const auto& outcome : contract.outcomes) properties[outcome] = target;
  Json each{{"type", "object"}, {"properties", std::move(properties)}, {"required", contract.outcomes}};
  each["additionalProperties"] = false;
  return {{"anyOf", Json::array({target, std::move(each)})}};
}

// The actions by name, and what each of them takes.
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
  for (const auto* place : places::all())
    if (place != &places::workflow) definitions[slug(place->name)] = schema.of(*place);
  definitions["step"] = step(schema);
  definitions["anytime_step"] = anytime_step(schema);
  for (const char* place : {"action", "anytime_action"}) add_actions(definitions[place], actions, schema);
  const auto title = schema.in("Parcours type", "Workflow");
  return whole(schema.of(places::workflow), std::move(definitions), title).dump(2) + "\n";
}

std::string story_schema(const std::vector<Contract>& actions, std::string_view language) {
  const Schema schema(language);
  Json definitions = Json::object();
  for (const auto* place : story_places::all())
    if (place != &story_places::story) definitions[slug(place->name)] = schema.of(*place);
  definitions["line"] = story_line(schema);
  auto root = schema.of(story_places::story);
  if (!actions.empty()) {
    auto names = Json::array();
    for (const auto& contract : actions) names.push_back(contract.action);
    root["properties"]["suppose"]["propertyNames"] = {{"enum", std::move(names)}};
  }
  return whole(std::move(root), std::move(definitions), schema.in("Récit", "Story")).dump(2) + "\n";
}

}  // namespace parcours::definition
