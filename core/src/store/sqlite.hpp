// SQLite as a database of Parcours: one file, or memory.
#pragma once
#include <chrono>
#include <string>

#include "store/database.hpp"

namespace parcours::store {

struct SqliteLimits {
  std::chrono::milliseconds patience{5000};  // with the writer before
  std::int64_t pages = 0;                    // the most that the database may have; 0: what the disk holds
};

// How to reach the file (made with mode 0600 when it is not there), or ":memory:". A file that may not be written is
// opened for reading alone. Throws Error::store for a folder, a file that is not SQLite's or not ours, a file that
// cannot be read.
Access sqlite_access(const std::string& file, const SqliteLimits& limits = {});

// A store on that access.
std::unique_ptr<Store> open_with(Access access);

}  // namespace parcours::store
