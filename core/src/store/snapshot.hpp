// One state of the database, for the readers of this layer.
#pragma once
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "store/database.hpp"
#include "store/rows.hpp"

namespace parcours::store {

// A session that sees one state of the database as long as it lives. No writer waits for it, except in memory. One
// thread.
class Snapshot {
 protected:
  // Throws DatabaseError.
  explicit Snapshot(std::shared_ptr<Database> database)
      : database_(std::move(database)), session_guard_(*database_, false), queries_(database_->queries) {
    // In memory the session guard excludes every writer.
    if (!database_->access.in_memory) session_guard_.session().control(std::string(database_->capabilities.snapshot));
  }

  // Every row of the answer, and its first row. Throws Error: store, busy.
  template <class Make>
  auto every(const Query& query, std::initializer_list<Binding> bindings, Make make) const {
    try {
      return all(session_guard_.session(), query, bindings, make);
    } catch (const DatabaseError& error) {
      throw to_error(error);
    }
  }
  template <class Make>
  auto first(const Query& query, std::initializer_list<Binding> bindings, Make make) const {
    auto found = every(query, bindings, make);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
  }

  std::shared_ptr<Database> database_;
  Database::SessionGuard session_guard_;
  const Queries& queries_;
};

}  // namespace parcours::store
