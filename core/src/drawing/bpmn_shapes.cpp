// Turns the parts of a picture into shapes of BPMN.
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "drawing/bpmn.hpp"
#include "drawing/bpmn_elements.hpp"

namespace parcours::drawing::bpmn {
namespace {

using definition::Step;

class ShapeBuilder {
 public:
  explicit ShapeBuilder(const Diagram& diagram)
      : diagram_(diagram), at_(diagram.nodes.size(), -1), out_(diagram.nodes.size(), -1) {}

  Process build() && {
    process_.id = "process_" + diagram_.name, process_.name = diagram_.title, process_.messages = diagram_.messages;
    std::vector<Index> nodes;
    for (const auto& phase : diagram_.phases) {
      process_.lanes.push_back(phase.title);
      nodes.insert(nodes.end(), phase.nodes.begin(), phase.nodes.end());
    }
    fill(-1, 0, nodes);
    for (std::size_t i = 0; i < diagram_.phases.size(); ++i) {
      for (const auto node : diagram_.phases[i].anytime) anytime(-1, node);
      for (const auto& event : diagram_.phases[i].events) event_part(-1, event, static_cast<int>(i));
    }
    for (const auto& event : diagram_.group(0).events) event_part(-1, event, -1);
    return std::move(process_);
  }

 private:
  const Node& node(Index index) const { return diagram_.node(index); }
  int& at(Index node) { return at_[static_cast<std::size_t>(node)]; }
  Shape& shape_of(Index node) { return process_.shapes[static_cast<std::size_t>(at(node))]; }
  int& out(Index node) { return out_[static_cast<std::size_t>(node)]; }

  int add(Shape shape) {
    if (shape.parent >= 0 && shape.host < 0) shape.lane = -1;
    process_.shapes.push_back(std::move(shape));
    return static_cast<int>(process_.shapes.size()) - 1;
  }
  int add(const std::string& id, std::string_view element, const std::string& name, int parent, int lane) {
    Shape shape;
    shape.id = id, shape.element = element, shape.name = name, shape.parent = parent, shape.lane = lane;
    return add(std::move(shape));
  }
  std::string numbered(std::string_view what) const { return fmt::format("{}_{}", what, process_.shapes.size()); }
  void flow(int from, int to, const std::string& name = {}, const std::string& condition = {},
            bool is_default = false) {
    if (from >= 0 && to >= 0) process_.flows.push_back({name, condition, from, to, is_default});
  }
  int lane_of(int parent, Index node) const { return parent < 0 ? this->node(node).phase : -1; }

  // A group: its start, its nodes, their edges.
  void fill(int parent, Index in, const std::vector<Index>& nodes) {
    const auto& group = diagram_.group(in);
    if (group.entry == none) return;
    const int start =
        add(fmt::format("start_{}", in), "startEvent", beginning_of(in), parent, lane_of(parent, group.entry));
    for (const auto index : nodes) place(parent, index);
    flow(start, at(group.entry));
    for (const auto index : nodes) edges(parent, index);
    for (const auto index : nodes) start_from_elsewhere(parent, index);
    for (const auto index : group.anytime) anytime(parent, index);
    if (in == 0) return;
    for (const auto& event : group.events) event_part(parent, event, -1);
  }
  void fill(int parent, Index in) { fill(parent, in, diagram_.group(in).nodes); }

  std::string in(const char* french, const char* english) const { return diagram_.is_english() ? english : french; }
  std::string beginning_of(Index in_group) const {
    const auto& group = diagram_.group(in_group);
    if (in_group == 0) return in("Ouverture du dossier", "Case opened");
    return group.title.empty() ? in("Début", "Start") : group.title;
  }
  void place(int parent, Index index) {
    const auto& each = node(index);
    const int shape = add("step_" + each.name, element_of(each), each.title, parent, lane_of(parent, index));
    at(index) = out(index) = shape;
    if (each.kind == Step::Kind::each) process_.shapes.back().inside = loop_of(each);
    if (each.body != none) fill(shape, each.body);
    if (!each.branches.empty()) fill_branches(shape, each);
    if (has_choice(each)) {
      out(index) = add("ways_" + each.name, "exclusiveGateway", each.title, parent, lane_of(parent, index));
      flow(shape, out(index));
    }
  }
  // A step to which only anytime steps or lines of a block lead: they are sub-processes, which no flow leaves.
  void start_from_elsewhere(int parent, Index index) {
    const auto comes = [&](const Flow& flow) { return flow.to == at(index); };
    if (std::any_of(process_.flows.begin(), process_.flows.end(), comes)) return;
    const auto& each = node(index);
    signal(each);
    const int start = add("to_" + each.name, "startEvent", each.title, parent, lane_of(parent, index));
    process_.shapes.back().inside = signal_definition(each.name);
    flow(start, at(index));
  }
  // Whether outcomes lead to different places, or start different steps.
  static bool has_choice(const Node& node) {
    std::set<std::pair<Index, Index>> targets;
    bool starts_by_outcome = false;
    for (const auto& edge : node.edges) {
      if (edge.kind == Edge::Kind::outcome) targets.emplace(edge.node, edge.end);
      if (edge.kind == Edge::Kind::start && !edge.outcome.empty()) starts_by_outcome = true;
    }
    return targets.size() > 1 || (starts_by_outcome && node.edges.size() > 2);
  }
  void fill_branches(int parent, const Node& node) {
    const bool all_are_taken = std::none_of(node.branches.begin(), node.branches.end(),
                                            [&](Index branch) { return !diagram_.group(branch).condition.empty(); });
    const auto* gateway = all_are_taken ? "parallelGateway" : "inclusiveGateway";
    const int start = add("start_of_" + node.name, "startEvent", node.title, parent, -1);
    const int fork = add("fork_" + node.name, gateway, node.title, parent, -1);
    const bool waits_for_all = node.until.empty();
    const int join =
        add("join_" + node.name, waits_for_all ? gateway : "complexGateway", waits_for_all ? "" : "until", parent, -1);
    flow(start, fork);
    for (const auto index : node.branches) {
      const auto& branch = diagram_.group(index);
      const int shape = add("branch_" + branch.name, "subProcess", branch.title, parent, -1);
      fill(shape, index);
      const bool is_always = !all_are_taken && branch.condition.empty();
      flow(fork, shape, is_always ? in("toujours", "always") : branch.label, is_always ? "true" : branch.condition);
      flow(shape, join);
    }
    flow(join, add("end_of_" + node.name, "endEvent", node.title, parent, -1));
  }

