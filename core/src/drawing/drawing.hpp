// The notations in which a picture is written. Each writer is pure and may run on any thread.
#pragma once
#include <string>

#include "drawing/diagram.hpp"

namespace parcours::drawing {

// The language of graphviz. Phases are bands in their order; each step has its title, who does it and its delay. The
// classes of its parts ("task", "phase", "taken") are those of the SVG that graphviz makes of it. Where a case is
// shown, its marks are drawn by width, fill and words as well as by colour; the rest is pale.
std::string to_dot(const Diagram& diagram);
// A flowchart of Mermaid, with the same marks.
std::string to_mermaid(const Diagram& diagram);
// An ordered list of the phases, their steps and their ways: the picture for readers who do not see it.
std::string to_outline(const Diagram& diagram);
// BPMN 2.0 in XML with its layout, valid by the schema of the Object Management Group. It is for reading and for other
// tools' drawings. What BPMN has no sign for (an anytime step, a line of a block) is an event sub-process. BPMN has no
// sign for a case's progress either: marks and counts are left out.
std::string to_bpmn(const Diagram& diagram);

}  // namespace parcours::drawing
