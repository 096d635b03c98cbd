#include "cli/screen.hpp"

#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "cli/case_texts.hpp"
#include "cli/result_texts.hpp"
#include "cli/value_problems.hpp"
#include "parcours/json.hpp"
#include "parcours/local_time.hpp"
#include "parcours/workflows.hpp"

namespace parcours::cli {
namespace {

const char* name_of(Problem::Severity severity) {
  switch (severity) {
    case Problem::Severity::error:
      return "error";
    case Problem::Severity::warning:
      return "warning";
    case Problem::Severity::question:
      return "question";
  }
  return "error";
}

// "2026-03-02 10:30" as "02/03/2026 10:30".
std::string french(const std::string& iso) {
  const bool dated = iso.size() >= 10 && iso[4] == '-' && iso[7] == '-';
  return dated ? iso.substr(8, 2) + "/" + iso.substr(5, 2) + "/" + iso.substr(0, 4) + iso.substr(10) : iso;
}

std::string coloured(Mark mark, std::string_view text) {
  const char* colour = "";
  if (mark == Mark::heading) colour = "1";  // bold
  if (mark == Mark::late) colour = "1;31";  // bold red
  if (mark == Mark::problem) colour = "1";
  if (mark == Mark::faint) colour = "2";
  return *colour && !text.empty() ? "\x1b[" + std::string(colour) + "m" + std::string(text) + "\x1b[0m"
                                  : std::string(text);
}

}  // namespace

std::string fill(std::string_view phrase, std::initializer_list<std::string_view> with) {
  std::string text;
  for (const auto piece : with) {
    const auto place = phrase.find("{}");
    if (place == std::string_view::npos) break;
    text.append(phrase.substr(0, place)).append(piece);
    phrase.remove_prefix(place + 2);
  }
  return text.append(phrase);
}

std::string sanitized(std::string_view text, char keep) {
  std::string shown;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    const bool high =
        c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;  // U+0080 to U+009F
    const bool control = (c < 0x20 && (c == 0 || text[i] != keep)) || c == 0x7F || high;
    shown += control ? ' ' : text[i];
    if (high) ++i;
  }
  return shown;
}

std::size_t letters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  return count;
}

std::string padded(std::string_view text, std::size_t width) {
  const auto count = letters(text);
  return std::string(text).append(count < width ? width - count : 0, ' ');
}

Screen Screen::in_zone(std::string zone) const {
  Screen there = *this;
  there.zone_ = std::move(zone);
  return there;
}

void Screen::line(std::string_view text) const {
  if (!json_) std::cout << text << (text.ends_with('\n') ? "" : "\n");
}

void Screen::document(const Value& value) const {
  if (json_) std::cout << json::write_plain(value, true) << '\n';
}

std::function<void(std::int64_t, std::int64_t)> Screen::progress(const Plural& phrase) const {
  if (json_ || ::isatty(STDERR_FILENO) == 0) return {};
  return [this, &phrase](std::int64_t done, std::int64_t of) {
    std::cerr << '\r' << count(done, phrase) << of << std::flush;
    if (done == of) std::cerr << "\r\x1b[K" << std::flush;
  };
}

Value Screen::to_value(const Problem& problem) const {
  return Record{{"code", problem.code},
                {"where", problem.where},
                {"message", in(problem.message)},
                {"hint", in(problem.hint)},
                {"severity", name_of(problem.severity)}};
}

// A problem with an excerpt is about a workflow and is shown with its place; another one on one line with its hint.
std::string Screen::format(const Problem& problem) const {
  if (!problem.excerpt.empty()) return to_text(problem, language_);
  std::string text = problem.where.empty() ? "" : problem.where + ": ";
  if (problem.severity == Problem::Severity::warning) text += in(phrases::attention);
  const auto [message, hint] = wording_of(problem, language_);
  text += message + "  [" + problem.code + "]\n";
  return hint.empty() ? text : text + "  " + hint + "\n";
}

Exit Screen::problems(const Problems& problems, Record extra) const {
  List all;
  for (const auto& problem : problems) {
    all.push_back(to_value(problem));
    if (json_) continue;
    const auto text = sanitized(format(problem), '\n');
    const auto end = std::min(text.find('\n'), text.size());
    std::cerr << (terminal_.colours_err ? coloured(Mark::problem, text.substr(0, end)) + text.substr(end) : text);
    if (problem.severity == Problem::Severity::question)
      std::cerr << fill(in(phrases::confirm_hint), {problem.code}) << '\n';
  }
  extra.set("problems", std::move(all));
  document(extra);
  return blocks(problems) ? Exit::problems : Exit::done;
}

void Screen::error(std::string_view code, std::string_view text) const {
  if (json_)
    document(Record{{"error", Record{{"code", code}, {"message", text}}}});
  else
    std::cerr << "parcours: " << sanitized(text, '\n') << '\n';
}

std::string Screen::marked(Mark mark, std::string_view text) const {
  return terminal_.colours_out ? coloured(mark, text) : std::string(text);
}

std::string Screen::day(Date date) const {
  const auto iso = json::write_plain(date);
  const auto bare = iso.size() > 1 && iso.front() == '"' ? iso.substr(1, iso.size() - 2) : iso;
  return language_ == "en" ? bare : french(bare);
}

std::string Screen::local(Instant at) const {
  const auto iso = local_time(at, zone_);
  return language_ == "en" ? iso : french(iso);
}

std::string Screen::until(Instant at, const std::optional<Date>& on) const { return on ? day(*on) : local(at); }

std::string Screen::format(const Value& value) const {
  if (const auto* yes = value.get_if<bool>()) return std::string(in(*yes ? phrases::yes : phrases::no));
  if (const auto* at = value.get_if<Instant>()) return local(*at);
  if (const auto* on = value.get_if<Date>()) return day(*on);
  if (const auto* text = value.get_if<std::string>()) return sanitized(*text);
  if (const auto* list = value.get_if<List>()) {
    std::string all;
    for (const auto& each : *list) all += (all.empty() ? "" : ", ") + format(each);
    return all;
  }
  std::string text = json::write_plain(value);
  if (text.size() > 1 && text.front() == '"') text = text.substr(1, text.size() - 2);
  const bool is_number = !value.get_if<Record>() && !value.is_null();
  if (is_number && language_ != "en") std::replace(text.begin(), text.end(), '.', ',');
  return value.is_null() ? std::string() : text;
}

}  // namespace parcours::cli
