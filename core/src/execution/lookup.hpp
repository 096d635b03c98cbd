// Fields, rows and steps of a case, looked up by name. A returned pointer is valid until the case's next event.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "definition/model/workflow.hpp"
#include "execution/case.hpp"

namespace parcours::execution {

// How often the step has ended, seen from the frame; null when it never has.
const StepSummary* step_summary(const Case& a_case, const std::string& step, std::int64_t frame);

// All rows of a list; null when it is empty.
const List* rows_of(const Case& a_case, std::string_view list);
// A row of a list, from 1, with the last outcome of its branch as `outcome`, which is the empty text where its branch
// has not ended; null when the list has no such row.
Value row_at(const definition::Field& list, const Case& a_case, std::int64_t row);
// Whether the branch of that row has ended.
bool has_row_outcome(const Case& a_case, std::string_view list, std::int64_t row);
// The value of a key as people and cases write it: a text as it is, a date as 2026-03-02, a number in digits.
std::string key_text(const Value& key);
// The name of a row: the value of the list's `key`; without a key, its number.
std::string row_name(const definition::Field& list, const Record& row, std::int64_t number);

// How a text names rows. A number is the one that a case shows, with the rows around it ("2", "2/1"); a key is the
// value of the list's `key`. "number:2" and "key:2" name one of the two where a text could be both.
enum class NamedBy { number_or_key, key };
// Whether the text names the row of a branch of an `each`. By key alone, a list without a key is named by its numbers.
bool is_row_named(const definition::Workflow& workflow, const Case& a_case, const Token& branch,
                  const std::string& text, NamedBy by);
// The row of a list, from 1, that the text names by its number, else by its key; 0: none.
std::int64_t row_named(const definition::Field& list, const List& rows, const std::string& text);
// Whether the text is the number of a row and the key of another.
bool is_ambiguous_row(const definition::Field& list, const List& rows, const std::string& text);
// The same in a list that an `each` of the case works on.
bool is_ambiguous_row(const definition::Workflow& workflow, const Case& a_case, const std::string& text);
// The row of the list that contains the frame, from 1; 0 outside every `each` over that list.
std::int64_t row_of(const definition::Workflow& workflow, const Case& a_case, std::int64_t frame,
                    std::string_view list);
// The lists of every `each` that contains the step, the innermost first.
std::vector<const definition::Field*> enclosing_lists(const definition::Workflow& workflow,
                                                      const definition::Step& step);

// The value of a field by the name that a form or a `by` uses ("naissance", "besoin.motif"), seen from the frame; null
// when it is empty.
const Value* field_value(const definition::Workflow& workflow, const Case& a_case, std::int64_t frame,
                         std::string_view name);

}  // namespace parcours::execution
