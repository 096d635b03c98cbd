#include "engine/journal.hpp"

#include "execution/codec.hpp"

namespace parcours::engine {

void set_events(store::JournalRow& row, const std::vector<execution::Event>& events) {
  auto columns = execution::encode(events);
  row.events = std::move(columns.events);
  row.c2 = std::move(columns.c2), row.c3 = std::move(columns.c3), row.c4 = std::move(columns.c4);
}

std::vector<execution::Event> events_of(const store::JournalRow& row, store::Level level, Dropped dropped) {
  return execution::decode_events({row.events, row.c2, row.c3, row.c4},
                                  {static_cast<int>(level), dropped == Dropped::absent});
}

}  // namespace parcours::engine
