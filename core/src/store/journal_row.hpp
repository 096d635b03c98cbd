// A row of the journal, as stored. Plain values. core/FORMATS.md describes its texts.
#pragma once
#include <cstdint>
#include <string>

namespace parcours::store {

// The confidentiality levels whose values a journal row stores: up to C1 in `events`, each higher one in its column.
enum class Level { c1 = 1, c2 = 2, c3 = 3, c4 = 4 };

// The events of one command on its case. `hash` chains the rows of the case; see trust/chain.hpp. The columns `events`,
// `c2`, `c3` and `c4` are those of execution::EventColumns.
struct JournalRow {
  std::int64_t id = 0, case_id = 0, seq = 0, prev = 0;  // seq: from 1; prev: the row before, 0: none
  std::int64_t at = 0, actor = 0, workflow = 0;
  std::string verb, events, hash;
  std::string c2{}, c3{}, c4{};
};

}  // namespace parcours::store
