// The reading of a form: the values that somebody sent, against the fields that a step or a message asks. Pure.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "execution/evaluation.hpp"

namespace parcours::execution {

// Whether somebody sees what a name reads: a field ("naissance", "besoin.motif"), a parameter, "steps.trier.times"...
using Sees = std::function<bool(const std::string& name)>;

// What a sender gives for a form. Refers to values of the caller, which must outlive it.
struct Submission {
  const Record& sent;
  std::string_view outcome;
  bool from_case = false;      // another case sends it: its values were in use on the day they were chosen there
  const Sees* sees = nullptr;  // the form is not sent yet, and this is what its reader sees; null: the engine reads it
};

// What a form asks of one entry, with the values that are sent. `unknown`: it depends on what the reader does not see.
struct EntryState {
  enum class Asked { no, yes, unknown };
  Asked asked = Asked::yes;
  bool required = false;  // left out, it is missing: nothing is stored that the reader sees, and it has no default
};

// A form that was read.
struct FormReading {
  // Typed and complete, by the names of entries ("naissance", "besoin.motif"); null for a stored value that a fresh
  // entry empties.
  Record values;
  Problems problems;               // every mistake in the submission
  std::vector<EntryState> states;  // of each entry
};
// Reads a form. What its reader does not see is neither `missing` nor `not-asked`: only the engine knows.
FormReading examine_form(const std::vector<definition::FormField>& form, const Submission& submission,
                         const EvaluationContext& context);
// The values of the form alone, or every mistake.
Checked<Record> read_form(const std::vector<definition::FormField>& form, const Submission& submission,
                          const EvaluationContext& context);
// The values that a handover asks for its receiver, which alone knows their types. Problems: missing, not-asked.
Checked<Record> read_handover_form(const definition::Step& step, const Record& sent);

// Those of `checks` that fail for these values, as failed_checks.
Problems evaluate_checks(const std::vector<definition::Check>& checks, const Record& values,
                         const Submission& submission, const EvaluationContext& context);
// The checks of a form and of the fields that are given which fail for its values: refusals, and the
// questions that the sender has not answered with yes. A check whose result is unknown passes, and so does one that the
// reader of the submission does not see.
Problems failed_checks(const std::vector<definition::Check>& checks, const Record& values, const Submission& submission,
                       const EvaluationContext& context);

// The outcomes among which a person chooses at a step or with a message; empty: the person chooses none.
std::vector<std::string> choosable_outcomes(const definition::Step& step);
std::vector<std::string> choosable_outcomes(const definition::Message& message);
// The outcome that was sent, or the only one. Problems: choose-outcome, unknown-outcome; outcome-not-chosen where the
// answer of an action is the outcome.
Checked<std::string> choose_outcome(const definition::Step& step, std::string_view sent);
// The outcome that was sent: empty where the message has none. Problems: choose-outcome, unknown-outcome.
Checked<std::string> choose_outcome(const definition::Message& message, std::string_view sent);
// The same where a handover is to be accepted or refused.
Checked<std::string> choose_acceptance(std::string_view sent);

// Whether the reader sees all that a condition reads, where `values` are given in the form.
bool is_seen(const expression::Program& program, const definition::Workflow& workflow, const Record& values,
             const Sees& sees);

// The value that the field has when nobody gives one. The field must have a default.
Value default_value(const definition::Field& field, const Moment& moment);

// Whether a field of the form was set after the revision on the sender's screen.
bool is_stale(const std::vector<definition::FormField>& form, const Case& a_case, std::int64_t seen);

}  // namespace parcours::execution
