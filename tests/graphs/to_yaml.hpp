// A published graph in the language of workflows.
#pragma once
#include <string>

#include "graphs/graphs.hpp"

namespace parcours::definition::graphs {

// One person's task for each task, called `t3` after its number in the graph; a choice is a `decide` over a field of
// the same name, which the tasks before it ask; splits and joins are `split` and `merge`. A first task opens the case
// and goes on to what has no way in; what has none out ends it. Of two flows between the same two, each gets a step of
// its own.
std::string to_yaml(const Graph& graph);
// How the step of a number is called.
std::string step_name(const Graph& graph, int number);

}  // namespace parcours::definition::graphs
