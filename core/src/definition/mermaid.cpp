// The diagram as a flowchart of Mermaid.
#include <fmt/format.h>

#include <map>

#include "definition/graph.hpp"
#include "definition/picture.hpp"

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

class Flowchart : Picture {
 public:
  using Picture::Picture;

  std::string text() {
    line("flowchart TD");
    for (const auto& phase : workflow_.phases) group("phase_" + phase.name, title(phase), phase.steps, phase.anytime);
    for (const auto index : workflow_.blocks.front().anytime) shape(index);
    line("  opening((\" \")) --> {}", id(workflow_.entry()));
    for (std::size_t i = 0; i < workflow_.steps.size(); ++i) ways(static_cast<Index>(i));
    for (const auto& [key, label] : ends_) line("  {}(({}))", key, quoted(label));
    return std::move(out_);
  }

 private:
  template <class... Parts>
  void line(fmt::format_string<Parts...> pattern, Parts&&... parts) {
    fmt::format_to(std::back_inserter(out_), pattern, std::forward<Parts>(parts)...);
    out_ += '\n';
  }
  // A prefix: `end` and a few others are words of Mermaid.
  std::string id(Index index) const { return "s_" + step(index).name; }

  void group(const std::string& name, const std::string& label, const std::vector<Index>& steps, const std::vector<Index>& anytime) {
    line("  subgraph {} [{}]", name, quoted(label));
    for (const auto index : steps) shape(index);
    for (const auto index : anytime) shape(index);
    line("  end");
  }
  void shape(Index index) {
    const Step& s = step(index);
    const auto label = quoted(title(s));
    const bool chooses = s.kind == Step::Kind::decide || s.kind == Step::Kind::split || s.kind == Step::Kind::merge;
    if (chooses)
      line("  {}{{{}}}", id(index), label);
    else if (s.kind == Step::Kind::wait)
      line("  {}([{}])", id(index), label);
    else
      line("  {}[{}]", id(index), label);
    if (s.body != none) group("in_" + s.name, title(s), block(s.body).steps, block(s.body).anytime);
    for (const auto branch : s.branches) group("in_" + block(branch).name, title(block(branch)), block(branch).steps, block(branch).anytime);
  }

  void ways(Index index) {
    const Step& s = step(index);
    for (const auto& route : s.next) way(index, s.block, route.to, s.next.size() > 1 ? outcome(route.outcome) : std::string(), "-->");
    for (const auto& row : s.rows) way(index, s.block, row.to, row.guard ? row.guard->text() : std::string(), "-->");
    for (const auto& each : s.ways) way(index, s.block, {each.step, {}}, each.when ? each.when->text() : std::string(), "-->");
    for (const auto& also : s.also) way(index, s.block, {also.step, {}}, outcome(also.outcome), "-.->");
    for (const auto& each : s.lines) in_time(index, s.block, each);
    if (s.body != none) into(index, s.body);
    for (const auto branch : s.branches) into(index, branch);
  }
  void into(Index index, Index in) {
    const auto& made = block(in);
    if (made.entry != none) way(index, in, {made.entry, {}}, made.when ? made.when->text() : std::string(), "==>");
    for (const auto& each : made.lines) in_time(index, in, each);
  }
  void in_time(Index index, Index in, const Line& each) {
    for (const auto& route : each.next) way(index, in, route.to, trigger(each, route.outcome), "-.->");
    if (each.also != none) way(index, in, {each.also, {}}, trigger(each), "-.->");
  }
  void way(Index from, Index in, const Target& to, const std::string& label, std::string_view arrow) {
    if (to.stay) return;
    const auto target = to.step == none ? ending(in, to.end) : id(to.step);
    if (label.empty())
      line("  {} {} {}", id(from), arrow, target);
    else
      line("  {} {}|{}| {}", id(from), arrow, quoted(label), target);
  }
  std::string ending(Index in, const std::string& name) {
    const auto key = fmt::format("e{}_{}", in, name.empty() ? "done" : name);
    ends_[key] = end(in, name);
    return key;
  }

  std::string out_;
  std::map<std::string, std::string> ends_;
};

}  // namespace

std::string to_mermaid(const Workflow& workflow, std::string_view language) { return Flowchart(workflow, language).text(); }

}  // namespace parcours::definition
