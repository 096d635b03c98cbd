// Checks the counts of several workflows against each other.
#include <fmt/format.h>

#include <map>

#include "definition/check/check_across_workflows.hpp"
#include "definition/source/diagnostic_sink.hpp"

namespace parcours::definition {

Problems check_counts_across(const std::vector<ReadWorkflow>& all, Problems problems) {
  std::map<std::string, std::pair<const Count*, const ReadWorkflow*>> first;
  for (const auto& each : all)
    for (const auto* count : counts_of(each.workflow)) {
      const auto& [before, of] = first.try_emplace(fact_name(each.workflow, count->name), count, &each).first->second;
      const auto other = of == &each ? std::string() : unlikeness(*before, *count);
      if (other.empty()) continue;
      const auto line = of->file + ":" + std::to_string(before->line);
      problems.push_back(diagnostics().problem("count-unlike",
                                               {{"name", count->name}, {"line", line}, {"other", other}},
                                               fmt::format("{}:{}", each.file, count->line)));
    }
  return problems;
}

}  // namespace parcours::definition
