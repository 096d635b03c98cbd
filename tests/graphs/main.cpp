// Prints rows of published graphs as workflows: graph_to_yaml < industrial.jsonl
#include <iostream>

#include "graphs/to_yaml.hpp"

int main() {
  namespace graphs = parcours::definition::graphs;
  for (std::string line; std::getline(std::cin, line);)
    std::cout << graphs::to_yaml(graphs::graph_of(nlohmann::json::parse(line))) << "---\n";
}
