// Turns the parts of a picture into shapes of BPMN.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "drawing/bpmn.hpp"
#include "drawing/xml.hpp"

namespace parcours::drawing::bpmn {
namespace {

using definition::Line;
using definition::Step;

std::string formal(std::string_view element, std::string_view text) {
  return fmt::format("<{0} xsi:type=\"tFormalExpression\">{1}</{0}>", element, xml_text(text));
}
std::string joined(const std::vector<std::string>& names) { return fmt::format("{}", fmt::join(names, ", ")); }

std::string_view element_of(const Node& node) {
  switch (node.kind) {
    case Step::Kind::task:
      return "userTask";
    case Step::Kind::action:
      return node.asks_person ? "userTask" : "serviceTask";
    case Step::Kind::decide:
      return "exclusiveGateway";
    case Step::Kind::wait:
      return "receiveTask";
    case Step::Kind::send:
      return "sendTask";
    case Step::Kind::handover:
      return "callActivity";
    case Step::Kind::merge:
    case Step::Kind::split:
      return node.is_inclusive ? "inclusiveGateway" : "parallelGateway";
    case Step::Kind::block:
    case Step::Kind::parallel:
    case Step::Kind::each:
      break;
  }
  return "subProcess";
}

std::string definition_of(const LineEvent& event) {
  switch (event.trigger) {
    case Line::Trigger::message:
      return fmt::format("<messageEventDefinition messageRef=\"message_{}\"/>", event.value);
    case Line::Trigger::when:
      return "<conditionalEventDefinition>" + formal("condition", event.value) + "</conditionalEventDefinition>";
    case Line::Trigger::at:
      return "<timerEventDefinition>" + formal("timeDate", event.value) + "</timerEventDefinition>";
    case Line::Trigger::every:
      return "<timerEventDefinition>" + formal("timeCycle", event.value) + "</timerEventDefinition>";
    case Line::Trigger::after:
      break;
  }
  return "<timerEventDefinition>" + formal("timeDuration", event.value) + "</timerEventDefinition>";
}
std::string signal_definition(const std::string& name) {
  return fmt::format("<signalEventDefinition signalRef=\"signal_{}\"/>", name);
}
std::string loop_of(const Node& node) {
  return "<multiInstanceLoopCharacteristics>" + (node.until.empty() ? "" : formal("completionCondition", node.until)) +
         "</multiInstanceLoopCharacteristics>";
}

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
    const int start = add(fmt::format("start_{}", in), "startEvent", "", parent, lane_of(parent, group.entry));
    for (const auto index : nodes) place(parent, index);
    flow(start, at(group.entry));
    for (const auto index : nodes) edges(parent, index);
    for (const auto index : group.anytime) anytime(parent, index);
    if (in == 0) return;
    for (const auto& event : group.events) event_part(parent, event, -1);
  }
  void fill(int parent, Index in) { fill(parent, in, diagram_.group(in).nodes); }

  void place(int parent, Index index) {
    const auto& each = node(index);
    const int shape = add("step_" + each.name, element_of(each), each.title, parent, lane_of(parent, index));
    at(index) = out(index) = shape;
    if (each.kind == Step::Kind::each) process_.shapes.back().inside = loop_of(each);
    if (each.body != none) fill(shape, each.body);
    if (!each.branches.empty()) fill_branches(shape, each);
    if (has_choice(each)) {
      out(index) = add("ways_" + each.name, "exclusiveGateway", "", parent, lane_of(parent, index));
      flow(shape, out(index));
    }
  }
  static bool has_choice(const Node& node) {
    return std::count_if(node.edges.begin(), node.edges.end(),
                         [](const Edge& edge) { return edge.kind == Edge::Kind::outcome; }) > 1;
  }
  void fill_branches(int parent, const Node& node) {
    const int start = add("start_of_" + node.name, "startEvent", "", parent, -1);
    const int fork = add("fork_" + node.name, "inclusiveGateway", "", parent, -1);
    const bool waits_for_all = node.until.empty();
    const int join = add("join_" + node.name, waits_for_all ? "inclusiveGateway" : "complexGateway",
                         waits_for_all ? "" : "until", parent, -1);
    flow(start, fork);
    for (const auto index : node.branches) {
      const auto& branch = diagram_.group(index);
      const int shape = add("branch_" + branch.name, "subProcess", branch.title, parent, -1);
      fill(shape, index);
      flow(fork, shape, {}, branch.condition);
      flow(shape, join);
    }
    flow(join, add("end_of_" + node.name, "endEvent", "", parent, -1));
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
    return edge.end == none ? std::string() : diagram_.ends[static_cast<std::size_t>(edge.end)].name;
  }

