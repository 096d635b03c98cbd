// The elements of BPMN that steps and lines become.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "drawing/diagram.hpp"

namespace parcours::drawing::bpmn {

// The name of the element of a step: "userTask".
std::string_view element_of(const Node& node);
// What starts an event, as XML.
std::string definition_of(const LineEvent& event);
std::string signal_definition(const std::string& name);
// The loop of an `each`, as XML.
std::string loop_of(const Node& node);
// What ends a wait in the first place: a message if it can, else its first line that leads on. The other lines are
// boundary events. Null for other steps.
const LineEvent* awaited_by(const Node& node);
// Names with commas between them.
std::string joined(const std::vector<std::string>& names);

}  // namespace parcours::drawing::bpmn
