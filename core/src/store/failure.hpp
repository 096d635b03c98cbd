// The failures of databases, in classes of this layer.
#pragma once
#include <exception>
#include <string>

#include "base/boundary.hpp"
#include "parcours/localized_error.hpp"

namespace parcours::store {

enum class Failure {
  busy,        // another transaction has a lock; later may succeed
  conflict,    // the database undid this transaction in favour of another
  unique,      // a row with that key exists
  connection,  // the server cannot be reached, or went away
  full,        // the disk or the database has no room left
  damaged,     // the database finds its own files damaged
  refused,     // this statement with these values: a constraint, a value of another type; others may succeed
  other,       // the database cannot: read-only, a table that is missing
};

// Whether the failure is of the database, so that every other change would fail too.
bool is_of_database(Failure kind);

// Thrown inside this layer only. The text contains no bound value.
struct DatabaseError final : InnerException {
  DatabaseError(Failure why, std::string what) : kind(why), text(std::move(what)) {}
  [[noreturn]] void leave() const override;

  Failure kind;
  std::string text;
};

// Thrown when another command came first: the case changed, the key was used, or the database undid the transaction.
// Nothing of this command stays written. The caller runs the whole command again.
struct Conflict final : InnerException {
  // Throws Error::busy.
  [[noreturn]] void leave() const override;
};

// As an exception of the engine: Error::busy for what may succeed later, Error::store for the rest.
LocalizedError to_error(const DatabaseError& error);

// As it leaves the layer: Conflict for a conflict, to_error() for the rest.
std::exception_ptr to_exception(const DatabaseError& error);

}  // namespace parcours::store
