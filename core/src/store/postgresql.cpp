#include "store/postgresql.hpp"

namespace parcours::store {

Access postgresql_access(const std::string&) { throw Error(Error::Code::store, "this build reaches SQLite only"); }
std::unique_ptr<Transaction> make_postgresql_transaction(std::shared_ptr<Database>) { return nullptr; }
std::string apply_function();

}  // namespace parcours::store
