// PostgreSQL as a database of Parcours.
#pragma once
#include <memory>
#include <string>

#include "store/database.hpp"

namespace parcours::store {

// How to reach it: keywords as libpq takes them ("host=a,b dbname=cases user=parcours"). Connects to nothing yet.
Access postgresql_access(const std::string& keywords);

std::unique_ptr<Transaction> make_postgresql_transaction(std::shared_ptr<Database> database);

}  // namespace parcours::store
