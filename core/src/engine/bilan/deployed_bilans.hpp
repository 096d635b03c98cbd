// What a deployment keeps for the bilans.
#pragma once
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "definition/check/check_across_workflows.hpp"
#include "definition/surroundings.hpp"
#include "engine/engine_context.hpp"

namespace parcours::engine {

// The workflows that are being deployed, and the city around them.
struct DeployedTogether {
  const definition::Surroundings& around;
  const std::vector<definition::ReadWorkflow>& workflows;
};

// Adds the parameters `/bilans`, where the folder is that of a city with bilans, and `/counted_since`. A folder without
// bilans leaves those of the city unchanged. Facts that are counted already keep their day.
void add_deployed_bilans(EngineContext& engine_context, const std::filesystem::path& folder,
                         const DeployedTogether& deployed, std::vector<std::pair<std::string, std::string>>& parameters,
                         Problems& problems);

}  // namespace parcours::engine
