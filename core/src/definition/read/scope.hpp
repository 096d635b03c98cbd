// Scopes: the names that are visible at a place of a workflow.
#pragma once
#include <string>
#include <vector>

#include "definition/read/draft.hpp"

namespace parcours::definition {

Scope scope_of(const Step& step);

// Returns the block and the blocks around it, the innermost first. Block 0 is the last.
std::vector<Index> blocks_around(Index block, const Workflow& workflow);
// Returns the `each` steps around the block, the innermost first.
std::vector<Index> lists_around(Index block, const Workflow& workflow);
// Returns whether `item` is the element of an `each` around the block.
bool is_element_at(const std::string& item, Index block, const Workflow& workflow);
// Returns whether an expression sees the element `item`.
bool sees_element(const std::string& item, const Visibility& visibility, const Workflow& workflow);
// Returns whether expressions in the block can read the result of the step: every `each` around the step must also be
// around the block.
bool is_read_at(const Step& step, Index block, const Workflow& workflow);

// Reports the field of a row that a text quotes where no row is: outside of the block of its `each`, or in a text for
// the opener.
void report_row_outside(const std::string& quoted, const std::string& text, Span at, Draft& draft, Index block = 0);

// Returns the visibility of an expression in the block.
inline Visibility names_at(Index block, const Draft&) { return {block, {}, false}; }

// Reads the names of anytime steps that can be started in the scope, one or a list: steps of a block around it, or of
// its phase. Returns each once. Reports any other name and leaves it out.
std::vector<Index> read_also(const Pair& names, const Scope& scope, Draft& draft);

}  // namespace parcours::definition
