// Writes a picture in the language of graphviz: a page with phases as bands in their order.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

#include "drawing/dot_arrows.hpp"
#include "drawing/dot_bands.hpp"
#include "drawing/dot_labels.hpp"
#include "drawing/drawing.hpp"

namespace parcours::drawing {
namespace {

using definition::Step;

constexpr std::string_view kFont = R"(fontname="DejaVu Sans,Verdana,sans-serif")";

constexpr std::size_t kPartsInRow = 3, kNotesInRow = 2, kSamplesInRow = 6;  // next to each other, at most

class DotWriter {
 public:
  explicit DotWriter(const Diagram& diagram) : diagram_(diagram), bands_(diagram), arrows_(diagram, bands_) {}

  std::string text() && {
    heading();
    for (const auto& phase : diagram_.phases) band(phase);
    band_of_case();
    for (const auto& node : diagram_.nodes) arrows(node);
    for (const auto& [from, event, band] : later_) {
      for (const auto& each : event->edges) arrows_.add(band, each, each.label, kind_of(each));
      arrows_.lead_from(from);
    }
    out_ += arrows_.text();
    legend();
    line("}}");
    return std::move(out_);
  }

 private:
  template <class... Parts>
  void line(fmt::format_string<Parts...> pattern, Parts&&... parts) {
    fmt::format_to(std::back_inserter(out_), pattern, std::forward<Parts>(parts)...);
    out_ += '\n';
  }
  std::string in(const char* french, const char* english) const { return diagram_.is_english() ? english : french; }
  std::string id(Index index) const { return quoted_for_dot(diagram_.node(index).name); }
  std::string number_of(const Node& node) const { return node.number.empty() ? "" : node.number + " "; }
  // Phases and blocks may have the same name.
  static std::string cluster_of(const Group& group) { return quoted_for_dot("cluster_in_" + group.name); }

  void heading() {
    line("digraph {} {{", quoted_for_dot(diagram_.name));
    line(
        "  label={}; labelloc=t; fontsize=26; newrank=true; rankdir=TB; nodesep=0.18; ranksep=0.25; "
        "{};",
        diagram_.shows_case() ? quoted_for_dot(diagram_.title, diagram_.legend) : quoted_for_dot(diagram_.title),
        kFont);
    const auto pale = diagram_.shows_case() ? R"(, color="#8a8a8a", fontcolor="#6b6b6b")" : "";
    line("  node [{0}, fontsize=13, margin=\"0.1,0.05\"{1}]; edge [{0}, fontsize=11{1}];", kFont, pale);
  }
  void opening() {
    const auto& opening = diagram_.opening;
    if (opening.label.empty())
      line("    opening [shape=circle, label=\"\", width=0.2, style=filled, fillcolor=black, class=\"opening\"];");
    else
      line("    opening [shape=box, label={}{}];", quoted_for_dot(opening.label),
           marked(opening.mark, {"opening", {}, "rounded", {}, {}}));
    if (opening.entry == none) return;
    line("    opening -> {}{};", id(opening.entry), opening.passed ? fmt::format(" [{}]", kTaken) : "");
    bands_.connect("opening", id(opening.entry));
  }

