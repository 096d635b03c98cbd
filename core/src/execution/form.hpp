// The reading of a form: the values that somebody sent, against the fields that a step or a message asks. Pure.
#pragma once
#include <string_view>
#include <vector>

#include "execution/evaluation.hpp"

namespace parcours::execution {

// What a sender gives for a form. Refers to values of the caller, which must outlive it.
struct Submission {
  const Record& sent;
  std::string_view outcome;
  bool from_case = false;  // another case sends it: its values were in use on the day they were chosen there
};

// The values of the form, typed and complete, by the names of its entries ("naissance", "besoin.motif"); null for a
// stored value that a fresh entry empties. Otherwise every mistake in the submission.
Checked<Record> read_form(const std::vector<definition::FormField>& form, const Submission& submission,
                          const EvaluationContext& context);

// The checks that fail for the values of a form: refusals, and the questions that the sender has not answered with yes.
// A check whose result is unknown passes.
Problems evaluate_checks(const std::vector<definition::Check>& checks, const EvaluationContext& context,
                         const Record& form, std::string_view outcome);

// The value that the field has when nobody gives one. The field must have a default.
Value default_value(const definition::Field& field, const Moment& moment);

// Whether a field of the form was set after the revision on the sender's screen.
bool is_stale(const std::vector<definition::FormField>& form, const Case& a_case, std::int64_t seen);

}  // namespace parcours::execution
