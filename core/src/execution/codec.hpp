// Cases and events as the database keeps them. Whoever includes this header reads a whole case, with the fields that
// its readers may not see: tests/architecture names the sources that may.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "execution/case.hpp"
#include "execution/event.hpp"

namespace parcours::execution {

// A case in three texts. `c2` contains the fields of level C2, `c3` those of C3 and above, `state` the rest.
struct Columns {
  std::string state, c2, c3;
};
// Equal cases give equal texts.
Columns encode(const Case& a_case);
// Throws Error::store on texts that `encode` does not write.
Case decode(const Columns& columns);

// The events of one journal row.
std::string encode(const std::vector<Event>& events);
// Reads the events of this version and of all earlier ones. Throws Error::store on a text that no version wrote.
std::vector<Event> decode_events(std::string_view text);

}  // namespace parcours::execution
