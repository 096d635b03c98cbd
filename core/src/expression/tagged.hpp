// Values and types in the notation of CEL's public suite.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "expression/expression.hpp"

namespace parcours::expression::tagged {

// A value is a JSON object with one key, which names its type. The content is a text where JSON would round it or has
// no such type:
//   {"int64":"5"} {"double":"1.5"} {"string":"a"} {"bool":true} {"null":null} {"timestamp":"2026-03-02T09:30:00Z"}
//   {"duration":"90s"} {"list":[value...]} {"map":[[key, value]...]}
// and, not in that suite, {"decimal":"12.5"} {"date":"2026-03-02"}. read_value() returns empty for another form, for a
// type without a Value, and for a depth over 100.
std::optional<Value> read_value(std::string_view json);
std::string write_value(const Value& value);

// A type is a text such as "map(string,list(int))", with the suite's names and also decimal, date and birth.
// read_type() returns empty for an unknown type.
std::optional<Type> read_type(std::string_view written);
std::string write_type(const Type& type);  // with blanks: "map(string, list(int))"

}  // namespace parcours::expression::tagged
