#include "cli/value_problems.hpp"

#include <algorithm>
#include <optional>

#include "cli/answers.hpp"
#include "cli/form_texts.hpp"
#include "cli/screen.hpp"

namespace parcours::cli {
namespace {

// The refusals that name a form.
struct RefusedForm {
  std::string_view code;
  const Phrase& expected;  // the form is its `{}`
  const Phrase& form;
  const Phrase& hint;
};
constexpr RefusedForm kForms[] = {
    {"not-a-date", phrases::expects_date, phrases::form_of_date, phrases::date_for_example},
    {"not-an-instant", phrases::expects_datetime, phrases::form_of_datetime, phrases::datetime_for_example},
    {"not-a-birth", phrases::expects_birth, phrases::form_of_birth, phrases::birth_estimated},
    {"not-a-delay", phrases::expects_delay, phrases::form_of_delay, phrases::delay_for_example},
};

// The codes with which a value in a French form is refused, and the type by which it is read again.
constexpr std::pair<std::string_view, Type> kRetyped[] = {
    {"french-date", Type::date},    {"not-a-birth", Type::birth},    {"decimal-comma", Type::number},
    {"not-a-number", Type::number}, {"not-a-delay", Type::duration}, {"not-a-flag", Type::boolean},
};
constexpr std::size_t kMostReadings = 64;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether "2026-03-28" is at that place, and no longer number.
bool is_date_at(std::string_view text, std::size_t at) {
  constexpr std::string_view pattern = "0000-00-00";
  if (text.size() < at + pattern.size() || (at > 0 && (is_digit(text[at - 1]) || text[at - 1] == '-'))) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = text[at + i];
    const bool fits = pattern[i] == '0' ? is_digit(c) : c == '-';
    if (!fits) return false;
  }
  const auto next = at + pattern.size();
  return next == text.size() || (!is_digit(text[next]) && text[next] != '-');
}

// Each date in the text as the French write it.
std::string with_french_dates(std::string_view text) {
  std::string all;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_date_at(text, at)) {
      all += text[at++];
      continue;
    }
    all.append(text.substr(at + 8, 2)).append("/").append(text.substr(at + 5, 2)).append("/");
    all.append(text.substr(at, 4));
    at += 10;
  }
  return all;
}

bool is_plain_number(std::string_view text) {
  return !text.empty() && text.find_first_not_of("-.0123456789") == std::string_view::npos;
}

// The value that the text is as the French write it; empty where it is none or already has the form of the engine.
std::optional<Value> french_reading(const std::string& text) {
  for (const auto type : {Type::date, Type::duration, Type::boolean, Type::number}) {
    auto read = typed(type, text);
    const auto* plain = read.get_if<std::string>();
    if (type == Type::number && !(plain && is_plain_number(*plain))) continue;
    if (!plain || *plain != text) return read;
  }
  return std::nullopt;
}

bool is_of_name(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || is_digit(c); }

// The names in an expression, each without what is behind its point.
std::set<std::string> names_in(std::string_view expression) {
  std::set<std::string> names;
  for (std::size_t at = 0; at < expression.size();) {
    auto end = at;
    while (end < expression.size() && is_of_name(expression[end])) ++end;
    if (end > at && (at == 0 || expression[at - 1] != '.')) names.emplace(expression.substr(at, end - at));
    at = end + 1;
  }
  return names;
}

}  // namespace

Wording wording_of(const Problem& problem, std::string_view language) {
  const auto message = problem.message.in(language), hint = problem.hint.in(language);
  if (language == "en" || !problem.excerpt.empty() || problem.code == "french-date") return {message, hint};
  for (const auto& form : kForms)
    if (form.code == problem.code)
      return {fill(form.expected.in(language), {form.form.in(language)}), std::string(form.hint.in(language))};
  return {with_french_dates(message), with_french_dates(hint)};
}

bool retype(Record& given, const Problems& problems) {
  bool is_other = false;
  for (const auto& problem : problems)
    for (const auto& [code, type] : kRetyped) {
      const auto* value = problem.code == code ? given.find(problem.where) : nullptr;
      const auto* text = value ? value->get_if<std::string>() : nullptr;
      if (!text) continue;
      auto read = typed(type, *text);
      if (read == *value) continue;
      given.set(problem.where, std::move(read)), is_other = true;
    }
  return is_other;
}

std::vector<Record> french_readings(const Record& given) {
  std::vector<Record> all{given};
  std::vector<std::string> read;
  for (const auto& [field, value] : given) {
    const auto* text = value.get_if<std::string>();
    auto other = text ? french_reading(*text) : std::nullopt;
    if (!other) continue;
    all.front().set(field, *std::move(other)), read.push_back(field);
  }
  for (const auto& field : read) {
    if (2 * all.size() > kMostReadings) break;
    for (std::size_t i = 0, n = all.size(); i < n; ++i) {
      auto as_given = all[i];
      as_given.set(field, given.at(field));
      all.push_back(std::move(as_given));
    }
  }
  return all;
}

std::set<std::string> subjects_of(const Problem& problem, const Form& form) {
  if (!problem.where.empty()) return {problem.where.substr(0, problem.where.find_first_of("[."))};
  std::set<std::string> subjects;
  for (const auto& check : form.checks())
    if (check.code == problem.code) subjects.merge(names_in(check.that));
  return subjects;
}

}  // namespace parcours::cli
