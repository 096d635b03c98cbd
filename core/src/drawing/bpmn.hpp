// A picture as shapes of BPMN 2.0. The writer in bpmn.cpp turns them into XML.
#pragma once
#include <string>
#include <vector>

#include "drawing/diagram.hpp"

namespace parcours::drawing::bpmn {

// A flow node. Places are in pixels, from the upper left corner of the page.
struct Shape {
  std::string id, element, name;  // element: "userTask", "subProcess", "endEvent"
  std::string attributes;         // of the element, as XML
  std::string inside;             // the event definition or the loop of the element, as XML
  int parent = -1;                // the sub-process that contains it; -1: the process
  int host = -1;                  // of a boundary event: the activity that it is attached to
  int lane = -1;                  // at top level: its phase
  double x = 0, y = 0, width = 0, height = 0;
};
// A sequence flow between two shapes.
struct Flow {
  std::string name, condition;
  int from = -1, to = -1;
  bool is_default = false;  // it is taken when no other is
};
struct Process {
  std::string id, name;
  std::vector<std::string> lanes;  // the titles of the phases
  std::vector<Message> messages;
  std::vector<Message> signals;  // the steps that they start
  std::vector<Shape> shapes;     // a sub-process comes before what it contains
  std::vector<Flow> flows;
};

// The shapes of a picture, without places. An anytime step is an event sub-process that a signal starts. A line is a
// boundary event of its step; a line of a block, a phase or the workflow is an event sub-process.
Process process_of(const Diagram& diagram);
// Makes one flow of several between the same two shapes, and joins the flows into one shape in a gateway before it.
void arrange_flows(Process& process);
// Gives every shape its place: from left to right by its distance from the start, phases as bands, sub-processes
// around what they contain.
void lay_out(Process& process);

}  // namespace parcours::drawing::bpmn
