#include "cli/answers.hpp"

#include <algorithm>
#include <charconv>

namespace parcours::cli {
namespace {

std::string small(std::string_view text) {
  std::string letters(text);
  for (auto& c : letters)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return letters;
}

bool is_shaped(std::string_view text, std::string_view pattern) {
  if (text.size() < pattern.size()) return false;
  for (std::size_t i = 0; i < pattern.size(); ++i)
    if (pattern[i] == '0' ? text[i] < '0' || text[i] > '9' : text[i] != pattern[i]) return false;
  return true;
}

// "28/03/2026 09:30", and "03/2026" of a birth.
std::string iso_date(const std::string& given) {
  if (is_shaped(given, "00/00/0000"))
    return given.substr(6, 4) + "-" + given.substr(3, 2) + "-" + given.substr(0, 2) + given.substr(10);
  return is_shaped(given, "00/0000") ? given.substr(3, 4) + "-" + given.substr(0, 2) + given.substr(7) : given;
}

// "1 234,50": the blanks between groups, of which two do not break a line, are left out.
std::string plain_number(std::string given) {
  for (const std::string_view blank : {"\u202F", "\u00A0", " "})
    for (auto at = given.find(blank); at != std::string::npos; at = given.find(blank)) given.erase(at, blank.size());
  std::replace(given.begin(), given.end(), ',', '.');
  return given;
}

struct DelayWord {
  std::string_view french, unit, calendar;
};
constexpr DelayWord kDelayWords[] = {
    {"minute", "minutes", ""},     {"heure", "hours", ""},   {"jour", "days", ""},   {"semaine", "weeks", ""},
    {"mois", "months", ""},        {"an", "years", ""},      {"année", "years", ""}, {"ouvré", "", "working "},
    {"ouvrable", "", "workable "}, {"service", "", "duty "}, {"de", "", ""},
};

// "10 jours ouvrés" as "10 working days"; any other text as it is.
std::string plain_delay(const std::string& given) {
  auto rest = given;
  const auto blank = rest.find(' ');
  if (blank == std::string::npos) return given;
  std::string unit, calendar;
  for (rest.erase(0, blank + 1); !rest.empty();) {
    auto word = rest.substr(0, rest.find(' '));
    rest.erase(0, std::min(word.size() + 1, rest.size()));
    const auto is_it = [&](const DelayWord& each) {
      return word == each.french || word == std::string(each.french) + "s";
    };
    const auto* known = std::find_if(std::begin(kDelayWords), std::end(kDelayWords), is_it);
    if (known == std::end(kDelayWords)) return given;
    unit += known->unit, calendar += known->calendar;
  }
  return given.substr(0, blank) + " " + calendar + unit;
}

}  // namespace

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r");
  if (first == std::string_view::npos) return {};
  return std::string(text.substr(first, text.find_last_not_of(" \t\r") + 1 - first));
}

std::vector<std::string> between_commas(std::string_view text) {
  std::vector<std::string> parts;
  for (std::size_t from = 0; from <= text.size();) {
    const auto comma = std::min(text.find(',', from), text.size());
    parts.push_back(trimmed(text.substr(from, comma - from)));
    from = comma + 1;
  }
  return parts;
}

std::vector<const Choice*> choices_meant(const std::string& given, const std::vector<Choice>& choices,
                                         std::string_view language) {
  const auto wanted = small(given);
  std::vector<const Choice*> begins;
  for (const auto& choice : choices) {
    const auto title = small(choice.title.in(language));
    if (choice.name == given || title == wanted) return {&choice};
    if (small(choice.name).starts_with(wanted) || title.starts_with(wanted)) begins.push_back(&choice);
  }
  std::size_t number = 0;
  const auto end = given.data() + given.size();
  if (std::from_chars(given.data(), end, number).ptr == end && number >= 1 && number <= choices.size())
    return {&choices[number - 1]};
  return begins;
}

std::optional<bool> yes_or_no(std::string_view given) {
  const auto word = small(given);
  if (word == "o" || word == "oui" || word == "y" || word == "yes") return true;
  if (word == "n" || word == "non" || word == "no") return false;
  return std::nullopt;
}

Value typed(Type type, std::string given) {
  if (type == Type::date || type == Type::datetime || type == Type::birth) return iso_date(given);
  if (type == Type::number || type == Type::money) return plain_number(std::move(given));
  if (type == Type::duration) return plain_delay(given);
  if (const auto yes = type == Type::boolean ? yes_or_no(given) : std::nullopt) return *yes;
  return given;
}

}  // namespace parcours::cli
