// Completing a task through a Transaction, and by the same statements through SQLite's own interface, in turn and in
// one run: the ratio of the two is what the layer costs.
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <map>
#include <stdexcept>

#include "store/queries.hpp"
#include "store/store.hpp"

namespace parcours::store {
namespace {

constexpr std::int64_t noon = 1'790'000'000'000'000;
constexpr int cases = 4000;
const std::string state(700, 's'), events(250, 'e'), hash(44, 'h');

void check(sqlite3* database, bool done) {
  if (!done) throw std::runtime_error(sqlite3_errmsg(database));
}

// A statement of the layer, prepared by hand.
class RawStatement {
 public:
  RawStatement(sqlite3* database, const std::string& text) : database_(database) {
    check(database,
          sqlite3_prepare_v3(database, text.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement_, nullptr) == SQLITE_OK);
  }
  RawStatement(const RawStatement&) = delete;
  RawStatement& operator=(const RawStatement&) = delete;
  ~RawStatement() { sqlite3_finalize(statement_); }
  RawStatement& bind(const char* name, std::int64_t value) {
    check(database_, sqlite3_bind_int64(statement_, index(name), value) == SQLITE_OK);
    return *this;
  }
  RawStatement& bind(const char* name, const std::string& value) {
    const auto size = static_cast<int>(value.size());
    check(database_, sqlite3_bind_text(statement_, index(name), value.data(), size, SQLITE_STATIC) == SQLITE_OK);
    return *this;
  }
  void run() {
    int step = SQLITE_ROW;
    while ((step = sqlite3_step(statement_)) == SQLITE_ROW)
      for (int i = 0; i < sqlite3_column_count(statement_); ++i)
        benchmark::DoNotOptimize(sqlite3_column_text(statement_, i));
    check(database_, step == SQLITE_DONE);
    sqlite3_reset(statement_);
  }

 private:
  int index(const char* name) const { return sqlite3_bind_parameter_index(statement_, name); }
  sqlite3* database_;
  sqlite3_stmt* statement_ = nullptr;
};

// A folder with one database of the layer.
class Place {
 public:
  Place() {
    auto pattern = (std::filesystem::temp_directory_path() / "parcours-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) throw std::runtime_error("no temporary folder");
    folder_ = pattern;
  }
  ~Place() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  std::string file() const { return (folder_ / "cases.db").string(); }

 private:
  std::filesystem::path folder_;
};

std::string ref_of(int i) { return fmt::format("P2-2026-{:05}", i + 1); }

// A database full of open cases, each with one task.
class Filled {
 public:
  Filled() : store_(open("sqlite3:" + place_.file())) {
    auto transaction = store_->begin();
    WorkflowRow workflow;
    workflow.name = "presence", workflow.digest = "d";
    const auto deployed = transaction->deploy(workflow).id;
    transaction->grant(transaction->actor("nadia"), {"educateur"}, 0, no_due);
    for (int i = 0; i < cases; ++i) {
      const auto input = transaction->load_for_opening("presence", "P2-2026", "nadia", "", noon);
      Change change;
      auto& row = change.case_row;
      row.id = input.case_id, row.reference = ref_of(i), row.workflow = deployed, row.revision = 1, row.territory = 5;
      row.head_hash = hash, row.opened_at = noon, row.state = state;
      change.entry = {0, input.case_id, 1, 0, noon, 1, deployed, "open", events, hash};
      change.added_tasks = {{1, no_due, input.case_id, 1, deployed, ref_of(i), "recevoir"}};
      transaction->apply(change);
    }
    transaction->commit();
  }

 protected:
  // Which case is next: far from the one before.
  int next() { return at_ = (at_ + 1237) % cases; }
  Place place_;
  std::unique_ptr<Store> store_;

 private:
  int at_ = 0;
};

class ThroughTheLayer : public Filled {
 public:
  void complete(int batch) {
    auto transaction = store_->begin();
    for (int i = 0; i < batch; ++i) {
      if (batch > 1) transaction->savepoint();
      complete_one(*transaction, ref_of(next()));
      if (batch > 1) transaction->release();
    }
    transaction->commit();
  }

