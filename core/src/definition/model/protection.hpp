// What protects a value that is made from fields: their levels and their `seen_by`.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "definition/model/workflow.hpp"

namespace parcours::definition {

// The protection of a value.
struct Protection {
  int level = 0;                                    // the highest of what the value is made from
  std::optional<std::vector<std::string>> seen_by;  // the only roles that see it; absent: all that reach the level

  // Adds what protects one more part of the value. Only roles that see both parts see the whole.
  void add(const Protection& part);
  // Returns whether the value may leave to people who are not known to see the case: it is at most C1, and no role is
  // left out.
  bool may_leave() const { return level <= 1 && !seen_by; }
};

// Returns the protection of a field. That of a list includes the fields of its rows.
Protection protection_of(const Field& field);
// Returns the protection of one field of the rows of a list.
Protection protection_of_row_field(const Field& list, const Field& field);
// The same of the field of that name, "lieu" or "besoin.motif"; nothing when there is none.
std::optional<Protection> protection_of_field(const Workflow& workflow, std::string_view name);
// Returns the protection of what a program reads. Steps, outcomes and the case's own data are C1; the clock and
// parameters are C0. Of the rows of a list, the fields that the program names count, or all of them where its result
// may contain whole rows.
Protection protection_of(const Program& program, const Workflow& workflow);
// The same of a date: of a due date, or of the trigger of a line. A delay that is written down protects nothing.
Protection protection_of(const Due& due, const Workflow& workflow);
Protection protection_of_date(const Line& line, const Workflow& workflow);
// The same of all rows of a computed field.
Protection protection_of_reads(const Field& computed, const Workflow& workflow);

// Returns the word for what protects a value: its level, or `seen_by`.
std::string reason_of(const Protection& protection);

// Returns the names that a text quotes in braces, in every language: "case.ref" and "lieu" of "{case.ref} : {lieu}".
std::vector<std::string> names_quoted(const Text& text);

}  // namespace parcours::definition
