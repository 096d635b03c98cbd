// Checks one value against its datum in a contract (contract_check.hpp).
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "plugin/contract_check.hpp"

namespace parcours::plugin {
namespace {

constexpr int max_depth = 20;
constexpr std::size_t max_bytes = 1'000'000;

// Checks that a value can be stored: its depth, its texts and, roughly, its bytes.
class Weight {
 public:
  bool holds(const Value& value, int depth = 0) {
    if (depth > max_depth || !add(1)) return false;
    if (const auto* text = value.get_if<std::string>())
      return add(text->size()) && find_invalid(*text) == std::string::npos;
    if (const auto* list = value.get_if<List>())
      return std::all_of(list->begin(), list->end(), [&](const Value& each) { return holds(each, depth + 1); });
    if (const auto* record = value.get_if<Record>())
      return std::all_of(record->begin(), record->end(),
                         [&](const auto& each) { return holds(each.first) && holds(each.second, depth + 1); });
    return true;
  }

 private:
  bool add(std::size_t bytes) { return (bytes_ += bytes) <= max_bytes; }

  std::size_t bytes_ = 0;
};

template <class... T>
bool is_one_of(const Value& value) {
  return (value.is<T>() || ...);
}

template <class T>
bool is_list_of(const Value& value) {
  const auto* list = value.get_if<List>();
  return list != nullptr && std::all_of(list->begin(), list->end(), [](const Value& each) { return each.is<T>(); });
}

bool is_listed(const Datum& datum, const Value& value) {
  return datum.of.empty() || std::find(datum.of.begin(), datum.of.end(), value.as<std::string>()) != datum.of.end();
}

bool is_choice(const Datum& datum, const Value& value) { return value.is<std::string>() && is_listed(datum, value); }

bool are_choices(const Datum& datum, const Value& value) {
  const auto* list = value.get_if<List>();
  return list != nullptr &&
         std::all_of(list->begin(), list->end(), [&](const Value& each) { return is_choice(datum, each); });
}

bool has_type(const Datum& datum, const Value& value) {
  switch (datum.type) {
    case Type::number:
      return is_one_of<std::int64_t, Decimal>(value);
    case Type::money:
      return is_one_of<std::int64_t, Decimal>(value);
    case Type::boolean:
      return value.is<bool>();
    case Type::choice:
      return is_choice(datum, value);
    case Type::choices:
      return are_choices(datum, value);
    case Type::date:
      return value.is<Date>() && value.as<Date>().ok();
    case Type::datetime:
      return value.is<Instant>();
    case Type::birth:
      return is_one_of<Date, std::int64_t, std::string, Record>(value);  // a day, a year, an estimate
    case Type::duration:
      return value.is<Duration>();
    case Type::place:
      return is_one_of<std::string, Record>(value);
    case Type::files:
      return is_list_of<std::string>(value);
    case Type::notice:
      return value.is<Record>();
    case Type::list:
      return is_list_of<Record>(value);
    case Type::text:
    case Type::note:
    case Type::territory:
    case Type::structure:
    case Type::actor:
    case Type::contact:
    case Type::case_:
    case Type::file:
      return value.is<std::string>();
  }
  return false;
}

// The words of workflows, in the order of Type.
constexpr std::array<std::string_view, 21> kWords{"text",      "note",      "number",   "money",   "bool",     "choice",
                                                  "choices",   "date",      "datetime", "birth",   "duration", "place",
                                                  "territory", "structure", "actor",    "contact", "case",     "file",
                                                  "files",     "notice",    "list"};
std::string_view word_of(Type type) { return kWords.at(static_cast<std::size_t>(type)); }

// In the order of Value::Data.
constexpr std::array<std::string_view, 11> kKinds{"empty",      "a bool", "an integer", "a double",
                                                  "a decimal",  "a text", "a date",     "an instant",
                                                  "a duration", "a list", "a record"};
std::string_view kind_of(const Value& value) {
  const auto* text = value.get_if<std::string>();
  return text && text->empty() ? "an empty text" : kKinds.at(value.data().index());
}

}  // namespace

bool conforms(const Datum& datum, const Value& value) {
  return value.is_null() || (has_type(datum, value) && Weight().holds(value));
}

std::string misfit_text(const Datum& datum, const Value& value) {
  if (has_type(datum, value)) return "it is more than 20 deep, a million bytes long, or no UTF-8";
  auto expected = std::string(word_of(datum.type));
  if (!datum.of.empty()) expected += fmt::format(" of {}", fmt::join(datum.of, ", "));
  return fmt::format("expected {}, got {}", expected, kind_of(value));
}

}  // namespace parcours::plugin
