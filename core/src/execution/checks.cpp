// What a form passes besides its entries (form.hpp): its checks, its outcome, and what the reader of it sees of both.
#include <fmt/ranges.h>

#include <algorithm>

#include "base/nearest.hpp"
#include "execution/diagnostics.hpp"
#include "execution/form.hpp"

namespace parcours::execution {
namespace {

using definition::Check;

bool is_confirmed(const Check& check, const EvaluationContext& context) {
  const auto& confirmed = context.decision.confirmed;
  return check.warns && std::find(confirmed.begin(), confirmed.end(), check.code) != confirmed.end();
}

Problem failure_of(const Check& check) {
  Problem problem;
  problem.code = check.code;
  problem.message = check.text;
  if (check.warns) problem.severity = Problem::Severity::question;
  return problem;
}

Checked<std::string> one_of(const std::vector<std::string>& possible, std::string_view sent) {
  const std::string outcome(sent);
  const auto names = fmt::format("{}", fmt::join(possible, ", "));
  if (outcome.empty()) return diagnostics().problem("choose-outcome", {{"outcomes", names}}, "outcome");
  if (std::find(possible.begin(), possible.end(), outcome) != possible.end()) return outcome;
  const auto near = nearest(outcome, possible);
  auto problem = diagnostics().problem("unknown-outcome", {{"outcomes", names}, {"near", near}}, "outcome");
  if (near.empty()) problem.hint = {};
  return problem;
}

// What an entry or an expression names: "besoin.motif" of a row, else the field, parameter or step itself.
std::string name_in(const std::string& path, const definition::Workflow& workflow) {
  const auto head = path.substr(0, path.find('.'));
  return head == "steps" || head == "case" || workflow.list_of(head) ? path : head;
}

}  // namespace

Problems evaluate_checks(const std::vector<Check>& checks, const Record& values, const Submission& submission,
                         const EvaluationContext& context) {
  Problems failed;
  for (const auto& check : checks) {
    if (is_confirmed(check, context)) continue;
    if (submission.sees && !is_seen(check.that, context.workflow, values, *submission.sees)) continue;
    const auto result = evaluate(check.that, context, values, submission.outcome);
    const auto* passes = result.kind == expression::Result::Kind::value ? result.value.get_if<bool>() : nullptr;
    if (passes && !*passes) failed.push_back(failure_of(check));
  }
  return failed;
}

Problems failed_checks(const std::vector<Check>& checks, const Record& values, const Submission& submission,
                       const EvaluationContext& context) {
  auto failed = evaluate_checks(checks, values, submission, context);
  const auto add = [&](const Problems& more) { failed.insert(failed.end(), more.begin(), more.end()); };
  for (const auto& [name, value] : values)
    if (const auto* field = context.workflow.field(name))
      add(evaluate_checks(field->checks, values, submission, context));
  return failed;
}

std::vector<std::string> choosable_outcomes(const definition::Step& step) {
  using Kind = definition::Step::Kind;
  std::vector<std::string> possible;
  if (step.kind == Kind::handover || (step.kind == Kind::action && !step.binding->chosen)) return possible;
  for (const auto& route : step.next) possible.push_back(route.outcome);
  return possible;
}

std::vector<std::string> choosable_outcomes(const definition::Message& message) {
  std::vector<std::string> possible;
  for (const auto& each : message.outcomes) possible.push_back(each.name);
  return possible;
}

Checked<std::string> choose_outcome(const definition::Step& step, std::string_view sent) {
  if (step.kind == definition::Step::Kind::action && !step.binding->chosen) {
    if (!sent.empty())
      return diagnostics().problem("outcome-not-chosen", {{"action", step.binding->action}}, "outcome");
    return std::string();
  }
  const auto possible = choosable_outcomes(step);
  return sent.empty() && possible.size() == 1 ? possible.front() : one_of(possible, sent);
}

Checked<std::string> choose_outcome(const definition::Message& message, std::string_view sent) {
  const auto possible = choosable_outcomes(message);
  return possible.empty() && sent.empty() ? std::string() : one_of(possible, sent);
}

Checked<std::string> choose_acceptance(std::string_view sent) { return one_of({"accepted", "refused"}, sent); }

bool is_seen(const expression::Program& program, const definition::Workflow& workflow, const Record& values,
             const Sees& sees) {
  const auto& paths = program.reads();
  return std::all_of(paths.begin(), paths.end(), [&](const std::string& path) {
    const auto name = name_in(path, workflow);
    const auto head = path.substr(0, path.find('.'));
    if (workflow.list_of(head) && values.find(head)) return true;  // a new row, which the form gives
    const auto* field = workflow.field(name);
    if (!field) return sees(name);
    if (field->type != Type::list && values.find(name)) return true;
    const auto& rows = field->computed;
    if (rows.empty()) return sees(name);
    return std::all_of(rows.begin(), rows.end(), [&](const definition::ValueRow& row) {
      const auto* value = std::get_if<expression::Program>(&row.value);
      return (!row.guard || is_seen(*row.guard, workflow, values, sees)) &&
             (!value || is_seen(*value, workflow, values, sees));
    });
  });
}

Checked<Record> read_handover_form(const definition::Step& step, const Record& sent) {
  const auto& form = step.handover->asked;
  Record asked;
  Problems problems;
  for (const auto& entry : form) {
    const auto* value = sent.find(entry.field);
    if (value && !value->is_null())
      asked.set(entry.field, *value);
    else if (!entry.optional)
      problems.push_back(diagnostics().problem("missing", {{"field", entry.field}}, entry.field));
  }
  for (const auto& [name, value] : sent)
    if (std::none_of(form.begin(), form.end(), [&, &field = name](const auto& e) { return e.field == field; }))
      problems.push_back(diagnostics().problem("not-asked", {{"field", name}, {"near", ""}}, name));
  if (!problems.empty()) return problems;
  return asked;
}

}  // namespace parcours::execution
