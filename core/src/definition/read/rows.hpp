// The readers of rows, which a `decide` and a `value` share.
#pragma once
#include <optional>
#include <string_view>

#include "definition/read/draft.hpp"

namespace parcours::definition {

// Checks the keys of a row. A row has a guard and the key `gives` (`next`, `value`), or it is `otherwise` and the last.
void check_row(const Node& row, bool last, std::string_view gives, Draft& draft);
// Reads the cells (`is`) and the condition (`when`) of a row as one guard. Returns nothing for `otherwise`. Reports a
// guard that it cannot read and returns nothing.
std::optional<Program> read_guard(const Node& row, const Visibility& visibility, Draft& draft);

}  // namespace parcours::definition
