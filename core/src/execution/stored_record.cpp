#include "execution/stored_record.hpp"

#include <fmt/format.h>

namespace parcours::execution {

const Value& part_of(const Record& record, std::string_view name) {
  static const Value null;
  const Value* value = record.find(name);
  return value ? *value : null;
}

std::string text_of(const Record& record, std::string_view name) {
  const Value& value = part_of(record, name);
  return value.is_null() ? std::string() : value.as<std::string>();
}

std::int64_t integer_of(const Record& record, std::string_view name) {
  const Value& value = part_of(record, name);
  return value.is_null() ? 0 : value.as<std::int64_t>();
}

bool flag_of(const Record& record, std::string_view name) { return !part_of(record, name).is_null(); }

std::optional<Instant> instant_of(const Record& record, std::string_view name) {
  const Value& value = part_of(record, name);
  return value.is_null() ? std::nullopt : std::optional(value.as<Instant>());
}

std::optional<std::string> text_or_none(const Record& record, std::string_view name) {
  const Value& value = part_of(record, name);
  return value.is_null() ? std::nullopt : std::optional(value.as<std::string>());
}

std::vector<std::string> texts_of(const Record& record, std::string_view name) {
  std::vector<std::string> texts;
  if (const Value& value = part_of(record, name); !value.is_null())
    for (const auto& each : value.as<List>()) texts.push_back(each.as<std::string>());
  return texts;
}

void require_known_format(std::int64_t format, const FormatRange& known) {
  if (format >= 1 && format <= known.newest) return;
  const auto readable = known.newest == 1 ? std::string("format 1") : fmt::format("formats 1 to {}", known.newest);
  throw Error(Error::Code::store,
              fmt::format("{} is stored in format {}, and this version reads {}", known.text, format, readable));
}

}  // namespace parcours::execution
