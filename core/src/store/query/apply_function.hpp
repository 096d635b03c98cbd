// The function in a PostgreSQL database that writes a whole change of a case in one call.
#pragma once
#include <string>

namespace parcours::store {

// The statement that creates parcours_apply(...). The newest migration runs it again.
std::string apply_function();

}  // namespace parcours::store
