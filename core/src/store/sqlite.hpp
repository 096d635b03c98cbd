// SQLite as a database of Parcours: one file, or memory. An application number in its header marks a file of Parcours.
#pragma once
#include <chrono>
#include <string>

#include "store/database.hpp"

namespace parcours::store {

struct SqliteLimits {
  std::chrono::milliseconds patience{5000};  // bounds the wait for the writer before
  std::int64_t pages = 0;                    // the largest size of the database; 0: no limit but the disk
};

// How to reach the file, or ":memory:". A missing file is created with mode 0600. A file that this process may not
// write is opened for reading alone, and shows the changes of its writers (sqlite/read_only_file.hpp). Throws
// Error::store for a folder, and for a file that cannot be created. Connecting refuses a file that is not one of
// Parcours.
Access sqlite_access(const std::string& file, const SqliteLimits& limits = {});

// How to read a file that exists, without writing to it. `alone`: nobody is expected to write it meanwhile, so SQLite
// needs no other file next to it unless there is one. Throws Error::store when there is no such file.
Access sqlite_access_for_reading(const std::string& file, bool alone);

// How to read a file that others may write meanwhile, whatever version of Parcours wrote it: nothing is migrated.
// Throws Error::store when there is no such file.
Access sqlite_access_for_backup(const std::string& file);

// What failed, by an extended result code of SQLite or a plain one.
Failure sqlite_failure(int code);

// A store on that database. Throws Error::store when it cannot be opened.
std::unique_ptr<Store> open_with(Access access);

}  // namespace parcours::store
