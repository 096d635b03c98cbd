// Writes a picture as an ordered list, for readers who do not see it.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <vector>

#include "drawing/drawing.hpp"

namespace parcours::drawing {
namespace {

class OutlineWriter {
 public:
  explicit OutlineWriter(const Diagram& diagram) : diagram_(diagram) {}

  std::string text() && {
    out_ = diagram_.title + "\n";
    if (!diagram_.opening.label.empty()) line(0, diagram_.opening.label);
    int n = 0;
    for (const auto& phase : diagram_.phases) {
      line(0, fmt::format("{}. {}", ++n, phase.title));
      steps(1, phase.nodes, phase.anytime);
      events(1, phase.events);
    }
    if (diagram_.groups.empty()) return std::move(out_);
    const auto& whole = diagram_.group(0);
    if (whole.anytime.empty() && whole.events.empty()) return std::move(out_);
    line(0, fmt::format("{}. {}", ++n, in("À tout moment", "At any time")));
    steps(1, {}, whole.anytime);
    events(1, whole.events);
    return std::move(out_);
  }

 private:
  std::string in(const char* french, const char* english) const { return diagram_.is_english() ? english : french; }
  void line(std::size_t depth, const std::string& text) { out_ += std::string(depth * 3, ' ') + text + "\n"; }

  void steps(std::size_t depth, const std::vector<Index>& nodes, const std::vector<Index>& anytime) {
    for (const auto* list : {&nodes, &anytime})
      for (const auto index : *list) step(depth, diagram_.node(index));
  }
  void step(std::size_t depth, const Node& node) {
    auto text = fmt::format("{} {}", node.number, node.label);
    if (node.is_anytime) text += in(" (à tout moment)", " (at any time)");
    for (const auto& detail : {node.who, node.due, node.branching})
      if (!detail.empty()) text += " ; " + detail;
    line(depth, text);
    int n = 0;
    if (node.body != none) body(depth + 1, diagram_.group(node.body));
    for (const auto branch : node.branches) this->branch(depth + 1, fmt::format("{}.{}", node.number, ++n), branch);
    for (const auto& edge : node.edges) way(depth + 1, edge.label, edge);
    events(depth + 1, node.events);
  }
  void body(std::size_t depth, const Group& group) {
    if (!group.title.empty()) line(depth++, group.title);
    steps(depth, group.nodes, group.anytime);
    events(depth, group.events);
  }
  void branch(std::size_t depth, const std::string& number, Index index) {
    const auto& group = diagram_.group(index);
    line(depth, fmt::format("{} {}{}", number, group.title,
                            group.label.empty() ? "" : fmt::format(" ({} {})", in("si", "if"), group.label)));
    steps(depth + 1, group.nodes, group.anytime);
    events(depth + 1, group.events);
  }
  void way(std::size_t depth, const std::string& label, const Edge& edge) {
    const auto to = target(edge);
    if (to.empty()) return;
    const auto* sign = edge.kind == Edge::Kind::start ? "+>" : "->";
    line(depth, label.empty() ? fmt::format("{} {}", sign, to)
                              : fmt::format("{} : {} {}", counted(label, edge.times), sign, to));
  }
  std::string target(const Edge& edge) const {
    if (edge.node != none) return diagram_.node(edge.node).title;
    if (edge.end == none) return {};
    const auto& end = diagram_.ends[static_cast<std::size_t>(edge.end)];
    const auto word = end.group == 0 ? in("fin", "end") : in("suite", "on");
    return end.title.empty() || end.name == "done" ? word : fmt::format("{} : {}", word, end.title);
  }
  void events(std::size_t depth, const std::vector<LineEvent>& all) {
    for (const auto& event : all) {
      if (!event.reminded.empty())
        line(depth,
             fmt::format("{} : {} {}", event.label, in("rappel à", "reminder to"), fmt::join(event.reminded, ", ")));
      for (const auto& edge : event.edges) way(depth, label_of(event, edge), edge);
    }
  }

  const Diagram& diagram_;
  std::string out_;
};

}  // namespace

std::string to_outline(const Diagram& diagram) { return OutlineWriter(diagram).text(); }

}  // namespace parcours::drawing
