// One database, with everything that its transactions and readers share.
#pragma once
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "store/capabilities.hpp"
#include "store/names.hpp"
#include "store/pool.hpp"
#include "store/queries.hpp"
#include "store/sheets.hpp"

namespace parcours::store {

// How to reach a database. `patience` bounds each wait for another: a lock, a session, the writer.
struct Access {
  std::unique_ptr<const Driver> driver;        // makes the connections
  const Capabilities* capabilities = nullptr;  // lives as long as the program
  std::chrono::milliseconds patience{5000};
  std::size_t sessions = 16;  // at most, at once
  std::string path;           // of a SQLite file; empty otherwise
  bool in_memory = false;     // the database lives in one session, which all use in turn
  bool for_reading = false;   // nothing is migrated or written
  // When a SQLite file was last written before it was opened as one that nobody writes; empty: it was not.
  std::optional<std::filesystem::file_time_type> frozen_at{};
};

// Owns the sessions, and outlives every transaction and reader: they share it. Threads: any.
class Database {
 public:
  // Connects and migrates. Throws DatabaseError, and Error::store for a database that is newer than this engine, or,
  // for reading, older.
  explicit Database(Access access);

  // The session of a transaction or a reader, as long as the guard lives. With `writes`, on a database of one writer,
  // it waits for the writer before.
  class SessionGuard {
   public:
    // Throws DatabaseError (busy) when the wait is longer than the patience, Error::misuse when this thread writes
    // already.
    SessionGuard(Database& database, bool writes);
    // Of the thread of the guard.
    Session& session() const { return lease_ ? **lease_ : *database_.only_; }
    Database& database() const { return database_; }
    // Names what the transaction does to those who wait for it, where they wait for a writer.
    void describe(std::string doing) {
      if (gate_lock_) gate_lock_->describe(std::move(doing));
    }

   private:
    Database& database_;
    std::optional<GateLock> gate_lock_;  // of a writer, and of everybody in memory
    std::optional<Lease> lease_;         // empty in memory
  };

  const Access access;
  const Capabilities& capabilities;  // those of `access`
  const Queries queries;             // in the SQL of this database
  StatementCounters counters;        // of all sessions
  Names names;                       // of committed transactions
  Sheets sheets;                     // those that were adopted

 private:
  Pool pool_;
  Gate gate_;
  std::unique_ptr<Session> only_;  // the one session of a database in memory
};

}  // namespace parcours::store
