// A workflow as a picture: its parts, their labels and how far a case has come, before any notation. The writers of
// drawing.hpp turn it into text.
#pragma once
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "definition/model/workflow.hpp"
#include "drawing/case_progress.hpp"
#include "drawing/wording.hpp"

namespace parcours::drawing {

using definition::Index;  // into the vectors of Diagram
using definition::none;

// What a part is to the case that is drawn. Marks differ by width, fill and dashes, not by colour alone.
enum class Mark { plain, unvisited, cancelled, completed, active, stalled };  // plain: no case is drawn

// A way out of a node, or of an event.
struct Edge {
  enum class Kind { outcome, condition, start };  // start: it starts an anytime step
  Kind kind = Kind::outcome;
  Index node = none, end = none;  // where it leads: one of them; neither: the case stays where it is
  std::string outcome;            // the name of the outcome
  std::string label;              // the title of the outcome, or the condition in words; empty: there is no choice
  std::string condition;          // condition: as the workflow has it; empty: there is none
  bool is_default = false;        // condition: it is taken when no other is
  std::int64_t times = 0;         // how often the case took it
};

// A line of `meanwhile`: what it waits for, and where it leads.
struct LineEvent {
  definition::Line::Trigger trigger = definition::Line::Trigger::after;
  std::string number;                 // its place in its list, from 1
  std::string value;                  // the delay, the date, the name of the message or the condition
  std::string label;                  // in words: "après 3 jours"
  std::vector<std::string> reminded;  // in words: the titles of their roles
  bool interrupts = false;            // what is open is cancelled
  std::vector<Edge> edges;            // in order; starts come last
};

// A step.
struct Node {
  std::string name, title;
  std::string number;  // its place in the order of reading: "2.1", within another step "2.1.3"
  std::string label;   // the title, how often it was completed and what is open: "Relancer ×2 [en cours]"
  std::string who;     // in words: who does it; of a send, who receives it; of a handover, the other workflow
  std::string due;     // in words: "délai : 2 jours ouvrés"; empty: it has no due date
  definition::Step::Kind kind = definition::Step::Kind::task;
  Index phase = none;
  Mark mark = Mark::plain;
  bool is_anytime = false;
  bool asks_person = false;
  bool is_inclusive = false;  // split: not every way is always taken; merge: it waits only for the ways taken
  std::vector<std::string> offered_to;
  std::string until;      // parallel, each: how many branches must end; empty: all
  std::string branching;  // parallel, each: in words, how the branches run and until when
  std::vector<Edge> edges;
  std::vector<LineEvent> events;
  Index body = none;            // block, each: its group
  std::vector<Index> branches;  // parallel: its groups
};

// A block. The first is the whole workflow: its `anytime` and `events` are those of the workflow itself.
struct Group {
  std::string name, title;  // the title of a body may be empty
  std::string condition;    // of a branch; empty: it is always taken
  std::string label;        // the condition in words
  Mark mark = Mark::plain;
  std::int64_t entered = 0;  // how often the case entered it
  Index entry = none;        // its first node
  std::vector<Index> nodes, anytime;
  std::vector<LineEvent> events;
};

// A phase: a band of the picture.
struct Phase {
  std::string name, title;
  Mark mark = Mark::plain;
  std::vector<Index> nodes, anytime;
  std::vector<LineEvent> events;
};

// An end of a group, under one name.
struct End {
  Index group = 0;
  std::string name, title;
  Mark mark = Mark::plain;
};

// Where a case begins.
struct Opening {
  Index entry = none;   // the first node
  std::string label;    // why the case waits there; empty: it does not
  bool passed = false;  // the case has reached its first node
  Mark mark = Mark::plain;
};

// A message that the workflow takes.
struct Message {
  std::string name, title;
};

// The picture. A plain value: it needs neither the workflow nor the progress that it was built from.
struct Diagram {
  std::string name, title;
  std::string language;  // of its texts
  std::string legend;    // what the marks mean; empty: no case is drawn
  Opening opening;
  std::vector<Phase> phases;
  std::vector<Group> groups;
  std::vector<Node> nodes;  // by the number of their step
  std::vector<End> ends;    // in the order in which edges lead there
  std::vector<Message> messages;

  const Node& node(Index index) const { return nodes[static_cast<std::size_t>(index)]; }
  const Group& group(Index index) const { return groups[static_cast<std::size_t>(index)]; }
  bool shows_case() const { return !legend.empty(); }
  bool is_english() const { return language == "en"; }
};

// Builds the picture of `workflow`. Texts are in `language` where they are given in it. With a progress, the parts are
// marked by it. Never fails on a workflow that was read or decoded. Pure: any thread may call it.
Diagram diagram_of(const definition::Workflow& workflow, std::string_view language,
                   const CaseProgress* progress = nullptr, const Neighbours& neighbours = {});
// The names of the workflows to which the workflow hands over, each once.
std::set<std::string> receivers_of(const definition::Workflow& workflow);

// The label with how often it applies: "joint ×2". The label alone for a number below 2.
std::string counted(const std::string& label, std::int64_t times);
// The label of an edge of `event`, for notations without a sign for the event: "message : avis : Favorable".
std::string label_of(const LineEvent& event, const Edge& edge);

}  // namespace parcours::drawing
