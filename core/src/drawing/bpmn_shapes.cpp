#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

#include "drawing/bpmn.hpp"
#include "drawing/diagram_base.hpp"
#include "drawing/xml.hpp"

namespace parcours::definition::bpmn {
namespace {

std::string formal(std::string_view element, std::string_view text) {
  return fmt::format("<{0} xsi:type=\"tFormalExpression\">{1}</{0}>", element, xml_text(text));
}
std::string names_of(const std::vector<ActorSelector>& all) {
  std::vector<std::string> names;
  for (const auto& who : all) names.push_back(who.name);
  return fmt::format("{}", fmt::join(names, ", "));
}

class Builder : DiagramBase {
 public:
  using DiagramBase::DiagramBase;

  Diagram build() {
    d_.id = "process_" + workflow_.name;
    d_.name = title(workflow_);
    for (const auto& phase : workflow_.phases) d_.lanes.push_back(title(phase));
    for (const auto& message : workflow_.messages) d_.messages.push_back(message.name);
    std::vector<Index> steps;
    for (const auto& phase : workflow_.phases) steps.insert(steps.end(), phase.steps.begin(), phase.steps.end());
    fill(-1, 0, steps, workflow_.blocks.front().anytime);
    for (std::size_t i = 0; i < workflow_.phases.size(); ++i) {
      for (const auto step : workflow_.phases[i].anytime) anytime(-1, step);
      for (const auto& line : workflow_.phases[i].lines) event_part(-1, line, static_cast<int>(i));
    }
    for (const auto& line : workflow_.blocks.front().lines) event_part(-1, line, -1);
    return std::move(d_);
  }

 private:
  int add(Shape shape) {
    if (shape.parent >= 0 && shape.host < 0) shape.lane = -1;
    d_.shapes.push_back(std::move(shape));
    return static_cast<int>(d_.shapes.size()) - 1;
  }
  int add(const std::string& id, std::string_view element, const std::string& name, int parent, int lane) {
    Shape shape;
    shape.id = id, shape.element = element, shape.name = name, shape.parent = parent, shape.lane = lane;
    return add(std::move(shape));
  }
  void flow(int from, int to, const std::string& name = {}, const std::string& condition = {},
            bool is_default = false) {
    if (from >= 0 && to >= 0) d_.flows.push_back({name, condition, from, to, is_default});
  }
  int lane_of(int parent, Index phase) const { return parent < 0 ? phase : -1; }

  // A block: its start, its steps, their ways.
  void fill(int parent, Index in, const std::vector<Index>& steps, const std::vector<Index>& beside) {
    const auto& made = block(in);
    const auto entry = made.entry;
    if (entry == none) return;
    const int start = add(fmt::format("start_{}", in), "startEvent", "", parent, lane_of(parent, step(entry).phase));
    for (const auto index : steps) place(parent, index);
    flow(start, at_[entry]);
    for (const auto index : steps) ways(parent, index);
    for (const auto index : beside) anytime(parent, index);
    if (in == 0 || made.owner == none) return;
    for (const auto& line : made.lines) event_part(parent, line, -1);
  }

  // A merge that does not wait for ways that were not taken.
  bool joins_what_was_taken(const Step& merge) const {
    const auto leaves_out = [&](const Way& way) { return way.merge != none && &step(way.merge) == &merge; };
    return std::any_of(workflow_.steps.begin(), workflow_.steps.end(),
                       [&](const Step& each) { return std::any_of(each.ways.begin(), each.ways.end(), leaves_out); });
  }

  std::string_view element_of(const Step& s) const {
    switch (s.kind) {
      case Step::Kind::task:
        return "userTask";
      case Step::Kind::action:
        return s.asks_person() ? "userTask" : "serviceTask";
      case Step::Kind::decide:
        return "exclusiveGateway";
      case Step::Kind::wait:
        return "receiveTask";
      case Step::Kind::send:
        return "sendTask";
      case Step::Kind::handover:
        return "callActivity";
      case Step::Kind::merge:
        return joins_what_was_taken(s) ? "inclusiveGateway" : "parallelGateway";
      case Step::Kind::split:
        break;
      default:
        return "subProcess";
    }
    const bool conditional =
        std::any_of(s.ways.begin(), s.ways.end(), [](const Way& way) { return way.when.has_value(); });
    return conditional ? "inclusiveGateway" : "parallelGateway";
  }

