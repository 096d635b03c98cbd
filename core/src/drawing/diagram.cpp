#include "drawing/diagram.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "definition/model/titles.hpp"
#include "drawing/progress_marks.hpp"
#include "drawing/wording.hpp"

namespace parcours::drawing {
namespace {

using definition::Line;
using definition::Step;

std::string text_of(const definition::Due& due) {
  const auto* delay = std::get_if<Delay>(&due);
  return delay ? parcours::to_text(*delay) : std::get<definition::Program>(due).text();
}

std::string text_of(const std::optional<definition::Program>& program) {
  return program ? program->text() : std::string();
}

// What a line waits for.
std::string value_of(const Line& line) {
  switch (line.trigger) {
    case Line::Trigger::after:
      return line.delay ? text_of(*line.delay) : "";
    case Line::Trigger::at:
      return text_of(line.at);
    case Line::Trigger::every:
      return line.every ? parcours::to_text(*line.every) : "";
    case Line::Trigger::message:
      return line.message;
    case Line::Trigger::when:
      return text_of(line.when);
  }
  return {};
}

std::string text_of(const std::optional<definition::CompletionCondition>& until) {
  if (!until) return {};
  return until->expression ? until->expression->text() : std::to_string(until->count);
}

// The only walk over a workflow that is drawn.
class DiagramBuilder {
 public:
  DiagramBuilder(const definition::Workflow& workflow, const Wording& wording, std::string_view language,
                 const CaseProgress* progress)
      : workflow_(workflow), wording_(wording), language_(language), marks_(progress, language) {}

  Diagram build() && {
    diagram_.name = workflow_.name, diagram_.title = title(workflow_), diagram_.legend = marks_.legend();
    diagram_.language = language_;
    diagram_.opening = opening();
    for (const auto& message : workflow_.messages)
      diagram_.messages.push_back({message.name, definition::title_of_message(workflow_, message.name).in(language_)});
    for (const auto& step : workflow_.steps) diagram_.nodes.push_back(node(step));
    for (const auto& phase : workflow_.phases) diagram_.phases.push_back(this->phase(phase));
    for (const auto& block : workflow_.blocks) diagram_.groups.push_back(group(block));
    number_all();
    return std::move(diagram_);
  }

 private:
  const std::string& name_of(Index step) const { return workflow_.steps[static_cast<std::size_t>(step)].name; }
  std::string title(const Text& title, const std::string& otherwise) const {
    return definition::title_or_name(title, otherwise).in(language_);
  }
  template <class Named>
  std::string title(const Named& part) const {
    return title(part.title, part.name);
  }
  std::string outcome(const std::string& name) const {
    return definition::title_of_outcome(workflow_, name).in(language_);
  }
  std::string outcome_of(const Line& line, const std::string& name) const {
    const auto* message = workflow_.message(line.message);
    for (const auto& option : message ? message->outcomes : std::vector<definition::Option>())
      if (option.name == name && !option.title.empty()) return option.title.in(language_);
    return outcome(name);
  }

  void number_all() {
    int n = 0;
    for (const auto& phase : diagram_.phases) number(std::to_string(++n), phase.nodes, phase.anytime);
    if (!diagram_.groups.empty()) number(std::to_string(++n), {}, diagram_.group(0).anytime);
  }
  void number(const std::string& before, const std::vector<Index>& nodes, const std::vector<Index>& anytime) {
    int n = 0;
    for (const auto* list : {&nodes, &anytime})
      for (const auto index : *list) number(fmt::format("{}.{}", before, ++n), index);
  }
  void number(const std::string& number, Index index) {
    auto& node = diagram_.nodes[static_cast<std::size_t>(index)];
    node.number = number;
    if (node.body != none) this->number(number, diagram_.group(node.body).nodes, diagram_.group(node.body).anytime);
    int n = 0;
    for (const auto branch : node.branches)
      this->number(fmt::format("{}.{}", number, ++n), diagram_.group(branch).nodes, diagram_.group(branch).anytime);
  }

  Opening opening() const {
    const auto mark = marks_.mark_of_opening();
    const auto entry = workflow_.blocks.empty() ? none : workflow_.entry();
    return {entry, mark == Mark::active ? marks_.waits_to_be_accepted() : "", marks_.has_started(), mark};
  }

  Node node(const Step& step) {
    Node made;
    made.name = step.name, made.title = title(step), made.label = marks_.label(step.name, made.title);
    made.kind = step.kind, made.phase = step.phase, made.mark = marks_.mark(step.name);
    made.is_anytime = step.offer.has_value(), made.asks_person = step.asks_person();
    made.is_inclusive = is_inclusive(step);
    made.who = wording_.who(step), made.due = wording_.due(step);
    if (step.offer && step.offer->offered) made.offered_to = wording_.people(step.offer->to);
    made.until = text_of(step.until), made.branching = wording_.branching(step);
    made.edges = edges(step), made.events = events(step.block, step.lines);
    made.body = step.body, made.branches = step.branches;
    return made;
  }
  bool is_inclusive(const Step& step) const {
    const auto has_condition = [](const definition::Way& way) { return way.when.has_value(); };
    const auto leaves_out = [&](const definition::Way& way) {
      return way.merge != none && name_of(way.merge) == step.name;
    };
    if (step.kind != Step::Kind::merge) return std::any_of(step.ways.begin(), step.ways.end(), has_condition);
    return std::any_of(workflow_.steps.begin(), workflow_.steps.end(),
                       [&](const Step& each) { return std::any_of(each.ways.begin(), each.ways.end(), leaves_out); });
  }
  Phase phase(const definition::Phase& phase) {
    return {phase.name,  title(phase),  marks_.mark_of_phase(phase.name),
            phase.steps, phase.anytime, events(0, phase.lines)};
  }
  Group group(const definition::Block& block) {
    const auto index = static_cast<Index>(&block - workflow_.blocks.data());
    const bool is_body = block.owner != none && workflow_.steps[static_cast<std::size_t>(block.owner)].body == index;
    Group made;
    made.name = block.name, made.title = title(block.title, is_body ? "" : block.name);
    made.condition = text_of(block.when), made.label = wording_.words(block.when);
    made.mark = marks_.mark(block.name);
    made.entered = marks_.times_entered(block.name), made.entry = block.entry;
    made.nodes = block.steps, made.anytime = block.anytime, made.events = events(index, block.lines);
    return made;
  }

