#include "engine/command/requester.hpp"

namespace parcours::engine {
namespace {

struct ActorName {
  std::string operator()(const ActorRequester& requester) const { return requester.id; }
  std::string operator()(const LinkRequester&) const { return {}; }
  std::string operator()(const EngineRequester&) const { return std::string(kEngineActor); }
};

}  // namespace

std::string actor_of(const Requester& requester) { return std::visit(ActorName{}, requester); }

}  // namespace parcours::engine
