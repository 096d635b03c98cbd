#include "store/database.hpp"

#include "store/schema.hpp"

namespace parcours::store {

Database::Database(Access given)
    : access(std::move(given)),
      capabilities(*access.capabilities),
      queries(capabilities),
      pool_(*access.driver, counters, access.sessions, access.patience),
      gate_(access.patience) {
  if (access.in_memory) only_ = std::make_unique<Session>(*access.driver, counters);
  SessionGuard session_guard(*this, true);
  const auto migrations = core_migrations(capabilities);
  if (access.for_reading)
    require_schema(session_guard.session(), "core", migrations);
  else
    migrate_schema(session_guard.session(), capabilities, "core", migrations);
  session_guard.session().check_answer();
}

Database::SessionGuard::SessionGuard(Database& database, bool writes) : database_(database) {
  const bool writer_inside = database.gate_.is_inside() && (!database.only_ || database.only_->in_transaction());
  if (writes && writer_inside) throw Error(Error::Code::misuse, "a thread began a transaction inside another");
  if (database.access.in_memory || (writes && database.capabilities.one_writer)) gate_lock_.emplace(database.gate_);
  if (!database.access.in_memory) lease_.emplace(database.pool_.lease());
}

}  // namespace parcours::store
