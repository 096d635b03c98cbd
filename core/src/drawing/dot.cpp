// Writes a picture in the language of graphviz.
#include <fmt/format.h>

#include <map>

#include "drawing/drawing.hpp"

namespace parcours::drawing {
namespace {

// A line end becomes a blank, so that a text is never more than a label.
std::string quoted_for_dot(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out + "\"";
}

// A shape and a style of graphviz.
struct Form {
  std::string_view shape, style{};
};

Form form_of(definition::Step::Kind kind) {
  using definition::Step;
  switch (kind) {
    case Step::Kind::task:
      return {"box", "rounded"};
    case Step::Kind::action:
      return {"box"};
    case Step::Kind::decide:
      return {"diamond"};
    case Step::Kind::wait:
      return {"circle"};
    case Step::Kind::send:
      return {"cds"};
    case Step::Kind::handover:
      return {"rarrow"};
    case Step::Kind::split:
    case Step::Kind::merge:
      return {"diamond", "filled"};
    case Step::Kind::block:
    case Step::Kind::parallel:
    case Step::Kind::each:
      break;
  }
  return {"box, peripheries=2"};
}

// Several styles need quotes.
std::string style_of(std::string_view style, std::string_view more) {
  if (style.empty() && more.empty()) return {};
  const auto all = fmt::format("{}{}{}", style, style.empty() || more.empty() ? "" : ",", more);
  return ", style=" + (all.find(',') == std::string::npos ? all : quoted_for_dot(all));
}

constexpr std::string_view kStrong = R"(color="#000000", fontcolor="#000000")";
constexpr std::string_view kTaken = R"(penwidth=3, color="#000000", fontcolor="#000000")";

class DotWriter {
 public:
  explicit DotWriter(const Diagram& diagram) : diagram_(diagram) {}

  std::string text() && {
    heading();
    opening();
    for (const auto& phase : diagram_.phases) band(phase);
    for (const auto index : anytime_of_workflow()) shape(index);
    if (diagram_.opening.entry != none)
      line("  opening -> {}{};", id(diagram_.opening.entry),
           diagram_.opening.passed ? fmt::format(" [{}]", kTaken) : "");
    for (const auto& node : diagram_.nodes) edges(node);
    for (const auto& phase : diagram_.phases)
      if (!phase.nodes.empty()) events(quoted_for_dot("cluster_" + phase.name), id(phase.nodes.front()), phase.events);
    if (!diagram_.groups.empty()) events("\"\"", "opening", diagram_.group(0).events);
    ends();
    line("}}");
    return std::move(out_);
  }

 private:
  template <class... Parts>
  void line(fmt::format_string<Parts...> pattern, Parts&&... parts) {
    fmt::format_to(std::back_inserter(out_), pattern, std::forward<Parts>(parts)...);
    out_ += '\n';
  }
  std::string id(Index index) const { return quoted_for_dot(diagram_.node(index).name); }
  static std::string id(const End& end) { return quoted_for_dot(fmt::format("end {} {}", end.group, end.name)); }
  // Phases and blocks may have the same name.
  static std::string cluster_of(const Group& group) { return quoted_for_dot("cluster_in_" + group.name); }
  static std::string two_lines(const std::string& first, const std::string& second) {
    const auto opened = quoted_for_dot(first);
    return opened.substr(0, opened.size() - 1) + "\\n" + quoted_for_dot(second).substr(1);
  }
  static std::string taken_as(std::int64_t times) { return times > 0 ? fmt::format(", {}", kTaken) : ""; }
  std::vector<Index> anytime_of_workflow() const {
    return diagram_.groups.empty() ? std::vector<Index>() : diagram_.group(0).anytime;
  }

