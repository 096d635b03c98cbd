// A page of `cases` and of the worklist for a reader, among 100,000 cases in 200 scopes and 100,000 personal audiences.
// "layer" is every statement of a page, "raw" one statement by hand with the scopes or audiences written into it, in
// turn and in one run. PostgreSQL is measured where PARCOURS_TEST_POSTGRES is set.
#include <benchmark/benchmark.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <chrono>
#include <map>
#include <memory>

#include "benchmark/raw_statement.hpp"
#include "store/store.hpp"
#include "support/databases.hpp"

namespace parcours::store {
namespace {

using testing::Kind;

constexpr std::int64_t kNow = 1'790'000'000'000'000, kCases = 100'000, kPersonal = 100'000;
constexpr int kScopes = 200, kPage = 50;

// The database of the measurement. The cases of a scope have consecutive places in no index but that of their scope.
class City {
 public:
  explicit City(Kind kind) : fresh_(testing::make_fresh(kind)), store(open(fresh_->connection())) {
    const auto transaction = store->begin();
    WorkflowRow workflow;
    workflow.name = "presence", workflow.digest = "d";
    transaction->deploy(workflow);
    const auto nadia = transaction->actor("nadia");
    transaction->actor("nobody");
    for (int i = 1; i <= kScopes; ++i) {
      transaction->scope({0, "presence", i, 0, ""});
      transaction->audience(fmt::format("agent@{}", i));
    }
    for (int i = 1; i <= 15; ++i) transaction->grant(nadia, {"agent", i * 13, 0}, 0, no_due);
    transaction->commit();
    fill();
    for (int i = 1; i <= 15; ++i) reach.scopes.push_back(i * 13);
    reach.c2 = reach.scopes;
  }
  std::unique_ptr<Raw> raw(const std::string& sql) const {
    const auto connection = fresh_->connection();
    const auto name = connection.substr(connection.find(':') + 1);
    if (fresh_->capabilities().embedded) return std::make_unique<RawOnSqlite>(name, sql);
    return std::make_unique<RawOnPostgresql>(name, sql);
  }

 private:
  void fill() const {
    const auto numbers = [](std::int64_t until) {
      return fmt::format("with recursive n (i) as (select 1 union all select i + 1 from n where i < {}) ", until);
    };
    const std::string state(700, 's');
    fresh_->ask(
        numbers(kCases) +
        "insert into case_file (id, ref, workflow, revision, status, structure, territory, "
        "head, head_hash, opened_at, ended_as, state, c2, c3, scope, opened_by, phase, waits_at) select i, 'P2-' "
        "|| i, 1, 1, 1, 0, 1 + i * 79 % 200 % 10, i, 'hash', 0, '', '" +
        state +
        "', 'two', '', 1 + (i * 79) % 200, 3, 'suivi', "
        "'/recevoir/' from n");
    fresh_->ask(numbers(kCases) +
                "insert into task (audience, due, case_id, token, workflow, ref, step, about) select "
                "1 + (i * 79) % 200, (i * 7919) % 100000, i, 1, 1, 'P2-' || i, 'recevoir', '' from n");
    fresh_->ask(numbers(kCases) +
                "insert into member (case_id, actor, structure, role) select i, 0, 1 + i % 20, 'ecole' "
                "from n where i % 2 = 0");
    // Two words a case: one of 500 names, one of 40 first names.
    for (const auto* word : {"'n' || (i % 500)", "'p' || (i % 40)"})
      fresh_->ask(numbers(kCases) + "insert into found (field, word, case_id) select 1, " + word + ", i from n");
    fresh_->ask(numbers(kPersonal) + "insert into audience (spec, personal) select '=p' || i || '@1', 1 from n");
    fresh_->ask("insert into audience_person (person, audience) select 'p' || id, id from audience where personal = 1");
    if (!fresh_->capabilities().embedded) fresh_->ask("analyze");  // as the server does by itself
  }
  std::unique_ptr<testing::Fresh> fresh_;

