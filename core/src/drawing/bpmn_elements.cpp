#include "drawing/bpmn_elements.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/xml.hpp"

namespace parcours::drawing::bpmn {

using definition::Line;
using definition::Step;

namespace {

std::string formal(std::string_view element, std::string_view text) {
  return fmt::format("<{0} xsi:type=\"tFormalExpression\">{1}</{0}>", element, xml_text(text));
}

}  // namespace

std::string joined(const std::vector<std::string>& names) { return fmt::format("{}", fmt::join(names, ", ")); }

const LineEvent* awaited_by(const Node& node) {
  if (node.kind != Step::Kind::wait) return nullptr;
  const LineEvent* first = nullptr;
  for (const auto& event : node.events) {
    if (!event.interrupts) continue;
    if (event.trigger == Line::Trigger::message) return &event;
    if (!first) first = &event;
  }
  return first;
}

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

}  // namespace parcours::drawing::bpmn
