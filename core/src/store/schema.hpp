// The tables, as numbered migrations of components: ours is "core", each sheet's bears its name.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/capabilities.hpp"
#include "store/session.hpp"

namespace parcours::store {

struct SchemaMigration {
  std::int64_t number;
  std::vector<std::string> statements;  // one each, in the capabilities of `render_sql`
};

// Our own migrations on that database, in order.
std::vector<SchemaMigration> core_migrations(const Capabilities& capabilities);

// Brings a component to its newest step: all of the missing ones, or none. Engines that start at once do it one after
// another. Throws Error::store when the database has a newer step than `migrations`, DatabaseError when a statement is
// refused.
void migrate_schema(Session& session, const Capabilities& capabilities, std::string_view component,
                    const std::vector<SchemaMigration>& migrations);

}  // namespace parcours::store
