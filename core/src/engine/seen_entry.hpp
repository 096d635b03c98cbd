// What a reader may see of one entry of a history.
#pragma once
#include <functional>
#include <string>

#include "engine/engine_context.hpp"
#include "engine/rights.hpp"
#include "parcours/views.hpp"
#include "store/journal_row.hpp"

namespace parcours::engine {

// Refers to values of the caller.
struct EntryReader {
  const definition::Workflow& workflow;  // the version in which the case runs: its levels count
  const Knowledge& knowledge;
  std::function<bool(const std::string& reference)> knows;  // whether the reader may know of another case
};
// The entry of a row that was read up to the reader's highest level. Values that the reader may not see are
// absent. The references of other cases of which the reader may not know are empty. A note is for its author alone and
// is in no history.
Entry seen_entry(EngineContext& engine_context, store::Reader& store, const store::JournalRow& row,
                 const EntryReader& reader);

// The day that is meant by the due date of a step.
std::optional<Date> due_day(const definition::Workflow& workflow, const std::string& step,
                            const std::optional<Instant>& due, const Calendar& calendar);

}  // namespace parcours::engine
