// What is due by itself: timers, and what cases have for each other.
#include <algorithm>
#include <functional>

#include "base/pauses.hpp"
#include "engine/again.hpp"
#include "engine/effects.hpp"
#include "engine/messages.hpp"
#include "engine/unit_of_work.hpp"

namespace parcours {
namespace {

using engine::House;
using engine::UnitOfWork;

constexpr std::size_t kPage = 100;

// One call of run_due. Each case, and each delivery, is a transaction of its own.
class Round {
 public:
  Round(House& house, std::size_t most) : house_(house), left_(most), now_(engine::micros(house.clock.now())) {}

  Due run() {
    while (left_ > 0 && (deliver_some() || fire_some())) continue;
    if (const auto next = house_.store->read()->next_due()) due_.next = engine::instant(std::max(*next, now_));
    return due_;
  }

 private:
  std::size_t page() const { return std::min(left_, kPage); }

  bool deliver_some() {
    const auto rows = house_.store->read()->deliveries(now_, page());
    for (const auto& row : rows) deliver(row);
    left_ -= rows.size();
    return !rows.empty();
  }
  bool fire_some() {
    const auto rows = house_.store->read()->due(now_, {}, page());
    for (const auto& row : rows) fire(row);
    left_ -= rows.size();
    return !rows.empty();
  }

  // A question is answered with yes: it was put to nobody who could think again.
  void deliver(const store::EffectRow& row) {
    std::vector<std::string> yes;
    auto problems = deliver_once(row, yes);
    const bool asks = std::all_of(problems.begin(), problems.end(),
                                  [](const Problem& p) { return p.severity == Problem::Severity::question; });
    if (!problems.empty() && asks) {
      for (const auto& p : problems) yes.push_back(p.code);
      problems = deliver_once(row, yes);
    }
    if (!problems.empty()) put_off(row, problems.front().code);
  }
  // The row goes out in the transaction in which it arrives.
  Problems deliver_once(const store::EffectRow& row, const std::vector<std::string>& yes) {
    return attempt([&](store::Transaction& tx) -> Problems {
      if (!tx.take_out(row)) return {};  // another engine was first
      const auto receipt = UnitOfWork(house_, tx).deliver(row, yes);
      if (!receipt) return receipt.problems();
      tx.commit();
      ++due_.delivered;
      return {};
    });
  }
  void put_off(store::EffectRow row, const std::string& code) {
    ++row.attempts;
    row.code = code;
    const auto pause = pause_after(row.attempts);
    row.next = pause ? std::optional(now_ + pause->count()) : std::nullopt;
    attempt([&](store::Transaction& tx) -> Problems {
      if (!tx.put_off(row)) return {};
      if (!row.next) tx.incident({row.case_id, row.token, code, row.attempts, now_});
      tx.commit();
      ++due_.failed;
      return {};
    });
  }

  void fire(const store::WakeRow& row) {
    const auto problems = attempt([&](store::Transaction& tx) -> Problems {
      UnitOfWork unit(house_, tx);
      const auto receipt = unit.ring(row.ref);
      if (!receipt) return receipt.problems();
      if (unit.replayed()) return {};
      tx.commit();
      ++due_.fired;
      return {};
    });
    if (!problems.empty()) put_off(row, problems.front().code);
  }
  // A case that cannot be woken is not in the way of the others, and is tried again every hour.
  void put_off(const store::WakeRow& row, const std::string& code) {
    attempt([&](store::Transaction& tx) -> Problems {
      auto file = tx.stand(row.ref, {}, {}, now_).file;
      if (!file || file->wake != row.wake) return {};
      file->wake = now_ + Duration(std::chrono::hours(1)).count();
      if (!tx.put_off(*file)) return {};
      tx.incident({row.case_id, 0, code, 1, now_});
      tx.commit();
      ++due_.failed;
      return {};
    });
  }

  // What is wrong is not the caller's: it is told by its code. A database that does not answer ends the round.
  Problems attempt(const std::function<Problems(store::Transaction&)>& work) {
    try {
      const auto problems = engine::until_first([&] { return work(*house_.store->begin()); });
      return problems ? *problems : Problems{engine::messages().problem("conflict")};
    } catch (const Error& e) {
      if (e.code() == Error::Code::busy) throw;
      return {engine::messages().problem("engine-failed")};
    }
  }

  House& house_;
  std::size_t left_;
  const std::int64_t now_;
  Due due_;
};

}  // namespace

Due Engine::run_due(std::size_t most) { return Round(*house_, most).run(); }

}  // namespace parcours
