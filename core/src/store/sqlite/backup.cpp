#include "store/sqlite/backup.hpp"

#include <fcntl.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <stdio.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>

#include "store/diagnostics.hpp"
#include "store/sqlite.hpp"
#include "store/sqlite/cause.hpp"

namespace parcours::store {

namespace {

using namespace sqlite_api;

struct CloseCopy {
  void operator()(sqlite_api::sqlite3* connection) const { sqlite3_close(connection); }
};
using Copy = std::unique_ptr<sqlite_api::sqlite3, CloseCopy>;

[[noreturn]] void refuse_copy(int error) {
  throw store_error(error == EEXIST ? "backup-exists" : "backup-not-made", {{"why", cause_of_errno(error)}});
}

// The copy while it is made. It is removed unless it has been given its name.
class UnfinishedFile {
 public:
  explicit UnfinishedFile(const std::string& to) : to_(to), path_(to + ".part") {
    if (std::error_code none; std::filesystem::exists(to, none)) refuse_copy(EEXIST);
    const int made = ::open(path_.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
    if (made < 0) refuse_copy(errno);
    ::close(made);
  }
  ~UnfinishedFile() { ::unlink(path_.c_str()); }
  UnfinishedFile(const UnfinishedFile&) = delete;
  UnfinishedFile& operator=(const UnfinishedFile&) = delete;
  const std::string& path() const { return path_; }

  // Gives the file its name, which no other file may have by now.
  void finish() const {
    if (::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, to_.c_str(), RENAME_NOREPLACE) != 0) refuse_copy(errno);
    const auto folder = std::filesystem::absolute(to_).parent_path();
    const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (opened < 0) return;
    ::fsync(opened);
    ::close(opened);
  }

 private:
  const std::string to_, path_;
};

// All pages in one step: they are read in one transaction, so they are of one moment.
void copy_pages(sqlite_api::sqlite3* from, const std::string& to) {
  sqlite_api::sqlite3* opened = nullptr;
  const int code = sqlite3_open_v2(to.c_str(), &opened, SQLITE_OPEN_READWRITE, nullptr);
  const Copy copy(opened);
  if (code != SQLITE_OK) throw DatabaseError{sqlite_failure(code), sqlite3_errmsg(opened)};
  sqlite3_exec(opened, "pragma synchronous = full", nullptr, nullptr, nullptr);
  auto* backup = sqlite3_backup_init(opened, "main", from, "main");
  if (!backup) throw DatabaseError{Failure::other, sqlite3_errmsg(opened)};
  const int step = sqlite3_backup_step(backup, -1);
  const int finished = sqlite3_backup_finish(backup);
  if (step != SQLITE_DONE) throw DatabaseError{sqlite_failure(step), sqlite3_errstr(step)};
  if (finished != SQLITE_OK) throw DatabaseError{sqlite_failure(finished), sqlite3_errstr(finished)};
}

}  // namespace

void back_up_sqlite(const std::string& file, const std::string& to) {
  const auto access = sqlite_access_for_backup(file);
  const auto source = access.driver->connect();
  const UnfinishedFile part(to);
  copy_pages(static_cast<soci::sqlite3_session_backend*>(source.session->get_backend())->conn_, part.path());
  if (source.check) source.check();
  part.finish();
}

}  // namespace parcours::store
