// Values from outside, type by type: the parts behind `typed`.
#pragma once
#include <string>
#include <string_view>

#include "base/diagnostics.hpp"
#include "definition/model/workflow.hpp"

namespace parcours::definition {

inline constexpr std::size_t max_text = 280, max_note = 20'000, max_id = 200,
                             max_elements = 1'000;  // code points; elements

// One value on its way in.
struct InputValue {
  const Field& field;
  const std::string& where;  // how problems call it: "besoins[2].motif"
  const Value& value;
  const Calendar& calendar;
  // The text that was given; null when it is something else.
  const std::string* text() const { return value.get_if<std::string>(); }
  Problems refuse(std::string_view code, DiagnosticTable::Arguments arguments = {}) const;
};

Checked<Value> coerce_text(const InputValue& given);    // text, note, and what is called by a name
Checked<Value> coerce_number(const InputValue& given);  // number, money
Checked<Value> coerce_choice(const InputValue& given);  // choice, territory
Checked<Value> coerce_choices(const InputValue& given);
Checked<Value> coerce_day(const InputValue& given);  // date, datetime
Checked<Value> coerce_birth(const InputValue& given);
Checked<Value> coerce_duration(const InputValue& given);
Checked<Value> coerce_place(const InputValue& given);
Checked<Value> coerce_notice(const InputValue& given);
Checked<Value> coerce_files(const InputValue& given);
Checked<Value> coerce_list(const InputValue& given);

// The same as `typed`, for a part of a field.
Checked<Value> coerce_part(const InputValue& given);

}  // namespace parcours::definition
