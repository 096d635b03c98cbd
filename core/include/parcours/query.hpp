// Which cases a reader asks for. Plain values.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "parcours/value.hpp"

namespace parcours {

// A condition on one field with `find: true`. Either `is`, or one of the bounds, or both bounds.
struct FieldQuery {
  std::string field;
  Value is{};             // a text: words, all of which the field contains; another type: its value, as in a form
  Value from{}, until{};  // both are included; null: none. Dates and numbers up to C1 alone
};

// The cases that meet every condition, or the tasks of these cases. An empty part is no condition. What a reader may
// not see meets no condition for them: hidden and absent are alike. Words are compared without accents, case and
// hyphens.
//
// Problems: unknown-workflow, unknown-in-query (no workflow in force has the sheet, the phase, the step, the end or the
// territory, and the reader is shown no case), unknown-find-field (no workflow has the field with `find: true`, or none
// whose field the reader reads), no-words, bad-query, too-many-cases.
struct Query {
  std::string workflow, sheet, phase, step;  // by name; a case is at several steps at once
  std::string status;                        // open, suspended, ended
  std::string ended_as;
  std::string territory;
  std::string assigned_to;                        // an actor that a field of the case names
  bool overdue = false;                           // a task is open after its date
  std::optional<Date> opened_from, opened_until;  // both days are included
  std::string words;                              // each is in some text with `find: true`
  std::vector<FieldQuery> fields;

  // Of cases; tasks are ordered by their date. By `last_event`, the latest first, up to 10 000 cases are ordered: of
  // more than that the query is refused (too-many-cases).
  enum class Order { opening, last_event } order = Order::opening;
  bool counted = false;  // Page::total is asked for; it costs a read of each case that is counted
};

// The highest Page::total: so many or more.
inline constexpr std::int64_t kMostCounted = 1000;

}  // namespace parcours
