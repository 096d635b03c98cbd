#include "support/databases.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>
#include <sqlite3.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <stdexcept>

#include "support/temp_folder.hpp"

namespace parcours::testing {

namespace {

const char* server() { return std::getenv("PARCOURS_TEST_POSTGRES"); }

class Memory final : public Fresh {
 public:
  std::string connection() const override { return "sqlite3::memory:"; }
  const store::Capabilities& capabilities() const override { return store::sqlite_capabilities(); }
  bool shared() const override { return false; }
  std::string ask(const std::string&) const override {
    throw std::logic_error("nobody else reaches a database in memory");
  }
};

class File final : public Fresh {
 public:
  std::string connection() const override { return "sqlite3:" + file(); }
  const store::Capabilities& capabilities() const override { return store::sqlite_capabilities(); }
  std::string ask(const std::string& sql) const override {
    sqlite3* database = nullptr;
    sqlite3_open(file().c_str(), &database);
    sqlite3_busy_timeout(database, 5000);
    std::string answer;
    const auto keep = [](void* kept, int, char** values, char**) {
      *static_cast<std::string*>(kept) = values[0] ? values[0] : "";
      return 0;
    };
    const bool done = sqlite3_exec(database, sql.c_str(), keep, &answer, nullptr) == SQLITE_OK;
    const std::string why = sqlite3_errmsg(database);
    sqlite3_close(database);
    if (!done) throw std::runtime_error(why);
    return answer;
  }

 private:
  std::string file() const { return (folder_.path() / "it's a case.db").string(); }
  TempFolder folder_;
};

std::string say(const std::string& keywords, const std::string& command) {
  auto* connection = PQconnectdb(keywords.c_str());
  auto* result = PQexec(connection, command.c_str());
  const auto status = PQresultStatus(result);
  const std::string answer = PQntuples(result) > 0 ? PQgetvalue(result, 0, 0) : "", why = PQerrorMessage(connection);
  PQclear(result);
  PQfinish(connection);
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) throw std::runtime_error(why);
  return answer;
}

class Postgresql final : public Fresh {
 public:
  explicit Postgresql(std::string keywords) : keywords_(std::move(keywords)) {
    say(keywords_, drop() + "; create schema " + schema_);  // a schema of that name is left from a test that was killed
  }
  ~Postgresql() override {
    if (::getpid() != made_by_) return;
    try {
      say(keywords_, drop());
    } catch (const std::runtime_error&) {  // its server is gone
    }
  }
  std::string connection() const override {
    return fmt::format("postgresql:{} options=-csearch_path={}", keywords_, schema_);
  }
  const store::Capabilities& capabilities() const override { return store::postgresql_capabilities(); }
  std::string ask(const std::string& sql) const override {
    return say(keywords_, "set search_path = " + schema_ + "; " + sql);
  }

 private:
  std::string drop() const { return "set client_min_messages = error; drop schema if exists " + schema_ + " cascade"; }

  static inline std::atomic<int> next_{0};
  const std::string keywords_;
  const pid_t made_by_ = ::getpid();
  const std::string schema_ = fmt::format("t_{}_{}", made_by_, next_++);
};

}  // namespace

std::string name_of(Kind kind) {
  return kind == Kind::memory ? "SqliteMemory" : kind == Kind::file ? "SqliteFile" : "Postgresql";
}

std::string reason_to_skip(Kind kind) {
  if (kind != Kind::postgresql || server()) return {};
  return "PARCOURS_TEST_POSTGRES is not set: it holds libpq keywords of a server to test on";
}

std::unique_ptr<Fresh> make_fresh(Kind kind) {
  if (kind == Kind::memory) return std::make_unique<Memory>();
  if (kind == Kind::file) return std::make_unique<File>();
  return make_fresh_on(server());
}

std::unique_ptr<Fresh> make_fresh_on(const std::string& keywords) { return std::make_unique<Postgresql>(keywords); }

Kind usual_kind() {
  const char* named = std::getenv("PARCOURS_TEST_DATABASE");
  return named && std::string_view(named) == "postgresql" ? Kind::postgresql : Kind::memory;
}

namespace {

class UsualDatabase : public ::testing::Environment {
  void SetUp() override {
    if (const auto why = reason_to_skip(usual_kind()); !why.empty()) GTEST_SKIP() << "[  SKIPPED ] " << why;
  }
};
const auto* const usual_database = ::testing::AddGlobalTestEnvironment(new UsualDatabase);

}  // namespace

}  // namespace parcours::testing
