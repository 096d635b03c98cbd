// One state of the database, for the readers of this layer.
#pragma once
#include <exception>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/database.hpp"
#include "store/rows.hpp"

namespace parcours::store {

// A session that sees one state of the database as long as it lives. No writer waits for it, except in memory. One
// thread.
class Snapshot {
 protected:
  // `planned` follows the beginning in the same message. Throws DatabaseError.
  explicit Snapshot(std::shared_ptr<Database> database, std::string_view planned = {})
      : database_(std::move(database)), session_guard_(*database_, false), queries_(database_->queries) {
    // In memory the session guard excludes every writer.
    if (database_->access.in_memory) return;
    session_guard_.session().control(std::string(database_->capabilities.snapshot) + std::string(planned));
  }

  // Every row of the answer, and its first row. Throws Error: store, busy.
  template <class Make>
  auto every(const Query& query, std::initializer_list<Binding> bindings, Make make) const {
    return every(query, Bindings(bindings.begin(), bindings.size()), make);
  }
  template <class Make>
  auto every(const Query& query, Bindings bindings, Make make) const {
    try {
      auto rows = all(session_guard_.session(), query, bindings, make);
      session_guard_.session().check_answer();
      return rows;
    } catch (const DatabaseError& error) {
      if (is_of_database(error.kind)) failed_ = std::make_exception_ptr(to_error(error));
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
  mutable std::exception_ptr failed_;  // the last failure of the database itself
};

// A kind of reader on a snapshot, with the reads of definitions.
template <class Kind>
class SnapshotReader : public Kind, protected Snapshot {
 public:
  explicit SnapshotReader(std::shared_ptr<Database> database, std::string_view planned = {})
      : Snapshot(std::move(database), planned) {}

  std::optional<CompiledRow> workflow(std::int64_t id) override {
    return first(queries_.workflow, {{"id", id}}, compiled_of);
  }
  std::vector<WorkflowHead> workflows_in_force() override { return every(queries_.workflows_in_force, {}, head_of); }
  std::vector<std::pair<std::string, std::string>> parameters() override {
    return every(queries_.parameters, {{"until", for_ever}},
                 [](const Cursor& row) { return std::pair(row.text(0), row.text(1)); });
  }
  void rethrow_database_failure() const override {
    if (failed_) std::rethrow_exception(failed_);
  }
};

}  // namespace parcours::store
