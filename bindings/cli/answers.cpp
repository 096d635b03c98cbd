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

std::string iso_date(const std::string& given) {
  const bool french = given.size() >= 10 && given[2] == '/' && given[5] == '/';
  return french ? given.substr(6, 4) + "-" + given.substr(3, 2) + "-" + given.substr(0, 2) + given.substr(10) : given;
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
  if (type == Type::number || type == Type::money) std::replace(given.begin(), given.end(), ',', '.');
  return given;
}

}  // namespace parcours::cli
