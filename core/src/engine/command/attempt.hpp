// One of many things that the engine does by itself, which must not end because of one of them.
#pragma once
#include <functional>

#include "engine/engine_context.hpp"

namespace parcours::engine {

// Runs `work` in a transaction of its own, again after a conflict. `work` commits it. Returns its problems; `conflict`
// after the last conflict; `engine-failed` for whatever is wrong with this one alone, such as a damaged row.
// Throws Error when the database itself fails (not reached, busy, full, read-only, damaged): every other attempt would
// fail too, and this one does not count. Throws std::bad_alloc.
Problems attempt(EngineContext& engine_context, const std::function<Problems(store::Transaction&)>& work);

}  // namespace parcours::engine
