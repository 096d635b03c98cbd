// Opens a database by its name, and makes the store on it: transactions, readers, sheets.
#include <fmt/format.h>

#include "store/diagnostics.hpp"
#include "store/postgresql.hpp"
#include "store/reader.hpp"
#include "store/sqlite.hpp"
#include "store/sqlite_transaction.hpp"

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
  void adopt(std::string_view sheet, const std::vector<sdk::Migration>& migrations,
             const std::vector<sdk::Statement>& statements, const std::vector<sdk::Check>& checks) override {
    translated([&] {
      Database::SessionGuard session_guard(*database_, true);
      database_->sheets.adopt(session_guard.session(), database_->capabilities,
                              {sheet, migrations, statements, checks});
    });
  }
  StatementCounts counts() const override {
    auto& counters = database_->counters;
    return {counters.statements.exchange(0), counters.control.exchange(0), counters.sheet.exchange(0),
            counters.rows.exchange(0)};
  }
  std::string path() const override { return database_->access.path; }

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

std::unique_ptr<Store> open(std::string_view database) {
  const auto colon = database.find(':');
  const auto kind = database.substr(0, colon);
  const std::string where(colon == std::string_view::npos ? std::string_view{} : database.substr(colon + 1));
  try {
    if (kind == "sqlite3") return open_with(sqlite_access(where));
    if (kind == "postgresql") return open_with(postgresql_access(where));
  } catch (const LocalizedError& error) {
    throw error.within(about(kind, where));
  } catch (const Error& error) {
    throw error.within(about(kind, where).in("en"));
  }
  throw store_error("database-kind");
}

}  // namespace parcours::store
