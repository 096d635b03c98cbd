// How far a case has come, from its journal alone.
#pragma once
#include <vector>

#include "definition/model/workflow.hpp"
#include "drawing/progress.hpp"
#include "execution/event.hpp"

namespace parcours::execution {

// `journal`: the events of each of its rows, from the first. `workflow`: the version that the case is pinned to now.
// What it passed in an earlier version is counted, under the names of now; the ways that it took there are not told,
// since they may lead elsewhere now. Throws Error::store on events that cannot follow each other.
definition::Trail trail_of(const definition::Workflow& workflow, const std::vector<std::vector<Event>>& journal);

}  // namespace parcours::execution
