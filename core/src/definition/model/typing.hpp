// Values from outside, type by type: the parts behind `typed`.
#pragma once
#include <string>
#include <string_view>

#include "base/message.hpp"
#include "definition/model/workflow.hpp"

namespace parcours::definition {

inline constexpr std::size_t most_text = 280, most_note = 20'000, most_id = 200,
                             most_elements = 1'000;  // code points; elements

// One value on its way in.
struct Given {
  const Field& field;
  const std::string& where;  // how problems call it: "besoins[2].motif"
  const Value& value;
  const Calendar& calendar;
  // The text that was given; null when it is something else.
  const std::string* text() const { return value.get_if<std::string>(); }
  Problems refuse(std::string_view code, Messages::Arguments arguments = {}) const;
};

Checked<Value> typed_text(const Given& given);    // text, note, and what is called by a name
Checked<Value> typed_number(const Given& given);  // number, money
Checked<Value> typed_choice(const Given& given);  // choice, territory
Checked<Value> typed_choices(const Given& given);
Checked<Value> typed_day(const Given& given);  // date, datetime
Checked<Value> typed_birth(const Given& given);
Checked<Value> typed_duration(const Given& given);
Checked<Value> typed_place(const Given& given);
Checked<Value> typed_notice(const Given& given);
Checked<Value> typed_files(const Given& given);
Checked<Value> typed_list(const Given& given);

// The same as `typed`, for a part of a field.
Checked<Value> typed_part(const Given& given);

}  // namespace parcours::definition
