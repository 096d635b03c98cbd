#include "authoring/page_layout.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace parcours::authoring {
namespace {

constexpr double kShort = 297 * 72 / 25.4, kLong = 420 * 72 / 25.4;  // the sides of A3 in points
constexpr double kGap = 12, kLargest = 2;
constexpr std::size_t kMostStacked = 9, kMostTried = 17;  // parts: at most 8 times 3^8, or 2^16 arrangements

enum class Place { below, next, row };  // below the part before, in a new column next to it, in a new row

// The parts of a column are one above the other, the columns of a row next to each other.
struct Column {
  std::size_t first = 0, last = 0;
  Size size;
};
struct Row {
  std::vector<Column> columns;
  Size size;
};

// How large the parts are in one arrangement, each with the gap behind it.
class Arrangement {
 public:
  Arrangement(const std::vector<Size>& parts, const std::vector<Place>& places) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (i == 0 || places[i] == Place::row) rows_.emplace_back();
      auto& columns = rows_.back().columns;
      if (columns.empty() || places[i] == Place::next) columns.push_back({i, i, {}});
      auto& column = columns.back();
      column.last = i;
      column.size.width = std::max(column.size.width, parts[i].width + kGap);
      column.size.height += parts[i].height + kGap;
    }
    for (auto& row : rows_) {
      for (const auto& column : row.columns) {
        row.size.width += column.size.width;
        row.size.height = std::max(row.size.height, column.size.height);
      }
      size_.width = std::max(size_.width, row.size.width), size_.height += row.size.height;
    }
  }

  double scale_on(Size page) const {
    return std::min({page.width / size_.width, page.height / size_.height, kLargest});
  }
  // Rows fill the width of the page and share what is left of its height; so do columns and the parts in them.
  std::vector<Box> cells(const std::vector<Size>& parts, Size page) const {
    std::vector<Box> cells;
    const double more = std::min((page.height - size_.height) / static_cast<double>(rows_.size()), kMostAdded);
    double top = 0;
    for (const auto& row : rows_) {
      const double wider = (page.width - row.size.width) / static_cast<double>(row.columns.size());
      double left = 0;
      for (const auto& column : row.columns) {
        const auto n = static_cast<double>(column.last - column.first + 1);
        const double higher = (row.size.height + more - column.size.height) / n;
        double y = top;
        for (auto i = column.first; i <= column.last; ++i) {
          const double height = parts[i].height + kGap + higher;
          cells.push_back({left, y, left + column.size.width + wider - kGap, y + height - kGap});
          y += height;
        }
        left += column.size.width + wider;
      }
      top += row.size.height + more;
    }
    return cells;
  }

 private:
  static constexpr double kMostAdded = 30;  // to a row

  std::vector<Row> rows_;
  Size size_;
};

// The next arrangement, as one counts; false after the last.
bool next(std::vector<Place>& places) {
  const bool may_be_below = places.size() <= kMostStacked;
  for (std::size_t i = 1; i < std::min(places.size(), kMostTried); ++i) {
    const auto before = places[i];
    places[i] = before == Place::row ? Place::next : before == Place::next && may_be_below ? Place::below : Place::row;
    if (places[i] != Place::row) return true;
  }
  return false;
}

// The best layout of parts in one order; it is kept where it is better than `best`.
class Search {
 public:
  explicit Search(double head)
      : head_(head),
        sheets_{Size{kShort - 2 * kPageMargin + kGap, kLong - 2 * kPageMargin - head},
                Size{kLong - 2 * kPageMargin + kGap, kShort - 2 * kPageMargin - head}} {
    best_.scale = 0;
  }

  void try_all(const std::vector<Size>& parts) {
    std::vector<Place> places(parts.size(), Place::row);
    do {
      const Arrangement tried(parts, places);
      for (const auto& sheet : sheets_) keep_better(tried, parts, sheet);
    } while (next(places));
  }
  double scale() const { return best_.scale; }
  PageLayout best() && {
    const double left = kPageMargin / best_.scale, top = (kPageMargin + head_) / best_.scale;
    for (auto& cell : best_.cells) cell = {cell.left + left, cell.top + top, cell.right + left, cell.bottom + top};
    return std::move(best_);
  }

 private:
  void keep_better(const Arrangement& tried, const std::vector<Size>& parts, Size sheet) {
    const double scale = tried.scale_on(sheet);
    if (scale <= best_.scale * 1.02) return;
    best_.scale = scale;
    best_.page = {(sheet.width + 2 * kPageMargin - kGap) / scale, (sheet.height + 2 * kPageMargin + head_) / scale};
    best_.cells = tried.cells(parts, {sheet.width / scale, sheet.height / scale});
  }

  double head_;
  std::array<Size, 2> sheets_;  // upright, across
  PageLayout best_;
};

}  // namespace

PageLayout laid_out(const std::vector<Size>& parts, double head) {
  Search search(head);
  search.try_all(parts);
  auto order = parts;
  auto legend = parts.size() - 1;  // where it is in `order`
  for (auto at = legend; parts.size() <= kMostStacked && at > 1; --at) {
    std::swap(order[at], order[at - 1]);
    const double before = search.scale();
    search.try_all(order);
    if (search.scale() > before) legend = at - 1;
  }
  auto layout = std::move(search).best();
  std::rotate(layout.cells.begin() + static_cast<std::ptrdiff_t>(legend),
              layout.cells.begin() + static_cast<std::ptrdiff_t>(legend) + 1, layout.cells.end());
  return layout;
}

}  // namespace parcours::authoring
