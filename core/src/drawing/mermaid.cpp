// The diagram as a flowchart of Mermaid.
#include <fmt/format.h>

#include <map>

#include "drawing/diagram_base.hpp"
#include "drawing/drawing.hpp"

namespace parcours::definition {
namespace {

// Mermaid reads quotes and a few signs as its own: they are written as entities.
std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '#' || c == '<' || c == '>' || c == '&' || c == ';')
      out += fmt::format("#{};", static_cast<int>(c));
    else
      out += c == '\n' ? ' ' : c;
  }
  return out + "\"";
}

class MermaidDiagram : DiagramBase {
 public:
  using DiagramBase::DiagramBase;

  std::string text() {
    line("flowchart TD");
    for (const auto& phase : workflow_.phases)
      group("phase_" + phase.name, title(phase), phase.steps, phase.anytime, mark_of_phase(phase.name));
    for (const auto index : workflow_.blocks.front().anytime) shape(index);
    opening();
    for (std::size_t i = 0; i < workflow_.steps.size(); ++i) ways(static_cast<Index>(i));
    for (const auto& phase : workflow_.phases)
      if (!phase.steps.empty()) in_time(id(phase.steps.front()), 0, phase.lines);
    in_time("opening", 0, workflow_.blocks.front().lines);
    for (const auto& [key, end] : ends_) {
      line("  {}(({}))", key, quoted(end.label));
      note(key, end.mark);
    }
    if (progress_) marks();
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
  // A prefix: `end` and a few others are words of Mermaid.
  std::string id(Index index) const { return "s_" + step(index).name; }

  void note(const std::string& key, Mark mark) { marked_[mark] += (marked_[mark].empty() ? "" : ",") + key; }
  void opening() {
    const auto mark = mark_of_opening();
    note("opening", mark);
    line("  opening(({}))", quoted(mark == Mark::active ? waits_to_be_accepted() : " "));
    arrow("opening", "-->", "", id(workflow_.entry()), progress_ && progress_->started);
  }
  void group(const std::string& name, const std::string& label, const std::vector<Index>& steps,
             const std::vector<Index>& anytime, Mark mark) {
    line("  subgraph {} [{}]", name, quoted(label));
    for (const auto index : steps) shape(index);
    for (const auto index : anytime) shape(index);
    line("  end");
    if (mark == Mark::active || mark == Mark::stalled) inside_ += (inside_.empty() ? "" : ",") + name;
  }
  void group(const std::string& name, const std::string& label, const Block& in) {
    group("in_" + name, label, in.steps, in.anytime, mark(in.name));
  }
  void shape(Index index) {
    const Step& s = step(index);
    const auto label = quoted(caption(s));
    const bool chooses = s.kind == Step::Kind::decide || s.kind == Step::Kind::split || s.kind == Step::Kind::merge;
    if (chooses)
      line("  {}{{{}}}", id(index), label);
    else if (s.kind == Step::Kind::wait)
      line("  {}([{}])", id(index), label);
    else
      line("  {}[{}]", id(index), label);
    note(id(index), mark(s.name));
    if (s.body != none) group(s.name, title(s), block(s.body));
    for (const auto branch : s.branches) group(block(branch).name, title(block(branch)), block(branch));
  }

  void ways(Index index) {
    const Step& s = step(index);
    const auto from = id(index);
    const auto also_of = [&](const AnytimeStart& also) {
      return times_taken({s.name, also.outcome, step(also.step).name});
    };
    for (const auto& route : s.next)
      way(from, s.block, route.to, s.next.size() > 1 ? outcome(route.outcome) : std::string(), "-->",
          times_taken({s.name, route.outcome}));
    for (std::size_t i = 0; i < s.rows.size(); ++i)
      way(from, s.block, s.rows[i].to, s.rows[i].guard ? s.rows[i].guard->text() : std::string(), "-->",
          times_taken({s.name, std::to_string(i + 1)}));
    for (const auto& each : s.ways)
      way(from, s.block, {each.step, {}}, each.when ? each.when->text() : std::string(), "-->",
          times_taken({s.name, step(each.step).name}));
    for (const auto& also : s.also) way(from, s.block, {also.step, {}}, outcome(also.outcome), "-.->", also_of(also));
    in_time(from, s.block, s.lines);
    if (s.body != none) into(from, s.body);
    for (const auto branch : s.branches) into(from, branch);
  }
  void into(const std::string& from, Index in) {
    const auto& made = block(in);
    if (made.entry != none)
      way(from, in, {made.entry, {}}, made.when ? made.when->text() : std::string(), "==>", times_entered(made));
    in_time(from, in, made.lines);
  }
  void in_time(const std::string& from, Index in, const std::vector<Line>& lines) {
    for (const auto& each : lines) {
      for (const auto& route : each.next)
        way(from, in, route.to, trigger(each, route.outcome), "-.->", times_taken({each.key, route.outcome}));
      if (each.also != none)
        way(from, in, {each.also, {}}, trigger(each), "-.->", times_taken({each.key, {}, step(each.also).name}));
    }
  }
  void way(const std::string& from, Index in, const Target& to, const std::string& label, std::string_view sign,
           std::int64_t n) {
    if (!to.stay)
      arrow(from, sign, caption(label, n), to.step == none ? ending(in, to.end, n > 0) : id(to.step), n > 0);
  }
  void arrow(const std::string& from, std::string_view sign, const std::string& label, const std::string& to,
             bool taken) {
    if (label.empty())
      line("  {} {} {}", from, sign, to);
    else
      line("  {} {}|{}| {}", from, sign, quoted(label), to);
    if (taken) taken_ += fmt::format("{}{}", taken_.empty() ? "" : ",", arrows_);
    ++arrows_;
  }
  std::string ending(Index in, const std::string& name, bool reached) {
    const auto key = fmt::format("e{}_{}", in, name.empty() ? "done" : name);
    auto& drawn = ends_[key];
    drawn.label = end(in, name);
    if (drawn.mark != Mark::completed) drawn.mark = mark_of_end(in, name, reached);
    return key;
  }

  // What is pale is so by default; arrows are told by their number, in the order in which they are written.
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

  std::string out_;
  std::map<std::string, End> ends_;
  std::map<Mark, std::string> marked_;  // the ids of each mark, with commas between them
  std::string inside_, taken_;          // of the groups that the case stands in, of the arrows that it took
  int arrows_ = 0;
};

}  // namespace

std::string to_mermaid(const Workflow& workflow, std::string_view language, const CaseProgress* progress) {
  return MermaidDiagram(workflow, language, progress).text();
}

}  // namespace parcours::definition