  int ending(int parent, Index index, int lane) {
    const auto& end = diagram_.ends[static_cast<std::size_t>(index)];
    const auto [known, is_new] = ends_.try_emplace(index, -1);
    if (is_new)
      known->second = add(fmt::format("end_{}_{}", end.group, end.name.empty() ? "done" : end.name), "endEvent",
                          end.title, parent, lane);
    return known->second;
  }
  int target(int parent, Index from, const Edge& edge) {
    if (edge.node != none) return at(edge.node);
    return edge.end == none ? -1 : ending(parent, edge.end, lane_of(parent, from));
  }
  std::string name_of_target(const Edge& edge) const {
    if (edge.node != none) return node(edge.node).title;
    if (edge.end == none) return in("Le dossier continue", "The case goes on");
    const auto& end = diagram_.ends[static_cast<std::size_t>(edge.end)];
    return end.title.empty() ? end.name : end.title;
  }

  void edges(int parent, Index index) {
    for (const auto& edge : node(index).edges)
      if (edge.kind != Edge::Kind::start) this->edge(parent, index, edge);
    const auto* awaited = awaited_by(node(index));
    for (const auto& event : node(index).events)
      if (&event != awaited) boundary(parent, index, event);
    if (!awaited) return;
    if (awaited->trigger == definition::Line::Trigger::message)
      shape_of(index).attributes = fmt::format(" messageRef=\"message_{}\"", awaited->value);
    ways(parent, lane_of(parent, index), {at(index), awaited->label}, *awaited,
         [&](const Edge& edge) { return target(parent, index, edge); });
  }
  void edge(int parent, Index index, const Edge& edge) {
    const int to = target(parent, index, edge);
    if (edge.kind == Edge::Kind::condition) {
      const bool is_always = node(index).is_inclusive && edge.condition.empty() && !edge.is_default;
      return flow(at(index), to, is_always ? in("toujours", "always") : edge.label, is_always ? "true" : edge.condition,
                  edge.is_default);
    }
    std::vector<Index> started;
    for (const auto& also : node(index).edges)
      if (also.kind == Edge::Kind::start && (also.outcome.empty() || also.outcome == edge.outcome))
        started.push_back(also.node);
    const int lane = lane_of(parent, index);
    chain(parent, lane, {out(index), edge.label}, {to, started, {}});
  }

