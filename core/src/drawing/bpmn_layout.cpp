// Gives the shapes of BPMN their places.
#include <algorithm>
#include <map>

#include "drawing/bpmn.hpp"

namespace parcours::drawing::bpmn {
namespace {

constexpr double kGapX = 60, kGapY = 50, kMargin = 40, kTitle = 30, kBoundary = 36;

struct Size {
  double width = 0, height = 0;
};

Size size_of(const Shape& shape) {
  if (shape.element.ends_with("Event")) return {36, 36};
  if (shape.element.ends_with("Gateway")) return {50, 50};
  return {140, 80};
}

class Layout {
 public:
  explicit Layout(Process& process) : process_(process) {
    inside_.resize(process_.shapes.size() + 1);
    for (std::size_t i = 0; i < process_.shapes.size(); ++i)
      if (process_.shapes[i].host < 0)
        inside_[static_cast<std::size_t>(process_.shapes[i].parent + 1)].push_back(static_cast<int>(i));
  }
  void run() {
    // Shapes inside another are sized first; they come after it in the list.
    for (auto i = static_cast<int>(process_.shapes.size()) - 1; i >= 0; --i) measure(i);
    measure(-1);
    shift();
    for (auto& shape : process_.shapes)
      if (shape.host >= 0) attach(shape);
  }

 private:
  Shape& shape(int i) { return process_.shapes[static_cast<std::size_t>(i)]; }

  void measure(int i) {
    const auto& members = inside_[static_cast<std::size_t>(i + 1)];
    if (members.empty()) {
      if (i >= 0)
        std::tie(shape(i).width, shape(i).height) = std::pair(size_of(shape(i)).width, size_of(shape(i)).height);
      return;
    }
    const auto columns = columns_of(members);
    const Size size = place(members, columns, i < 0);
    if (i >= 0) shape(i).width = size.width, shape(i).height = size.height;
  }

  // The number of flows from the start of its container to a shape; ways back do not count.
  std::map<int, int> columns_of(const std::vector<int>& members) {
    std::map<int, std::vector<int>> next;
    std::map<int, int> column;
    for (const auto& flow : process_.flows) {
      const int from = shape(flow.from).host >= 0 ? shape(flow.from).host : flow.from;
      if (shape(from).parent == shape(flow.to).parent) next[from].push_back(flow.to);
    }
    std::vector<int> edge;
    for (const int m : members)
      if (shape(m).element == "startEvent") column[m] = 0, edge.push_back(m);
    for (std::size_t at = 0; at < edge.size(); ++at)
      for (const int to : next[edge[at]])
        if (!column.contains(to)) column[to] = column[edge[at]] + 1, edge.push_back(to);
    for (const int m : members) column.try_emplace(m, 0);
    return column;
  }

  // Places the members relative to their container: one column after another, a band for each phase.
  Size place(const std::vector<int>& members, const std::map<int, int>& columns, bool bands) {
    std::map<int, double> width, height;  // of a column; of a band
    std::map<std::pair<int, int>, double> stack;
    for (const int m : members) {
      auto& s = shape(m);
      const int column = columns.at(m), band = bands ? s.lane : 0;
      width[column] = std::max(width[column], s.width);
      auto& top = stack[{band, column}];
      s.y = top;
      top += s.height + kGapY + (has_boundary(m) ? kBoundary : 0);
      height[band] = std::max(height[band], top);
    }
    std::map<int, double> left, above;
    double x = kMargin, y = kMargin + (bands ? 0 : kTitle);
    for (const auto& [column, w] : width) left[column] = x, x += w + kGapX;
    for (const auto& [band, h] : height) above[band] = y, y += h + (bands ? kMargin : 0);
    for (const int m : members) {
      auto& s = shape(m);
      s.x = left[columns.at(m)] + (width[columns.at(m)] - s.width) / 2;
      s.y += above[bands ? s.lane : 0];
    }
    return {x, y};
  }
  bool has_boundary(int m) const {
    return std::any_of(process_.shapes.begin(), process_.shapes.end(), [&](const Shape& s) { return s.host == m; });
  }
  // From places within the container to places on the page; containers come first.
  void shift() {
    for (auto& s : process_.shapes)
      if (s.host < 0 && s.parent >= 0) s.x += shape(s.parent).x, s.y += shape(s.parent).y;
  }
  // Along the lower edge of its host, one after another.
  void attach(Shape& event) {
    const auto& host = shape(event.host);
    event.width = event.height = kBoundary;
    event.x = host.x + 10 + kBoundary * 1.2 * attached_[event.host]++;
    event.y = host.y + host.height - kBoundary / 2;
  }

  Process& process_;
  std::vector<std::vector<int>> inside_;  // by container + 1
  std::map<int, int> attached_;
};

}  // namespace

void lay_out(Process& process) { Layout(process).run(); }

}  // namespace parcours::drawing::bpmn
