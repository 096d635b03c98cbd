#include "cli/csv.hpp"

#include <string_view>

namespace parcours::cli {
namespace {

// What a spreadsheet calculates when it opens a file, also behind blanks.
bool is_formula(std::string_view cell) {
  // A negative number is none.
  if (cell.size() > 1 && cell.front() == '-' && cell.find_first_not_of("0123456789,.", 1) == std::string_view::npos)
    return false;
  const auto first = cell.find_first_not_of(' ');
  return first != std::string_view::npos && std::string_view("=+-@\t\r\n").find(cell[first]) != std::string_view::npos;
}

std::string quoted(const std::string& cell) {
  std::string text = "\"";
  if (is_formula(cell)) text += '\'';
  for (const char c : cell) {
    if (c == '"') text += '"';
    text += c;
  }
  return text + '"';
}

}  // namespace

void Csv::add(const std::vector<std::string>& cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) text_ += separator_;
    const bool plain = cells[i].find_first_of("\";,\r\n\t") == std::string::npos && !is_formula(cells[i]);
    text_ += plain ? cells[i] : quoted(cells[i]);
  }
  text_ += "\r\n";
}

}  // namespace parcours::cli
