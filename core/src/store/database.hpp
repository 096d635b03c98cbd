// One database: what its transactions and readers share.
#pragma once
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

struct Access {
  std::unique_ptr<const Driver> driver;
  const Capabilities* capabilities = nullptr;
  std::chrono::milliseconds patience{5000};
  std::size_t sessions = 16;
  std::string path;        // of a file
  bool in_memory = false;  // one session holds the database: everybody uses it, in turn
};

class Database {
 public:
  explicit Database(Access access);  // connects and migrates; throws DatabaseError, Error

  // What a transaction or a reader works on as long as it lives.
  class SessionGuard {
   public:
    SessionGuard(Database& database, bool writes);
    Session& session() const { return lease_ ? **lease_ : *database_.only_; }
    Database& database() const { return database_; }

   private:
    Database& database_;
    std::optional<GateLock> gate_lock_;
    std::optional<Lease> lease_;
  };

  const Access access;
  const Capabilities& capabilities;
  const Queries queries;
  StatementCounters counters;
  Names names;
  Sheets sheets;

 private:
  Pool pool_;
  Gate gate_;
  std::unique_ptr<Session> only_;
};

}  // namespace parcours::store
