// What somebody sent, read against what is asked.
#pragma once
#include <string_view>

#include "execution/decide.hpp"

namespace parcours::execution {

// The values that the form takes, typed and complete, by the names of its entries ("naissance", "besoin.motif"); or
// everything wrong with what was sent. `frame`: where in the case it is filled in. `carried`: another case gives it,
// where it was chosen on another day.
Checked<Record> read_form(const definition::Workflow& workflow, const std::vector<definition::FormField>& form,
                          const Case& a_case, const DecisionContext& context, std::int64_t frame, const Record& sent,
                          std::string_view outcome, bool from_case = false);

// What checks say to those values: refusals, and questions that were not answered with yes. Unknown passes.
Problems evaluate_checks(const definition::Workflow& workflow, const std::vector<definition::Check>& checks,
                         const Case& a_case, const DecisionContext& context, std::int64_t frame, const Record& form,
                         std::string_view outcome);

// Whether a field that the form shows or asks was set after the revision on the sender's screen.
bool is_stale(const std::vector<definition::FormField>& form, const Case& a_case, std::int64_t seen);

}  // namespace parcours::execution