  // A flow that is not yet drawn to its end: where it comes from, and its name.
  struct OpenFlow {
    int from = -1;
    std::string name;
  };
  // What a flow leads to: the anytime steps that it starts, the people that it reminds, its target shape (-1: none).
  struct Effects {
    int to = -1;
    std::vector<Index> started;
    std::vector<std::string> reminded;
  };
  void chain(int parent, int lane, OpenFlow open, const Effects& effects) {
    const auto pass = [&](int shape) { flow(open.from, shape, open.name), open = {shape, {}}; };
    for (std::size_t i = 0; i < effects.started.size(); ++i) {
      const bool is_last = effects.to < 0 && effects.reminded.empty() && i + 1 == effects.started.size();
      pass(raise(parent, effects.started[i], lane, is_last));
    }
    if (!effects.reminded.empty()) pass(remind(parent, effects.reminded, lane, effects.to < 0));
    if (effects.to >= 0) flow(open.from, effects.to, open.name);
  }
  // Raises the signal that starts an anytime step.
  int raise(int parent, Index started, int lane, bool is_end) {
    const auto& name = node(started).name;
    signal(node(started));
    const auto* element = is_end ? "endEvent" : "intermediateThrowEvent";
    const int shape = add(numbered("raise_" + name), element, node(started).title, parent, lane);
    process_.shapes.back().inside = signal_definition(name);
    return shape;
  }
  int remind(int parent, const std::vector<std::string>& reminded, int lane, bool is_end) {
    const int shape = add(numbered("remind"), is_end ? "endEvent" : "sendTask", joined(reminded), parent, lane);
    if (is_end) process_.shapes.back().inside = "<messageEventDefinition/>";
    return shape;
  }
  // Two signals have two names: a number is behind a title that another one has.
  void signal(const Node& started) {
    auto& known = process_.signals;
    const auto is_known = [&](std::string Message::* part, const std::string& text) {
      return std::any_of(known.begin(), known.end(), [&](const Message& each) { return each.*part == text; });
    };
    if (is_known(&Message::name, started.name)) return;
    auto title = started.title;
    for (int n = 2; is_known(&Message::title, title); ++n) title = fmt::format("{} {}", started.title, n);
    known.push_back({started.name, std::move(title)});
  }

  void boundary(int parent, Index index, const LineEvent& event) {
    Shape shape;
    shape.id = fmt::format("line_{}_{}", node(index).name, event.number);
    shape.element = "boundaryEvent", shape.name = event.label, shape.parent = parent, shape.host = at(index);
    shape.lane = lane_of(parent, index);
    shape.attributes = fmt::format(" attachedToRef=\"{}\" cancelActivity=\"{}\"", shape_of(index).id, event.interrupts);
    shape.inside = definition_of(event);
    const int lane = shape.lane, from = add(std::move(shape));
    ways(parent, lane, {from, {}}, event, [&](const Edge& edge) { return target(parent, index, edge); });
  }
  // Draws the effects of an event and its outgoing flows. `shape_for` returns the target shape of an edge.
  template <class ShapeFor>
  void ways(int parent, int lane, OpenFlow open, const LineEvent& event, const ShapeFor& shape_for) {
    std::vector<const Edge*> leading;
    Effects effects{-1, {}, event.reminded};
    for (const auto& edge : event.edges)
      if (edge.kind == Edge::Kind::start)
        effects.started.push_back(edge.node);
      else
        leading.push_back(&edge);
    if (leading.size() == 1) effects.to = shape_for(*leading.front());
    if (leading.size() == 1 && !leading.front()->label.empty()) open.name = leading.front()->label;
    if (leading.size() > 1) effects.to = add(numbered("ways"), "exclusiveGateway", event.label, parent, lane);
    chain(parent, lane, open, effects);
    if (leading.size() < 2) return;
    for (const auto* edge : leading) flow(effects.to, shape_for(*edge), edge->label);
  }

  // A line of a block, a phase or the whole workflow: an event sub-process inside it.
  void event_part(int parent, const LineEvent& event, int lane) {
    const int part = event_sub(parent, numbered("meanwhile"), event.label, lane);
    const int start = start_of(part, event.label, event.interrupts, definition_of(event));
    ways(part, -1, {start, {}}, event,
         [&](const Edge& edge) { return add(numbered("leave"), "endEvent", name_of_target(edge), part, -1); });
  }
  int event_sub(int parent, const std::string& id, const std::string& name, int lane) {
    const int part = add(id, "subProcess", name, parent, parent < 0 ? lane : -1);
    process_.shapes.back().attributes = " triggeredByEvent=\"true\"";
    return part;
  }
  int start_of(int part, const std::string& name, bool interrupts, const std::string& definition) {
    const int start = add(numbered("starts"), "startEvent", name, part, -1);
    process_.shapes.back().attributes = fmt::format(" isInterrupting=\"{}\"", interrupts);
    process_.shapes.back().inside = definition;
    return start;
  }
  void anytime(int parent, Index index) {
    const auto& each = node(index);
    signal(each);
    const int part = event_sub(parent, "anytime_" + each.name, each.title, lane_of(parent, index));
    const auto offer = each.offered_to.empty() ? each.title : joined(each.offered_to);
    const int start = start_of(part, offer, false, signal_definition(each.name));
    place(part, index);
    flow(start, at(index));
    for (const auto& edge : each.edges) {
      if (edge.kind != Edge::Kind::outcome) continue;
      flow(out(index), add(numbered("then"), "endEvent", name_of_target(edge), part, -1), edge.label);
      if (out(index) == at(index)) break;  // its outcomes lead to one place
    }
    for (const auto& event : each.events)
      if (!event.interrupts) boundary(part, index, event);
  }

  const Diagram& diagram_;
  Process process_;
  std::vector<int> at_, out_;  // of a node: its shape, and the shape that its edges leave from
  std::map<Index, int> ends_;
};

}  // namespace

Process process_of(const Diagram& diagram) { return ShapeBuilder(diagram).build(); }

}  // namespace parcours::drawing::bpmn
