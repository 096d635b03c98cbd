// Reads outside a command.
#pragma once
#include <memory>

#include "store/database.hpp"

namespace parcours::store {

// A reader that sees the state of the database at its first read. It shares the database. Throws DatabaseError when no
// session is free.
std::unique_ptr<Reader> make_reader(std::shared_ptr<Database> database);

}  // namespace parcours::store