  void place(int parent, Index index) {
    const Step& s = step(index);
    const int shape = add("step_" + s.name, element_of(s), title(s), parent, lane_of(parent, s.phase));
    at_[index] = out_[index] = shape;
    if (s.kind == Step::Kind::each) d_.shapes.back().inside = loop_of(s);
    if (s.body != none) fill(shape, s.body, block(s.body).steps, block(s.body).anytime);
    if (!s.branches.empty()) fill_branches(shape, s);
    if (s.next.size() > 1) {
      out_[index] = add("ways_" + s.name, "exclusiveGateway", "", parent, lane_of(parent, s.phase));
      flow(shape, out_[index]);
    }
  }
  std::string loop_of(const Step& s) const {
    const auto* until = s.until ? &*s.until : nullptr;
    const auto enough = !until              ? std::string()
                        : until->expression ? until->expression->text()
                                            : std::to_string(until->count);
    return "<multiInstanceLoopCharacteristics>" + (enough.empty() ? "" : formal("completionCondition", enough)) +
           "</multiInstanceLoopCharacteristics>";
  }
  void fill_branches(int parent, const Step& s) {
    const int start = add("start_of_" + s.name, "startEvent", "", parent, -1);
    const int fork = add("fork_" + s.name, "inclusiveGateway", "", parent, -1);
    const int join =
        add("join_" + s.name, s.until ? "complexGateway" : "inclusiveGateway", s.until ? "until" : "", parent, -1);
    flow(start, fork);
    for (const auto index : s.branches) {
      const auto& branch = block(index);
      const int shape = add("branch_" + branch.name, "subProcess", title(branch), parent, -1);
      fill(shape, index, branch.steps, branch.anytime);
      flow(fork, shape, {}, branch.when ? branch.when->text() : std::string());
      flow(shape, join);
    }
    flow(join, add("end_of_" + s.name, "endEvent", "", parent, -1));
  }

  int ending(int parent, Index in, const std::string& name, int lane) {
    const auto key = std::pair(in, name);
    if (const auto known = ends_.find(key); known != ends_.end()) return known->second;
    return ends_[key] =
               add(fmt::format("end_{}_{}", in, name.empty() ? "done" : name), "endEvent", end(in, name), parent, lane);
  }
  int target(int parent, Index from, const Target& to) {
    if (to.step != none) return at_.contains(to.step) ? at_[to.step] : -1;
    return ending(parent, step(from).block, to.end, lane_of(parent, step(from).phase));
  }

  void ways(int parent, Index index) {
    const Step& s = step(index);
    for (const auto& route : s.next)
      if (!route.to.stay)
        flow(out_[index], target(parent, index, route.to), s.next.size() > 1 ? outcome(route.outcome) : std::string());
    for (const auto& row : s.rows)
      if (!row.to.stay)
        flow(at_[index], target(parent, index, row.to), {}, row.guard ? row.guard->text() : std::string(), !row.guard);
    for (const auto& way : s.ways) flow(at_[index], at_[way.step], {}, way.when ? way.when->text() : std::string());
    for (const auto& also : s.also)
      flow(out_[index], raise(parent, also.step, lane_of(parent, s.phase)), outcome(also.outcome));
    for (const auto& line : s.lines) boundary(parent, index, line);
  }

  // An end that only raises the signal which starts an anytime step.
  int raise(int parent, Index started, int lane) {
    const auto& name = step(started).name;
    signal(name);
    const int shape =
        add(fmt::format("raise_{}_{}", name, d_.shapes.size()), "endEvent", title(step(started)), parent, lane);
    d_.shapes.back().inside = fmt::format("<signalEventDefinition signalRef=\"signal_{}\"/>", name);
    return shape;
  }
  void signal(const std::string& name) {
    if (std::find(d_.signals.begin(), d_.signals.end(), name) == d_.signals.end()) d_.signals.push_back(name);
  }

