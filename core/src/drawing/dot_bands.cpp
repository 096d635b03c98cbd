#include "drawing/dot_bands.hpp"

#include <fmt/format.h>

#include "drawing/dot_labels.hpp"

namespace parcours::drawing {
namespace {

// By their weight, parts are drawn as high in their band as they can be.
std::string forced(const std::string& above, const std::string& below, int weight) {
  return fmt::format("  {} -> {} [style=invis, weight={}];\n", above, below, weight);
}

}  // namespace

DotBands::DotBands(const Diagram& diagram) : band_of_(diagram.nodes.size(), 0) {
  for (std::size_t i = 0; i < diagram.phases.size(); ++i) {
    place(diagram, diagram.phases[i].nodes, static_cast<int>(i));
    place(diagram, diagram.phases[i].anytime, static_cast<int>(i));
  }
  if (!diagram.groups.empty()) place(diagram, diagram.group(0).anytime, static_cast<int>(diagram.phases.size()));
}

void DotBands::place(const Diagram& diagram, const std::vector<Index>& nodes, int band) {
  for (const auto index : nodes) {
    const auto& node = diagram.node(index);
    band_of_[static_cast<std::size_t>(index)] = band;
    places_.emplace(quoted_for_dot(node.name), Place{band, static_cast<int>(places_.size())});
    auto groups = node.branches;
    if (node.body != none) groups.push_back(node.body);
    for (const auto group : groups) {
      place(diagram, diagram.group(group).nodes, band);
      place(diagram, diagram.group(group).anytime, band);
    }
  }
}

bool DotBands::leads_back(const std::string& from, const std::string& to) const {
  const auto a = places_.find(from), b = places_.find(to);
  return a != places_.end() && b != places_.end() && from != to && b->second < a->second;
}

std::string DotBands::order() const {
  std::string out, above;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    if (parts_[i].empty()) continue;
    for (const auto& part : parts_[i])
      if (!above.empty() && !has_previous_.contains(part)) out += forced(above, part, 1);
    if (i + 1 == parts_.size()) continue;
    above = fmt::format("below_{}", i);
    out += fmt::format("  {} [shape=point, width=0.01, style=invis];\n", above);
    for (const auto& part : parts_[i])
      if (!has_next_.contains(part)) out += forced(part, above, 0);
  }
  return out;
}

namespace {

class EndUses {
 public:
  EndUses(const Diagram& diagram, const End& end) : diagram_(diagram), end_(end) {}
  void look_at(const std::vector<Edge>& edges) {
    for (const auto& edge : edges) {
      if (edge.end == none || &diagram_.ends[static_cast<std::size_t>(edge.end)] != &end_) continue;
      use_.is_led_to = true;
      use_.is_reached = use_.is_reached || edge.times > 0;
    }
  }
  void look_at(const std::vector<LineEvent>& events) {
    for (const auto& event : events) look_at(event.edges);
  }
  EndUse use() const { return use_; }

 private:
  const Diagram& diagram_;
  const End& end_;
  EndUse use_;
};

}  // namespace

EndUse use_of(const Diagram& diagram, const End& end, const DotBands& bands, int band) {
  EndUses uses(diagram, end);
  const bool of_case = end.group == 0;
  for (std::size_t i = 0; i < diagram.nodes.size(); ++i) {
    if (of_case && bands.band_of(static_cast<Index>(i)) != band) continue;
    uses.look_at(diagram.nodes[i].edges);
    uses.look_at(diagram.nodes[i].events);
  }
  const auto phases = static_cast<int>(diagram.phases.size());
  if (of_case && band < phases) uses.look_at(diagram.phases[static_cast<std::size_t>(band)].events);
  if (!of_case || band == phases) uses.look_at(diagram.group(end.group).events);
  return uses.use();
}

}  // namespace parcours::drawing
