// How rows are read, those of a `decide` and those of a `value`.
#pragma once
#include <string_view>

#include "definition/read/draft.hpp"

namespace parcours::definition {

// Says what is wrong with the shape of a row: guarded, and then with what it `gives` (`next`, `value`), or `otherwise`
// at the end.
void check_row(const Node& row, bool last, std::string_view gives, Draft& draft);
// Its cells (`is`) and its condition (`when`) as one guard; empty for `otherwise`, and for what is wrong, which is
// said.
std::optional<Program> read_guard(const Node& row, const Visibility& visibility, Draft& draft);

}  // namespace parcours::definition
