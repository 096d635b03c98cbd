// Which counts an event of a case reaches, and the facts that they give. Pure functions.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "execution/evaluation.hpp"

namespace parcours::execution {

// A list of counts that is reached at one moment.
struct ReachedCounts {
  const std::vector<definition::Count>* counts = nullptr;  // of the workflow, which outlives it
  definition::Count::Moment moment = definition::Count::Moment::end;
  std::int64_t frame = 0;    // from which the expressions see the case
  std::string outcome{};     // of what has ended
  std::int64_t token = 0;    // what lasts, lasts as long as this token
  std::string under{};       // without a token, as long as this phase; empty: as long as the case is open
  bool seen_before = false;  // the expressions see the case as before the event: afterwards the frame is not there
};

// What the event ends: steps, branches, phases. The case is as before the event.
std::vector<ReachedCounts> ended_by(const definition::Workflow& workflow, const Case& before, const Event& event);
// What the event enters, what it passes through, and the case that it ends. The case is as after the event.
std::vector<ReachedCounts> entered_by(const definition::Workflow& workflow, const Case& after, const Event& event);

// The facts of those counts that have that moment: one each, or one for each row or value of `each`. What lasts
// (`stay`) is entered at the start. `view`: the case, seen from the frame of what was reached.
std::vector<Counted> facts_of(const ReachedCounts& reached, const EvaluationContext& view);

// The facts by which a stay ends, and by which it begins (again). `territory`: of the case, until now. `revision`: of
// the event.
Counted leaving(const Stay& stay, const std::string& territory, std::int64_t revision);
Counted entering(const Stay& stay);
// Whether what the stay is under has been left.
bool is_left(const Stay& stay, const Case& a_case);
// Whether the workflow still counts what the stay counts, where it is.
bool is_counted(const Stay& stay, const definition::Workflow& workflow, const Case& a_case);

}  // namespace parcours::execution
