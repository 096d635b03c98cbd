// When the workflows in force came into force, from the engine's own journal.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "store/store.hpp"

namespace parcours::engine {

// By workflow: when its version in force became that version, the last time. A deployment that changes nothing does not
// count. `deployments` are in their order. Of the time before the journal it is when the version was made. Throws
// Error::store for a damaged act.
std::map<std::string, std::int64_t> came_into_force(const std::vector<store::ActRow>& deployments);

}  // namespace parcours::engine
