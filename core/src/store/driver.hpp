// The differences between the connections of databases.
#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "store/failure.hpp"

namespace soci {
class session;     // NOLINT(readability-identifier-naming)
class statement;   // NOLINT(readability-identifier-naming)
class soci_error;  // NOLINT(readability-identifier-naming)
}  // namespace soci

namespace parcours::store {

// A new connection.
struct Connection {
  std::shared_ptr<const void> lock;  // released after the session is closed; may be null
  std::unique_ptr<soci::session> session;
  // Throws DatabaseError when the answer before must not be used. Not empty: the connection is for one reader alone,
  // because it shows no later change.
  std::function<void()> check{};
};

// Makes connections, and does what SOCI does not. Threads: any; each session is of one thread.
class Driver {
 public:
  virtual ~Driver() = default;
  // A new connection, prepared for this layer. Throws DatabaseError.
  virtual Connection connect() const = 0;
  // The failure behind an exception of SOCI.
  virtual DatabaseError explain(soci::session& session, const soci::soci_error& error) const = 0;
  // A text that is another one when the database's software or its tables have changed. Throws soci::soci_error.
  virtual std::string fingerprint(soci::session& session) const = 0;
  // Whether a statement waits for another connection that writes, as a new connection does, or fails at once.
  virtual void set_waiting(soci::session& session, bool waits) const = 0;
  // Whether the statement gives a parameter its type. Otherwise the bound value does.
  virtual bool typed_by_statement() const = 0;
  // The text of a parameter that is a list, as {numbers}, {has} and {element} read it (render_sql()).
  virtual std::string list_text(std::span<const std::int64_t> numbers) const = 0;
  // The number of columns of the answer.
  virtual std::size_t columns(soci::session& session, soci::statement& statement) const = 0;
  // The tables that the statement touches which `prepare` prepares.
  virtual std::vector<std::string> tables(soci::session& session, const std::function<void()>& prepare) const = 0;
  // Whether a transaction has begun and has not ended.
  virtual bool in_transaction(soci::session& session) const = 0;
  // Runs statements one after another without preparing them (begin, DDL).
  virtual void run(soci::session& session, const std::string& text) const = 0;
  // Undoes the open transaction. A server may still be at it when this returns: its answer is read before the next
  // call.
  virtual void roll_back(soci::session& session) const { run(session, "rollback"); }
};

}  // namespace parcours::store
