// Closings: acts that fix the journal of all cases up to a row, by one hash over all of it. No command pays for them.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/acts/acts.hpp"
#include "engine/acts/head.hpp"

namespace parcours::engine {

struct EngineContext;

// What a closing adds to the tree of those before it, in this order: the hash of the act before it, the hashes of the
// journal rows `late`, and those of the rows after the last closing's `upto` until its own, without `open`.
struct Closing {
  using Numbers = std::pair<std::int64_t, std::int64_t>;  // from, to, both included

  std::int64_t upto = 0;           // the highest number of a journal row that a closing covers
  std::int64_t rows = 0;           // leaves of the tree: journal rows and acts
  std::vector<Numbers> open;       // numbers of no row that it saw. PostgreSQL takes a number before its row is there
  std::vector<std::int64_t> late;  // rows that were open in an earlier closing; sorted
  std::string root;                // of the tree
  std::vector<std::string> frontier;  // to go on from
};

// An open number whose row is not there after so many microseconds is given up: no closing covers it any more.
inline constexpr std::int64_t kPatience = std::int64_t{7} * 24 * 3'600'000'000;

Act closed_act(const Closing& closing);
// Throws Error::store for a damaged body.
Closing closing_of(const Act& act);

// The act that closes the journal as `reader` sees it at `now`; empty when the last act is a closing and every row is
// covered. `rest` is the least time since the last closing; sooner, nothing is closed.
struct NextClosing {
  Closing closing;
  std::int64_t after = 0;  // the last act that `reader` sees
};
std::optional<NextClosing> next_closing(store::Reader& reader, std::int64_t now, std::int64_t rest);

// Closes the journal when something is new, and returns its head. Of engines that do so at once, one closes. Throws
// Error::busy when others always come first.
Head close_journal(EngineContext& engine_context);
// The same without a head, once an hour at most. An engine that asked within the hour sends no statement. A damaged act
// is left to a verification: nothing is closed then.
void close_journal_hourly(EngineContext& engine_context);

}  // namespace parcours::engine
