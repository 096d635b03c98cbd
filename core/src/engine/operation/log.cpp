#include "engine/operation/log.hpp"

#include <fmt/format.h>

#include "base/json.hpp"
#include "definition/stored/text_list.hpp"

namespace parcours::engine {
namespace {

constexpr std::string_view kInLanguages = "[[";  // how a text in several languages begins

// "tx.fail, statement 'take', after 12 ms: it threw std::out_of_range"
std::string cause_text(const store::FailureRow& failure, bool french) {
  std::string text = failure.action;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : ", ") + part; };
  if (!failure.statement.empty()) add(fmt::format("{} '{}'", french ? "instruction" : "statement", failure.statement));
  if (!failure.action.empty()) add(fmt::format("{} {} ms", french ? "après" : "after", failure.used / 1000));
  if (failure.why.empty()) return text;
  const auto why = cause_of(failure.why).in(french ? "fr" : "en");
  return text.empty() ? why : text + (french ? " : " : ": ") + why;
}

}  // namespace

void log(const Settings& settings, const LogEntry& entry) noexcept {
  if (!settings.log) return;
  try {
    settings.log(entry);
  } catch (...) {  // the work that is reported goes on
    return;
  }
}

std::string stored_cause(const Text& text) {
  const bool is_plain = text.translations().size() < 2 && !text.in("en").starts_with(kInLanguages);
  return is_plain ? text.in("en") : json::write_exact(definition::text_list(text));
}

Text cause_of(const std::string& stored) {
  if (!stored.starts_with(kInLanguages)) return stored;
  Text text;
  const auto pairs = json::read_exact(stored);
  for (const auto& pair : pairs.as<List>())
    text.set(pair.as<List>().at(0).as<std::string>(), pair.as<List>().at(1).as<std::string>());
  return text;
}

void log_failure(const Settings& settings, LogEntry::Level level, const std::string& reference,
                 const store::FailureRow& failure) {
  if (!settings.log) return;
  log(settings, {level, failure.code, reference, Text(cause_text(failure, true), cause_text(failure, false))});
}

}  // namespace parcours::engine
