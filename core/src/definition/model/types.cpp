#include "definition/model/types.hpp"

#include <algorithm>
#include <array>

namespace parcours::definition {
namespace {

using Kind = expression::Type::Kind;

constexpr std::array<std::pair<std::string_view, Type>, 21> words{{
    {"text", Type::text},           {"note", Type::note},           {"number", Type::number},
    {"money", Type::money},         {"bool", Type::boolean},        {"choice", Type::choice},
    {"choices", Type::choices},     {"date", Type::date},           {"datetime", Type::datetime},
    {"birth", Type::birth},         {"duration", Type::duration},   {"place", Type::place},
    {"territory", Type::territory}, {"structure", Type::structure}, {"actor", Type::actor},
    {"contact", Type::contact},     {"case", Type::case_},          {"file", Type::file},
    {"files", Type::files},         {"notice", Type::notice},       {"list", Type::list},
}};
constexpr std::array<std::pair<std::string_view, Subject>, 5> subjects{{
    {"none", Subject::none},
    {"person", Subject::person},
    {"group", Subject::group},
    {"place", Subject::place},
    {"project", Subject::project},
}};

expression::Type choice_type(const Field& field) {
  std::vector<std::string> names;
  for (const auto& option : field.options) names.push_back(option.name);
  return expression::Type::choice_of(names);
}

template <class Table>
auto named(const Table& table, std::string_view word) -> std::optional<typename Table::value_type::second_type> {
  const auto at = std::find_if(table.begin(), table.end(), [&](const auto& each) { return each.first == word; });
  if (at == table.end()) return std::nullopt;
  return at->second;
}

}  // namespace

std::optional<Type> type_named(std::string_view word) { return named(words, word); }
std::optional<Subject> subject_named(std::string_view word) { return named(subjects, word); }

std::optional<WordKind> find_kind_of(Type type) {
  switch (type) {
    case Type::text:
    case Type::note:
    case Type::contact:
      return WordKind::text;
    case Type::choice:
    case Type::choices:
    case Type::territory:
    case Type::boolean:
      return WordKind::choice;
    case Type::date:
    case Type::birth:
      return WordKind::day;
    case Type::number:
    case Type::money:
      return WordKind::number;
    default:
      return std::nullopt;
  }
}

std::string_view name_of(Type type) {
  return std::find_if(words.begin(), words.end(), [&](const auto& each) { return each.second == type; })->first;
}
std::string_view name_of(Subject subject) {
  return std::find_if(subjects.begin(), subjects.end(), [&](const auto& each) { return each.second == subject; })
      ->first;
}

const std::vector<std::string>& type_names() {
  static const auto names = [] {
    std::vector<std::string> all;
    for (const auto& [word, type] : words) all.emplace_back(word);
    return all;
  }();
  return names;
}

expression::Type expression_type(const Field& field) {
  switch (field.type) {
    case Type::number:
      return field.decimals > 0 ? Kind::decimal : Kind::integer;
    case Type::money:
      return Kind::decimal;
    case Type::boolean:
      return Kind::boolean;
    case Type::date:
      return Kind::date;
    case Type::datetime:
      return Kind::instant;
    case Type::birth:
      return Kind::birth;
    case Type::duration:
      return Kind::duration;
    case Type::place:
      return Kind::any;
    case Type::choice:
    case Type::territory:
      return choice_type(field);
    case Type::choices:
      return expression::Type::list_of(choice_type(field));
    case Type::files:
      return expression::Type::list_of(Kind::text);
    case Type::notice:
      return expression::Type::record_of({{"by", Kind::text}, {"how", Kind::text}, {"on", Kind::date}});
    case Type::list:
      return expression::Type::list_of(element_type(field));
    default:
      return Kind::text;
  }
}

expression::Type element_type(const Field& list) {
  std::vector<std::pair<std::string, expression::Type>> members;
  for (const auto& field : list.fields) members.emplace_back(field.name, expression_type(field));
  members.emplace_back("outcome", Kind::text);  // the last end of its branch of an `each`
  return expression::Type::record_of(std::move(members));
}

}  // namespace parcours::definition
