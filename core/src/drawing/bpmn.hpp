// A workflow as shapes of BPMN 2.0: what there is, what holds what, and where each is drawn. The text is written from
// this.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "definition/model/workflow.hpp"

namespace parcours::definition::bpmn {

struct Shape {
  std::string id, element, name;   // element: "userTask", "subProcess", "endEvent"
  std::string attributes, inside;  // of the element, ready to be written; inside: its event definition or loop, as XML
  int parent = -1;                 // the sub-process that holds it; -1: the process
  int host = -1;                   // of a boundary event: the activity that it is attached to
  int lane = -1;                   // at top level: its phase
  double x = 0, y = 0, width = 0, height = 0;
};
struct Flow {
  std::string name, condition;
  int from = -1, to = -1;
  bool is_default = false;  // taken when no other is
};
struct Diagram {
  std::string id, name;
  std::vector<std::string> lanes;  // titles of the phases
  std::vector<std::string> messages, signals;
  std::vector<Shape> shapes;  // whatever holds others stands before them
  std::vector<Flow> flows;
};

// Texts in `language`. Anytime steps are event sub-processes that a signal starts; lines are boundary events.
Diagram diagram_of(const Workflow& workflow, std::string_view language);
// Gives every shape its place: from left to right by how far it is from the start, phases as bands, sub-processes
// around what they hold.
void lay_out(Diagram& diagram);

}  // namespace parcours::definition::bpmn
