#include <nlohmann/json.hpp>

#include "definition/language/schema.hpp"
#include "definition/model/types.hpp"

namespace parcours::definition {
namespace {

using Json = nlohmann::ordered_json;

constexpr auto kName = "^[a-z][a-z0-9_.]+$";
constexpr auto kTarget = "^([a-z][a-z0-9_]+|end [a-z][a-z0-9_]+)$";

// Every scalar is text to the reader, whatever an editor takes it for.
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

// The values of a choice, or the one word that another type needs.
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

Json form() { return list_of(entry(either({{"enum", {"optional", "show"}}}, reference("entry")))); }

Json simple(const KeyWord& row) {
  switch (row.takes) {
    case Takes::text:
      return text();
    case Takes::name:
      return pattern(kName);
    case Takes::hyphened:
      return pattern("^[a-z][a-z0-9]*(-[a-z0-9]+)*$");
    case Takes::count:
      return {{"type", {"integer", "string"}}, {"pattern", "^[0-9]+$"}};
    case Takes::flag:
      return {{"enum", {true, false, "true", "false"}}};
    case Takes::delay:
      return pattern("^[0-9]+ [a-z ]+$");
    case Takes::target:
      return pattern(kTarget);
    case Takes::one_of:
      return {{"enum", words_of(row.words)}};
    case Takes::literal:
      return Json::object();
    default:
      return scalar();
  }
}

Json several(const KeyWord& row) {
  switch (row.takes) {
    case Takes::who:
      return one_or_list(scalar());
    case Takes::words:  // a story may say that there are none
      return either(scalar(), {{"type", "array"}, {"items", scalar()}});
    case Takes::targets:
      return either(pattern(kTarget), named(pattern(kTarget)));
    case Takes::also:
      return either(one_or_list(pattern(kName)), named(one_or_list(pattern(kName))));
    case Takes::literals:
      return {{"type", "object"}, {"minProperties", 1}};
    case Takes::texts: {
      auto texts = map_of(text());
      texts["propertyNames"] = {{"pattern", kName}};
      return texts;
    }
    case Takes::names:
      return values_of_choice();
    case Takes::value:
      return either(scalar(), list_of(reference("row_of_a_value")));
    case Takes::form:
      return form();
    case Takes::carry:
      return list_of(entry(scalar()));
    default:
      return simple(row);
  }
}

Json placed(const KeyWord& row) {
  switch (row.takes) {
    case Takes::fields:
      return named(reference("field"));
    case Takes::list_fields:
      return named(reference("field_of_a_list"));
    case Takes::parameters:
      return named(reference("parameter"));
    case Takes::messages:
      return named(reference("message"));
    case Takes::steps:
      return named(reference("step"));
    case Takes::anytime:
      return named(reference("anytime_step"));
    case Takes::phases:
      return named(reference("phase"));
    case Takes::branches:
      return named(reference("branch"));
    case Takes::block:
      return reference("block");
    case Takes::lines:
      return list_of(reference("line"));
    case Takes::rows:
      return list_of(reference("row"));
    case Takes::ways:
      return list_of(either(pattern(kName), reference("way")));
    case Takes::checks:
      return list_of(reference("check"));
    case Takes::actors:
      return named(one_or_list(either(scalar(), reference("granted"))));
    case Takes::opening:
      return reference("opening");
    case Takes::story_lines:
      return list_of(reference("line"));
    case Takes::place:
      return reference(std::string(row.key));
    default:
      return several(row);
  }
}

}  // namespace

std::string value_schema(const KeyWord& row) { return placed(row).dump(); }

}  // namespace parcours::definition
