// A copy of a database while it is used.
#pragma once
#include <filesystem>

#include "parcours/settings.hpp"

namespace parcours {

// Copies the SQLite database of the settings, as it is at one moment, to a new file of mode 0600, while engines work on
// it and do not wait. It is durable when this returns, and there is no such file when it throws. Migrates nothing, so a
// new version can copy what it is about to migrate. Returns the file of the journal's key, without which a copy is of
// no use. Throws Error::store for a database that does not exist or is of PostgreSQL, for a file that exists or cannot
// be written, and Error::busy. Any number of threads may call it.
std::filesystem::path back_up(const Settings& settings, const std::filesystem::path& to);

}  // namespace parcours
