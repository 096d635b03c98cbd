#include "store/sqlite.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <soci/soci.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "store/diagnostics.hpp"
#include "store/schema.hpp"
#include "store/sqlite/cause.hpp"
#include "store/sqlite/read_only_file.hpp"

namespace parcours::store {

namespace {

using namespace sqlite_api;

constexpr int kApplicationId = 0x50617263;  // "Parc", in the header of each file of Parcours

sqlite_api::sqlite3* native_sqlite(soci::session& session) {
  return static_cast<soci::sqlite3_session_backend*>(session.get_backend())->conn_;
}

// A sum that no integer can be is a mistake of its statement; every other plain error is one of the schema.
DatabaseError error_of(sqlite_api::sqlite3* connection) {
  const std::string text = sqlite3_errmsg(connection);
  return {text == "integer overflow" ? Failure::refused : sqlite_failure(sqlite3_extended_errcode(connection)), text};
}

using TableNames = std::vector<std::string>;

// The authorizer of SQLite: it collects the tables of a statement while SQLite prepares the statement. The parameters
// without a name are those of SQLite's callback that nothing here needs.
constexpr auto collect_table = [](void* tables, int action, const char* table, auto...) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_RECURSIVE:
    case SQLITE_FUNCTION:
      return SQLITE_OK;
    case SQLITE_READ:
    case SQLITE_INSERT:
    case SQLITE_UPDATE:
    case SQLITE_DELETE:
      static_cast<TableNames*>(tables)->emplace_back(table ? table : "");
      return SQLITE_OK;
    default:
      return SQLITE_DENY;
  }
};

// How a connection uses the file. `reads`: at an address of SQLite; `reads_among_writers`: see read_only_file().
enum class Use { writes, reads, reads_among_writers };

class SqliteDriver final : public Driver {
 public:
  SqliteDriver(std::string name, Use use, const SqliteLimits& limits)
      : name_(std::move(name)), use_(use), limits_(limits) {}

  Connection connect() const override {
    if (use_ != Use::reads_among_writers) return {nullptr, connect_to(name_)};
    auto file = read_only_file(name_, limits_.patience);
    return {std::move(file.lock), connect_to(file.address), std::move(file.check)};
  }

  DatabaseError explain(soci::session& session, const soci::soci_error& error) const override {
    auto* connection = native_sqlite(session);
    if (sqlite3_errcode(connection) == SQLITE_OK) return {Failure::other, error.get_error_message()};
    return error_of(connection);
  }

  std::string fingerprint(soci::session& session) const override {
    return fmt::format("{} {}", sqlite3_libversion(), number(session, "pragma schema_version"));
  }
  void set_waiting(soci::session& session, bool waits) const override {
    sqlite3_busy_timeout(native_sqlite(session), waits ? static_cast<int>(limits_.patience.count()) : 0);
  }
  bool typed_by_statement() const override { return false; }
  // A JSON list. {has} looks for a number between its blanks.
  std::string list_text(std::span<const std::int64_t> numbers) const override {
    return fmt::format("[ {} ]", fmt::join(numbers, " , "));
  }

  std::size_t columns(soci::session&, soci::statement& statement) const override {
    auto* backend = static_cast<soci::sqlite3_statement_backend*>(statement.get_backend());
    return static_cast<std::size_t>(sqlite3_column_count(backend->stmt_));
  }

  TableNames tables(soci::session& session, const std::function<void()>& prepare) const override {
    TableNames touched;
    sqlite3_set_authorizer(native_sqlite(session), collect_table, &touched);
    try {
      prepare();
    } catch (...) {
      sqlite3_set_authorizer(native_sqlite(session), nullptr, nullptr);
      throw;
    }
    sqlite3_set_authorizer(native_sqlite(session), nullptr, nullptr);
    return touched;
  }

  bool in_transaction(soci::session& session) const override {
    return sqlite3_get_autocommit(native_sqlite(session)) == 0;
  }

