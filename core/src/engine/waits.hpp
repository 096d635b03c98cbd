// What a case asks, offers and waits for, in the words of its workflow.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "execution/decide.hpp"
#include "parcours/views.hpp"

namespace parcours::engine {

// Of a step as people read it; one that the workflow does not have (the reception of a handover, say) has a title too.
Text title_of(const definition::Workflow& workflow, const std::string& step);

// What completing that step asks; nothing of a step that the workflow does not have.
std::vector<FormEntry> form_of(const definition::Workflow& workflow, const std::string& step);

// What may be started now by whom `may` says yes to.
using May = std::function<bool(const std::vector<execution::Eligible>&)>;
std::vector<Offer> offers_of(const definition::Workflow& workflow, const execution::Case& a_case,
                             const execution::DecisionContext& decision_context, const May& may);

// The lines that live, and the handovers that wait for their answer: by date, those without one last. A line that waits
// for a condition alone is not among them.
std::vector<Wait> waits_of(const definition::Workflow& workflow, const execution::Case& a_case);

}  // namespace parcours::engine
