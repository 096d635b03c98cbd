#include "definition/source/yaml_meant.hpp"

#include <algorithm>
#include <cctype>

namespace parcours::definition::yaml {
namespace {

bool is_key_letter(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == '_' || (static_cast<unsigned char>(c) & 0x80);
}

}  // namespace

std::string with_blank(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == 0 || colon == std::string_view::npos || colon + 1 >= text.size() || text[colon + 1] == ' ') return {};
  if (!std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(colon), is_key_letter)) return {};
  return std::string(text.substr(0, colon + 1)) + " " + std::string(text.substr(colon + 1));
}

std::string with_braces(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  const auto key_at = [&](std::size_t at) {  // the end of "name: " there
    const auto colon = line.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789", at);
    return colon != std::string_view::npos && colon > at && line.substr(colon, 2) == ": " ? colon + 2 : 0;
  };
  const bool item = line.starts_with("- ");
  const auto first = key_at(item ? 2 : 0);
  if (first == 0 || line.find_first_of("{['\"", 0) != std::string_view::npos) return {};
  constexpr std::string_view texts[] = {"task",    "title", "wait",   "why",  "help",
                                        "purpose", "basis", "refuse", "warn", "fr"};
  const auto name = line.substr(item ? 2 : 0, first - 2 - (item ? 2 : 0));
  if (const auto comma = line.find(", ", first); item && comma != std::string_view::npos && key_at(comma + 2) > 0)
    return "- { " + std::string(line.substr(2)) + " }";
  const bool is_text = std::find(std::begin(texts), std::end(texts), name) != std::end(texts);
  if (item || is_text || key_at(first) == 0) return {};
  return std::string(line.substr(0, first)) + "{ " + std::string(line.substr(first)) + " }";
}

std::string with_dash(const Source& source, std::size_t start) {
  const auto line = source.line(source.position(start).line);
  const auto indent = line.find_first_not_of(' ');
  auto above = start;
  while (indent != std::string_view::npos && above > 0) {
    above = source.line_start(above - 1);
    const auto other = source.line(source.position(above).line);
    const auto column = other.find_first_not_of(' ');
    if (column == std::string_view::npos || column > indent) continue;
    const bool is_item = column == indent && other.substr(column, 2) == "- ";
    return is_item ? "- " + std::string(line.substr(indent)) : std::string();
  }
  return {};
}

namespace {

// "of: [ecole, famille]" where a list without brackets is cut at its comma; empty elsewhere.
std::string list_meant(std::string_view text, Span key) {
  constexpr std::string_view lists[] = {"of", "by", "form", "seen_by", "from", "remind", "to", "offered_to", "not_by"};
  if (key.at == 0) return {};
  const auto start = text.find_last_of("{,", key.at - 1);
  if (start == std::string_view::npos || start == 0 || text[start] != ',') return {};
  const auto before = text.find_last_of("{,\n", start - 1);
  if (before == std::string_view::npos) return {};
  auto pair = text.substr(before + 1, start - before - 1);
  pair.remove_prefix(std::min(pair.find_first_not_of(' '), pair.size()));
  const auto colon = pair.find(": ");
  if (colon == std::string_view::npos) return {};
  const auto name = pair.substr(0, colon), first = pair.substr(colon + 2);
  if (std::find(std::begin(lists), std::end(lists), name) == std::end(lists)) return {};
  return std::string(name) + ": [" + std::string(first) + ", " + std::string(text.substr(key.at, key.end - key.at)) +
         "]";
}

}  // namespace

std::string key_meant(std::string_view text, Span key) {
  const auto piece = text.substr(key.at, key.end - key.at);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!piece.empty() && key.at > 1 && text[key.at - 1] == ',' && std::all_of(piece.begin(), piece.end(), is_digit)) {
    auto from = key.at - 1;
    while (from > 0 && is_digit(text[from - 1])) --from;
    if (from < key.at - 1) return std::string(text.substr(from, key.at - 1 - from)) + "." + std::string(piece);
  }
  if (const auto meant = with_blank(piece); !meant.empty()) return meant;
  if (const auto equal = piece.find(" = "); equal != std::string_view::npos)
    return std::string(piece.substr(0, equal)) + ": " + std::string(piece.substr(equal + 3));
  if (const auto list = list_meant(text, key); !list.empty()) return list;
  const auto in_name = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
  return !piece.empty() && std::all_of(piece.begin(), piece.end(), in_name) ? std::string(piece) + ": ..."
                                                                            : std::string();
}

}  // namespace parcours::definition::yaml