  void edges(int parent, Index index) {
    for (const auto& edge : node(index).edges) this->edge(parent, index, edge);
    for (const auto& event : node(index).events) boundary(parent, index, event);
  }
  void edge(int parent, Index index, const Edge& edge) {
    switch (edge.kind) {
      case Edge::Kind::outcome:
        return flow(out(index), target(parent, index, edge), edge.label);
      case Edge::Kind::condition:
        return flow(at(index), target(parent, index, edge), {}, edge.label, edge.is_default);
      case Edge::Kind::start:
        return flow(out(index), raise(parent, edge.node, lane_of(parent, index)), edge.label);
    }
  }

  // An end that only raises the signal which starts an anytime step.
  int raise(int parent, Index started, int lane) {
    const auto& name = node(started).name;
    signal(name);
    const int shape = add(numbered("raise_" + name), "endEvent", node(started).title, parent, lane);
    process_.shapes.back().inside = signal_definition(name);
    return shape;
  }
  void signal(const std::string& name) {
    auto& known = process_.signals;
    if (std::find(known.begin(), known.end(), name) == known.end()) known.push_back(name);
  }

  void boundary(int parent, Index index, const LineEvent& event) {
    Shape shape;
    shape.id = fmt::format("line_{}_{}", node(index).name, event.number);
    shape.element = "boundaryEvent", shape.name = event.label, shape.parent = parent, shape.host = at(index);
    shape.lane = lane_of(parent, index);
    shape.attributes = fmt::format(" attachedToRef=\"{}\" cancelActivity=\"{}\"",
                                   process_.shapes[static_cast<std::size_t>(at(index))].id, event.interrupts);
    shape.inside = definition_of(event);
    const int lane = shape.lane, from = add(std::move(shape));
    for (const auto& edge : event.edges)
      if (edge.kind == Edge::Kind::outcome) flow(from, target(parent, index, edge), edge.label);
    effects(parent, event, from, lane);
  }
  // What an event does without moving the case.
  void effects(int parent, const LineEvent& event, int from, int lane) {
    for (const auto& edge : event.edges)
      if (edge.kind == Edge::Kind::start) flow(from, raise(parent, edge.node, lane));
    if (!event.reminded.empty()) flow(from, add(numbered("remind"), "sendTask", joined(event.reminded), parent, lane));
  }

  // A line of a block, a phase or the whole workflow: an event sub-process inside it.
  void event_part(int parent, const LineEvent& event, int lane) {
    const int part = event_sub(parent, numbered("meanwhile"), event.label, lane);
    const int start = start_of(part, event.label, event.interrupts, definition_of(event));
    for (const auto& edge : event.edges)
      if (edge.kind == Edge::Kind::outcome)
        flow(start, add(numbered("leave"), "endEvent", name_of_target(edge), part, -1), edge.label);
    effects(part, event, start, -1);
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
    signal(each.name);
    const int part = event_sub(parent, "anytime_" + each.name, each.title, lane_of(parent, index));
    const int start = start_of(part, joined(each.offered_to), false, signal_definition(each.name));
    place(part, index);
    flow(start, at(index));
    for (const auto& edge : each.edges)
      if (edge.kind == Edge::Kind::outcome)
        flow(out(index), add(numbered("then"), "endEvent", name_of_target(edge), part, -1), edge.label);
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
