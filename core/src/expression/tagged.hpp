// Values and types as the rows of CEL's public suite write them.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "expression/expression.hpp"

namespace parcours::expression::tagged {

// A value is a JSON object of one key that names its type, content in quotes where JSON would round or has no such
// thing:
// {"int64":"5"} {"double":"1.5"} {"string":"a"} {"bool":true} {"null":null} {"timestamp":"2026-03-02T09:30:00Z"}
// {"duration":"90s"}
// {"list":[value...]} {"map":[[key, value]...]}; and what that suite does not know: {"decimal":"12.5"}
// {"date":"2026-03-02"}. Empty when it is written otherwise, when our values know no such type, or when it is nested
// more than 100 deep.
std::optional<Value> read_value(std::string_view json);
std::string write_value(const Value& value);

// "map(string,list(int))"; besides the suite's names also decimal, date and birth. Empty when there is no such type
// here.
std::optional<Type> read_type(std::string_view written);
std::string write_type(const Type& type);  // "map(string, list(int))"

}  // namespace parcours::expression::tagged
