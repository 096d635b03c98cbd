// Doing a transaction again that another was before.
#pragma once
#include <optional>
#include <type_traits>

#include "store/store.hpp"

namespace parcours::engine {

// What `work` answers: what it decided is worth nothing when another changed the same in between, so it is called again
// from the beginning, 20 times at most. Empty when others were first every time. What else it throws passes.
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

}  // namespace parcours::engine
