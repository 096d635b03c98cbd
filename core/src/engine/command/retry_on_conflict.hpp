// Runs a transaction again when another one changed the same rows first.
#pragma once
#include <optional>
#include <type_traits>

#include "store/store.hpp"

namespace parcours::engine {

// Returns the result of `work`, which begins a transaction of its own and commits it. When it throws store::Conflict it
// is called again from the beginning, 20 times at most; empty when every call ended so. Every other exception passes.
template <class Work>
auto retry_on_conflict(const Work& work) -> std::optional<std::invoke_result_t<Work>> {
  for (int tries = 0; tries < 20; ++tries) {
    try {
      return work();
    } catch (const store::Conflict&) {
      continue;
    }
  }
  return std::nullopt;
}

// The same for work whose sender cannot correct a conflict: after the last one store::Conflict passes, which leaves the
// library as Error::busy.
template <class Work>
auto retry_or_busy(const Work& work) -> std::invoke_result_t<Work> {
  auto result = retry_on_conflict(work);
  if (!result) throw store::Conflict{};
  return *std::move(result);
}

}  // namespace parcours::engine
