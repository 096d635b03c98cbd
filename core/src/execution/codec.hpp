// The stored texts of events and of cases: how they are written, and how they are read again. core/FORMATS.md
// describes them field by field. A text that an earlier version wrote stays readable.
#pragma once
#include <string>
#include <vector>

#include "execution/case.hpp"
#include "execution/event.hpp"
#include "execution/value_codec.hpp"
#include "parcours/value.hpp"

namespace parcours::execution {

// The newest format of each text. A journal row names its format in "v"; a state without "v" is in format 1.
// Events, 2: `stalled` keeps the attempt that failed, and when it is retried. 3: the values above C1 are in the column
// of their level.
inline constexpr int kEventsFormat = 3;
inline constexpr int kStateFormat = 1;
inline constexpr int kRecordFormat = 1;

// The columns of a journal row. `events` contains the events, in order, with the values up to C1. Each other column
// contains the values of its level, in the order of their events; it is empty when there is none. A column whose values
// were dropped is "=" and their digest (trust/chain.hpp).
struct EventColumns {
  std::string events;
  std::string c2{}, c3{}, c4{};
  friend bool operator==(const EventColumns&, const EventColumns&) = default;
};

EventColumns encode(const std::vector<Event>& events, const ValueCodec& values = plain_values());

// Which values of events are read. A value that is not read, or was dropped, is absent: null in its event.
struct ValuesRead {
  int up_to = 4;                 // a confidentiality level; the columns of higher levels are not looked at
  bool dropped_allowed = false;  // otherwise a column whose values were dropped is an error
};

// Throws Error::store on texts that no version wrote, on a column that is missing, and on a format that is newer than
// this version.
std::vector<Event> decode_events(const EventColumns& columns, const ValuesRead& read = {},
                                 const ValueCodec& values = plain_values());

// The same events as values for people and other programs: a list of records {event: "step_entered", ...}.
List to_values(const std::vector<Event>& events);

// The columns of a case's row. Fields are stored by confidentiality level, so that a reader's query names only the
// columns that the reader may see: `state` contains those below C2, `c2` those of C2, `c3` those of C3 and above.
struct Columns {
  std::string state, c2, c3;
};

// Equal cases give equal texts.
Columns encode(const Case& a_case, const ValueCodec& values = plain_values());

// Throws Error::store on texts that no case gives, and on a format that is newer than this version.
Case decode(const Columns& columns, const ValueCodec& values = plain_values());

}  // namespace parcours::execution
