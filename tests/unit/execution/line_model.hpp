// What lines of `meanwhile` must do in time: a model that knows nothing of the engine.
#pragma once
#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

#include "unit/execution/model_version.hpp"

namespace parcours::execution {

// Something that a line did: its number, its row, when.
using Act = std::tuple<int, std::int64_t, Instant>;

// One line of one row (0: of no row), and its clock.
struct Clock {
  ModelLine line;
  std::int64_t row = 0;
  Instant from;
  int times = 0;     // that it has acted
  bool off = false;  // it does not act any more, or is left out
  std::optional<Instant> paused;

  std::optional<Instant> next() const {
    return off ? std::nullopt : std::optional(line.time(from, line.repeats ? times + 1 : 1));
  }
};

// What lines must do.
class Model {
 public:
  Model(const Version& version, Instant now) : now_(now) {
    for (const auto& line : version.lines) begin(line, now);
  }

  void advance(Instant until) {
    for (auto* clock = due(until); clock; clock = due(until)) {
      now_ = std::max(now_, *clock->next());
      acts.emplace_back(clock->line.id, clock->row, now_);
      ++clock->times;
      clock->off = !clock->line.repeats;
      if (clock->line.ends_row) end_row(clock->row);
    }
    now_ = until;
  }
  void suspend() { suspended_ = now_; }
  void resume() {
    for (auto& clock : clocks_)
      if (!clock.paused && !clock.off) clock.from = clock.line.shifted(clock.from, *suspended_, now_);
    suspended_.reset();
    look_at_pauses();
  }
  void stop(bool stops) {
    stops_ = stops;
    look_at_pauses();
  }
  void migrate(const Version& version) {
    goes = comes = 0;
    std::vector<Clock> before;
    before.swap(clocks_);
    std::set<int> known;
    for (const auto& line : version.lines) {
      for (auto clock : before)
        if (clock.line.id == line.id) known.insert(line.id), change(clock, line), clocks_.push_back(clock);
      if (!known.contains(line.id)) comes += begin(line, suspended_.value_or(now_));
    }
    for (const auto& clock : before) goes += known.contains(clock.line.id) ? 0 : 1;
    look_at_pauses();
    advance(now_);
  }
  bool is_suspended() const { return suspended_.has_value(); }
  bool has_ended() const { return rows_.empty(); }

  std::vector<Act> acts;
  int goes = 0, comes = 0;  // of the last migration

 private:
  int begin(const ModelLine& line, Instant from) {
    const bool of_row = line.place == Owner::step || line.place == Owner::branch;
    for (const auto row : of_row ? rows_ : std::set<std::int64_t>{0})
      clocks_.push_back({line, row, from, 0, false, {}});
    return of_row ? static_cast<int>(rows_.size()) : 1;
  }
  // The same line, written otherwise.
  void change(Clock& clock, const ModelLine& line) const {
    const bool same_date = clock.line.n == line.n && clock.line.repeats == line.repeats;
    clock.line = line;
    if (same_date) return;
    clock.off = clock.times > 0 && !line.repeats;
    if (clock.off) return clock.paused.reset();
    const Instant at = clock.paused ? *clock.paused : suspended_.value_or(now_);
    if (line.repeats)
      for (clock.times = 0; *clock.next() <= at;) ++clock.times;
    else if (!line.ends_row && *clock.next() <= at)
      clock.off = true, clock.paused.reset();
  }
  void look_at_pauses() {
    if (suspended_) return;
    for (auto& clock : clocks_) {
      const bool stops = stops_ && clock.line.pauses;
      if (stops && !clock.paused && !clock.off) clock.paused = now_;
      if (stops || !clock.paused) continue;
      clock.from = clock.line.shifted(clock.from, *clock.paused, now_);
      clock.paused.reset();
    }
  }
  // What is around acts before what is inside; under one owner, the order is that of the text.
  static bool is_before(const Clock& one, const Clock& other) {
    return *one.next() != *other.next() ? *one.next() < *other.next() : one.line.place > other.line.place;
  }
  Clock* due(Instant until) {
    Clock* first = nullptr;
    for (auto& clock : clocks_) {
      const auto at = clock.paused || suspended_ ? std::nullopt : clock.next();
      if (at && *at <= until && (!first || is_before(clock, *first))) first = &clock;
    }
    return first;
  }
  void end_row(std::int64_t row) {
    rows_.erase(row);
    std::erase_if(clocks_, [&](const Clock& clock) { return clock.row == row; });
    if (rows_.empty()) clocks_.clear();
  }

  Instant now_;
  std::optional<Instant> suspended_;
  bool stops_ = false;
  std::set<std::int64_t> rows_{1, 2};
  std::vector<Clock> clocks_;
};

}  // namespace parcours::execution
