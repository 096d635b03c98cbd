// The value of a field as a letter to a person writes it.
#pragma once
#include <string>
#include <string_view>

#include "definition/model/workflow.hpp"

namespace parcours::definition {

// Choices and territories by their titles, dates, times, numbers and delays as people write them, lists with "et". A
// place is its label, a notice its day. Empty for an empty value. `language`: as in base/spoken.hpp.
std::string spoken(const Field& field, const Value& value, const Calendar& calendar, std::string_view language);

}  // namespace parcours::definition
