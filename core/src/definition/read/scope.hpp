// What can be named at a place of a workflow.
#pragma once
#include <string>
#include <vector>

#include "definition/read/draft.hpp"

namespace parcours::definition {

Scope scope_of(const Step& step);

// The block and those around it, from within; block 0 is the last.
std::vector<Index> blocks_around(Index block, const Workflow& workflow);
// The `each` steps around the block, from within.
std::vector<Index> lists_around(Index block, const Workflow& workflow);
// Whether that is the element of a list of an `each` around the block.
bool is_element_at(const std::string& item, Index block, const Workflow& workflow);
// The same, or what is seen besides.
bool sees_element(const std::string& item, const Visibility& visibility, const Workflow& workflow);
// Whether what a step came to can be read in the block: every `each` around the step is around the block too.
bool is_read_at(const Step& step, Index block, const Workflow& workflow);

// What an expression in the block may read.
inline Visibility names_at(Index block, const Draft&) { return {block, {}, false}; }

// The anytime step of that name, if it can be started there: of a block around it, or of its phase. Else `none`, which
// is said.
Index read_also(const Node& name, const Scope& scope, Draft& draft);

}  // namespace parcours::definition