  void band(const Phase& phase) {
    bands_.begin("cluster_" + phase.name);
    const auto title = fmt::format("{}. {}", bands_.current() + 1, phase.title);
    open_band(bands_.cluster_of(bands_.current()), title, phase.mark == Mark::active);
    if (bands_.current() == 0) opening(), bands_.add("opening");
    shapes(phase.nodes);
    anytime("cluster_anytime_" + phase.name, phase.anytime);
    events_of_part("phase " + phase.name, phase.events);
    ends(bands_.current(), 0);
    line("  }}");
  }
  // What is there in every phase: the anytime steps and the lines of the workflow itself.
  void band_of_case() {
    bands_.begin("cluster");
    if (diagram_.groups.empty()) return;
    const auto& whole = diagram_.group(0);
    if (whole.anytime.empty() && whole.events.empty()) return;
    open_band("cluster",
              fmt::format("{}. {}", bands_.current() + 1,
                          in("À tout moment, quelle que soit la phase", "At any time, in any phase")),
              false);
    shapes(whole.anytime);
    in_rows(whole.anytime);
    events_of_part("case", whole.events);
    ends(static_cast<int>(diagram_.phases.size()), 0);
    line("  }}");
  }
  void open_band(const std::string& id, const std::string& title, bool active) {
    line("  subgraph {} {{", quoted_for_dot(id));
    line("    label={}; labeljust=l; fontsize=18; style=filled; fillcolor=\"#f3f4f6\"; class=\"phase\";{}",
         quoted_for_dot(title), border_of(active ? Mark::active : Mark::plain));
  }
  void anytime(const std::string& id, const std::vector<Index>& nodes) {
    if (nodes.empty()) return;
    line("    subgraph {} {{", quoted_for_dot(id));
    line("    label={}; labeljust=l; fontsize=12; style=dashed; class=\"anytime\";{}",
         quoted_for_dot(in("À tout moment de cette phase", "At any time of this phase")), border_of(Mark::plain));
    shapes(nodes);
    in_rows(nodes);
    line("    }}");
  }
  // Parts between which no arrow leads are kept in short rows by arrows that are not seen.
  void in_rows(const std::vector<Index>& nodes) {
    std::vector<std::string> ids;
    for (const auto index : nodes) ids.push_back(id(index));
    in_rows(ids, kPartsInRow);
  }
  void in_rows(const std::vector<std::string>& ids, std::size_t in_row) {
    for (std::size_t i = in_row; i < ids.size(); ++i) {
      line("    {} -> {} [style=invis];", ids[i - in_row], ids[i]);
      bands_.connect(ids[i - in_row], ids[i]);
    }
  }
  void shapes(const std::vector<Index>& nodes) {
    for (const auto index : nodes) shape(index);
  }
  void shape(Index index) {
    const auto& node = diagram_.node(index);
    const auto form = form_of(node.kind);
    kinds_.insert(form.name == "block" ? Step::Kind::block : node.kind);
    line("    {} [shape={}{}, label={}];", id(index), form.shape, marked(node.mark, form),
         card(number_of(node) + node.label, rows(node)));
    bands_.add(id(index));
    if (node.body != none) cluster(diagram_.group(node.body), title_of_body(node));
    for (const auto branch : node.branches) cluster(diagram_.group(branch), diagram_.group(branch).title);
  }
  std::string title_of_body(const Node& node) const {
    const auto& title = diagram_.group(node.body).title;
    return title.empty() ? node.title : title;
  }
  // Who does it, until when, how often, and what is sent meanwhile.
  std::vector<std::string> rows(const Node& node) const {
    std::vector<std::string> rows{node.who, node.due, node.branching};
    for (const auto& event : node.events)
      if (const auto row = reminder(event, node.who); !row.empty()) rows.push_back(row);
    return rows;
  }
  // Who is reminded is named where it is not who does the step.
  std::string reminder(const LineEvent& event, const std::string& who) const {
    if (event.reminded.empty()) return {};
    const auto to = fmt::format("{}", fmt::join(event.reminded, ", "));
    if (to == who) return fmt::format("{} {}", in("rappel", "reminder"), event.label);
    return fmt::format("{} {} {}", reminded(event), in(":", "–"), event.label);
  }
  void cluster(const Group& group, const std::string& title) {
    line("    subgraph {} {{", cluster_of(group));
    line("    label={}; labeljust=l; fontsize=12; style=\"rounded\"; class=\"group\";{}", quoted_for_dot(title),
         border_of(group.mark));
    shapes(group.nodes);
    shapes(group.anytime);
    events_of_part("group " + group.name, group.events);
    ends(0, static_cast<Index>(&group - diagram_.groups.data()));
    line("    }}");
  }

  // Ends are drawn in each band from which an arrow leads there, small and with their titles.
  void ends(int band, Index group) {
    std::map<std::string, const End*> drawn;
    for (const auto& end : diagram_.ends)
      if (end.group == group) drawn[DotArrows::id_of(end, band)] = &end;
    for (const auto& [key, end] : drawn) {
      const auto use = use_of(diagram_, *end, bands_, band);
      if (!use.is_led_to) continue;
      this->end(key, *end, use.is_reached || end->mark == Mark::plain ? end->mark : Mark::unvisited);
      bands_.add_end(key, bands_.current());
    }
  }
  void end(const std::string& key, const End& end, Mark mark) {
    const bool of_case = end.group == 0;
    ends_.insert(key);
    const Form form = of_case ? Form{"end", "box", "rounded", "#111827", "#111827"}
                              : Form{"branch_end", "box", "rounded", "#ffffff", "#6b7280"};
    const auto title = end.title.empty() || end.name == "done" ? std::string() : " : " + end.title;
    const auto label = (of_case ? in("■ Fin", "■ End") : in("○ suite", "○ on")) + title;
    line("    {} [shape=box{}, fontsize=11, height=0.25, margin=\"0.08,0.03\"{}, label={}];", key, marked(mark, form),
         of_case && mark == Mark::plain ? ", fontcolor=\"#ffffff\"" : "", label_in_lines(label));
  }

