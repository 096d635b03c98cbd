// Where a case is, and who is named in its fields. Pure functions; any number of threads may call them.
#pragma once
#include <compare>
#include <string>
#include <vector>

#include "execution/evaluation.hpp"

namespace parcours::execution {

// The first territory field that is filled, and the first structure field with a role that is filled, in the order of
// `fields`, computed or not.
Place place_of(const EvaluationContext& context);

// An actor or a structure that a field of the case names, and the role that the field is of. One of `actor` and
// `structure` is empty.
struct Member {
  std::string actor, structure, role;
  friend auto operator<=>(const Member&, const Member&) = default;
};
// Of every actor or structure field with a role, in rows of lists too; without computed fields. Sorted, each once.
std::vector<Member> members_of(const definition::Workflow& workflow, const Case& a_case);

}  // namespace parcours::execution
