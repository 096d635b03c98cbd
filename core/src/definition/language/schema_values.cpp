// The JSON Schema of the value of each key, by its kind (schema.hpp).
#include <nlohmann/json.hpp>

#include "definition/language/schema.hpp"
#include "definition/model/types.hpp"

namespace parcours::definition {
namespace {

using Json = nlohmann::ordered_json;

constexpr auto kName = "^[a-z][a-z0-9_.]+$";
constexpr auto kTarget = "^([a-z][a-z0-9_]+|end [a-z][a-z0-9_]+)$";

// Every scalar is text for the reader, but an editor may read a number or a flag.
Json scalar() { return {{"type", {"string", "number", "boolean"}}}; }
Json pattern(const char* regex) { return {{"type", "string"}, {"pattern", regex}}; }
Json reference(const std::string& place) { return {{"$ref", "#/$defs/" + place}}; }
Json either(Json a, Json b) { return {{"anyOf", Json::array({std::move(a), std::move(b)})}}; }
Json list_of(Json item) { return {{"type", "array"}, {"items", std::move(item)}, {"minItems", 1}}; }
Json map_of(Json value) {
  return {{"type", "object"}, {"additionalProperties", std::move(value)}, {"minProperties", 1}};
}

Json named(Json value) {
  auto map = map_of(std::move(value));
  map["propertyNames"] = {{"pattern", "^[a-z][a-z0-9_]+$"}};
  return map;
}

Json text() {
  Json languages{
      {"type", "object"}, {"patternProperties", {{"^[a-z]{2,3}$", scalar()}}}, {"additionalProperties", false}};
  languages["minProperties"] = 1;
  return either(scalar(), std::move(languages));
}

Json words_of(std::string_view words) {
  auto all = Json::array();
  if (words == "@types") return type_names();
  for (std::size_t at = 0; at < words.size();) {
    const auto end = std::min(words.find(' ', at), words.size());
    all.push_back(std::string(words.substr(at, end - at)));
    at = end + 1;
  }
  return all;
}

Json option() { return either(text(), reference("option")); }

// The values of a choice, or the single word that other types need.
Json values_of_choice() {
  return {{"anyOf", Json::array({scalar(), list_of(either(scalar(), map_of(option()))), map_of(option())})}};
}

Json one_or_list(Json item) { return either(item, list_of(item)); }

// `name`, or `name: how`.
Json entry(Json how) {
  auto map = map_of(std::move(how));
  map["maxProperties"] = 1;
  return either(scalar(), std::move(map));
}

Json form() { return list_of(entry(either({{"enum", {"optional", "show", "fresh"}}}, reference("entry")))); }

Json simple(const Keyword& row) {
  switch (row.value_kind) {
    case ValueKind::text:
      return text();
    case ValueKind::name:
      return pattern(kName);
    case ValueKind::workflow_name:
      return pattern("^[a-z][a-z0-9]*(-[a-z0-9]+)*$");
    case ValueKind::count:
      return {{"type", {"integer", "string"}}, {"pattern", "^[0-9]+$"}};
    case ValueKind::flag:
      return {{"enum", {true, false, "true", "false"}}};
    case ValueKind::delay:
      return pattern("^[0-9]+ [a-z ]+$");
    case ValueKind::target:
      return pattern(kTarget);
    case ValueKind::one_of:
      return {{"enum", words_of(row.words)}};
    case ValueKind::literal:
      return Json::object();
    default:
      return scalar();
  }
}

Json several(const Keyword& row) {
  switch (row.value_kind) {
    case ValueKind::who:
      return one_or_list(scalar());
    case ValueKind::words:  // in a story the list may be empty
      return either(scalar(), {{"type", "array"}, {"items", scalar()}});
    case ValueKind::targets:
      return either(pattern(kTarget), named(pattern(kTarget)));
    case ValueKind::also:
      return either(one_or_list(pattern(kName)), named(one_or_list(pattern(kName))));
    case ValueKind::literals:
      return {{"type", "object"}, {"minProperties", 1}};
    case ValueKind::texts: {
      auto texts = map_of(text());
      texts["propertyNames"] = {{"pattern", kName}};
      return texts;
    }
    case ValueKind::sights:
      return map_of({{"enum", {"C0", "C1", "C2", "C3", "none"}}});
    case ValueKind::supposed: {
      auto answers = map_of(either(scalar(), reference("supposed")));
      answers["propertyNames"] = {{"pattern", kName}};
      return answers;
    }
    case ValueKind::names:
      return values_of_choice();
    case ValueKind::value:
      return either(scalar(), list_of(reference("row_of_a_value")));
    case ValueKind::form:
      return form();
    case ValueKind::carry:
      return list_of(entry(scalar()));
    default:
      return simple(row);
  }
}

Json placed(const Keyword& row) {
  switch (row.value_kind) {
    case ValueKind::fields:
      return named(reference("field"));
    case ValueKind::list_fields:
      return named(reference("field_of_a_list"));
    case ValueKind::parameters:
      return named(reference("parameter"));
    case ValueKind::messages:
      return named(reference("message"));
    case ValueKind::steps:
      return named(reference("step"));
    case ValueKind::anytime:
      return named(reference("anytime_step"));
    case ValueKind::phases:
      return named(reference("phase"));
    case ValueKind::branches:
      return named(reference("branch"));
    case ValueKind::block:
      return reference("block");
    case ValueKind::lines:
      return list_of(reference("line"));
    case ValueKind::rows:
      return list_of(reference("row"));
    case ValueKind::ways:
      return list_of(either(pattern(kName), reference("way")));
    case ValueKind::checks:
      return list_of(reference("check"));
    case ValueKind::counts:
      return list_of(reference("count"));
    case ValueKind::bilan_facts:
      return named(reference("fact"));
    case ValueKind::bilan_series:
      return named(reference("series"));
    case ValueKind::bilan_results:
      return list_of(reference("result"));
    case ValueKind::indicators:
      return named(reference("indicator"));
    case ValueKind::actors:
      return named(one_or_list(either(scalar(), reference("granted"))));
    case ValueKind::opening:
      return reference("opening");
    case ValueKind::story_lines:
      return list_of(reference("line"));
    case ValueKind::place:
      return reference(std::string(row.key));
    default:
      return several(row);
  }
}

}  // namespace

std::string value_schema(const Keyword& row) { return placed(row).dump(); }

}  // namespace parcours::definition
