// Writes a published graph in the language of workflows.
#pragma once
#include <string>

#include "graphs/graphs.hpp"

namespace parcours::definition::graphs {

// Returns the workflow of a graph. A task becomes a task of a person, named `t3` after its number in the graph. A
// choice becomes a `decide` over a field of the same name, which the tasks before it ask. Splits and joins become
// `split` and `merge`. A first task opens the case and leads to every node without a way in. A node without a way out
// ends the case. When two nodes have several flows between them, each flow gets its own step.
std::string to_yaml(const Graph& graph);
// The name of the step of that node.
std::string step_name(const Graph& graph, int number);

}  // namespace parcours::definition::graphs
