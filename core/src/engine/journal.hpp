// The events of a journal row, between their columns and the layers above.
#pragma once
#include <vector>

#include "execution/event.hpp"
#include "store/journal_row.hpp"

namespace parcours::engine {

// Puts the events into the columns of the row.
void set_events(store::JournalRow& row, const std::vector<execution::Event>& events);

// What becomes of values that were dropped (core/FORMATS.md).
enum class Dropped { refused, absent };

// The events of a row whose columns were read up to `level`. Values of higher levels are absent (null in their event),
// in rows of before too. Throws Error::store on columns that cannot be read.
std::vector<execution::Event> events_of(const store::JournalRow& row, store::Level level, Dropped dropped);

}  // namespace parcours::engine
