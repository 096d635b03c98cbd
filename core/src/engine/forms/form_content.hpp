// What a Form keeps, so that it can be checked and filled in without an engine.
#pragma once
#include "engine/forms/form_view.hpp"

namespace parcours {

// The private part of a form under the name that its public header declares. `view` is never null.
struct Form::Content {
  Parts parts;
  std::shared_ptr<const engine::FormView> view;
  engine::FormQuestion question;
};

namespace engine {

// The parts of a question that are its reading: null for one that is not read by its entries.
const std::vector<definition::FormField>& entries_of(const FormQuestion& question);
const std::vector<definition::Check>& checks_of(const FormQuestion& question);

// The outcome that the values are given for. Problems: choose-outcome, unknown-outcome, outcome-not-chosen.
Checked<std::string> outcome_of(const FormQuestion& question, std::string_view sent);

// Calls `read` with the submission and the context in which the engine would read it.
template <class Read>
auto with_submission(const Form::Content& content, const Record& given, std::string_view outcome,
                     std::span<const std::string> confirmed, const Read& read) {
  const auto& [parts, view, question] = content;
  const auto context = view->decision_context(confirmed);
  // Without a reference there is no case; that of an opening is given when it is sent.
  const auto begun =
      question.opening ? execution::begun(view->workflow(), {"-", 1, given, {}}, context) : execution::Case();
  const auto& a_case = question.opening ? begun : view->a_case;
  const execution::Sees sees = [&view = *content.view, known = question.row_known](const std::string& name) {
    return view.sees(name, known);
  };
  return read(execution::Submission{given, outcome, false, &sees},
              execution::EvaluationContext{view->workflow(), a_case, context, question.frame});
}

// Sets `asked` and `required` of one entry.
void set_state(FormEntry& entry, const execution::EntryState& state);
// Sets `asked` and `required` of the entries and of the outcomes.
void fill_in(Form::Parts& parts, const Form::Content& content, const Record& given, std::string_view outcome);

}  // namespace engine
}  // namespace parcours
