#include "cli/table.hpp"

#include <algorithm>
#include <numeric>

namespace parcours::cli {
namespace {

constexpr std::size_t kGap = 2;        // between two columns
constexpr std::size_t kNarrowest = 6;  // no column is cut to less

// The first letters of a text in UTF-8, the last of them an ellipsis when the text is longer.
std::string cut(const std::string& text, std::size_t width) {
  if (letters(text) <= width) return text;
  std::size_t end = 0, seen = 0;
  for (; end < text.size(); ++end) {
    const bool first = (static_cast<unsigned char>(text[end]) & 0xC0) != 0x80;
    if (first && seen++ == width - 1) break;
  }
  return text.substr(0, end) + "\u2026";
}

std::string line_of(const std::vector<Cell>& cells, const std::vector<std::size_t>& widths, const Screen& screen) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto text = cut(cells[i].text, widths[i]);
    const auto blanks = i + 1 == cells.size() ? 0 : widths[i] - letters(text) + kGap;
    line += screen.marked(cells[i].mark, text) + std::string(blanks, ' ');
  }
  return line.substr(0, line.find_last_not_of(' ') + 1);
}

}  // namespace

bool Table::is_empty(std::size_t column) const {
  return std::all_of(rows_.begin(), rows_.end(),
                     [&](const std::vector<Cell>& row) { return row[column].text.empty(); });
}

Table Table::without_empty_columns() const {
  std::vector<std::string> headers;
  std::vector<std::vector<Cell>> rows(rows_.size());
  for (std::size_t i = 0; i < headers_.size(); ++i) {
    if (is_empty(i)) continue;
    headers.push_back(headers_[i]);
    for (std::size_t row = 0; row < rows.size(); ++row) rows[row].push_back(rows_[row][i]);
  }
  Table table(std::move(headers));
  table.rows_ = std::move(rows);
  return table;
}

std::vector<std::size_t> Table::widths(std::size_t width_of_screen) const {
  std::vector<std::size_t> widths;
  for (std::size_t i = 0; i < headers_.size(); ++i) {
    widths.push_back(letters(headers_[i]));
    for (const auto& row : rows_) widths.back() = std::max(widths.back(), letters(row[i].text));
  }
  if (width_of_screen == 0 || widths.empty()) return widths;
  auto whole = std::accumulate(widths.begin(), widths.end(), kGap * (widths.size() - 1));
  while (whole > width_of_screen) {
    const auto widest = std::max_element(widths.begin() + 1, widths.end());
    if (widest == widths.end() || *widest <= kNarrowest) break;
    --*widest, --whole;
  }
  return widths;
}

void Table::show_all(const Screen& screen) const {
  const auto columns = widths(screen.terminal().width);
  std::vector<Cell> headers;
  for (const auto& header : headers_) headers.emplace_back(header, Mark::heading);
  screen.line(line_of(headers, columns, screen));
  for (const auto& row : rows_) screen.line(line_of(row, columns, screen));
}

void Table::show(const Screen& screen) const {
  if (!rows_.empty()) without_empty_columns().show_all(screen);
}

}  // namespace parcours::cli
