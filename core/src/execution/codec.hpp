// The stored texts of events and of cases: how they are written, and how they are read again. core/FORMATS.md
// describes them field by field. A text that an earlier version wrote stays readable.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "execution/case.hpp"
#include "execution/event.hpp"
#include "parcours/value.hpp"

namespace parcours::execution {

// The newest format of the events of a journal row. Each row names its own format in "v".
// 2: `stalled` keeps the attempt that failed, and when it is retried.
inline constexpr int kEventsVersion = 2;

// The events of one journal row. The order of the list is kept.
std::string encode(const std::vector<Event>& events);

// Throws Error::store on a text that no version wrote, and on a format that is newer than this version.
std::vector<Event> decode_events(std::string_view text);

// The same events as values for people and other programs: a list of records {event: "step_entered", ...}.
List to_values(const std::vector<Event>& events);

// The columns of a case's row. Fields are stored by confidentiality level, so that a reader's query names only the
// columns that the reader may see: `state` keeps those below C2, `c2` those of C2, `c3` those of C3 and above.
struct Columns {
  std::string state, c2, c3;
};

// Equal cases give equal texts.
Columns encode(const Case& a_case);

// Throws Error::store on texts that no case gives, and on a format that is newer than this version.
Case decode(const Columns& columns);

}  // namespace parcours::execution
