// Who sends a command.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace parcours::engine {

// The name under which the engine acts in the journal. No actor may have it, and nothing is granted to it.
inline constexpr std::string_view kEngineActor = "parcours";

// A person. The host has authenticated them.
struct ActorRequester {
  std::string id;
};
// Somebody who follows a link. Every command and every read of theirs is refused: no link gives a right yet.
struct LinkRequester {
  std::string token;
};
// The engine itself: what is due, and what one case has for another. It needs no grant.
struct EngineRequester {};

// A closed list: what decides about a requester decides about each kind.
using Requester = std::variant<ActorRequester, LinkRequester, EngineRequester>;

// The name under which grants are looked up and the journal is signed. Empty for a link, to which nothing is granted.
std::string actor_of(const Requester& requester);

// A requester, and what they send with every command.
struct Sender {
  Requester requester;
  std::string key{};                     // no two requesters share one; empty: none
  std::vector<std::string> confirmed{};  // codes of questions answered with yes
  std::int64_t seen = 0;                 // the revision on their screen; 0: no screen
  std::string digest{};                  // of the whole command, under the journal's key; empty: the key binds nothing
};

}  // namespace parcours::engine
