// The diagram of a workflow in the language of graphviz.
#include <fmt/format.h>

#include <map>

#include "drawing/diagram_base.hpp"
#include "drawing/drawing.hpp"

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

// A shape as graphviz names it, and how it is drawn.
struct Form {
  std::string_view shape, style{};
};

Form form_of(Step::Kind kind) {
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

// Several styles stand in quotes.
std::string style_of(std::string_view style, std::string_view more) {
  if (style.empty() && more.empty()) return {};
  const auto all = fmt::format("{}{}{}", style, style.empty() || more.empty() ? "" : ",", more);
  return ", style=" + (all.find(',') == std::string::npos ? all : label_of(all));
}

constexpr std::string_view kStrong = R"(color="#000000", fontcolor="#000000")";
constexpr std::string_view kTaken = R"(penwidth=3, color="#000000", fontcolor="#000000")";

// One drawing.
class DotDiagram : DiagramBase {
 public:
  using DiagramBase::DiagramBase;

  std::string text() {
    line("digraph {} {{", label_of(workflow_.name));
    line("  label={};", progress_ ? two_lines(title(workflow_), legend()) : label_of(title(workflow_)));
    const auto pale = progress_ ? ", color=\"#b0b0b0\", fontcolor=\"#6b6b6b\"" : "";
    line(
        "  rankdir=TB; compound=true; fontname=\"sans-serif\"; node [fontname=\"sans-serif\"{}]; edge "
        "[fontname=\"sans-serif\", "
        "fontsize=10{}];",
        pale, pale);
    opening();
    for (std::size_t i = 0; i < workflow_.phases.size(); ++i) phase(i);
    if (!workflow_.blocks.empty())
      for (const auto member : workflow_.blocks.front().anytime) shape(member);
    if (workflow_.entry() != none)
      line("  opening -> {}{};", id(workflow_.entry()),
           progress_ && progress_->started ? fmt::format(" [{}]", kTaken) : "");
    for (std::size_t i = 0; i < workflow_.steps.size(); ++i) ways(static_cast<Index>(i));
    for (const auto& each : workflow_.phases)
      if (!each.steps.empty()) out_of(label_of("cluster_" + each.name), id(each.steps.front()), 0, each.lines);
    if (!workflow_.blocks.empty()) out_of("\"\"", "opening", 0, workflow_.blocks.front().lines);
    for (const auto& [key, end] : ends_)
      line("  {} [shape=doublecircle{}, label={}];", key, marked(end.mark, {}), label_of(end.label));
    line("}}");
    return std::move(out_);
  }

 private:
  struct End {
    std::string label;
    Mark mark = Mark::plain;
  };

  template <class... Parts>
  void line(fmt::format_string<Parts...> pattern, Parts&&... parts) {
    fmt::format_to(std::back_inserter(out_), pattern, std::forward<Parts>(parts)...);
    out_ += '\n';
  }
  std::string id(Index index) const { return label_of(step(index).name); }
  static std::string two_lines(const std::string& first, const std::string& second) {
    const auto begun = label_of(first);
    return begun.substr(0, begun.size() - 1) + "\\n" + label_of(second).substr(1);
  }

  // How a shape is drawn by what it is to the case; the last of what graphviz is told twice holds.
  static std::string marked(Mark mark, std::string_view style) {
    const auto fill = style == "filled" ? "" : style;  // that style is its own fill
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
  // The edge of a cluster; one inside another would have that one's, were nothing said.
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
  static std::string taken_as(std::int64_t times) { return times > 0 ? fmt::format(", {}", kTaken) : ""; }

  void opening() {
    const auto mark = mark_of_opening();
    if (mark == Mark::active)
      line("  opening [shape=circle, label={}{}];", label_of(waits_to_be_accepted()), marked(mark, {}));
    else
      line("  opening [shape=circle, label=\"\", width=0.2, style=filled, fillcolor=black];");
  }
  void phase(std::size_t index) {
    const auto& each = workflow_.phases[index];
    line("  subgraph {} {{", label_of("cluster_" + each.name));
    line("    label={}; style=filled; color=\"#eeeeee\";{}", label_of(title(each)),
         mark_of_phase(each.name) == Mark::active ? " fillcolor=\"#eeeeee\"; color=\"#000000\"; penwidth=4;" : "");
    for (const auto member : each.steps) shape(member);
    for (const auto member : each.anytime) shape(member);
    line("  }}");
  }
  void shape(Index index) {
    const auto& each = step(index);
    const auto form = form_of(each.kind);
    const auto mark = this->mark(each.name);
    const bool faint = each.offer && (mark == Mark::plain || mark == Mark::unvisited);
    line("    {} [shape={}{}{}, label={}];", id(index), form.shape, marked(mark, form.style),
         faint ? ", color=\"#888888\"" : "", label_of(caption(each)));
    if (each.body != none) inside(block(each.body), "");
    for (const auto branch : each.branches) inside(block(branch), block(branch).name);
  }
  // Phases and blocks may be called alike.
  static std::string cluster_of(const Block& each) { return label_of("cluster_in_" + each.name); }
  void inside(const Block& each, const std::string& label) {
    line("    subgraph {} {{", cluster_of(each));
    line("    label={}; style=dashed; color=\"#888888\";{}", label_of(title(each.title, label)),
         edge_of(mark(each.name)));
    for (const auto member : each.steps) shape(member);
    for (const auto member : each.anytime) shape(member);
    line("    }}");
  }
  void ways(Index index) {
    const auto& each = step(index);
    for (const auto& route : each.next)
      way(index, route.to, each.next.size() > 1 ? outcome(route.outcome) : "", "",
          times_taken({each.name, route.outcome}));
    for (std::size_t i = 0; i < each.rows.size(); ++i) {
      const auto& row = each.rows[i];
      way(index, row.to, row.guard ? row.guard->text() : "", row.guard ? "" : ", style=dashed",
          times_taken({each.name, std::to_string(i + 1)}));
    }
    for (const auto& each_way : each.ways)
      way(index, {each_way.step, {}}, each_way.when ? each_way.when->text() : "", "",
          times_taken({each.name, step(each_way.step).name}));
    for (const auto& also : each.also)
      beside(index, also.step, outcome(also.outcome), times_taken({each.name, also.outcome, step(also.step).name}));
    if (each.body != none) into(index, each.body);
    for (const auto branch : each.branches) into(index, branch);
    out_of("\"\"", id(index), each.block, each.lines);
  }
  void into(Index index, Index in) {
    const auto& each = block(in);
    if (each.entry == none) return;
    const auto n = times_entered(each);
    line("  {} -> {} [style=dotted, label={}{}];", id(index), id(each.entry),
         label_of(caption(each.when ? each.when->text() : "", n)), taken_as(n));
    out_of(cluster_of(each), id(each.entry), in, each.lines);
  }
  // Where lines lead: drawn from the edge of the cluster that they are written under, whichever step is open in it.
  void out_of(const std::string& cluster, const std::string& from, Index in, const std::vector<Line>& lines) {
    for (const auto& each : lines) {
      for (const auto& route : each.next) {
        const auto n = times_taken({each.key, route.outcome});
        if (!route.to.stay)
          line("  {} -> {} [label={}, style=dashed, ltail={}{}];", from, target(in, route.to, n),
               label_of(caption(trigger(each, route.outcome), n)), cluster, taken_as(n));
      }
      if (each.also == none) continue;
      const auto n = times_taken({each.key, {}, step(each.also).name});
      line("  {} -> {} [label={}, style=dotted, arrowhead=empty, ltail={}{}];", from, id(each.also),
           label_of(caption(trigger(each, ""), n)), cluster, taken_as(n));
    }
  }
  void beside(Index from, Index to, const std::string& label, std::int64_t n) {
    line("  {} -> {} [label={}, style=dotted, arrowhead=empty{}];", id(from), id(to), label_of(caption(label, n)),
         taken_as(n));
  }
  std::string target(Index in, const Target& to, std::int64_t n) {
    return to.step == none ? ending(in, to.end, n > 0) : id(to.step);
  }
  void way(Index from, const Target& to, const std::string& label, std::string_view style, std::int64_t n) {
    if (to.stay) return;
    line("  {} -> {} [label={}{}{}];", id(from), target(step(from).block, to, n), label_of(caption(label, n)), style,
         taken_as(n));
  }
  std::string ending(Index block, const std::string& name, bool reached) {
    const auto key = label_of(fmt::format("end {} {}", block, name));
    auto& drawn = ends_[key];
    drawn.label = end(block, name);
    if (drawn.mark != Mark::completed) drawn.mark = mark_of_end(block, name, reached);
    return key;
  }

  std::string out_;
  std::map<std::string, End> ends_;
};

}  // namespace

std::string to_dot(const Workflow& workflow, std::string_view language, const CaseProgress* progress) {
  return DotDiagram(workflow, language, progress).text();
}

}  // namespace parcours::definition
