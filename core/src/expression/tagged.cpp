#include "expression/tagged.hpp"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>

#include "base/decimal.hpp"
#include "base/json_text.hpp"
#include "expression/time.hpp"

namespace parcours::expression::tagged {
namespace {

using Json = nlohmann::json;
constexpr int kMaxDepth = 100;
constexpr std::size_t kLongestType = 1'000;

std::optional<Value> value_of(const Json& tagged, int depth);

std::optional<Value> list_of(const Json& elements, int depth) {
  if (!elements.is_array()) return std::nullopt;
  List list;
  for (const auto& each : elements) {
    auto value = value_of(each, depth);
    if (!value) return std::nullopt;
    list.push_back(std::move(*value));
  }
  return Value(std::move(list));
}

std::optional<Value> map_of(const Json& entries, int depth) {
  if (!entries.is_array()) return std::nullopt;
  Record record;
  for (const auto& entry : entries) {
    if (!entry.is_array() || entry.size() != 2) return std::nullopt;
    const auto key = value_of(entry[0], depth);
    auto value = value_of(entry[1], depth);
    if (!key || !key->is<std::string>() || !value) return std::nullopt;
    record.set(key->as<std::string>(), std::move(*value));
  }
  return Value(std::move(record));
}

std::optional<Value> integer_of(const std::string& text) {
  std::int64_t n = 0;
  const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), n);
  if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return Value(n);
}

std::optional<Value> real_of(const std::string& text) {
  char* end = nullptr;
  const double read = std::strtod(text.c_str(), &end);
  if (text.empty() || *end != '\0') return std::nullopt;
  return Value(read);
}

template <class T>
std::optional<Value> valued(const std::optional<T>& read) {
  return read ? std::optional<Value>(Value(*read)) : std::nullopt;
}

std::optional<Value> of_text(const std::string& tag, const std::string& text) {
  if (tag == "string") return Value(text);
  if (tag == "int64") return integer_of(text);
  if (tag == "double") return real_of(text);
  if (tag == "decimal") return valued(parse_decimal(text));
  if (tag == "date") return valued(parse_date(text));
  const auto at = tag == "timestamp" ? instant_of(text) : tag == "duration" ? duration_of(text) : std::nullopt;
  if (!at) return std::nullopt;
  return tag == "timestamp" ? Value(Instant(Duration(*at))) : Value(Duration(*at));
}

std::optional<Value> value_of(const Json& tagged, int depth) {
  if (!tagged.is_object() || tagged.size() != 1 || depth == 0) return std::nullopt;
  const auto& tag = tagged.begin().key();
  const Json& content = tagged.begin().value();
  if (tag == "null") return content.is_null() ? std::optional(Value()) : std::nullopt;
  if (tag == "bool") return content.is_boolean() ? std::optional(Value(content.get<bool>())) : std::nullopt;
  if (tag == "list") return list_of(content, depth - 1);
  if (tag == "map") return map_of(content, depth - 1);
  return content.is_string() ? of_text(tag, content.get<std::string>()) : std::nullopt;
}

// "1.0", "1e+21": never in the form of an integer.
std::string real_text(double d) {
  if (std::isnan(d)) return "NaN";
  if (std::isinf(d)) return d > 0 ? "Infinity" : "-Infinity";
  std::string shortest;
  json::append_number(shortest, d);
  return shortest;
}

struct Tag {
  Json operator()(std::monostate) const { return {{"null", nullptr}}; }
  Json operator()(bool b) const { return {{"bool", b}}; }
  Json operator()(std::int64_t n) const { return {{"int64", std::to_string(n)}}; }
  Json operator()(double d) const { return {{"double", real_text(d)}}; }
  Json operator()(const Decimal& d) const { return {{"decimal", to_text(d)}}; }
  Json operator()(const std::string& text) const { return {{"string", text}}; }
  Json operator()(Date day) const { return {{"date", to_text(day)}}; }
  Json operator()(Instant at) const { return {{"timestamp", to_text(at)}}; }
  Json operator()(Duration d) const { return {{"duration", duration_text(d)}}; }
  Json operator()(const List& list) const {
    auto elements = Json::array();
    for (const auto& each : list) elements.push_back(std::visit(*this, each.data()));
    return {{"list", std::move(elements)}};
  }
  Json operator()(const Record& record) const {
    auto entries = Json::array();
    for (const auto& [name, value] : record)
      entries.push_back(Json::array({(*this)(name), std::visit(*this, value.data())}));
    return {{"map", std::move(entries)}};
  }
};

const std::map<std::string_view, Type::Kind>& simple_types() {
  using Kind = Type::Kind;
  static const std::map<std::string_view, Kind> all{
      {"dyn", Kind::any},           {"bool", Kind::boolean},    {"int", Kind::integer},    {"double", Kind::real},
      {"string", Kind::text},       {"null", Kind::null},       {"null_type", Kind::null}, {"timestamp", Kind::instant},
      {"duration", Kind::duration}, {"decimal", Kind::decimal}, {"date", Kind::date},      {"birth", Kind::birth}};
  return all;
}

}  // namespace

std::optional<Value> read_value(std::string_view json) {
  const auto read = Json::parse(json, nullptr, false);
  return read.is_discarded() ? std::nullopt : value_of(read, kMaxDepth);
}

std::string write_value(const Value& value) {
  return std::visit(Tag{}, value.data()).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::optional<Type> read_type(std::string_view written) {
  if (const auto at = simple_types().find(written); at != simple_types().end()) return Type(at->second);
  if (!written.ends_with(')') || written.size() > kLongestType) return std::nullopt;
  written.remove_suffix(1);
  const bool list = written.starts_with("list(");
  for (const std::string_view head : {"list(", "map(string,", "map(string, ", "map(dyn, "}) {
    if (!written.starts_with(head)) continue;
    if (const auto element = read_type(written.substr(head.size())))
      return list ? Type::list_of(*element) : Type::map_of(*element);
  }
  return std::nullopt;
}

std::string write_type(const Type& type) {
  using Kind = Type::Kind;
  if (type.kind() == Kind::null) return "null";
  if (type.kind() == Kind::list) return "list(" + write_type(type.element()) + ")";
  if (type.kind() == Kind::map && type.is_open()) return "map(dyn, dyn)";
  if (type.kind() == Kind::map) return "map(string, " + write_type(type.element()) + ")";
  for (const auto& [name, kind] : simple_types())
    if (kind == type.kind()) return std::string(name);
  return type.name();
}

}  // namespace parcours::expression::tagged