  void run(soci::session& session, const std::string& text) const override {
    if (sqlite3_exec(native_sqlite(session), text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
      throw error_of(native_sqlite(session));
  }

 private:
  std::unique_ptr<soci::session> connect_to(const std::string& address) const {
    std::unique_ptr<soci::session> session;
    try {
      session = std::make_unique<soci::session>(soci::sqlite3, "db=\"" + address + "\"");
    } catch (const soci::soci_error& error) {
      throw DatabaseError{Failure::other, error.get_error_message()};
    }
    set_waiting(*session, true);
    sqlite3_extended_result_codes(native_sqlite(*session), 1);
    prepare_connection(*session);
    return session;
  }

  void prepare_connection(soci::session& session) const {
    if (limits_.pages > 0) run(session, fmt::format("pragma max_page_count = {}", limits_.pages));
    run(session, "pragma foreign_keys = on");
    run(session, "pragma cache_size = -16384");  // KiB at most; SQLite's 2 MiB do not keep the indexes of a large city
    check_ours(session);
    if (use_ == Use::writes) become_wal(session);
    run(session, "pragma synchronous = full");
  }

  std::int64_t number(soci::session& session, const char* query) const {
    long long answer = 0;
    session << query, soci::into(answer);
    return answer;
  }

  void check_ours(soci::session& session) const {
    try {
      // Read in this order: another process that makes the database marks it before it makes a table.
      const bool has_tables = number(session, "select count(*) from sqlite_master") > 0;
      if (number(session, "pragma application_id") == kApplicationId) return;
      if (has_tables) throw store_error("database-foreign");
      if (use_ != Use::writes) return;  // an empty file: it has no tables of Parcours either
      run(session, fmt::format("pragma application_id = {}", kApplicationId));
    } catch (const soci::soci_error&) {
      // The log of a writer is there without its index, which a reader may not make.
      const bool unreadable = use_ != Use::writes && sqlite3_errcode(native_sqlite(session)) == SQLITE_CANTOPEN;
      if (unreadable) throw store_error("database-not-readable");
      throw error_of(native_sqlite(session));
    }
  }

  // SQLite calls no busy handler here, so engines that open a new file at the same time retry.
  void become_wal(soci::session& session) const {
    for (auto waited = std::chrono::milliseconds(0);; waited += std::chrono::milliseconds(10)) {
      try {
        return run(session, "pragma journal_mode = wal");
      } catch (const DatabaseError& error) {
        if (error.kind != Failure::busy || waited >= limits_.patience) throw;
        sqlite3_sleep(10);
      }
    }
  }

  const std::string name_;
  const Use use_;
  const SqliteLimits limits_;
};

// An existing file is not opened: to close it would drop the locks that SQLite has on it in this process.
void make_file(const std::string& file) {
  const int made = ::open(file.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (made >= 0) {
    ::close(made);
    return;
  }
  if (errno != EEXIST) throw store_error("database-not-made", {{"why", cause_of_errno(errno)}});
  if (std::error_code none; !std::filesystem::is_regular_file(file, none)) throw store_error("database-no-file");
}

void check_name(const std::string& file) {
  if (file.empty() || file.find('"') != std::string::npos || file.find('\0') != std::string::npos)
    throw store_error("database-name");
}

}  // namespace

Access sqlite_access(const std::string& file, const SqliteLimits& limits) {
  check_name(file);
  Access access;
  access.capabilities = &sqlite_capabilities();
  access.patience = limits.patience;
  access.in_memory = file == ":memory:";
  if (!access.in_memory) {
    access.path = std::filesystem::absolute(file).string();
    make_file(access.path);
  }
  const bool writes = access.in_memory || ::access(access.path.c_str(), W_OK) == 0;
  const auto name = access.in_memory ? file : access.path;
  access.driver = std::make_unique<SqliteDriver>(name, writes ? Use::writes : Use::reads_among_writers, limits);
  return access;
}

Failure sqlite_failure(int code) {
  switch (code) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      return Failure::unique;
    default:
      break;
  }
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return Failure::busy;
    case SQLITE_FULL:
      return Failure::full;
    case SQLITE_CORRUPT:
      return Failure::damaged;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
    case SQLITE_TOOBIG:
    case SQLITE_RANGE:
      return Failure::refused;
    default:
      return Failure::other;
  }
}

namespace {

Access access_to_existing(const std::string& file) {
  check_name(file);
  std::error_code none;
  if (!std::filesystem::exists(file, none)) throw store_error("database-missing");
  if (!std::filesystem::is_regular_file(file, none)) throw store_error("database-no-file");
  Access access;
  access.capabilities = &sqlite_capabilities();
  access.path = std::filesystem::absolute(file).string();
  access.for_reading = true;
  return access;
}

}  // namespace

Access sqlite_access_for_reading(const std::string& file, bool alone) {
  auto access = access_to_existing(file);
  std::error_code none;
  const bool nobody_writes = !is_written(access.path) && (alone || ::access(access.path.c_str(), W_OK) != 0);
  if (nobody_writes) access.frozen_at = std::filesystem::last_write_time(access.path, none);
  const auto address = uri_of(access.path) + (nobody_writes ? "?mode=ro&immutable=1" : "?mode=ro");
  access.driver = std::make_unique<SqliteDriver>(address, Use::reads, SqliteLimits{});
  return access;
}

// Who may write the file takes part in its locks; who may not reads it as read_only_file() does.
Access sqlite_access_for_backup(const std::string& file) {
  auto access = access_to_existing(file);
  const bool writes = ::access(access.path.c_str(), W_OK) == 0;
  const auto name = writes ? uri_of(access.path) + "?mode=rw" : access.path;
  access.driver = std::make_unique<SqliteDriver>(name, writes ? Use::reads : Use::reads_among_writers, SqliteLimits{});
  return access;
}

}  // namespace parcours::store
