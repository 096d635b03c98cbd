#include "plugin/names.hpp"

#include <algorithm>
#include <array>

namespace parcours::plugin {
namespace {

constexpr std::array<std::string_view, 11> reserved_words = {"yes",  "no",  "on",   "off", "true", "false",
                                                             "null", "end", "stay", "all", "any"};

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return is_small(c) || (c >= 'A' && c <= 'Z'); }

}  // namespace

bool is_name(std::string_view name) {
  return name.size() >= 2 && name.size() <= 64 && is_small(name.front()) &&
         std::all_of(name.begin(), name.end(), [](char c) { return is_small(c) || is_digit(c) || c == '_'; }) &&
         std::find(reserved_words.begin(), reserved_words.end(), name) == reserved_words.end();
}

bool is_sheet_name(std::string_view name) {
  return is_name(name) && name.size() <= 32 && name.find('_') == std::string_view::npos;
}

bool is_code(std::string_view code) {
  return !code.empty() && code.size() <= 64 && is_letter(code.front()) &&
         std::all_of(code.begin(), code.end(),
                     [](char c) { return is_letter(c) || is_digit(c) || c == '_' || c == '-'; });
}

std::string printable(std::string_view name) {
  constexpr std::size_t most = 80;
  std::string text(name.substr(0, most));
  std::replace_if(text.begin(), text.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
  return name.size() > most ? text + "..." : text;
}

}  // namespace parcours::plugin
