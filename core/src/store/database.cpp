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
  const bool writer_inside = database.gate_.is_inside() && (!database.only_ || database.only_->in_transaction());
  if (writes && writer_inside) throw Error(Error::Code::misuse, "a thread began a transaction inside another");
  if (database.access.in_memory || (writes && database.words.one_writer)) passage_.emplace(database.gate_);
  if (!database.access.in_memory) lease_.emplace(database.pool_.lease());
}

}  // namespace parcours::store
