// Statements by hand, past the layer of the store, for benchmarks.
#pragma once
#include <benchmark/benchmark.h>
#include <libpq-fe.h>
#include <sqlite3.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace parcours::store {

// A prepared statement of the database's own interface. A parameter is $1, $2...
class Raw {
 public:
  virtual ~Raw() = default;
  virtual std::int64_t run(const std::vector<std::int64_t>& values) = 0;  // the number of rows; every column is read
};

class RawOnSqlite final : public Raw {
 public:
  RawOnSqlite(const std::string& file, const std::string& sql) {
    check(sqlite3_open(file.c_str(), &database_) == SQLITE_OK);
    check(sqlite3_prepare_v3(database_, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr) == SQLITE_OK);
  }
  ~RawOnSqlite() override {
    sqlite3_finalize(statement_);
    sqlite3_close(database_);
  }
  std::int64_t run(const std::vector<std::int64_t>& values) override {
    for (std::size_t i = 0; i < values.size(); ++i)
      check(sqlite3_bind_int64(statement_, static_cast<int>(i) + 1, values[i]) == SQLITE_OK);
    std::int64_t rows = 0;
    for (; sqlite3_step(statement_) == SQLITE_ROW; ++rows)
      for (int i = 0; i < sqlite3_column_count(statement_); ++i)
        benchmark::DoNotOptimize(sqlite3_column_text(statement_, i));
    check(sqlite3_reset(statement_) == SQLITE_OK);
    return rows;
  }

 private:
  void check(bool done) const {
    if (!done) throw std::runtime_error(sqlite3_errmsg(database_));
  }
  sqlite3* database_ = nullptr;
  sqlite3_stmt* statement_ = nullptr;
};

class RawOnPostgresql final : public Raw {
 public:
  RawOnPostgresql(const std::string& keywords, const std::string& sql) : connection_(PQconnectdb(keywords.c_str())) {
    keep(PQprepare(connection_, "raw", sql.c_str(), 0, nullptr), PGRES_COMMAND_OK);
  }
  ~RawOnPostgresql() override { PQfinish(connection_); }
  std::int64_t run(const std::vector<std::int64_t>& values) override {
    std::vector<std::string> texts;
    std::vector<const char*> pointers;
    for (const auto value : values) texts.push_back(std::to_string(value));
    for (const auto& text : texts) pointers.push_back(text.c_str());
    return keep(
        PQexecPrepared(connection_, "raw", static_cast<int>(texts.size()), pointers.data(), nullptr, nullptr, 0),
        PGRES_TUPLES_OK);
  }

 private:
  std::int64_t keep(PGresult* result, ExecStatusType expected) const {
    const auto rows = PQntuples(result);
    const bool done = PQresultStatus(result) == expected;
    PQclear(result);
    if (!done) throw std::runtime_error(PQerrorMessage(connection_));
    return rows;
  }
  PGconn* connection_;
};

}  // namespace parcours::store
