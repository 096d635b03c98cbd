// A SQLite file that this process may read and not write.
//
// While a writer has the file open, SQLite itself shows every change, through the writer's files next to it. Without a
// writer those files do not exist, and a reader may not make them. Then the file is read as it is, under a lock that
// keeps a writer from removing its files again: a writer that comes meanwhile is seen, and nothing that was read is
// used.
#pragma once
#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace parcours::store {

// Whether a writer has the file open, or left something that SQLite has to read with it.
bool is_written(const std::string& file);

// The address of the file, as a URI of SQLite without parameters.
std::string uri_of(const std::string& file);

// How to open the file once.
struct ReadOnlyFile {
  std::string address;               // a URI of SQLite
  std::shared_ptr<const void> lock;  // to be released after the connection is closed; null: SQLite locks by itself
  // Throws DatabaseError (busy) when a writer has come since. Call it after each answer, before its rows are used.
  // Empty: no need.
  std::function<void()> check;
};

// Looks at the files as they are now. Throws DatabaseError: busy when a writer has the whole file to itself for longer
// than `patience`; other when the file cannot be opened. Threads: any.
ReadOnlyFile read_only_file(const std::string& file, std::chrono::milliseconds patience);

}  // namespace parcours::store
