// The values that events put into the fields of a case.
#pragma once
#include <functional>
#include <string>

#include "definition/model/workflow.hpp"
#include "execution/case.hpp"
#include "execution/case_events.hpp"

namespace parcours::engine {

// A field of the case or of a row, its value, and where a problem with the value is: "contact", "besoins[2].contact",
// "besoin.contact" for a cell that is set alone. Valid during the call.
using LookAtValue = std::function<void(const definition::Field&, const Value&, const std::string& where)>;

// Calls `look` with each value that the event gives to a field, also by a correction. Left out are a field and a row
// whose value is that of `before`, the case before the command.
void each_new_value(const definition::Workflow& workflow, const execution::Case& before, const execution::Event& event,
                    const LookAtValue& look);

}  // namespace parcours::engine
