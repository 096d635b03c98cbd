// Forms while they are filled in: what is asked, and what is wrong, by the code that reads them when they are sent.
#include <algorithm>

#include "base/boundary.hpp"
#include "definition/model/types.hpp"
#include "engine/command/input.hpp"
#include "engine/forms/form_content.hpp"

namespace parcours {
namespace engine {
namespace {

using execution::EntryState;

Asked to_asked(EntryState::Asked asked) {
  if (asked == EntryState::Asked::unknown) return Asked::unknown;
  return asked == EntryState::Asked::yes ? Asked::yes : Asked::no;
}

bool reads_outcome(const std::vector<definition::FormField>& form) {
  return std::any_of(form.begin(), form.end(), [](const auto& entry) {
    if (!entry.when) return false;
    const auto& reads = entry.when->reads();
    return std::find(reads.begin(), reads.end(), "outcome") != reads.end();
  });
}

std::vector<EntryState> states_of(const Form::Content& content, const Record& given, std::string_view outcome) {
  return with_submission(content, given, outcome, {}, [&](const auto& submission, const auto& context) {
    return execution::examine_form(entries_of(content.question), submission, context).states;
  });
}

void set(std::vector<FormEntry>& entries, const std::vector<EntryState>& states) {
  for (std::size_t i = 0; i < entries.size() && i < states.size(); ++i) set_state(entries[i], states[i]);
}

void set(Outcome& outcome, const std::vector<FormEntry>& entries) {
  outcome.asked.clear(), outcome.required.clear();
  for (const auto& entry : entries) {
    if (entry.asked == Asked::no || entry.shown) continue;
    outcome.asked.push_back(entry.field);
    if (entry.required) outcome.required.push_back(entry.field);
  }
}

bool is_handover(const FormQuestion& question) { return question.step && question.step->handover; }

Problems problems_of(const Record& given, std::string_view outcome) {
  InputCheck input;
  input.text(outcome, "outcome"), input.record(given);
  return std::move(input).done();
}

Problems problems_of(const Form::Content& content, const Record& given, std::string_view outcome,
                     std::span<const std::string> confirmed) {
  const auto& question = content.question;
  if (auto problems = problems_of(given, outcome); !problems.empty()) return problems;
  if (is_handover(question)) {
    const auto values = execution::read_handover_form(*question.step, given);
    return values ? Problems() : values.problems();
  }
  const auto chosen = outcome_of(question, outcome);
  return with_submission(
      content, given, chosen ? *chosen : outcome, confirmed, [&](const auto& submission, const auto& context) {
        auto reading = execution::examine_form(entries_of(question), submission, context);
        if (!chosen)
          reading.problems.insert(reading.problems.begin(), chosen.problems().begin(), chosen.problems().end());
        if (!reading.problems.empty()) return std::move(reading.problems);
        return execution::failed_checks(checks_of(question), reading.values, submission, context);
      });
}

Form filled(const Form::Content& content, const Record& given, std::string_view outcome) {
  auto filled = std::make_shared<Form::Content>(content);
  fill_in(filled->parts, content, given, outcome);
  return Form(std::move(filled));
}

}  // namespace

const std::vector<definition::FormField>& entries_of(const FormQuestion& question) {
  static const std::vector<definition::FormField> none;
  if (!question.corrected.empty()) return question.corrected;
  return question.step ? question.step->form : question.message ? question.message->form : none;
}

const std::vector<definition::Check>& checks_of(const FormQuestion& question) {
  static const std::vector<definition::Check> none;
  return question.step ? question.step->checks : none;
}

Checked<std::string> outcome_of(const FormQuestion& question, std::string_view sent) {
  if (question.acceptance) return execution::choose_acceptance(sent);
  if (question.message) return execution::choose_outcome(*question.message, sent);
  if (!question.step) return std::string(sent);  // a correction has none
  return execution::choose_outcome(*question.step, sent);
}

void set_state(FormEntry& entry, const EntryState& state) {
  entry.asked = to_asked(state.asked), entry.required = state.required;
}

void fill_in(Form::Parts& parts, const Form::Content& content, const Record& given, std::string_view outcome) {
  if (!is_handover(content.question)) {
    const auto chosen = outcome_of(content.question, outcome);
    set(parts.entries, states_of(content, given, chosen ? std::string_view(*chosen) : outcome));
  }
  const bool depends = reads_outcome(entries_of(content.question));
  for (auto& each : parts.outcomes) {
    auto entries = parts.entries;
    if (depends) set(entries, states_of(content, given, each.name));
    set(each, entries);
  }
}

}  // namespace engine

Form::Form(std::shared_ptr<const Content> content) : content_(std::move(content)), parts_(&content_->parts) {}

Problems check(const Form& form, const Record& given, std::string_view outcome,
               std::span<const std::string> confirmed) {
  return errors_only([&]() -> Problems {
    return form.content() ? engine::problems_of(*form.content(), given, outcome, confirmed) : Problems();
  });
}

Form fill(const Form& form, const Record& given, std::string_view outcome) {
  return errors_only([&] { return form.content() ? engine::filled(*form.content(), given, outcome) : form; });
}

std::string_view type_name(Type type) {
  return errors_only([&] { return definition::name_of(type); });
}

}  // namespace parcours
