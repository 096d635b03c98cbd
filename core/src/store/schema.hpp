// The tables, as numbered migrations of components: ours is "core", each sheet's bears its name.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/capabilities.hpp"
#include "store/session.hpp"

namespace parcours::store {

struct Step {
  std::int64_t number;
  std::vector<std::string> statements;  // one each, in the words of `worded`
};

// Our own steps on that database, in order.
std::vector<Step> core_steps(const Capabilities& words);

// Brings a component to its newest step: all of the missing ones, or none. Engines that start at once do it one after
// another. Throws Error::store when the database has a newer step than `steps`, DatabaseError when a statement is
// refused.
void migrate(Session& session, const Capabilities& words, std::string_view component, const std::vector<Step>& steps);

}  // namespace parcours::store