  void arrows(const Node& node) {
    const auto band = bands_.band_of(static_cast<Index>(&node - diagram_.nodes.data()));
    for (const auto& each : node.edges)
      arrows_.add(band, each, each.label,
                  each.kind == Edge::Kind::start ? ArrowKind::start
                  : each.is_default              ? ArrowKind::fallback
                                                 : ArrowKind::onward);
    if (node.body != none) arrows_.add_entry(diagram_.group(node.body));
    for (const auto branch : node.branches) arrows_.add_entry(diagram_.group(branch));
    for (const auto& event : node.events)
      for (const auto& each : event.edges) arrows_.add(band, each, label_of(event, each), kind_of(each));
    arrows_.lead_from(quoted_for_dot(node.name), arrows_.ids_of_ends(node.branches, ends_));
  }
  static ArrowKind kind_of(const Edge& edge) {
    return edge.kind == Edge::Kind::start ? ArrowKind::start : ArrowKind::event;
  }
  // A line of a phase, a block or the workflow is a note in it. Those that only remind are one note together.
  void events_of_part(const std::string& part, const std::vector<LineEvent>& all) {
    std::vector<std::string> reminders, notes;
    for (const auto& event : all) {
      if (std::none_of(event.edges.begin(), event.edges.end(), DotArrows::leads_on)) {
        reminders.push_back(reminder(event, {}));
        continue;
      }
      const auto key = quoted_for_dot(fmt::format("line {} {}", part, event.number));
      note(key, event.label, event.reminded.empty() ? std::vector<std::string>() : std::vector{reminded(event)});
      notes.push_back(key);
      later_.push_back({key, &event, bands_.current()});
    }
    if (!reminders.empty()) {
      notes.push_back(quoted_for_dot("reminders " + part));
      note(notes.back(), in("Rappels", "Reminders"), reminders);
    }
    in_rows(notes, kNotesInRow);
  }
  std::string reminded(const LineEvent& event) const {
    return fmt::format("{} {}", in("rappel à", "reminder to"), fmt::join(event.reminded, ", "));
  }
  void note(const std::string& key, const std::string& title, const std::vector<std::string>& rows) {
    line("    {} [shape=box, style=\"dashed,filled\", fillcolor=\"#ffffff\", class=\"line\", label={}];", key,
         card(title, rows));
    bands_.add_line(key);
  }

  void legend() {
    bands_.begin("cluster_legend");
    line("  subgraph \"cluster_legend\" {{");
    line(
        "    label={}; labeljust=l; fontsize=13; style=filled; fillcolor=\"#ffffff\"; class=\"legend\"; "
        "color=\"#9ca3af\";",
        quoted_for_dot(in("Légende", "Legend")));
    std::vector<std::string> samples;
    for (const auto kind : kinds_) {
      const auto form = form_of(kind);
      samples.push_back(fmt::format("legend_{}", samples.size()));
      line("    {} [shape={}{}, fontsize=11, label={}];", samples.back(), form.shape,
           marked(diagram_.shows_case() ? Mark::unvisited : Mark::plain, form),
           label_in_lines(meaning_of(kind, diagram_.is_english())));
    }
    for (const auto& words : signs()) {
      samples.push_back(fmt::format("legend_{}", samples.size()));
      line("    {} [shape=plaintext, fontsize=11, label={}];", samples.back(), label_in_lines(words));
    }
    for (const auto& sample : samples) bands_.add(sample);
    const auto rows = (samples.size() + kSamplesInRow - 1) / kSamplesInRow;
    in_rows(samples, (samples.size() + rows - 1) / rows);
    line("  }}");
    out_ += bands_.order();
  }
  // Of the signs, those that are on the page.
  std::vector<std::string> signs() const {
    std::vector<std::string> all{in("■ Fin : le dossier se termine", "■ End: the case ends"),
                                 in("trait plein : la suite ; épais : sinon", "line: what is next; thick: otherwise")};
    const auto add = [&](bool is_there, const char* french, const char* english) {
      if (is_there) all.push_back(in(french, english));
    };
    add(arrows_.has_signs(), "➜ 2.1 : la suite est à l'étape 2.1", "➜ 2.1: goes on at step 2.1");
    add(diagram_.groups.size() > 1, "○ suite : ce qui contient l'étape continue",
        "○ on: what contains the step goes on");
    add(arrows_.has(ArrowKind::event), "tirets : un délai, une date ou un message",
        "dashes: a delay, a date or a message");
    add(arrows_.has(ArrowKind::start) || arrows_.has(ArrowKind::inside), "points : étape contenue, ou lancée en plus",
        "dots: step within, or started as well");
    return all;
  }

  struct Later {
    std::string from;
    const LineEvent* event = nullptr;
    int band = 0;
  };

  const Diagram& diagram_;
  std::string out_;
  DotBands bands_;
  DotArrows arrows_;
  std::vector<Later> later_;  // the lines whose arrows are not yet written
  std::set<Step::Kind> kinds_;
  std::set<std::string> ends_;  // those that are drawn
};

}  // namespace

std::string to_dot(const Diagram& diagram) { return DotWriter(diagram).text(); }

}  // namespace parcours::drawing
