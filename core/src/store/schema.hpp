// The tables, as numbered migrations of components. The tables of the engine are the component "core"; those of a sheet
// are a component with the name of the sheet.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/capabilities.hpp"
#include "store/session.hpp"

namespace parcours::store {

struct SchemaMigration {
  std::int64_t number;                  // above that of the migration before
  std::vector<std::string> statements;  // one statement each, as render_sql() takes it
  // Run after those, and no part of the digest: what every newest migration makes anew.
  std::vector<std::string> afterwards{};
};

// The migrations of "core" on that database, in order. A released migration never changes: a database keeps a digest of
// each that it ran, from migration 6 on.
std::vector<SchemaMigration> core_migrations(const Capabilities& capabilities);

// Runs the missing migrations of a component: all of them, or none. Engines that start at once take turns. Throws
// Error::store when the database has a newer migration than `migrations`, or ran one of them with another text;
// DatabaseError when a statement is refused.
void migrate_schema(Session& session, const Capabilities& capabilities, std::string_view component,
                    const std::vector<SchemaMigration>& migrations);

// Requires that no migration of the component is missing. Throws Error::store when one is, or when the database has a
// newer migration.
void require_schema(Session& session, std::string_view component, const std::vector<SchemaMigration>& migrations);

// A digest of the parts in their order. It notices an edit; it is no protection against somebody who wants to deceive.
std::string digest_of(const std::vector<std::string>& parts);

// The names of all tables, indexes and functions of the engine, on any database.
std::vector<std::string> engine_names();

}  // namespace parcours::store
