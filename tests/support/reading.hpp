// Reads workflows in tests: a valid workflow, or the codes of its problems.
#pragma once
#include <gtest/gtest.h>

#include "definition/reader.hpp"
#include "definition/source/to_text.hpp"
#include "support/city.hpp"

namespace parcours::testing {

// Reads a workflow. Every problem in it fails the test.
inline definition::Workflow right(std::string_view text) {
  auto reading = definition::read(text, "essai.yaml", small_city());
  for (const auto& problem : reading.problems) ADD_FAILURE() << definition::to_text(problem, "en");
  return reading.workflow ? std::move(*reading.workflow) : definition::Workflow{};
}

// The codes of the problems of a workflow.
inline std::vector<std::string> codes(std::string_view text,
                                      const definition::Surroundings& surroundings = small_city()) {
  std::vector<std::string> all;
  for (const auto& problem : definition::read(text, "essai.yaml", surroundings).problems) all.push_back(problem.code);
  return all;
}

// A workflow of one phase with these steps. Each line is indented by six blanks. `more` comes before the phases.
inline std::string steps(std::string_view lines, std::string_view more = {}) {
  return "workflow: essai\n" + std::string(more) + "phases:\n  suivi:\n    steps:\n" + std::string(lines);
}

}  // namespace parcours::testing
