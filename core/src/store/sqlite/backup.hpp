// A copy of a SQLite file while others write it.
#pragma once
#include <string>
#include <string_view>

namespace parcours::store {

// Copies the database in `file`, as it is at one moment, to `to`, a new file of mode 0600; it is durable when this
// returns, and there is no such file when it throws. Writers do not wait for it. Throws DatabaseError, and Error::store
// when `to` exists or cannot be made.
void back_up_sqlite(const std::string& file, const std::string& to);

// The same of a database by its name, as store::open() takes it; returns the file of the database. Migrates nothing.
// Throws Error::store, and Error::busy; also for a database of PostgreSQL, which its server's own tools copy.
std::string back_up(std::string_view database, const std::string& to);

}  // namespace parcours::store
