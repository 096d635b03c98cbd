#include "drawing/dot_arrows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "drawing/dot_labels.hpp"

namespace parcours::drawing {
namespace {

std::string_view style_of(ArrowKind kind) {
  switch (kind) {
    case ArrowKind::onward:
      return "";
    case ArrowKind::fallback:
      return ", style=bold";
    case ArrowKind::event:
      return ", style=dashed";
    case ArrowKind::start:
      return ", style=dotted, arrowhead=empty";
    case ArrowKind::inside:
      return ", style=dotted";
  }
  return "";
}

std::string_view heads_of(ArrowKind kind, bool leads_back) {
  if (!leads_back) return "";
  return kind == ArrowKind::start ? ", dir=back, arrowtail=empty" : ", dir=back";
}

}  // namespace

std::string DotArrows::id_of(const End& end, int band) {
  return quoted_for_dot(end.group == 0 && band > 0 ? fmt::format("end 0 {} {}", end.name, band)
                                                   : fmt::format("end {} {}", end.group, end.name));
}

std::vector<std::string> DotArrows::ids_of_ends(const std::vector<Index>& groups,
                                                const std::set<std::string>& drawn) const {
  std::vector<std::string> ids;
  for (const auto& end : diagram_.ends)
    if (std::find(groups.begin(), groups.end(), end.group) != groups.end() && drawn.contains(id_of(end, 0)))
      ids.push_back(id_of(end, 0));
  return ids;
}

void DotArrows::add(int band, const Edge& edge, const std::string& label, ArrowKind as) {
  if (!leads_on(edge)) return;
  Arrow arrow;
  arrow.as = as, arrow.labels = {counted(label, edge.times)}, arrow.is_taken = edge.times > 0;
  if (edge.end == none) {
    arrow.to = sign_of(edge.node, band);
  } else {
    const auto& end = diagram_.ends[static_cast<std::size_t>(edge.end)];
    arrow.to = id_of(end, band), arrow.named = end.title;
  }
  add(std::move(arrow));
}

void DotArrows::add_entry(const Group& group) {
  if (group.entry == none) return;
  Arrow arrow;
  arrow.to = quoted_for_dot(diagram_.node(group.entry).name), arrow.as = ArrowKind::inside;
  arrow.labels = {counted(group.label, group.entered)}, arrow.is_taken = group.entered > 0;
  add(std::move(arrow));
}

void DotArrows::add(Arrow arrow) {
  for (auto& known : added_) {
    if (known.to != arrow.to || known.as != arrow.as || known.is_taken != arrow.is_taken) continue;
    known.labels.push_back(arrow.labels.front());
    return;
  }
  added_.push_back(std::move(arrow));
}

void DotArrows::lead_from(const std::string& from, const std::vector<std::string>& above) {
  for (auto& arrow : added_) {
    arrow.from = from;
    bands_.connect(bands_.leads_back(from, arrow.to) ? arrow.to : from,
                   bands_.leads_back(from, arrow.to) ? from : arrow.to);
    const bool is_next = arrow.as == ArrowKind::onward || arrow.as == ArrowKind::fallback;
    if (is_next && !bands_.leads_back(from, arrow.to)) draw_below(arrow.to, above);
    arrows_.push_back(std::move(arrow));
  }
  added_.clear();
}

void DotArrows::draw_below(const std::string& part, const std::vector<std::string>& above) {
  for (const auto& end : above) {
    order_ += fmt::format("  {} -> {} [style=invis];\n", end, part);
    bands_.connect(end, part);
  }
}

bool DotArrows::has(ArrowKind kind) const {
  return std::any_of(arrows_.begin(), arrows_.end(), [&](const Arrow& arrow) { return arrow.as == kind; });
}

// The id of the node; where it is in another band, of a sign in this one.
std::string DotArrows::sign_of(Index index, int band) {
  const auto& node = diagram_.node(index);
  if (bands_.band_of(index) == band) return quoted_for_dot(node.name);
  const auto key = quoted_for_dot(fmt::format("to {} {}", node.name, band));
  if (!signs_.insert(key).second) return key;
  new_signs_ += fmt::format(
      "  subgraph {} {{ {} [shape=plaintext, fontsize=11, margin=\"0.1,0.06\", height=0.2, class=\"sign\", "
      "label={}]; }}\n",
      quoted_for_dot(bands_.cluster_of(band)), key, label_in_lines(fmt::format("➜ {} {}", node.number, node.title)));
  bands_.add_end(key, band);
  return key;
}

// Graphviz draws the labels of two arrows between the same places over each other.
void DotArrows::join_ways_back() {
  std::vector<Arrow> joined;
  for (auto& arrow : arrows_) {
    const auto there = std::find_if(joined.begin(), joined.end(), [&](const Arrow& other) {
      return other.from == arrow.to && other.to == arrow.from && other.from != other.to && other.as == arrow.as &&
             other.is_taken == arrow.is_taken && !other.leads_both_ways;
    });
    if (there == joined.end()) {
      joined.push_back(std::move(arrow));
      continue;
    }
    if (bands_.leads_back(there->from, there->to)) std::swap(*there, arrow);
    there->leads_both_ways = true, there->labels_back = arrow.labels;
  }
  arrows_ = std::move(joined);
}

std::string DotArrows::text() {
  join_ways_back();
  auto out = new_signs_;
  for (const auto& arrow : arrows_) out += written(arrow);
  return out + order_;
}

std::string DotArrows::label_of(const Arrow& arrow) const {
  const auto* joint = diagram_.is_english() ? " or" : " ou";
  if (!arrow.leads_both_ways)
    return arrow.labels.size() == 1 && arrow.labels.front() == arrow.named ? "\"\""
                                                                           : label_of_arrow(arrow.labels, joint);
  auto labels = arrow.labels, back = arrow.labels_back;
  for (auto& label : labels) label = label.empty() ? "" : "↓ " + label;
  for (const auto& label : back) labels.push_back(label.empty() ? "" : "↑ " + label);
  return label_of_arrow(labels, {});
}

std::string DotArrows::written(const Arrow& arrow) {
  // Drawn from its head to its tail, an arrow that leads back keeps the order of reading.
  const bool back = bands_.leads_back(arrow.from, arrow.to);
  return fmt::format("  {} -> {} [label={}{}{}{}];\n", back ? arrow.to : arrow.from, back ? arrow.from : arrow.to,
                     label_of(arrow), style_of(arrow.as),
                     arrow.leads_both_ways ? ", dir=both" : heads_of(arrow.as, back),
                     arrow.is_taken ? fmt::format(", {}", kTaken) : "");
}

}  // namespace parcours::drawing
