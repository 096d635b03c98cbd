// Who sends a command.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace parcours::engine {

// The name under which the engine acts in the journal. No actor may have it, and nothing is granted to it.
inline constexpr std::string_view kEngineActor = "parcours";

// A requester, and what they send with every command.
struct Sender {
  std::string id;
  std::string key{};                     // no two requesters share one; empty: none
  std::vector<std::string> confirmed{};  // codes of questions answered with yes
  std::int64_t seen = 0;                 // the revision on their screen; 0: no screen
};

}  // namespace parcours::engine
