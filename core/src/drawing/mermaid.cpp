// Writes a picture as a flowchart of Mermaid.
#include <fmt/format.h>

#include <map>

#include "drawing/drawing.hpp"

namespace parcours::drawing {
namespace {

// Quotes and a few signs have a meaning in Mermaid: they are written as entities.
std::string quoted_for_mermaid(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '#' || c == '<' || c == '>' || c == '&' || c == ';')
      out += fmt::format("#{};", static_cast<int>(c));
    else
      out += c == '\n' ? ' ' : c;
  }
  return out + "\"";
}

class MermaidWriter {
 public:
  explicit MermaidWriter(const Diagram& diagram) : diagram_(diagram) {}

  std::string text() && {
    line("flowchart TD");
    for (const auto& phase : diagram_.phases) {
      subgraph("phase_" + phase.name, phase.title, phase.nodes, phase.anytime);
      note_inside("phase_" + phase.name, phase.mark);
    }
    for (const auto index : diagram_.group(0).anytime) shape(index);
    opening();
    for (const auto& node : diagram_.nodes) edges(node);
    for (const auto& phase : diagram_.phases)
      if (!phase.nodes.empty()) events(id(phase.nodes.front()), phase.events);
    events("opening", diagram_.group(0).events);
    ends();
    if (diagram_.shows_case()) marks();
    return std::move(out_);
  }

 private:
  template <class... Parts>
  void line(fmt::format_string<Parts...> pattern, Parts&&... parts) {
    fmt::format_to(std::back_inserter(out_), pattern, std::forward<Parts>(parts)...);
    out_ += '\n';
  }
  // With a prefix: `end` and a few others are words of Mermaid.
  std::string id(Index index) const { return "s_" + diagram_.node(index).name; }
  static std::string id(const End& end) {
    return fmt::format("e{}_{}", end.group, end.name.empty() ? "done" : end.name);
  }

  void note(const std::string& key, Mark mark) { add_to(marked_[mark], key); }
  void note_inside(const std::string& name, Mark mark) {
    if (mark == Mark::active || mark == Mark::stalled) add_to(inside_, name);
  }
  static void add_to(std::string& list, const std::string& item) { list += (list.empty() ? "" : ",") + item; }

  void opening() {
    const auto& opening = diagram_.opening;
    note("opening", opening.mark);
    line("  opening(({}))", quoted_for_mermaid(opening.label.empty() ? " " : opening.label));
    arrow("opening", "-->", "", id(opening.entry), opening.passed);
  }
  void subgraph(const std::string& name, const std::string& title, const std::vector<Index>& nodes,
                const std::vector<Index>& anytime) {
    line("  subgraph {} [{}]", name, quoted_for_mermaid(title));
    for (const auto index : nodes) shape(index);
    for (const auto index : anytime) shape(index);
    line("  end");
  }
  void subgraph(const Group& group, const std::string& title) {
    subgraph("in_" + group.name, title, group.nodes, group.anytime);
    note_inside("in_" + group.name, group.mark);
  }
  void shape(Index index) {
    const auto& node = diagram_.node(index);
    const auto label =
        quoted_for_mermaid(node.branching.empty() ? node.label : fmt::format("{} ({})", node.label, node.branching));
    using Kind = definition::Step::Kind;
    if (node.kind == Kind::decide || node.kind == Kind::split || node.kind == Kind::merge)
      line("  {}{{{}}}", id(index), label);
    else if (node.kind == Kind::wait)
      line("  {}([{}])", id(index), label);
    else
      line("  {}[{}]", id(index), label);
    note(id(index), node.mark);
    if (node.body != none) subgraph(diagram_.group(node.body), node.title);
    for (const auto branch : node.branches) subgraph(diagram_.group(branch), diagram_.group(branch).title);
  }
  void ends() {
    std::map<std::string, const End*> sorted;
    for (const auto& end : diagram_.ends) sorted[id(end)] = &end;
    for (const auto& [key, end] : sorted) {
      line("  {}(({}))", key, quoted_for_mermaid(end->title));
      note(key, end->mark);
    }
  }

  void edges(const Node& node) {
    const auto from = "s_" + node.name;
    for (const auto& each : node.edges) edge(from, each.kind == Edge::Kind::start ? "-.->" : "-->", each.label, each);
    events(from, node.events);
    if (node.body != none) entry(from, diagram_.group(node.body));
    for (const auto branch : node.branches) entry(from, diagram_.group(branch));
  }
  void entry(const std::string& from, const Group& group) {
    if (group.entry != none)
      arrow(from, "==>", counted(group.label, group.entered), id(group.entry), group.entered > 0);
    events(from, group.events);
  }
  void events(const std::string& from, const std::vector<LineEvent>& all) {
    for (const auto& event : all)
      for (const auto& each : event.edges) edge(from, "-.->", label_of(event, each), each);
  }
  void edge(const std::string& from, std::string_view sign, const std::string& label, const Edge& each) {
    if (each.node == none && each.end == none) return;
    const auto to = each.node == none ? id(diagram_.ends[static_cast<std::size_t>(each.end)]) : id(each.node);
    arrow(from, sign, counted(label, each.times), to, each.times > 0);
  }
  void arrow(const std::string& from, std::string_view sign, const std::string& label, const std::string& to,
             bool taken) {
    if (label.empty())
      line("  {} {} {}", from, sign, to);
    else
      line("  {} {}|{}| {}", from, sign, quoted_for_mermaid(label), to);
    if (taken) add_to(taken_, std::to_string(arrows_));
    ++arrows_;
  }

  // Pale is the default. Mermaid numbers arrows in the order in which they are written.
  void marks() {
    line("  classDef default fill:#ffffff,stroke:#b0b0b0,color:#6b6b6b");
    kind("passed", "stroke:#000000,stroke-width:2px,color:#000000", marked_[Mark::completed]);
    kind("cut", "stroke:#000000,stroke-width:2px,stroke-dasharray:6 3,color:#000000", marked_[Mark::cancelled]);
    kind("stands", "fill:#ffdf80,stroke:#000000,stroke-width:4px,color:#000000", marked_[Mark::active]);
    kind("stalled", "fill:#ffb0a0,stroke:#000000,stroke-width:4px,stroke-dasharray:6 3,color:#000000",
         marked_[Mark::stalled]);
    kind("inside", "stroke:#000000,stroke-width:3px", inside_);
    line("  linkStyle default stroke:#b0b0b0");
    if (!taken_.empty()) line("  linkStyle {} stroke:#000000,stroke-width:4px", taken_);
  }
  void kind(std::string_view name, std::string_view style, const std::string& members) {
    if (members.empty()) return;
    line("  classDef {} {}", name, style);
    line("  class {} {}", members, name);
  }

  const Diagram& diagram_;
  std::string out_;
  std::map<Mark, std::string> marked_;  // the ids of each mark, with commas between them
  std::string inside_, taken_;          // the groups that the case is in, the arrows that it took
  int arrows_ = 0;
};

}  // namespace

std::string to_mermaid(const Diagram& diagram) { return MermaidWriter(diagram).text(); }

}  // namespace parcours::drawing
