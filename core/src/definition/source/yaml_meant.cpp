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

std::string key_meant(std::string_view text, Span key) {
  const auto piece = text.substr(key.at, key.end - key.at);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (!piece.empty() && key.at > 1 && text[key.at - 1] == ',' && std::all_of(piece.begin(), piece.end(), is_digit)) {
    auto from = key.at - 1;
    while (from > 0 && is_digit(text[from - 1])) --from;
    if (from < key.at - 1) return std::string(text.substr(from, key.at - 1 - from)) + "." + std::string(piece);
  }
  if (const auto meant = with_blank(piece); !meant.empty()) return meant;
  const auto in_name = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
  return !piece.empty() && std::all_of(piece.begin(), piece.end(), in_name) ? std::string(piece) + ": ..."
                                                                            : std::string();
}

}  // namespace parcours::definition::yaml
