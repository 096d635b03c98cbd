// The hashes of journal rows, read in batches.
#pragma once
#include <cstdint>
#include <string>

#include "store/audit.hpp"

namespace parcours::engine {

// Calls `add(number, hash)` for each journal row from after `after` to `until`, by number.
template <class Add>
void every_hash(store::AuditReader& reader, std::int64_t after, std::int64_t until, const Add& add) {
  constexpr std::size_t batch = 1000;
  for (auto page = reader.journal_hashes(after, until, batch); !page.empty();
       page = reader.journal_hashes(after, until, batch)) {
    for (const auto& [id, hash] : page) add(id, hash);
    after = page.back().first;
  }
}

}  // namespace parcours::engine
