#include "engine/acts/came_into_force.hpp"

#include "engine/acts/replay.hpp"

namespace parcours::engine {
namespace {

struct InForce {
  std::int64_t version = 0, turn = 0, since = 0;
};

// By name, the versions with the highest turn. `since` is when each was made.
std::map<std::string, InForce> in_force_of(const AuditedTables& tables) {
  std::map<std::string, InForce> found;
  for (const auto& [key, version] : tables.workflows)
    if (auto& latest = found[key.first]; version.turn > latest.turn) latest = {key.second, version.turn, version.at};
  return found;
}

}  // namespace

std::map<std::string, std::int64_t> came_into_force(const std::vector<store::ActRow>& deployments) {
  AuditedTables tables;
  std::map<std::string, InForce> known;
  for (const auto& row : deployments) {
    const auto act = act_of(row);
    replay(tables, act);
    for (auto& [name, now] : in_force_of(tables)) {
      auto& before = known[name];
      if (before.version == now.version) continue;
      if (act.kind == Act::Kind::deployed) now.since = row.at;
      before = now;
    }
  }
  std::map<std::string, std::int64_t> since;
  for (const auto& [name, in_force] : known) since[name] = in_force.since;
  return since;
}

}  // namespace parcours::engine
