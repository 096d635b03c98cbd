// Does what is due without a person: timers, and deliveries from case to case.
#include <algorithm>
#include <functional>

#include "base/boundary.hpp"
#include "base/retry_delays.hpp"
#include "engine/acts/closing.hpp"
#include "engine/command/attempt.hpp"
#include "engine/command/effects.hpp"
#include "engine/command/unit_of_work.hpp"
#include "engine/operation/log.hpp"

namespace parcours {
namespace {

using engine::EngineContext;
using engine::UnitOfWork;

constexpr std::size_t kDuePage = 100;

// One call of run_due.
class DueRun {
 public:
  DueRun(EngineContext& engine_context, std::size_t limit)
      : engine_context_(engine_context), budget_(limit), now_(engine::micros(engine_context.clock.now())) {}

  Due run() {
    while (budget_ > 0 && (deliver_some() || fire_some())) continue;
    engine::close_journal_hourly(engine_context_);
    if (const auto next = engine_context_.store->read()->next_due()) due_.next = engine::instant(std::max(*next, now_));
    return due_;
  }

 private:
  std::size_t page() const { return std::min(budget_, kDuePage); }

  bool deliver_some() {
    const auto rows = engine_context_.store->read()->deliveries(now_, page());
    for (const auto& row : rows) deliver(row);
    budget_ -= rows.size();
    return !rows.empty();
  }
  bool fire_some() {
    const auto rows = engine_context_.store->read()->due(now_, {}, page());
    for (const auto& row : rows) fire(row);
    budget_ -= rows.size();
    return !rows.empty();
  }

  // No person can answer the questions of a delivery: they are confirmed.
  void deliver(const store::EffectRow& row) {
    if (!engine::is_intact(engine_context_, row)) return set_aside(row);
    std::vector<std::string> confirmed;
    auto problems = deliver_once(row, confirmed);
    const bool asks = std::all_of(problems.begin(), problems.end(),
                                  [](const Problem& p) { return p.severity == Problem::Severity::question; });
    if (!problems.empty() && asks) {
      for (const auto& p : problems) confirmed.push_back(p.code);
      problems = deliver_once(row, confirmed);
    }
    if (!problems.empty()) postpone(row, problems.front());
  }
  // The row is removed in the transaction in which it arrives, so it arrives once.
  Problems deliver_once(const store::EffectRow& row, const std::vector<std::string>& confirmed) {
    return attempt([&](store::Transaction& tx) -> Problems {
      if (!tx.remove_effect(row)) return {};  // another engine was first
      const auto result = UnitOfWork(engine_context_, tx).deliver(row, confirmed);
      if (!result) return result.problems();
      tx.commit();
      ++due_.delivered;
      return {};
    });
  }
  // A row that was planted or changed is an incident at once, and is not tried again.
  void set_aside(const store::EffectRow& row) {
    attempt([&](store::Transaction& tx) -> Problems {
      const std::string code(engine::kOutboxDamaged);
      if (!tx.set_aside(row, code)) return {};
      tx.record_incident({row.case_id, row.token, code, std::max<std::int64_t>(row.attempts, 0) + 1, now_});
      keep(tx, {row.case_id, row.token, now_, now_, code, {}, {}, 0, {}}, row.reference, LogEntry::Level::error);
      tx.commit();
      ++due_.failed;
      return {};
    });
  }
  void postpone(store::EffectRow row, const Problem& problem) {
    ++row.attempts;
    row.code = problem.code;
    const auto pause = retry_delay(row.attempts);
    row.next = pause ? std::optional(now_ + pause->count()) : std::nullopt;
    attempt([&](store::Transaction& tx) -> Problems {
      if (!tx.postpone(row)) return {};
      if (!row.next) tx.record_incident({row.case_id, row.token, row.code, row.attempts, now_});
      keep(tx, failure_of(row.case_id, row.token, problem), row.reference,
           row.next ? LogEntry::Level::warning : LogEntry::Level::error);
      tx.commit();
      ++due_.failed;
      return {};
    });
  }

  void fire(const store::WakeRow& row) {
    const auto problems = attempt([&](store::Transaction& tx) -> Problems {
      const auto result = UnitOfWork(engine_context_, tx).fire_timers(row.reference);
      if (!result) return result.problems();
      if (result->replayed) return {};
      tx.commit();
      ++due_.fired;
      return {};
    });
    if (!problems.empty()) postpone(row, problems.front());
  }
  // A case that cannot be woken is tried again every hour, so that it does not block the others.
  void postpone(const store::WakeRow& row, const Problem& problem) {
    attempt([&](store::Transaction& tx) -> Problems {
      auto case_row = tx.load_for_command(row.reference, {}, {}, now_).case_row;
      if (!case_row || case_row->wake != row.wake) return {};
      case_row->wake = now_ + Duration(std::chrono::hours(1)).count();
      if (!tx.postpone(*case_row)) return {};
      tx.record_incident({row.case_id, 0, problem.code, 1, now_});
      keep(tx, failure_of(row.case_id, 0, problem), row.reference, LogEntry::Level::error);
      tx.commit();
      ++due_.failed;
      return {};
    });
  }

  // The texts of the engine's problems contain no value; those of a workflow's checks are its author's.
  store::FailureRow failure_of(std::int64_t case_id, std::int64_t token, const Problem& problem) const {
    return {case_id, token, now_, now_, problem.code, {}, {}, 0, engine::stored_cause(problem.message)};
  }
  void keep(store::Transaction& tx, const store::FailureRow& failure, const std::string& reference,
            LogEntry::Level level) {
    tx.record_failure(failure);
    engine::log_failure(engine_context_.settings, level, reference, failure);
  }

  Problems attempt(const std::function<Problems(store::Transaction&)>& work) {
    return engine::attempt(engine_context_, work);
  }

  EngineContext& engine_context_;
  std::size_t budget_;
  const std::int64_t now_;
  Due due_;
};

}  // namespace

Due Engine::run_due(std::size_t limit) {
  return errors_only([&] { return DueRun(*engine_context_, limit).run(); });
}

}  // namespace parcours
