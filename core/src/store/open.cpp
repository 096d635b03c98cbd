// Opens a database by its name, and makes the store on it: transactions, readers, sheets.
#include <fmt/format.h>

#include "store/diagnostics.hpp"
#include "store/postgresql.hpp"
#include "store/proof/proof_reader.hpp"
#include "store/reader.hpp"
#include "store/sqlite.hpp"
#include "store/sqlite/backup.hpp"
#include "store/sqlite/transaction.hpp"

namespace parcours::store {

namespace {

// Outside a command there is no Conflict: a transaction that the server undid is Error::busy.
template <class Work>
auto translated(Work work) {
  try {
    return work();
  } catch (const DatabaseError& error) {
    throw to_error(error);
  }
}

class SqlStore final : public Store {
 public:
  explicit SqlStore(Access access) : database_(std::make_shared<Database>(std::move(access))) {}

  std::unique_ptr<Transaction> begin() override {
    return translated([&]() -> std::unique_ptr<Transaction> {
      if (database_->capabilities.one_writer) return std::make_unique<SqliteTransaction>(database_);
      return make_postgresql_transaction(database_);
    });
  }
  std::unique_ptr<Reader> read() override {
    return translated([&] { return make_reader(database_); });
  }
  std::unique_ptr<ProofReader> read_for_proof() override {
    return translated([&] { return make_proof_reader(database_); });
  }
  void adopt(std::string_view sheet, const std::vector<sdk::Migration>& migrations,
             const std::vector<sdk::Statement>& statements, const std::vector<sdk::Check>& checks) override {
    translated([&] {
      Database::SessionGuard session_guard(*database_, true);
      database_->sheets.adopt(session_guard.session(), database_->capabilities,
                              {sheet, migrations, statements, checks, database_->access.for_reading});
      session_guard.session().check_answer();
    });
  }
  StatementCounts counts() const override {
    auto& counters = database_->counters;
    return {counters.statements.exchange(0), counters.control.exchange(0), counters.sheet.exchange(0),
            counters.rows.exchange(0)};
  }
  std::string path() const override { return database_->access.path; }
  bool was_written_meanwhile() const override {
    const auto& access = database_->access;
    std::error_code none;
    return access.frozen_at && std::filesystem::last_write_time(access.path, none) != *access.frozen_at;
  }

 private:
  const std::shared_ptr<Database> database_;
};

}  // namespace

// The keywords of PostgreSQL may contain a password, so no error repeats them.
Text about(std::string_view kind, const std::string& where) {
  if (kind != "sqlite3") return {"base de données", "database"};
  return {fmt::format("base de données '{}'", where), fmt::format("database '{}'", where)};
}

std::unique_ptr<Store> open_with(Access access) {
  try {
    return std::make_unique<SqlStore>(std::move(access));
  } catch (const DatabaseError& error) {
    if (error.kind == Failure::connection) throw store_error("database-not-reached", {{"why", error.text}});
    throw to_error(error);
  }
}

namespace {

// Opens `database` by the two functions that name how to reach a database of each kind.
template <class Sqlite, class Postgresql>
std::unique_ptr<Store> open_named(std::string_view database, const Sqlite& sqlite, const Postgresql& postgresql) {
  const auto colon = database.find(':');
  const auto kind = database.substr(0, colon);
  const std::string where(colon == std::string_view::npos ? std::string_view{} : database.substr(colon + 1));
  try {
    if (kind == "sqlite3") return open_with(sqlite(where));
    if (kind == "postgresql") return open_with(postgresql(where));
  } catch (const LocalizedError& error) {
    throw error.within(about(kind, where));
  } catch (const Error& error) {
    throw error.within(about(kind, where).in("en"));
  }
  throw store_error("database-kind");
}

}  // namespace

std::unique_ptr<Store> open(std::string_view database) {
  return open_named(
      database, [](const std::string& file) { return sqlite_access(file); },
      [](const std::string& keywords) { return postgresql_access(keywords); });
}

std::string back_up(std::string_view database, const std::string& to) {
  constexpr std::string_view kind = "sqlite3";
  if (!database.starts_with("sqlite3:")) throw store_error("backup-of-server");
  const std::string where(database.substr(kind.size() + 1));
  try {
    translated([&] { back_up_sqlite(where, to); });
    return where;
  } catch (const LocalizedError& error) {
    throw error.within(about(kind, where));
  }
}

std::unique_ptr<Store> open_for_reading(std::string_view database, bool alone) {
  return open_named(
      database, [alone](const std::string& file) { return sqlite_access_for_reading(file, alone); },
      postgresql_access_for_reading);
}

}  // namespace parcours::store
