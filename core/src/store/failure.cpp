#include "store/failure.hpp"

#include "store/diagnostics.hpp"
#include "store/sqlite/cause.hpp"
#include "store/store.hpp"

namespace parcours::store {

namespace {

LocalizedError explained(const DatabaseError& error) {
  switch (error.kind) {
    case Failure::busy:
    case Failure::conflict:
      return store_error("database-busy", {{"why", cause(error.text)}}, Error::Code::busy);
    case Failure::connection:
      return store_error("database-not-reached", {{"why", cause(error.text)}}, Error::Code::busy);
    case Failure::full:
      return store_error("database-full", {{"why", cause(error.text)}});
    default:
      return store_error("database-refused", {{"why", cause(error.text)}});
  }
}

}  // namespace

bool is_of_database(Failure kind) {
  return kind != Failure::refused && kind != Failure::unique && kind != Failure::conflict;
}

void DatabaseError::leave() const { throw explained(*this); }

void Conflict::leave() const {
  throw store_error("database-busy", {{"why", Text("d'autres passent toujours avant", "others always come first")}},
                    Error::Code::busy);
}

LocalizedError to_error(const DatabaseError& error) { return explained(error); }

std::exception_ptr to_exception(const DatabaseError& error) {
  return error.kind == Failure::conflict ? std::make_exception_ptr(Conflict{})
                                         : std::make_exception_ptr(explained(error));
}

}  // namespace parcours::store