 private:
  static void complete_one(Transaction& transaction, const std::string& reference) {
    auto input = transaction.load_for_command(reference, "nadia", "", noon);
    Change change;
    change.case_row = std::move(*input.case_row);
    const auto& case_row = change.case_row;
    const auto token = change.case_row.revision++;
    change.entry = {0,
                    case_row.id,
                    case_row.revision,
                    case_row.head,
                    noon,
                    input.requester.actor,
                    case_row.workflow,
                    "complete",
                    events,
                    hash};
    change.removed_tasks = {{1, no_due, case_row.id, token, case_row.workflow, reference, "recevoir"}};
    change.added_tasks = {{1, no_due, case_row.id, token + 1, case_row.workflow, reference, "recevoir"}};
    transaction.apply(change);
  }
};

class ByHand : public Filled {
 public:
  ByHand() {
    store_.reset();
    check(database_, sqlite3_open(place_.file().c_str(), &database_) == SQLITE_OK);
    control("pragma synchronous = full");
    const Queries queries(sqlite_capabilities());
    const std::pair<const char*, std::string> texts[] = {{"stand", queries.load_for_command.text},
                                                         {"case", queries.case_update.text},
                                                         {"journal", queries.journal_insert.text},
                                                         {"task", queries.task_replace.text},
                                                         {"begin", "begin immediate"},
                                                         {"commit", "commit"},
                                                         {"savepoint", "savepoint nested"},
                                                         {"release", "release savepoint nested"}};
    for (const auto& [name, text] : texts) statements_.try_emplace(name, database_, text);
    revisions_.assign(cases, 1);
  }
  ~ByHand() {
    statements_.clear();
    sqlite3_close(database_);
  }
  void complete(int batch) {
    at("begin").run();
    for (int i = 0; i < batch; ++i) {
      if (batch > 1) at("savepoint").run();
      complete_one(next());
      if (batch > 1) at("release").run();
    }
    at("commit").run();
  }

 private:
  void complete_one(int i) {
    const auto reference = ref_of(i);
    const std::int64_t id = i + 1, token = revisions_[static_cast<std::size_t>(i)]++;
    static const std::string nadia = "nadia", none, verb = "complete", step = "recevoir";
    at("stand").bind(":actor", nadia).bind(":now", noon).bind(":key", none).bind(":ref", reference).run();
    at("case").bind(":status", 1).bind(":structure", 0).bind(":territory", 5);
    at("case")
        .bind(":id", id)
        .bind(":revision", token + 1)
        .bind(":head_hash", hash)
        .bind(":workflow", 1)
        .bind(":ended_as", none);
    at("case").bind(":state", state).bind(":c2", none).bind(":c3", none);
    at("case").bind(":phase", none).bind(":waits_at", none).bind(":due", no_due).run();
    at("journal").bind(":case_id", id).bind(":seq", token + 1).bind(":prev", id).bind(":at", noon).bind(":actor", 1);
    at("journal").bind(":workflow", 1).bind(":verb", verb).bind(":events", events).bind(":hash", hash);
    at("journal").bind(":c2", none).bind(":c3", none).bind(":c4", none).run();
    at("task")
        .bind(":new_audience", 1)
        .bind(":new_due", no_due)
        .bind(":new_token", token + 1)
        .bind(":workflow", 1)
        .bind(":ref", reference);
    at("task")
        .bind(":step", step)
        .bind(":audience", 1)
        .bind(":due", no_due)
        .bind(":case_id", id)
        .bind(":token", token)
        .bind(":about", "")
        .run();
  }
  void control(const char* text) {
    check(database_, sqlite3_exec(database_, text, nullptr, nullptr, nullptr) == SQLITE_OK);
  }
  RawStatement& at(const std::string& name) { return statements_.at(name); }

  sqlite3* database_ = nullptr;
  std::map<std::string, RawStatement> statements_;
  std::vector<std::int64_t> revisions_;
};

template <class Side>
double seconds(Side& side, int batch) {
  const auto from = std::chrono::steady_clock::now();
  side.complete(batch);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
}

void complete_a_task(benchmark::State& run) {
  static ThroughTheLayer layer;
  static ByHand raw;
  const auto batch = static_cast<int>(run.range(0));
  seconds(layer, batch), seconds(raw, batch);
  double of_layer = 0, of_raw = 0;
  for (auto _ : run) {
    const auto took = seconds(layer, batch);
    run.SetIterationTime(took);
    of_layer += took;
    of_raw += seconds(raw, batch);
  }
  const auto commands = static_cast<double>(run.iterations()) * batch;
  run.counters["layer_us"] = of_layer / commands * 1e6;
  run.counters["raw_us"] = of_raw / commands * 1e6;
  run.counters["ratio"] = of_layer / of_raw;
}
BENCHMARK(complete_a_task)->Arg(1)->Arg(64)->UseManualTime()->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace parcours::store

BENCHMARK_MAIN();
