#include "store/failure.hpp"

#include "store/store.hpp"

namespace parcours::store {

Error to_error(const DatabaseError& error) {
  switch (error.kind) {
    case Failure::busy:
    case Failure::conflict:
      return Error(Error::Code::busy, "the database is busy: " + error.text);
    case Failure::connection:
      return Error(Error::Code::busy, "the database is not reached: " + error.text);
    case Failure::full:
      return Error(Error::Code::store, "the database is full: " + error.text);
    default:
      return Error(Error::Code::store, "the database refused: " + error.text);
  }
}

std::exception_ptr to_exception(const DatabaseError& error) {
  return error.kind == Failure::conflict ? std::make_exception_ptr(Conflict{}) : std::make_exception_ptr(to_error(error));
}

}  // namespace parcours::store
