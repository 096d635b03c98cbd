// Reads outside a command.
#pragma once
#include <memory>

#include "store/database.hpp"

namespace parcours::store {

// A reader that sees the database as it is at its first read. Throws DatabaseError.
std::unique_ptr<Reader> make_reader(std::shared_ptr<Database> database);

}  // namespace parcours::store
