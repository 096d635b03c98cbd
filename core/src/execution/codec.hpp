// The stored texts of events and of cases: how they are written, and how they are read again. core/FORMATS.md
// describes them field by field. A text that an earlier version wrote stays readable.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "execution/case.hpp"
#include "execution/event.hpp"
#include "execution/value_codec.hpp"
#include "parcours/value.hpp"

namespace parcours::execution {

// The newest format of each text. A journal row names its format in "v"; a state without "v" is in format 1.
// Events, 2: `stalled` keeps the attempt that failed, and when it is retried.
inline constexpr int kEventsFormat = 2;
inline constexpr int kStateFormat = 1;
inline constexpr int kRecordFormat = 1;

// The events of one journal row, in order.
std::string encode(const std::vector<Event>& events, const ValueCodec& values = plain_values());

// Throws Error::store on a text that no version wrote, and on a format that is newer than this version.
std::vector<Event> decode_events(std::string_view text, const ValueCodec& values = plain_values());

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