  void heading() {
    line("digraph {} {{", quoted_for_dot(diagram_.name));
    line("  label={};",
         diagram_.shows_case() ? two_lines(diagram_.title, diagram_.legend) : quoted_for_dot(diagram_.title));
    const auto pale = diagram_.shows_case() ? ", color=\"#b0b0b0\", fontcolor=\"#6b6b6b\"" : "";
    line(
        "  rankdir=TB; compound=true; fontname=\"sans-serif\"; node [fontname=\"sans-serif\"{}]; edge "
        "[fontname=\"sans-serif\", fontsize=10{}];",
        pale, pale);
  }
  void opening() {
    const auto& opening = diagram_.opening;
    if (opening.label.empty())
      line("  opening [shape=circle, label=\"\", width=0.2, style=filled, fillcolor=black];");
    else
      line("  opening [shape=circle, label={}{}];", quoted_for_dot(opening.label), marked(opening.mark, {}));
  }
  void band(const Phase& phase) {
    line("  subgraph {} {{", quoted_for_dot("cluster_" + phase.name));
    line("    label={}; style=filled; color=\"#eeeeee\";{}", quoted_for_dot(phase.title),
         phase.mark == Mark::active ? " fillcolor=\"#eeeeee\"; color=\"#000000\"; penwidth=4;" : "");
    shapes(phase.nodes, phase.anytime);
    line("  }}");
  }
  void shapes(const std::vector<Index>& nodes, const std::vector<Index>& anytime) {
    for (const auto index : nodes) shape(index);
    for (const auto index : anytime) shape(index);
  }
  void shape(Index index) {
    const auto& node = diagram_.node(index);
    const auto form = form_of(node.kind);
    const bool is_faint = node.is_anytime && (node.mark == Mark::plain || node.mark == Mark::unvisited);
    line("    {} [shape={}{}{}, label={}];", id(index), form.shape, marked(node.mark, form.style),
         is_faint ? ", color=\"#888888\"" : "", quoted_for_dot(node.label));
    if (node.body != none) cluster(diagram_.group(node.body));
    for (const auto branch : node.branches) cluster(diagram_.group(branch));
  }
  void cluster(const Group& group) {
    line("    subgraph {} {{", cluster_of(group));
    line("    label={}; style=dashed; color=\"#888888\";{}", quoted_for_dot(group.title), edge_of(group.mark));
    shapes(group.nodes, group.anytime);
    line("    }}");
  }
  void ends() {
    std::map<std::string, const End*> sorted;
    for (const auto& end : diagram_.ends) sorted[id(end)] = &end;
    for (const auto& [key, end] : sorted)
      line("  {} [shape=doublecircle{}, label={}];", key, marked(end->mark, {}), quoted_for_dot(end->title));
  }

  void edges(const Node& node) {
    const auto from = quoted_for_dot(node.name);
    for (const auto& each : node.edges) edge(from, each);
    if (node.body != none) entry(from, diagram_.group(node.body));
    for (const auto branch : node.branches) entry(from, diagram_.group(branch));
    events("\"\"", from, node.events);
  }
  std::string target(const Edge& edge) const {
    return edge.node == none ? id(diagram_.ends[static_cast<std::size_t>(edge.end)]) : id(edge.node);
  }
  static bool leads_on(const Edge& edge) { return edge.node != none || edge.end != none; }
  void edge(const std::string& from, const Edge& each) {
    if (!leads_on(each)) return;
    const auto style = each.kind == Edge::Kind::start ? ", style=dotted, arrowhead=empty"
                       : each.is_default              ? ", style=dashed"
                                                      : "";
    line("  {} -> {} [label={}{}{}];", from, target(each), quoted_for_dot(counted(each.label, each.times)), style,
         taken_as(each.times));
  }
  void entry(const std::string& from, const Group& group) {
    if (group.entry == none) return;
    line("  {} -> {} [style=dotted, label={}{}];", from, id(group.entry),
         quoted_for_dot(counted(group.condition, group.entered)), taken_as(group.entered));
    events(cluster_of(group), id(group.entry), group.events);
  }
  // Edges of lines leave from the border of the cluster that the lines belong to: any step may be open in it.
  void events(const std::string& cluster, const std::string& from, const std::vector<LineEvent>& all) {
    for (const auto& event : all) {
      for (const auto& each : event.edges) {
        if (!leads_on(each)) continue;
        const auto style = each.kind == Edge::Kind::start ? "dotted, arrowhead=empty" : "dashed";
        line("  {} -> {} [label={}, style={}, ltail={}{}];", from, target(each),
             quoted_for_dot(counted(label_of(event, each), each.times)), style, cluster, taken_as(each.times));
      }
    }
  }

  // The form of a shape. Of an attribute that is given twice, graphviz takes the last.
  static std::string marked(Mark mark, std::string_view style) {
    const auto fill = style == "filled" ? "" : style;  // a filled shape is not filled again
    switch (mark) {
      case Mark::plain:
      case Mark::unvisited:
        break;
      case Mark::cancelled:
        return fmt::format("{}, penwidth=2, {}", style_of(style, "dashed"), kStrong);
      case Mark::completed:
        return fmt::format("{}, penwidth=2, {}", style_of(style, {}), kStrong);
      case Mark::active:
        return fmt::format("{}, penwidth=4, fillcolor=\"#ffdf80\", {}", style_of(fill, "filled"), kStrong);
      case Mark::stalled:
        return fmt::format("{}, penwidth=4, fillcolor=\"#ffb0a0\", {}", style_of(fill, "filled,dashed"), kStrong);
    }
    return style_of(style, {});
  }
  // The border of a cluster. It is always given: a cluster inherits that of the cluster around it.
  static std::string_view edge_of(Mark mark) {
    switch (mark) {
      case Mark::active:
      case Mark::stalled:
        return " color=\"#000000\"; penwidth=4;";
      case Mark::completed:
      case Mark::cancelled:
        return " color=\"#000000\"; penwidth=2;";
      case Mark::unvisited:
        return " penwidth=1;";
      case Mark::plain:
        break;
    }
    return "";
  }

  const Diagram& diagram_;
  std::string out_;
};

}  // namespace

std::string to_dot(const Diagram& diagram) { return DotWriter(diagram).text(); }

}  // namespace parcours::drawing
