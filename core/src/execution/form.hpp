// What a person sent for a step, read against what the step asks.
#pragma once
#include <string_view>

#include "execution/decide.hpp"

namespace parcours::execution {

// The values that the form takes, typed and complete; or everything wrong with what was sent.
Checked<Record> read_form(const definition::Workflow& workflow, const definition::Step& step, const Case& a_case, const Circumstances& around,
                          const Record& sent, std::string_view outcome);

// Whether a field that the form shows or asks was set after the revision on the sender's screen.
bool is_stale(const definition::Step& step, const Case& a_case, std::int64_t seen);

}  // namespace parcours::execution
