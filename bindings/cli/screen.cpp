#include "cli/screen.hpp"

#include <iostream>

#include "cli/case_texts.hpp"
#include "cli/result_texts.hpp"
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

std::string padded(std::string_view text, std::size_t width) {
  std::size_t letters = 0;
  for (const char c : text) letters += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  return std::string(text).append(letters < width ? width - letters : 0, ' ');
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
  text += in(problem.message) + "  [" + problem.code + "]\n";
  return problem.hint.empty() ? text : text + "  " + in(problem.hint) + "\n";
}

Exit Screen::problems(const Problems& problems, Record extra) const {
  List all;
  for (const auto& problem : problems) {
    all.push_back(to_value(problem));
    if (json_) continue;
    std::cerr << sanitized(format(problem), '\n');
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

std::string Screen::local(Instant at) const { return local_time(at, zone_); }

std::string Screen::until(Instant at, const std::optional<Date>& on) const { return on ? format(*on) : local(at); }

std::string Screen::format(const Value& value) const {
  if (const auto* yes = value.get_if<bool>()) return std::string(in(*yes ? phrases::yes : phrases::no));
  if (const auto* at = value.get_if<Instant>()) return local(*at);
  if (const auto* text = value.get_if<std::string>()) return sanitized(*text);
  if (const auto* list = value.get_if<List>()) {
    std::string all;
    for (const auto& each : *list) all += (all.empty() ? "" : ", ") + format(each);
    return all;
  }
  const std::string text = json::write_plain(value);
  return text.size() > 1 && text.front() == '"' ? text.substr(1, text.size() - 2) : text;
}

}  // namespace parcours::cli
