#include "definition/model/validity.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "definition/source/diagnostic_sink.hpp"
#include "expression/birth.hpp"

namespace parcours::definition {
namespace {

// coerce() has refused a value that is not among the options.
bool is_valid_on(const std::vector<Option>& options, const Value& value, Date day) {
  const auto* name = value.get_if<std::string>();
  const auto at =
      std::find_if(options.begin(), options.end(), [&](const Option& each) { return name && each.name == *name; });
  return at == options.end() || is_valid_on(*at, day);
}

// The first day that is possible decides.
bool is_to_come(const Value& birth, Date day) {
  const auto born = expression::birth_of(birth);
  return born && std::chrono::sys_days(born->first) > std::chrono::sys_days(day);
}

std::string in_use(const std::vector<Option>& options, Date day) {
  std::vector<std::string> names;
  for (const auto& each : options)
    if (is_valid_on(each, day)) names.push_back(each.name);
  return listed(names);
}

void check(const Field& field, const Value& value, Date day, const std::string& where, Problems& problems) {
  const auto* all = value.get_if<List>();
  if (field.type == Type::list) {
    for (std::size_t i = 0; all && i < all->size(); ++i)
      for (const auto& part : field.fields)
        if (const auto* row = (*all)[i].get_if<Record>(); row && row->find(part.name))
          check(part, *row->find(part.name), day, fmt::format("{}[{}].{}", where, i + 1, part.name), problems);
    return;
  }
  if (field.type == Type::birth && is_to_come(value, day))
    problems.push_back(diagnostics().problem("born-later", {}, where));
  const bool right = all ? std::all_of(all->begin(), all->end(),
                                       [&](const Value& each) { return is_valid_on(field.options, each, day); })
                         : is_valid_on(field.options, value, day);
  if (!right) problems.push_back(diagnostics().problem("not-in-use", {{"options", in_use(field.options, day)}}, where));
}

}  // namespace

bool is_valid_on(const Option& option, Date day) {
  const std::chrono::sys_days at(day);
  return !(option.from && at < std::chrono::sys_days(*option.from)) &&
         !(option.to && at > std::chrono::sys_days(*option.to));
}

Problems check_validity(const Field& field, const Value& value, Date day, const std::string& where) {
  Problems problems;
  check(field, value, day, where, problems);
  return problems;
}

}  // namespace parcours::definition
