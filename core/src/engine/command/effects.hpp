// What leaves a case, as rows of the outbox.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "engine/command/command_context.hpp"
#include "execution/decide.hpp"
#include "store/stored.hpp"

namespace parcours::engine {

// One row for each receiver, in the order of `effects`. The engine delivers at once the rows that go to another case.
// The host delivers those that go to people; their texts are filled in here. `after`: the case after its events.
std::vector<store::EffectRow> effect_rows(const CommandContext& context, const Calendar& calendar,
                                          const execution::Case& after, const std::vector<execution::Effect>& effects);

// Whether the host delivers the row, to people. The engine delivers the others, to cases.
bool is_for_people(const store::EffectRow& effect);

// The same key however often the effect is delivered: "P2-2026-00042:7:1" (case, revision, number in it).
std::string effect_key(const store::EffectRow& effect);

// The number under which the host and operators know the row: "42.1" (journal row, number in it).
std::string effect_id(const store::EffectRow& effect);

// The hash of a row: keyed BLAKE2b-256 over what never changes in it. Attempts, the next attempt and its code do.
std::string effect_hash(const trust::Key& key, const store::EffectRow& effect);

// Whether the row is as the change of its case wrote it. A row that is not is never delivered and never given to the
// host: somebody planted or changed it, or the database is damaged. Rows of before migration 6 have no hash; of those
// alone the rest is checked. The engine reports one as the incident `outbox-damaged`.
bool is_intact(const EngineContext& engine_context, const store::EffectRow& effect);
inline constexpr std::string_view kOutboxDamaged = "outbox-damaged";

// The payload of a row. Throws Error::store on a damaged text, and on a format that is newer than this version.
Record payload_of(const store::EffectRow& row);

// A message to a case: its values; the row of the receiver and the outcome, which may be empty. Throws as payload_of.
struct SentMessage {
  Record with;
  std::string row, outcome;
};
SentMessage message_of(const store::EffectRow& row);

// When the engine next looks at the case by itself, in microseconds. Empty: not before somebody acts.
std::optional<std::int64_t> wake_micros(const execution::Case& a_case);

}  // namespace parcours::engine
