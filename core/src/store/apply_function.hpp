// On PostgreSQL a whole change of a case is one call of a function of ours in the database.
#pragma once
#include <string>

namespace parcours::store {

// The statement that makes parcours_apply(...).
std::string apply_function();

}  // namespace parcours::store
