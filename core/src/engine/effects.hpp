// What leaves a case, as rows of the outbox.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/command_context.hpp"
#include "execution/decide.hpp"
#include "store/stored.hpp"

namespace parcours::engine {

// One row to each receiver. What goes to another case is the engine's to deliver, from that moment on; what goes to
// people is the host's.
std::vector<store::EffectRow> effect_rows(const CommandContext& context, const execution::Case& after,
                                          const std::vector<execution::Effect>& effects);

// "P2-2026-00042:7:1": the same however often it is told.
std::string effect_key(const store::EffectRow& effect);

// When the engine looks at the case again by itself, in microseconds.
std::optional<std::int64_t> wake_micros(const execution::Case& a_case);

}  // namespace parcours::engine
