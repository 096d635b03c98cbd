// A count that lasts: `moment: stay`.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

#include "parcours/value.hpp"

namespace parcours::execution {

// Something that is counted from entering to leaving. It contains what was counted, so that leaving takes back the
// same.
struct Stay {
  std::int64_t id = 0;     // unique among the stays of its case
  std::int64_t token = 0;  // it lasts as long as this token; 0: as long as the phase or the case
  std::string under;       // without a token: the phase; empty: the case
  std::string indicator;
  Record by;
  std::optional<std::string> territory;  // the one that was counted; empty: that of the case
  std::string row;                       // the row of a list that it is about; empty: none
  std::int64_t since = 0;                // the revision that entered it
  friend bool operator==(const Stay&, const Stay&) = default;
};

}  // namespace parcours::execution
