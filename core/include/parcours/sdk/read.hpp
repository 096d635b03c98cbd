// Functions that read one datum of a Record: of an input, a setting or the fields. An empty or absent datum, and one of
// another type, is an empty text, `otherwise`, false, an empty list or nothing.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parcours/value.hpp"

namespace parcours::sdk {

template <class T>
const T* find_in(const Record& record, std::string_view name) {
  const auto* value = record.find(name);
  return value ? value->get_if<T>() : nullptr;
}

inline std::string text_in(const Record& record, std::string_view name) {
  const auto* text = find_in<std::string>(record, name);
  return text ? *text : std::string();
}

inline std::int64_t integer_in(const Record& record, std::string_view name, std::int64_t otherwise = 0) {
  const auto* n = find_in<std::int64_t>(record, name);
  return n ? *n : otherwise;
}

inline bool true_in(const Record& record, std::string_view name) {
  const auto* flag = find_in<bool>(record, name);
  return flag && *flag;
}

inline std::vector<std::string> texts_in(const Record& record, std::string_view name) {
  std::vector<std::string> texts;
  const auto* list = find_in<List>(record, name);
  if (!list) return texts;
  for (const auto& each : *list)
    if (const auto* text = each.get_if<std::string>()) texts.push_back(*text);
  return texts;
}

inline std::optional<std::chrono::sys_days> day_in(const Record& record, std::string_view name) {
  const auto* day = find_in<Date>(record, name);
  return day ? std::optional(std::chrono::sys_days{*day}) : std::nullopt;
}

}  // namespace parcours::sdk
