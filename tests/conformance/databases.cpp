#include "databases.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>
#include <sqlite3.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>

namespace parcours::store {

namespace {

const char* server() { return std::getenv("PARCOURS_TEST_POSTGRES"); }

class Memory final : public Fresh {
 public:
  std::string connection() const override { return "sqlite3::memory:"; }
  const Capabilities& capabilities() const override { return sqlite_capabilities(); }
  bool shared() const override { return false; }
  std::string ask(const std::string&) const override { throw std::logic_error("nobody else reaches a database in memory"); }
};

class File final : public Fresh {
 public:
  std::string connection() const override { return "sqlite3:" + file(); }
  const Capabilities& capabilities() const override { return sqlite_capabilities(); }
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
  Folder folder_;
};

std::string say(const std::string& command) {
  auto* connection = PQconnectdb(server());
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
  Postgresql() : schema_(fmt::format("t_{}_{}", ::getpid(), next_++)) { say("create schema " + schema_); }
  ~Postgresql() override {
    if (::getpid() == made_by_) say("set client_min_messages = error; drop schema " + schema_ + " cascade");
  }
  std::string connection() const override { return fmt::format("postgresql:{} options=-csearch_path={}", server(), schema_); }
  const Capabilities& capabilities() const override { return postgresql_capabilities(); }
  std::string ask(const std::string& sql) const override { return say("set search_path = " + schema_ + "; " + sql); }

 private:
  static inline std::atomic<int> next_{0};
  const std::string schema_;
  const pid_t made_by_ = ::getpid();
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
  return std::make_unique<Postgresql>();
}

Folder::Folder() {
  auto pattern = (std::filesystem::temp_directory_path() / "parcours-XXXXXX").string();
  if (!::mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
  path_ = pattern;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

void OnDatabase::SetUp() {
  if (const auto why = reason_to_skip(GetParam()); !why.empty()) GTEST_SKIP() << why;
  fresh = make_fresh(GetParam());
  store = open(fresh->connection());
}

Change opening(const OpeningStanding& standing, const std::string& ref, std::int64_t audience) {
  Change change;
  auto& file = change.file;
  file.id = standing.case_id;
  file.ref = ref;
  file.workflow = standing.workflow;
  file.revision = 1;
  file.structure = 3;
  file.territory = 5;
  file.head_hash = "hash-1";
  file.opened_at = noon;
  file.state = "{}";
  file.c2 = "two";
  file.c3 = "three";
  change.entry = {0, file.id, 1, 0, noon, 7, file.workflow, "open", "[]", "hash-1"};
  change.opened = {{audience, no_due, file.id, 1, file.workflow, ref, "recevoir"}};
  return change;
}

Change next_of(const Change& before) {
  Change change;
  change.file = before.file;
  const auto seq = ++change.file.revision;
  change.file.head_hash = fmt::format("hash-{}", seq);
  change.entry = before.entry;
  change.entry.seq = seq;
  change.entry.verb = "complete";
  change.entry.hash = change.file.head_hash;
  change.entry.at += 1;
  change.gone = before.opened;
  change.opened = before.opened;
  for (auto& task : change.opened) task.token += 1, task.step = "trier";
  return change;
}

Change open_case(Store& store, const std::string& counter) {
  auto transaction = store.begin();
  WorkflowRow workflow;
  workflow.name = "presence";
  workflow.digest = "d1";
  transaction->deploy(workflow);
  const auto standing = transaction->stand_to_open("presence", counter, "nadia", "", noon);
  auto change = opening(standing, fmt::format("{}-{:05}", counter, standing.number));
  transaction->apply(change);
  transaction->commit();
  return change;
}

void apply(Store& store, const Change& change) {
  auto transaction = store.begin();
  transaction->apply(change);
  transaction->commit();
}

std::int64_t revision_of(Store& store, const std::string& ref) {
  const auto standing = store.read()->stand(ref, "", noon);
  return standing.file ? standing.file->revision : 0;
}

}  // namespace parcours::store
