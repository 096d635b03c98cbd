// What a database says when it cannot, in classes of our own.
#pragma once
#include <exception>
#include <string>

#include "parcours/error.hpp"

namespace parcours::store {

enum class Failure {
  busy,        // another holds what is needed; later may succeed
  conflict,    // the database chose another transaction to go first
  unique,      // a row of that key is there
  connection,  // the server is not reached, or went away
  full,        // no room left on the disk or in the database
  other,
};

// Thrown inside this layer only. Its text holds no bound value.
struct DatabaseError {
  Failure kind = Failure::other;
  std::string text;
};

// The same as the engine's exception: busy for what may pass later, store for the rest.
Error to_error(const DatabaseError& error);

// As it leaves the layer: Conflict for a conflict, the engine's exception for anything else.
std::exception_ptr to_exception(const DatabaseError& error);

}  // namespace parcours::store
