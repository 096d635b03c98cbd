// The roles of a city as text, and back. core/FORMATS.md lists the parts.
#include <fmt/format.h>

#include <algorithm>

#include "base/json.hpp"
#include "definition/model/roles.hpp"
#include "definition/stored/text_list.hpp"
#include "parcours/error.hpp"

namespace parcours::definition {
namespace {

constexpr int kRolesFormat = 1;

std::string word_of(Sight sight) { return sight ? fmt::format("C{}", *sight) : "none"; }

Record record_of(const Role& role) {
  Record record;
  if (!role.corrects.empty()) {
    auto sheets = role.corrects;
    std::sort(sheets.begin(), sheets.end());
    record.set("corrects", List(sheets.begin(), sheets.end()));
  }
  if (role.persons) record.set("persons", word_of(role.persons));
  Record sees;
  for (const auto& [name, sight] : role.sees) sees.set(name, word_of(sight));
  if (!role.sees.empty()) record.set("sees", std::move(sees));
  if (!role.title.empty()) record.set("title", text_list(role.title));
  return record;
}

[[noreturn]] void damaged_roles(std::string_view what) {
  throw Error(Error::Code::store, fmt::format("stored roles cannot be read by this version: {}", what));
}

template <class T>
const T& typed(const Value& value) {
  if (const auto* found = value.get_if<T>()) return *found;
  damaged_roles("a part has another type");
}

Sight sight_of(const Value& value) {
  const auto& word = typed<std::string>(value);
  if (word == "none") return std::nullopt;
  if (word.size() != 2 || word[0] != 'C' || word[1] < '0' || word[1] > '3') damaged_roles("a level is unknown");
  return word[1] - '0';
}

Role role_of(const std::string& name, const Record& record) {
  Role role{name, {}};
  if (const auto* sheets = record.find("corrects"))
    for (const auto& sheet : typed<List>(*sheets)) role.corrects.push_back(typed<std::string>(sheet));
  if (const auto* persons = record.find("persons")) role.persons = sight_of(*persons);
  if (const auto* sees = record.find("sees"))
    for (const auto& [of, level] : typed<Record>(*sees)) role.sees[of] = sight_of(level);
  if (const auto* title = record.find("title"))
    for (const auto& given : typed<List>(*title)) {
      const auto& pair = typed<List>(given);
      if (pair.size() != 2) damaged_roles("a text has no language");
      role.title.set(typed<std::string>(pair[0]), typed<std::string>(pair[1]));
    }
  return role;
}

Roles roles_in(const Value& stored) {
  const auto& whole = typed<Record>(stored);
  const auto *format = whole.find("format"), *roles = whole.find("roles");
  if (!format || !roles) damaged_roles("a part is missing");
  if (const auto number = typed<std::int64_t>(*format); number < 1 || number > kRolesFormat)
    damaged_roles(fmt::format("their format is {}, and this version reads {}", number, kRolesFormat));
  Roles all;
  for (const auto& [name, role] : typed<Record>(*roles)) all.push_back(role_of(name, typed<Record>(role)));
  return all;
}

}  // namespace

std::string encode(const Roles& roles) {
  Record all;
  for (const auto& role : roles) all.set(role.name, record_of(role));
  return json::write_exact(Record{{"format", kRolesFormat}, {"roles", std::move(all)}});
}

Roles decode_roles(std::string_view text) {
  try {
    return roles_in(json::read_exact(text));
  } catch (const Error& error) {
    if (error.code() == Error::Code::store) throw;
    damaged_roles("their text is damaged");
  }
}

}  // namespace parcours::definition
