#include "story/moment_meant.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <vector>

namespace parcours::story {
namespace {

// Returns the numbers of a text between these marks; nothing when there is anything else.
std::vector<int> numbers_in(std::string_view text, std::string_view marks) {
  std::vector<int> all;
  while (!text.empty()) {
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || number < 0) return {};
    all.push_back(number);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (!text.empty() && marks.find(text.front()) == std::string_view::npos) return {};
    if (!text.empty()) text.remove_prefix(1);
  }
  return all;
}

// "2026-3-2", "2/3/2026" as "2026-03-02".
std::string day_meant(std::string_view text) {
  auto parts = numbers_in(text, "/.-");
  if (parts.size() != 3) return {};
  if (parts.front() < 1000) std::swap(parts.front(), parts.back());
  return fmt::format("{:04}-{:02}-{:02}", parts[0], parts[1], parts[2]);
}

// "9:00", "9h", "9h30", "09:00:00" as "09:00".
std::string clock_meant(std::string_view text) {
  auto parts = numbers_in(text, ":hH");
  if (parts.empty() || parts.size() > 3 || (parts.size() == 1 && text.find_first_of("hH") == std::string_view::npos))
    return {};
  return fmt::format("{:02}:{:02}", parts[0], parts.size() > 1 ? parts[1] : 0);
}

}  // namespace

std::string moment_meant(std::string_view written, const Calendar& calendar) {
  const auto between = std::min(written.find_first_of(" T"), written.size());
  const auto day = day_meant(written.substr(0, between));
  if (between == written.size()) return parse_date(day) ? day : std::string();
  const auto moment = day + " " + clock_meant(written.substr(between + 1));
  return parse_instant(moment, calendar) ? moment : std::string();
}

bool puts_year_last(std::string_view written) {
  const auto day = written.substr(0, written.find_first_of(" T"));
  const auto parts = numbers_in(day, "/.-");
  return parts.size() == 3 && parts.front() < 1000 && parts.back() >= 1000;
}

}  // namespace parcours::story