  std::vector<Edge> edges(const Step& step) {
    std::vector<Edge> all;
    for (const auto& route : step.next) {
      all.push_back(edge(step.block, route.to, {step.name, route.outcome}));
      all.back().outcome = route.outcome;
      if (step.next.size() > 1) all.back().label = outcome(route.outcome);
    }
    for (std::size_t i = 0; i < step.rows.size(); ++i) {
      const auto& row = step.rows[i];
      all.push_back(conditional(edge(step.block, row.to, {step.name, std::to_string(i + 1)}), row.guard));
      all.back().is_default = !row.guard;
      if (!row.guard && step.rows.size() > 1) all.back().label = wording_.otherwise();
    }
    for (const auto& way : step.ways)
      all.push_back(conditional(edge(step.block, {way.step, {}}, {step.name, name_of(way.step)}), way.when));
    for (const auto& also : step.also) {
      all.push_back(start(also.step, {step.name, also.outcome, name_of(also.step)}));
      all.back().outcome = also.outcome;
      all.back().label = outcome(also.outcome);
    }
    return all;
  }
  // `block`: the one that `to` belongs to. `key`: how the progress counts the edge.
  Edge edge(Index block, const definition::Target& to, const CaseProgress::FlowKey& key) {
    Edge made;
    made.times = marks_.times_taken(key), made.node = to.step;
    if (!to.stay && to.step == none) made.end = end(block, to.end, made.times > 0);
    return made;
  }
  Edge conditional(Edge edge, const std::optional<definition::Program>& condition) const {
    edge.kind = Edge::Kind::condition, edge.condition = text_of(condition), edge.label = wording_.words(condition);
    return edge;
  }
  Edge start(Index anytime, const CaseProgress::FlowKey& key) {
    auto made = edge(none, {anytime, {}}, key);
    made.kind = Edge::Kind::start;
    return made;
  }
  Index end(Index block, const std::string& name, bool reached) {
    const auto [known, is_new] = ends_.try_emplace({block, name}, static_cast<Index>(diagram_.ends.size()));
    if (is_new) diagram_.ends.push_back({block, name, definition::title_of_end(workflow_, name).in(language_)});
    auto& drawn = diagram_.ends[static_cast<std::size_t>(known->second)];
    if (drawn.mark != Mark::completed) drawn.mark = marks_.mark_of_end(block, name, reached);
    return known->second;
  }

  std::vector<LineEvent> events(Index block, const std::vector<Line>& lines) {
    std::vector<LineEvent> all;
    for (const auto& line : lines) all.push_back(event(block, line));
    return all;
  }
  LineEvent event(Index block, const Line& line) {
    LineEvent made;
    made.trigger = line.trigger, made.number = line.key.substr(line.key.rfind('/') + 1);
    made.value = value_of(line), made.label = wording_.trigger(line);
    made.reminded = wording_.people(line.remind), made.interrupts = !line.next.empty();
    for (const auto& route : line.next) {
      made.edges.push_back(edge(block, route.to, {line.key, route.outcome}));
      made.edges.back().outcome = route.outcome;
      made.edges.back().label = outcome_of(line, route.outcome);
    }
    for (const auto anytime : definition::starts_of(line))
      made.edges.push_back(start(anytime, {line.key, {}, name_of(anytime)}));
    return made;
  }

  const definition::Workflow& workflow_;
  const Wording& wording_;
  std::string_view language_;
  ProgressMarks marks_;
  Diagram diagram_;
  std::map<std::pair<Index, std::string>, Index> ends_;
};

}  // namespace

Diagram diagram_of(const definition::Workflow& workflow, std::string_view language, const CaseProgress* progress,
                   const Neighbours& neighbours) {
  return DiagramBuilder(workflow, Wording(workflow, language, neighbours), language, progress).build();
}

std::set<std::string> receivers_of(const definition::Workflow& workflow) {
  std::set<std::string> names;
  for (const auto& step : workflow.steps)
    if (step.handover) names.insert(step.handover->workflow);
  return names;
}

std::string counted(const std::string& label, std::int64_t times) {
  if (times < 2) return label;
  return fmt::format("{}{}×{}", label, label.empty() ? "" : " ", times);
}

std::string label_of(const LineEvent& event, const Edge& edge) {
  const bool has_outcome = event.trigger == Line::Trigger::message && !edge.outcome.empty();
  return has_outcome ? event.label + " : " + edge.label : event.label;
}

}  // namespace parcours::drawing
