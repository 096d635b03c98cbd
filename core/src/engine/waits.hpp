// What a case offers and waits for, in the words of its workflow. All calls are pure.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "execution/decide.hpp"
#include "parcours/views.hpp"

namespace parcours::engine {

// The title of a step. A step that the workflow does not have, such as the reception of a handover, has one too.
Text title_of(const definition::Workflow& workflow, const std::string& step);

// Whether the reader is one of those eligible.
using May = std::function<bool(const std::vector<execution::Eligible>&)>;
// The anytime steps that the reader may start now, without their forms.
std::vector<Offer> offers_of(const definition::Workflow& workflow, const execution::Case& a_case,
                             const execution::DecisionContext& decision_context, const May& may);

// Whether the reader sees the date of a line.
using SeesDate = std::function<bool(const definition::Line&)>;
// The active lines of `meanwhile`, and the handovers that wait for their answer. By date, those without a date last. A
// line that waits for a condition alone is not among them. Empty for a case that has ended.
std::vector<Wait> waits_of(const definition::Workflow& workflow, const execution::Case& a_case,
                           const Calendar& calendar, const SeesDate& sees_date);

}  // namespace parcours::engine
