#include "store/database.hpp"

#include "store/schema.hpp"

namespace parcours::store {

Database::Database(Access given)
    : access(std::move(given)),
      words(*access.words),
      queries(words),
      pool_(*access.driver, tally, access.sessions, access.patience),
      gate_(access.patience) {
  if (access.in_memory) only_ = std::make_unique<Session>(*access.driver, tally);
  Seat seat(*this, true);
  migrate(seat.session(), words, "core", core_steps(words));
}

Database::Seat::Seat(Database& database, bool writes) : database_(database) {
  if (database.access.in_memory || (writes && database.words.one_writer)) passage_.emplace(database.gate_);
  if (!database.access.in_memory) lease_.emplace(database.pool_.lease());
}

}  // namespace parcours::store