 public:
  std::unique_ptr<Store> store;
  Reach reach;  // of nadia
};

City& city(Kind kind) {
  static std::map<Kind, std::unique_ptr<City>> cities;
  auto& found = cities[kind];
  if (!found) found = std::make_unique<City>(kind);
  return *found;
}

// One arm for each number, each with its limit.
std::string arms(const std::vector<std::int64_t>& numbers, fmt::format_string<const std::int64_t&> text) {
  std::vector<std::string> all;
  for (const auto& number : numbers)
    all.push_back("select * from (" + fmt::format(text, number) + ") as a" + std::to_string(number));
  return fmt::format("{}", fmt::join(all, " union all "));
}

std::string raw_cases(const std::vector<std::int64_t>& scopes) {
  return "select c.id, c.ref, c.workflow, c.revision, c.status, c.structure, c.territory, c.head, c.head_hash, "
         "c.opened_at, c.ended_as, c.state, c.c2, c.c3, c.wake, c.scope, c.opened_by, c.phase, c.waits_at from (select "
         "id "
         "from (" +
         arms(scopes, "select id from case_file where scope = {} and id > $1 order by id limit 50") +
         ") as arms order by id limit 50) as page join case_file as c on c.id = page.id order by c.id";
}
std::string raw_tasks(const std::vector<std::int64_t>& audiences) {
  return "select * from (" +
         arms(audiences,
              "select audience, due, case_id, token, workflow, ref, step, about from task where audience = {}"
              " and (due, case_id, token) > ($1, $2, $3) order by due, case_id, token limit 50") +
         ") as arms order by due, case_id, token limit 50";
}

// The cases of two words in a territory.
std::string raw_found() {
  return "select c.id, c.ref, c.workflow, c.revision, c.status, c.structure, c.territory, c.head, c.head_hash, "
         "c.opened_at, c.ended_as, c.state, c.c2, c.c3, c.wake, c.scope, c.opened_by, c.phase, c.waits_at from found "
         "as a "
         "join found as b on b.case_id = a.case_id join case_file as c on c.id = a.case_id where a.field = 1 and "
         "a.word = "
         "'n' || cast($1 as text) and b.field = 1 and b.word = 'p' || cast($2 as text) and c.territory = $3"
         " order by a.case_id limit 50";
}

// Of a reader of every scope to C2. As the engine does, the search goes through those of the territory.
void page_of_found(const City& in, Reach reach, std::int64_t of) {
  CaseConditions asked;
  std::vector<std::int64_t> within;
  for (std::int64_t scope = 1 + of * 79 % 200 % 10; scope <= kScopes; scope += 10) within.push_back(scope);
  const auto name = fmt::format("n{}", of % 500), first_name = fmt::format("p{}", of % 40);
  asked.words = {{{1}, name, name}, {{1}, first_name, first_name}}, asked.levels = {1};
  asked.within = reach.scopes = reach.c2 = within;
  const auto reader = in.store->read();
  benchmark::DoNotOptimize(reader->view({}, "nadia", kNow, reach));
  if (reader->cases_of_query("nadia", reach, asked, {}, kPage).size() != kPage) throw std::runtime_error("other cases");
}

void page_of_cases(const City& in, const std::string& actor, const Reach& reach, std::int64_t after) {
  const auto reader = in.store->read();
  benchmark::DoNotOptimize(reader->view({}, actor, kNow, reach));
  benchmark::DoNotOptimize(reader->viewed_cases(actor, reach, after, kPage));
}
void page_of_tasks(const City& in, const std::string& actor, const Reach& reach, std::int64_t after) {
  const auto reader = in.store->read();
  benchmark::DoNotOptimize(reader->view({}, actor, kNow, reach));
  benchmark::DoNotOptimize(reader->audiences_of(actor, kScopes));
  TaskRow last;
  last.due = after, last.case_id = 1;
  benchmark::DoNotOptimize(reader->tasks(reach.scopes, last, kPage));
}

template <class Work>
double seconds(const Work& work) {
  const auto from = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
}

// `layer(after)` and `raw(after)` read one page each. Without `raw` the time alone is printed.
template <class Layer>
void measure(benchmark::State& run, const Layer& layer, const std::function<void(std::int64_t)>& raw) {
  std::int64_t after = 0;
  layer(after);
  if (raw) raw(after);
  double of_layer = 0, of_raw = 0;
  for (auto _ : run) {
    after = (after + 7919) % (kCases / 2);
    const auto took = seconds([&] { layer(after); });
    run.SetIterationTime(took);
    of_layer += took;
    if (raw) of_raw += seconds([&] { raw(after); });
  }
  const auto pages = static_cast<double>(run.iterations());
  run.counters["layer_us"] = of_layer / pages * 1e6;
  if (!raw) return;
  run.counters["raw_us"] = of_raw / pages * 1e6;
  run.counters["ratio"] = of_layer / of_raw;
}

void add(const std::string& name, Kind kind, const std::function<void(benchmark::State&, City&)>& work) {
  benchmark::RegisterBenchmark((name + "/" + testing::name_of(kind)).c_str(),
                               [=](benchmark::State& run) { work(run, city(kind)); })
      ->UseManualTime()
      ->Unit(benchmark::kMicrosecond);
}

void register_on(Kind kind) {
  add("cases_of_15_scopes", kind, [](benchmark::State& run, City& in) {
    const auto raw = in.raw(raw_cases(in.reach.scopes));
    measure(
        run, [&](auto after) { page_of_cases(in, "nadia", in.reach, after); }, [&](auto after) { raw->run({after}); });
  });
  add("found_by_two_words_and_a_territory", kind, [](benchmark::State& run, City& in) {
    const auto raw = in.raw(raw_found());
    measure(
        run, [&](auto of) { page_of_found(in, in.reach, of); },
        [&](auto of) {
          if (raw->run({of % 500, of % 40, 1 + of * 79 % 200 % 10}) != kPage) throw std::runtime_error("other cases");
        });
  });
  add("tasks_of_15_scopes", kind, [](benchmark::State& run, City& in) {
    const auto raw = in.raw(raw_tasks(in.reach.scopes));
    measure(
        run, [&](auto after) { page_of_tasks(in, "nadia", in.reach, after); },
        [&](auto after) { raw->run({after, 1, 0}); });
  });
  add("cases_of_2_structures", kind, [](benchmark::State& run, City& in) {
    measure(run, [&](auto after) { page_of_cases(in, "nadia", {{}, {}, {}, {3, 5}}, after); }, {});
  });
  add("cases_of_nothing", kind, [](benchmark::State& run, City& in) {
    measure(run, [&](auto after) { page_of_cases(in, "nobody", {}, after); }, {});
  });
  add("tasks_of_nothing", kind, [](benchmark::State& run, City& in) {
    measure(run, [&](auto after) { page_of_tasks(in, "nobody", {}, after); }, {});
  });
}

}  // namespace
}  // namespace parcours::store

int main(int argc, char** argv) {
  using parcours::testing::Kind;
  benchmark::Initialize(&argc, argv);
  for (const auto kind : {Kind::file, Kind::postgresql})
    if (parcours::testing::reason_to_skip(kind).empty()) parcours::store::register_on(kind);
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
