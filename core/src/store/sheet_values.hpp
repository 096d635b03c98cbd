// Values of a sheet as columns of its tables, and back.
//   bool 0 or 1; integer; double; text; date "2026-03-02"; instant and duration in microseconds; decimal as its text.
#pragma once
#include <deque>
#include <string>

#include "parcours/contract.hpp"
#include "parcours/value.hpp"
#include "store/session.hpp"

namespace parcours::store {

// The value as a parameter. The cell refers to a text of `value`, or to a text that is added to `made`, whose elements
// never move. Throws Error::misuse for a list or a record.
Cell to_cell(const Value& value, std::deque<std::string>& made);

// The value of a column of that type. Throws Error::plugin, which names the column, for a text that is no such value.
Value from_column(const Cursor& row, std::size_t column, const std::string& name, Type type);

}  // namespace parcours::store
