#include "store/sqlite/read_only_file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <map>
#include <mutex>
#include <thread>

#include "store/failure.hpp"

namespace parcours::store {

namespace {

// The bytes that SQLite locks in its files: who reads or writes has a lock on them, who removes the log has it alone.
constexpr off_t kSharedBytes = 0x40000000 + 2, kSharedSize = 510;

// A shared lock on a file, of all threads of this process together. The file stays open for as long as the program
// runs: to close it would drop the locks that SQLite has on it in this process.
class FileLock {
 public:
  explicit FileLock(int file) : file_(file) {}
  bool enter() {
    const std::lock_guard lock(mutex_);
    if (readers_ == 0 && !set(F_RDLCK)) return false;
    ++readers_;
    return true;
  }
  void leave() {
    const std::lock_guard lock(mutex_);
    if (--readers_ == 0) set(F_UNLCK);
  }

 private:
  bool set(short kind) const {
    struct flock range{};
    range.l_type = kind;
    range.l_whence = SEEK_SET;
    range.l_start = kSharedBytes;
    range.l_len = kSharedSize;
    return ::fcntl(file_, F_OFD_SETLK, &range) == 0;
  }

  const int file_;
  std::mutex mutex_;
  int readers_ = 0;
};

[[noreturn]] void refuse_open(int error) { throw DatabaseError{Failure::other, std::strerror(error)}; }

// The lock of that file; one for each file that was ever read so.
FileLock& lock_of(const std::string& file) {
  static std::mutex mutex;
  static std::map<std::pair<dev_t, ino_t>, FileLock> locks;
  struct stat found{};
  if (::stat(file.c_str(), &found) != 0) refuse_open(errno);
  const std::lock_guard lock(mutex);
  const std::pair key(found.st_dev, found.st_ino);
  if (const auto known = locks.find(key); known != locks.end()) return known->second;
  const int opened = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (opened < 0) refuse_open(errno);
  return locks.try_emplace(key, opened).first->second;
}

std::shared_ptr<const void> locked(const std::string& file, std::chrono::milliseconds patience) {
  auto& lock = lock_of(file);
  constexpr std::chrono::milliseconds pause(10);
  for (auto waited = std::chrono::milliseconds(0); !lock.enter(); waited += pause) {
    if (waited >= patience) throw DatabaseError{Failure::busy, "a writer has the whole file to itself"};
    std::this_thread::sleep_for(pause);
  }
  return {&lock, [](FileLock* entered) { entered->leave(); }};
}

}  // namespace

bool is_written(const std::string& file) {
  std::error_code none;
  return std::filesystem::exists(file + "-wal", none) || std::filesystem::exists(file + "-journal", none);
}

std::string uri_of(const std::string& file) {
  std::string uri = "file:";
  for (const char c : file) uri += c == '%' || c == '?' || c == '#' ? fmt::format("%{:02X}", c) : std::string(1, c);
  return uri;
}

ReadOnlyFile read_only_file(const std::string& file, std::chrono::milliseconds patience) {
  auto lock = locked(file, patience);
  // Never makes the index of the log: its writer could not write to it.
  if (is_written(file)) return {uri_of(file) + "?mode=ro&readonly_shm=1", nullptr, {}};
  const auto check = [file] {
    if (is_written(file)) throw DatabaseError{Failure::busy, "a writer opened the database while it was read"};
  };
  return {uri_of(file) + "?mode=ro&immutable=1", std::move(lock), check};
}

}  // namespace parcours::store
