#include "parcours/testing/harness.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "base/calendar.hpp"
#include "plugin/registry.hpp"
#include "store/store.hpp"
#include "testing/call_check.hpp"

namespace parcours::testing {
namespace {

const Calendar& city() {
  static const Calendar calendar("Europe/Paris");
  return calendar;
}

template <class T>
T read(const std::optional<T>& found, std::string_view text) {
  if (found) return *found;
  throw Error(Error::Code::misuse, fmt::format("'{}' is no such moment; write 2026-03-02 or 2026-03-02 09:30", text));
}

std::int64_t micros(Instant at) { return at.time_since_epoch().count(); }

// In a harness no time passes, so no action is over its limit.
std::chrono::nanoseconds no_time() { return {}; }

void check_determined(const plugin::Action& action, const sdk::Outcome& first, const sdk::Outcome& second) {
  const auto parts = differences(first, second);
  if (parts.empty()) return;
  throw Error(Error::Code::plugin,
              fmt::format("action '{}' answers the same call in two ways: {}; then: {}; they differ in {}",
                          action.contract.action, to_text(first), to_text(second), fmt::join(parts, ", ")));
}

}  // namespace

Date day(std::string_view text) { return read(parse_date(text), text); }
Instant at(std::string_view text) { return read(parse_instant(text, city()), text); }

struct Harness::Bench {
  plugin::Registry registry;
  std::unique_ptr<store::Store> database;  // opened when something first needs rows

  const plugin::LoadedSheet& sheet() const { return *registry.sheets().front(); }
  const plugin::Action& action(std::string_view name) const;
  store::Store& rows();
  sdk::Outcome once(const plugin::Action& action, const Given& given, sdk::Rows* rows) const;
  sdk::Outcome rule(const plugin::Action& action, const Given& given) const;
  sdk::Outcome deed(const plugin::Action& action, const Given& given);
  void ask_checks(const std::string& after);
  template <class Doing>
  auto with_rows(Doing doing);
};

const plugin::Action& Harness::Bench::action(std::string_view name) const {
  if (const auto* found = registry.action(name)) return *found;
  throw Error(Error::Code::misuse, fmt::format("sheet '{}' has no action '{}'", sheet().name, name));
}

store::Store& Harness::Bench::rows() {
  if (!database) {
    database = store::open("sqlite3::memory:");
    database->adopt(sheet().name, sheet().migrations, sheet().statements, sheet().checks);
  }
  return *database;
}

sdk::Outcome Harness::Bench::once(const plugin::Action& action, const Given& given, sdk::Rows* rows) const {
  const sdk::Call call{given.settings, given.input,     given.fields, given.chosen, given.reference,
                       given.actor,    given.territory, given.roles,  given.now,    city().day_of(given.now),
                       given.case_id,  given.seq,       given.attempt};
  plugin::RunFailure failure;
  try {
    return plugin::run(action, call, rows, no_time, &failure);
  } catch (const Error& failed) {
    if (failure.foreign.empty()) throw;
    throw Error(failed.code(), fmt::format("{}: {}", failed.what(), failure.foreign));
  }
}

sdk::Outcome Harness::Bench::rule(const plugin::Action& action, const Given& given) const {
  const auto first = once(action, given, nullptr);
  auto second = once(action, given, nullptr);
  check_determined(action, first, second);
  return second;
}

sdk::Outcome Harness::Bench::deed(const plugin::Action& action, const Given& given) {
  auto transaction = rows().begin();
  const auto try_once = [&] {
    transaction->savepoint();
    const auto its_rows = transaction->rows(sheet().name, given.case_id, given.seq, micros(given.now));
    return once(action, given, its_rows.get());
  };
  const auto first = try_once();
  transaction->rollback_to();
  auto second = try_once();
  check_determined(action, first, second);
  const bool stays = second.kind == sdk::Outcome::Kind::ended && second.problems.empty();
  stays ? transaction->release() : transaction->rollback_to();
  transaction->commit();
  return second;
}

void Harness::Bench::ask_checks(const std::string& after) {
  auto reader = rows().read();
  for (const auto& check : sheet().checks)
    if (const auto found = reader->run_check(check); !found.empty())
      throw Error(Error::Code::plugin,
                  fmt::format("after '{}', check '{}' is not content with {} rows", after, check.name, found.size()));
}

template <class Doing>
auto Harness::Bench::with_rows(Doing doing) {
  const Given nobody;
  auto transaction = rows().begin();
  const auto its_rows = transaction->rows(sheet().name, nobody.case_id, nobody.seq, micros(nobody.now));
  auto answer = doing(*its_rows);
  transaction->commit();
  return answer;
}

Harness::Harness(const std::filesystem::path& library) : bench_(std::make_unique<Bench>()) {
  bench_->registry.load(library);
  if (bench_->registry.sheets().size() != 1)
    throw Error(Error::Code::misuse, fmt::format("{}: is not one plugin", library.string()));
}
Harness::Harness(const parcours_plugin& plugin) : bench_(std::make_unique<Bench>()) {
  bench_->registry.add(plugin::describe(plugin));
}
Harness::~Harness() = default;
Harness::Harness(Harness&&) noexcept = default;
Harness& Harness::operator=(Harness&&) noexcept = default;

sdk::Outcome Harness::run(std::string_view name, const Given& given) {
  const auto& action = bench_->action(name);
  check_given(action.contract, given);
  if (!action.is_deed()) return bench_->rule(action, given);
  auto outcome = bench_->deed(action, given);
  bench_->ask_checks(action.contract.action);
  return outcome;
}

std::int64_t Harness::change(std::string_view statement, const Record& values) {
  return bench_->with_rows([&](sdk::Rows& rows) { return rows.run(statement, values); });
}
std::vector<Record> Harness::ask(std::string_view statement, const Record& values) {
  return bench_->with_rows([&](sdk::Rows& rows) { return rows.ask(statement, values); });
}

const std::string& Harness::sheet() const { return bench_->sheet().name; }
std::vector<std::string> Harness::actions() const {
  std::vector<std::string> names;
  for (const auto& each : bench_->sheet().actions) names.push_back(each.contract.action);
  return names;
}
const Contract& Harness::contract(std::string_view action) const { return bench_->action(action).contract; }

std::string to_text(const sdk::Outcome& outcome) {
  using Kind = sdk::Outcome::Kind;
  std::vector<std::string> codes, outputs, counted;
  for (const auto& problem : outcome.problems) codes.push_back(problem.code);
  for (const auto& [name, value] : outcome.outputs) outputs.push_back(name);
  for (const auto& fact : outcome.facts) counted.push_back(fact.indicator);
  std::string text = outcome.kind == Kind::ended     ? fmt::format("ended as '{}'", outcome.name)
                     : outcome.kind == Kind::refused ? "refused"
                                                     : fmt::format("to be run later: {}", outcome.name);
  if (!codes.empty())
    text += fmt::format(" {} {}", outcome.kind == Kind::ended ? "asking" : "with", fmt::join(codes, ", "));
  if (!outputs.empty()) text += fmt::format(", giving {}", fmt::join(outputs, ", "));
  if (!counted.empty()) text += fmt::format(", counting {}", fmt::join(counted, ", "));
  return text;
}

}  // namespace parcours::testing
