// The failures of databases, in classes of this layer.
#pragma once
#include <exception>
#include <string>

#include "parcours/error.hpp"

namespace parcours::store {

enum class Failure {
  busy,        // another transaction has a lock; later may succeed
  conflict,    // the database undid this transaction in favour of another
  unique,      // a row with that key exists
  connection,  // the server cannot be reached, or went away
  full,        // the disk or the database has no room left
  other,
};

// Thrown inside this layer only. The text contains no bound value.
struct DatabaseError {
  Failure kind = Failure::other;
  std::string text;
};

// As an exception of the engine: Error::busy for what may succeed later, Error::store for the rest.
Error to_error(const DatabaseError& error);

// As it leaves the layer: Conflict for a conflict, to_error() for the rest.
std::exception_ptr to_exception(const DatabaseError& error);

}  // namespace parcours::store
