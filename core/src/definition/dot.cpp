// The diagram of a workflow in the language of graphviz.
#include <fmt/format.h>

#include <map>

#include "definition/graph.hpp"
#include "definition/picture.hpp"

namespace parcours::definition {
namespace {

// As graphviz quotes it; a line end becomes a space, so that a text is never more than a label.
std::string label_of(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out + "\"";
}

std::string_view shape_of(Step::Kind kind) {
  switch (kind) {
    case Step::Kind::task:
      return "shape=box, style=rounded";
    case Step::Kind::action:
      return "shape=box";
    case Step::Kind::decide:
      return "shape=diamond";
    case Step::Kind::wait:
      return "shape=circle";
    case Step::Kind::send:
      return "shape=cds";
    case Step::Kind::handover:
      return "shape=rarrow";
    case Step::Kind::split:
    case Step::Kind::merge:
      return "shape=diamond, style=filled";
    case Step::Kind::block:
    case Step::Kind::parallel:
    case Step::Kind::each:
      break;
  }
  return "shape=box, peripheries=2";
}

// One drawing.
class Drawing : Picture {
 public:
  using Picture::Picture;

  std::string text() {
    line("digraph {} {{", label_of(workflow_.name));
    line("  label={};", label_of(title(workflow_)));
    line(
        "  rankdir=TB; compound=true; fontname=\"sans-serif\"; node [fontname=\"sans-serif\"]; edge [fontname=\"sans-serif\", "
        "fontsize=10];");
    line("  opening [shape=circle, label=\"\", width=0.2, style=filled, fillcolor=black];");
    for (std::size_t i = 0; i < workflow_.phases.size(); ++i) phase(i);
    if (!workflow_.blocks.empty())
      for (const auto member : workflow_.blocks.front().anytime) shape(member);
    if (workflow_.entry() != none) line("  opening -> {};", id(workflow_.entry()));
    for (std::size_t i = 0; i < workflow_.steps.size(); ++i) ways(static_cast<Index>(i));
    for (const auto& each : workflow_.phases)
      if (!each.steps.empty()) out_of(label_of("cluster_" + each.name), id(each.steps.front()), 0, each.lines);
    if (!workflow_.blocks.empty()) out_of("\"\"", "opening", 0, workflow_.blocks.front().lines);
    for (const auto& [key, label] : ends_) line("  {} [shape=doublecircle, label={}];", key, label_of(label));
    line("}}");
    return std::move(out_);
  }

 private:
  template <class... Parts>
  void line(fmt::format_string<Parts...> pattern, Parts&&... parts) {
    fmt::format_to(std::back_inserter(out_), pattern, std::forward<Parts>(parts)...);
    out_ += '\n';
  }
  std::string id(Index index) const { return label_of(step(index).name); }

  void phase(std::size_t index) {
    const auto& each = workflow_.phases[index];
    line("  subgraph {} {{", label_of("cluster_" + each.name));
    line("    label={}; style=filled; color=\"#eeeeee\";", label_of(title(each)));
    for (const auto member : each.steps) shape(member);
    for (const auto member : each.anytime) shape(member);
    line("  }}");
  }
  void shape(Index index) {
    const auto& each = step(index);
    line("    {} [{}{}, label={}];", id(index), shape_of(each.kind), each.offer ? ", color=\"#888888\"" : "",
         label_of(title(each)));
    if (each.body != none) inside(block(each.body), "");
    for (const auto branch : each.branches) inside(block(branch), block(branch).name);
  }
  // Phases and blocks may be called alike.
  static std::string cluster_of(const Block& each) { return label_of("cluster_in_" + each.name); }
  void inside(const Block& each, const std::string& label) {
    line("    subgraph {} {{", cluster_of(each));
    line("    label={}; style=dashed; color=\"#888888\";", label_of(title(each.title, label)));
    for (const auto member : each.steps) shape(member);
    for (const auto member : each.anytime) shape(member);
    line("    }}");
  }
  void ways(Index index) {
    const auto& each = step(index);
    for (const auto& route : each.next) way(index, route.to, each.next.size() > 1 ? outcome(route.outcome) : "", "");
    for (const auto& row : each.rows) way(index, row.to, row.guard ? row.guard->text() : "", row.guard ? "" : ", style=dashed");
    for (const auto& each_way : each.ways) way(index, {each_way.step, {}}, each_way.when ? each_way.when->text() : "", "");
    for (const auto& also : each.also) beside(index, also.step, outcome(also.outcome));
    if (each.body != none) into(index, each.body);
    for (const auto branch : each.branches) into(index, branch);
    out_of("\"\"", id(index), each.block, each.lines);
  }
  void into(Index index, Index in) {
    const auto& each = block(in);
    if (each.entry == none) return;
    line("  {} -> {} [style=dotted, label={}];", id(index), id(each.entry), label_of(each.when ? each.when->text() : ""));
    out_of(cluster_of(each), id(each.entry), in, each.lines);
  }
  // Where lines lead: drawn from the edge of the cluster that they are written under, whichever step is open in it.
  void out_of(const std::string& cluster, const std::string& from, Index in, const std::vector<Line>& lines) {
    for (const auto& each : lines) {
      for (const auto& route : each.next)
        if (!route.to.stay)
          line("  {} -> {} [label={}, style=dashed, ltail={}];", from, target(in, route.to),
               label_of(trigger(each, route.outcome)), cluster);
      if (each.also != none)
        line("  {} -> {} [label={}, style=dotted, arrowhead=empty, ltail={}];", from, id(each.also), label_of(trigger(each, "")),
             cluster);
    }
  }
  void beside(Index from, Index to, const std::string& label) {
    line("  {} -> {} [label={}, style=dotted, arrowhead=empty];", id(from), id(to), label_of(label));
  }
  std::string target(Index in, const Target& to) { return to.step == none ? ending(in, to.end) : id(to.step); }
  void way(Index from, const Target& to, const std::string& label, std::string_view style) {
    if (to.stay) return;
    line("  {} -> {} [label={}{}];", id(from), target(step(from).block, to), label_of(label), style);
  }
  std::string ending(Index block, const std::string& name) {
    const auto key = label_of(fmt::format("end {} {}", block, name));
    ends_[key] = end(block, name);
    return key;
  }

  std::string out_;
  std::map<std::string, std::string> ends_;
};

}  // namespace

std::string to_dot(const Workflow& workflow, std::string_view language) { return Drawing(workflow, language).text(); }

}  // namespace parcours::definition
