// PostgreSQL as a database of Parcours. Version 15 or later, in UTF-8.
#pragma once
#include <memory>
#include <string>

#include "store/database.hpp"

namespace parcours::store {

// How to reach the database: by the keywords of libpq ("host=a,b dbname=cases user=parcours") or by an address
// ("//user@a,b/cases"). Does not connect. `patience` bounds the wait for a lock.
Access postgresql_access(const std::string& keywords,
                         std::chrono::milliseconds patience = std::chrono::milliseconds(5000));

// The same for reading alone: the server refuses every write.
Access postgresql_access_for_reading(const std::string& keywords);

// The same with time limits, which `keywords` may override: a server that does not answer is an error within
// seconds.
std::string libpq_connection_text(const std::string& keywords);

// A transaction on that database. Throws DatabaseError when no session is free.
std::unique_ptr<Transaction> make_postgresql_transaction(std::shared_ptr<Database> database);

}  // namespace parcours::store