  static std::string definition_of(const Line& line) {
    switch (line.trigger) {
      case Line::Trigger::message:
        return fmt::format("<messageEventDefinition messageRef=\"message_{}\"/>", line.message);
      case Line::Trigger::when:
        return "<conditionalEventDefinition>" + formal("condition", line.when->text()) +
               "</conditionalEventDefinition>";
      case Line::Trigger::at:
        return "<timerEventDefinition>" + formal("timeDate", line.at->text()) + "</timerEventDefinition>";
      case Line::Trigger::every:
        return "<timerEventDefinition>" + formal("timeCycle", parcours::to_text(*line.every)) +
               "</timerEventDefinition>";
      case Line::Trigger::after:
        break;
    }
    return "<timerEventDefinition>" + formal("timeDuration", delay(*line.delay)) + "</timerEventDefinition>";
  }
  void boundary(int parent, Index index, const Line& line) {
    Shape shape;
    shape.id = fmt::format("line_{}_{}", step(index).name, line.key.substr(line.key.rfind('/') + 1));
    shape.element = "boundaryEvent", shape.name = trigger(line), shape.parent = parent, shape.host = at_[index];
    shape.lane = lane_of(parent, step(index).phase);
    shape.attributes = fmt::format(" attachedToRef=\"{}\" cancelActivity=\"{}\"",
                                   d_.shapes[static_cast<std::size_t>(at_[index])].id, !line.next.empty());
    shape.inside = definition_of(line);
    const int lane = shape.lane, event = add(std::move(shape));
    for (const auto& route : line.next)
      if (!route.to.stay) flow(event, target(parent, index, route.to), outcome(route.outcome));
    effects(parent, line, event, lane);
  }
  void effects(int parent, const Line& line, int from, int lane) {
    if (line.also != none) flow(from, raise(parent, line.also, lane));
    if (!line.remind.empty())
      flow(from, add(fmt::format("remind_{}", d_.shapes.size()), "sendTask", names_of(line.remind), parent, lane));
  }

  // A line of a block, a phase or the whole workflow: an event sub-process inside it.
  void event_part(int parent, const Line& line, int lane) {
    const int part = event_sub(parent, fmt::format("meanwhile_{}", d_.shapes.size()), trigger(line), lane);
    const int start = start_of(part, trigger(line), !line.next.empty(), definition_of(line));
    for (const auto& route : line.next) {
      const auto where = route.to.step == none ? route.to.end : title(step(route.to.step));
      flow(start, add(fmt::format("leave_{}", d_.shapes.size()), "endEvent", where, part, -1), outcome(route.outcome));
    }
    effects(part, line, start, -1);
  }
  int event_sub(int parent, const std::string& id, const std::string& name, int lane) {
    const int part = add(id, "subProcess", name, parent, parent < 0 ? lane : -1);
    d_.shapes.back().attributes = " triggeredByEvent=\"true\"";
    return part;
  }
  int start_of(int part, const std::string& name, bool interrupts, const std::string& definition) {
    const int start = add(fmt::format("starts_{}", d_.shapes.size()), "startEvent", name, part, -1);
    d_.shapes.back().attributes = fmt::format(" isInterrupting=\"{}\"", interrupts);
    d_.shapes.back().inside = definition;
    return start;
  }
  void anytime(int parent, Index index) {
    const Step& s = step(index);
    signal(s.name);
    const int part = event_sub(parent, "anytime_" + s.name, title(s), lane_of(parent, s.phase));
    const auto by = s.offer && s.offer->offered ? names_of(s.offer->to) : std::string();
    const int start =
        start_of(part, by, false, fmt::format("<signalEventDefinition signalRef=\"signal_{}\"/>", s.name));
    place(part, index);
    flow(start, at_[index]);
    for (const auto& route : s.next) {
      const auto where = route.to.stay           ? std::string()
                         : route.to.step == none ? route.to.end
                                                 : title(step(route.to.step));
      flow(out_[index], add(fmt::format("then_{}", d_.shapes.size()), "endEvent", where, part, -1),
           s.next.size() > 1 ? outcome(route.outcome) : std::string());
    }
    for (const auto& line : s.lines)
      if (line.next.empty()) boundary(part, index, line);
  }

  Diagram d_;
  std::map<Index, int> at_, out_;  // of a step: its shape, and the shape that its ways leave from
  std::map<std::pair<Index, std::string>, int> ends_;
};

}  // namespace

Diagram diagram_of(const Workflow& workflow, std::string_view language) { return Builder(workflow, language).build(); }

}  // namespace parcours::definition::bpmn
