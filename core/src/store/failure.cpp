#include "store/failure.hpp"

#include "store/messages.hpp"
#include "store/store.hpp"

namespace parcours::store {

namespace {

Explained explained(const DatabaseError& error) {
  switch (error.kind) {
    case Failure::busy:
    case Failure::conflict:
      return told("database-busy", {{"why", error.text}}, Error::Code::busy);
    case Failure::connection:
      return told("database-not-reached", {{"why", error.text}}, Error::Code::busy);
    case Failure::full:
      return told("database-full", {{"why", error.text}});
    default:
      return told("database-refused", {{"why", error.text}});
  }
}

}  // namespace

Error to_error(const DatabaseError& error) { return explained(error); }

std::exception_ptr to_exception(const DatabaseError& error) {
  return error.kind == Failure::conflict ? std::make_exception_ptr(Conflict{})
                                         : std::make_exception_ptr(explained(error));
}

}  // namespace parcours::store
