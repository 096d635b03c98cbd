// Values of a sheet as they stand in columns, and back.
//   bool 0 or 1; integer; double; text; date "2026-03-02"; instant and duration in microseconds; decimal as its text.
#pragma once
#include <deque>
#include <string>

#include "parcours/contract.hpp"
#include "parcours/value.hpp"
#include "store/session.hpp"

namespace parcours::store {

// The value as a parameter. A text that has to be made is kept in `made`, whose elements stay where they are.
// Throws Error::misuse for a list or a record.
Cell to_cell(const Value& value, std::deque<std::string>& made);

// The value of a column of that type; throws Error::plugin naming the column when it holds none.
Value from_column(const Cursor& row, std::size_t column, const std::string& name, Type type);

}  // namespace parcours::store
