// A table of texts with its headers.
#pragma once
#include <string>
#include <utility>
#include <vector>

#include "cli/screen.hpp"

namespace parcours::cli {

// One place of a table. Nothing is marked by its colour alone: the text has the same meaning without it.
struct Cell {
  Cell(std::string shown = {}, Mark how = Mark::none) : text(std::move(shown)), mark(how) {}
  std::string text;
  Mark mark;
};

// A column in which no row has a text is left out. Columns are as wide as their longest text. Where the screen has a
// width, the widest columns but the first are cut to it, and a text that was cut ends with an ellipsis. A table without
// rows shows nothing.
class Table {
 public:
  explicit Table(std::vector<std::string> headers) : headers_(std::move(headers)) {}
  // As many cells as there are headers.
  void add(std::vector<Cell> cells) { rows_.push_back(std::move(cells)); }
  void show(const Screen& screen) const;

 private:
  bool is_empty(std::size_t column) const;
  Table without_empty_columns() const;
  void show_all(const Screen& screen) const;
  std::vector<std::size_t> widths(std::size_t width_of_screen) const;

  std::vector<std::string> headers_;
  std::vector<std::vector<Cell>> rows_;
};

}  // namespace parcours::cli
