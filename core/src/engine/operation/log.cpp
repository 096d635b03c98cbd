#include "engine/operation/log.hpp"

#include <fmt/format.h>

namespace parcours::engine {
namespace {

constexpr char kBetweenLanguages = '\x1f';

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
  auto fr = text.in("fr"), en = text.in("en");
  std::erase(fr, kBetweenLanguages), std::erase(en, kBetweenLanguages);
  return fr == en ? en : en + kBetweenLanguages + fr;
}

Text cause_of(const std::string& stored) {
  const auto between = stored.find(kBetweenLanguages);
  return between == std::string::npos ? Text(stored) : Text(stored.substr(between + 1), stored.substr(0, between));
}

void log_failure(const Settings& settings, LogEntry::Level level, const std::string& reference,
                 const store::FailureRow& failure) {
  if (!settings.log) return;
  log(settings, {level, failure.code, reference, Text(cause_text(failure, true), cause_text(failure, false))});
}

}  // namespace parcours::engine
