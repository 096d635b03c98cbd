#include "expression/row.hpp"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "base/utf8.hpp"
#include "expression/tagged.hpp"
#include "expression/tree_text.hpp"

namespace parcours::expression {
namespace {

using Json = nlohmann::json;
constexpr int kMaxRowDepth = 400;  // enough for values that are nested 100 deep

// A row that cannot be read: the code and the arguments of its problem.
struct Unreadable {
  std::string code, name, found;
};

struct Bound : Bindings {
  std::map<std::string, Value, std::less<>> values;
  const Value* find(std::string_view name) const override {
    const auto at = values.find(name);
    return at == values.end() ? nullptr : &at->second;
  }
};

// The declarations of a row. `missing` is a type or a value that does not exist here.
struct Declared {
  Environment names;
  Bound bound;
  std::string missing;
};

std::string text_of(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }
std::string answer(const char* tag, const std::string& text) { return text_of({{tag, text}}); }
std::string error(const std::string& what) { return answer("error", what); }

const Json& member(const Json& row, const char* name) {
  static const Json none = Json::object();
  const auto at = row.find(name);
  return at == row.end() ? none : *at;
}

const Json& map_member(const Json& row, const char* name) {
  const auto& map = member(row, name);
  if (!map.is_object()) throw Unreadable{"row-shape", name, map.type_name()};
  return map;
}

Json read_row(std::string_view text) {
  const auto bounded = [](int depth, Json::parse_event_t, const Json&) {
    if (depth > kMaxRowDepth) throw Unreadable{"row-too-deep", "", std::to_string(kMaxRowDepth)};
    return true;
  };
  auto row = Json::parse(text, bounded, false);
  if (row.is_discarded()) throw Unreadable{"row-not-json", "", ""};
  if (!row.is_object()) throw Unreadable{"row-shape", "row", row.type_name()};
  if (!row.contains("expr")) throw Unreadable{"row-without-expression", "", ""};
  if (!row["expr"].is_string()) throw Unreadable{"row-shape", "expr", row["expr"].type_name()};
  return row;
}

std::string ask_of(const Json& row) {
  if (row.contains("ask")) {
    const auto& ask = row["ask"];
    if (ask == "value" || ask == "type" || ask == "tree") return ask;
    throw Unreadable{"row-ask", "", text_of(ask)};
  }
  if (row.contains("parses")) return "tree";
  const bool checked = row.contains("accept") || member(row, "check_only") == true;
  return checked || (row.contains("types") && !row.contains("bindings")) ? "type" : "value";
}

void declare_types(const Json& row, Declared& declared) {
  for (const auto& [name, written] : map_member(row, "types").items()) {
    if (!written.is_string()) throw Unreadable{"row-shape", "types." + name, written.type_name()};
    const auto type = tagged::read_type(written.get<std::string>());
    if (!type) declared.missing = written.get<std::string>();
    declared.names.emplace_back(name, type.value_or(Type()));
  }
}

// True when a value has the form that the evaluator expects for a name of that type.
bool is_of(const Value& value, const Type& type) {
  using Kind = Type::Kind;
  if (value.is_null()) return true;
  switch (type.kind()) {
    case Kind::any:
      return true;
    case Kind::null:
      return false;
    case Kind::boolean:
      return value.is<bool>();
    case Kind::integer:
      return value.is<std::int64_t>();
    case Kind::real:
      return value.is<double>();
    case Kind::decimal:
      return value.is<Decimal>();
    case Kind::text:
      return value.is<std::string>();
    case Kind::date:
      return value.is<Date>();
    case Kind::instant:
      return value.is<Instant>();
    case Kind::duration:
      return value.is<Duration>() || value.is<std::string>();
    case Kind::birth:
      return value.is<Date>() || value.is<std::string>();
    case Kind::list:
      return value.is<List>() &&
             std::ranges::all_of(value.as<List>(), [&](const Value& v) { return is_of(v, type.element()); });
    case Kind::map:
      return value.is<Record>() && std::ranges::all_of(value.as<Record>(), [&](const auto& entry) {
               return is_of(entry.second, type.element());
             });
    case Kind::record:
      return false;
  }
  return false;
}

const Type& type_in(Environment& names, const std::string& name) {
  for (const auto& [known, type] : names)
    if (known == name) return type;
  return names.emplace_back(name, Type()).second;
}

void bind_values(const Json& row, Declared& declared) {
  for (const auto& [name, written] : map_member(row, "bindings").items()) {
    if (!written.is_object() || written.size() != 1) throw Unreadable{"row-value", name, ""};
    const auto value = tagged::read_value(text_of(written));
    if (!value && declared.missing.empty()) declared.missing = written.begin().key();
    const auto& type = type_in(declared.names, name);
    if (!value) continue;
    if (!is_of(*value, type)) throw Unreadable{"row-value-type", name, tagged::write_type(type)};
    declared.bound.values.emplace(name, *value);
  }
}

Declared declared_by(const Json& row) {
  Declared declared;
  declare_types(row, declared);
  bind_values(row, declared);
  if (row.contains("container")) declared.missing = "container";
  return declared;
}

// "1:3: nothing is called 'nn' here (did you mean 'n'?) [unknown-name]"
std::string fault_text(const Fault& fault, std::string_view text) {
  const auto before = text.substr(0, fault.at);
  const auto line_start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const auto column = 1 + (find_invalid(text) == std::string_view::npos ? length(before.substr(line_start))
                                                                        : before.size() - line_start);
  auto fault_text = std::to_string(line) + ":" + std::to_string(column) + ": " + fault.message.in("en");
  if (!fault.hint.in("en").empty()) fault_text += " (" + fault.hint.in("en") + ")";
  return fault_text + " [" + fault.code + "]";
}

std::string refused(const std::vector<Fault>& faults, std::string_view text) {
  std::string all;
  for (const auto& fault : faults) all += (all.empty() ? "" : "; ") + fault_text(fault, text);
  return error(all);
}

std::string tree_answer(const std::string& text) {
  Faults faults;
  const auto tree = parse(text, faults);
  return tree && faults.empty() ? answer("ast", tree_text(*tree)) : refused(faults.take(), text);
}

std::string value_answer(const Program& program, const Bindings& names, const Moment& moment) {
  const auto result = program.evaluate(names, moment);
  if (result.kind == Result::Kind::error) return error(result.error);
  return result.kind == Result::Kind::unknown ? "{\"unknown\":null}" : tagged::write_value(result.value);
}

std::string answered(const Json& row, const Moment& moment) {
  const auto ask = ask_of(row);
  const auto text = row["expr"].get<std::string>();
  if (ask == "tree") return tree_answer(text);
  const auto declared = declared_by(row);
  if (!declared.missing.empty()) return error("there is no '" + declared.missing + "' here");
  const auto compiled = Program::compile(text, declared.names);
  if (const auto* faults = std::get_if<std::vector<Fault>>(&compiled)) return refused(*faults, text);
  const auto& program = std::get<Program>(compiled);
  return ask == "type" ? answer("type", tagged::write_type(program.type()))
                       : value_answer(program, declared.bound, moment);
}

}  // namespace

Checked<std::string> answer_row(std::string_view row, const Moment& moment) {
  try {
    return answered(read_row(row), moment);
  } catch (const Unreadable& why) {
    return diagnostics().problem(why.code, {{"name", why.name}, {"found", why.found}});
  }
}

}  // namespace parcours::expression
