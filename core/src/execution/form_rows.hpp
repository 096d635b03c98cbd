// The rows of a list that a form asks: what somebody sends for them, by key or number. Pure.
#pragma once
#include <string_view>
#include <vector>

#include "execution/form.hpp"

namespace parcours::execution {

// One entry with `rows`. Refers to values of the caller, which must outlive it.
struct AskedRows {
  const definition::FormField& entry;
  const definition::Field& list;
  const Value* given;  // a record of records, by the row's key or number; null: nothing
};

// The other values of the form, as far as they are read, and who sends them.
struct RestOfForm {
  const Record& values;
  std::string_view outcome;
  bool from_case = false;
  const Sees* sees = nullptr;  // as in Submission: a condition that the reader does not see is left to the engine
};

// All rows of the list as the form leaves them; null when it changes none. Otherwise every mistake, with the number of
// its row and its field: "participants[2].statut". A row that is not given stays as it is; of a fresh entry its asked
// fields become empty.
Checked<Value> change_rows(const AskedRows& asked, const RestOfForm& rest, const EvaluationContext& context);

// A row that the entry asks, and what is asked of each of its `form` there.
struct AskedRow {
  std::int64_t number = 0;
  std::vector<EntryState> states;
};
// The rows that the entry asks, by number.
std::vector<AskedRow> rows_asked(const AskedRows& asked, const RestOfForm& rest, const EvaluationContext& context);

}  // namespace parcours::execution
