// How workflows are drawn.
#pragma once
#include <string>
#include <string_view>

#include "definition/model/workflow.hpp"
#include "drawing/case_progress.hpp"

namespace parcours::definition {

// The diagram in the language of graphviz, phases as bands; texts in `language`. With a progress, where that case
// stands and how it came there is marked, by width, fill and words as well as by colour; the rest is pale.
std::string to_dot(const Workflow& workflow, std::string_view language, const CaseProgress* progress = nullptr);
// The same as a flowchart of Mermaid.
std::string to_mermaid(const Workflow& workflow, std::string_view language, const CaseProgress* progress = nullptr);
// The same as BPMN 2.0 in XML with its layout: valid by the schema of the Object Management Group. It is for reading
// and for other tools' drawings: what BPMN has no sign for (an anytime step, a line of a block) stands as an event
// sub-process.
std::string to_bpmn(const Workflow& workflow, std::string_view language);

}  // namespace parcours::definition
