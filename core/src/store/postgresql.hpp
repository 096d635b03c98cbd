// PostgreSQL as a database of Parcours.
#pragma once
#include <memory>
#include <string>

#include "store/database.hpp"

namespace parcours::store {

// How to reach it: keywords as libpq takes them ("host=a,b dbname=cases user=parcours"), or its address
// ("//user@a,b/cases"). Connects to nothing yet. `patience`: with the locks of others.
Access postgresql_access(const std::string& keywords,
                         std::chrono::milliseconds patience = std::chrono::milliseconds(5000));

// The same with limits of time, which `keywords` may set otherwise: a server that does not answer is told within
// seconds.
std::string given_to_libpq(const std::string& keywords);

std::unique_ptr<Transaction> make_postgresql_transaction(std::shared_ptr<Database> database);

}  // namespace parcours::store
