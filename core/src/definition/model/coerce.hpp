// The conversion of values from outside, type by type. It is the inside of coerce() (workflow.hpp).
#pragma once
#include <string>
#include <string_view>

#include "base/diagnostics.hpp"
#include "definition/model/workflow.hpp"

namespace parcours::definition {

// Limits: of texts in code points, of lists in elements.
inline constexpr std::size_t max_text = 280, max_note = 20'000, max_id = 200, max_elements = 1'000;

// One value to convert. Refers to its parts; they must outlive it.
struct InputValue {
  const Field& field;
  const std::string& where;  // the name of the value in problems: "besoins[2].motif"
  const Value& value;
  const Calendar& calendar;
  // Returns the text of the value; null when it is of another type.
  const std::string* text() const { return value.get_if<std::string>(); }
  // Returns one problem of that code, at this value.
  Problems refuse(std::string_view code, DiagnosticTable::Arguments arguments = {}) const;
};

// Each converts to the types that its name or comment lists, and returns problems for a value that does not fit.
Checked<Value> coerce_text(const InputValue& given);     // text, note, actor, structure, case, file
Checked<Value> coerce_number(const InputValue& given);   // number, money
Checked<Value> coerce_choice(const InputValue& given);   // choice, territory
Checked<Value> coerce_choices(const InputValue& given);  // a list, or a text: "a, b"
Checked<Value> coerce_day(const InputValue& given);      // date, datetime
Checked<Value> coerce_birth(const InputValue& given);
Checked<Value> coerce_duration(const InputValue& given);
Checked<Value> coerce_place(const InputValue& given);
Checked<Value> coerce_notice(const InputValue& given);
Checked<Value> coerce_files(const InputValue& given);
Checked<Value> coerce_list(const InputValue& given);

// Converts by the type of the field, for a part of another value.
Checked<Value> coerce_part(const InputValue& given);

}  // namespace parcours::definition
