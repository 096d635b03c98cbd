// What a person sends: who may, forms, outcomes, fields.
#include <fmt/ranges.h>

#include <algorithm>

#include "base/nearest.hpp"
#include "execution/form.hpp"
#include "execution/lookup.hpp"
#include "execution/transition.hpp"

namespace parcours::execution {
namespace {

// A list is as confidential as the most confidential of its fields.
int level_of(const definition::Field& field) {
  int level = field.level;
  for (const auto& each : field.fields) level = std::max(level, each.level);
  return level;
}

}  // namespace

void Transition::set_default_values() {
  std::vector<std::string_view> asked;
  for (const auto& s : workflow_.steps)
    for (const auto& e : s.form)
      if (!e.shown) asked.push_back(e.field);
  for (const auto& f : workflow_.fields) {
    if (!f.default_value || std::find(asked.begin(), asked.end(), f.name) != asked.end()) continue;
    emit(FieldSet{f.name, f.level, default_value(f, context_.moment)});
  }
}

// What a person sent for a step that waits for them.
void Transition::complete(const Token& token, const Completion& in) {
  const Step& step = step_of(token);
  if (!check_four_eyes(step, token.parent)) return;
  if (step.kind == Step::Kind::handover) {
    const auto asked = read_handover_form(step, in.with);
    return asked ? hand_over(token.id, step, *asked) : refuse_all(asked.problems());
  }
  const std::string outcome = chosen_outcome(step, in.outcome);
  if (!apply_form(step.form, step.checks, {in.with, outcome}, token.parent)) return;
  if (step.kind == Step::Kind::action) return request_action(*state().token(token.id), step, outcome);
  end_step(token.id, step, outcome, context_.actor);
  run_to_completion();
  request_next_action();
}

// Four eyes: whoever last ended one of these may not.
bool Transition::check_four_eyes(const Step& step, std::int64_t frame) {
  for (const auto& other : step.not_by) {
    const auto* summary = step_summary(state(), other, frame);
    if (summary && !context_.actor.empty() && summary->by == context_.actor) refuse("same-person", {{"step", other}});
  }
  return ok();
}

std::string Transition::chosen_outcome(const Step& step, const std::string& sent) {
  std::vector<std::string> ways;
  for (const auto& route : step.next) ways.push_back(route.outcome);
  if (step.kind == Step::Kind::action && !step.binding->chosen) {
    if (!sent.empty()) refuse("outcome-not-chosen", {{"action", step.binding->action}}, "outcome");
    return {};
  }
  if (sent.empty() && ways.size() == 1) return ways.front();
  if (sent.empty())
    refuse("choose-outcome", {{"outcomes", fmt::format("{}", fmt::join(ways, ", "))}}, "outcome");
  else if (std::find(ways.begin(), ways.end(), sent) == ways.end())
    refuse_outcome(ways, nearest(sent, ways));
  return sent;
}
void Transition::refuse_outcome(const std::vector<std::string>& ways, const std::string& near) {
  refuse("unknown-outcome", {{"outcomes", fmt::format("{}", fmt::join(ways, ", "))}, {"near", near}}, "outcome");
  if (near.empty()) decision_.problems.back().hint = {};
}

// Everything wrong with what was sent, at once; else its values are kept.
bool Transition::apply_form(const std::vector<definition::FormField>& form,
                            const std::vector<definition::Check>& checks, const Submission& submission,
                            std::int64_t frame) {
  const auto values = read_form(form, submission, view(frame));
  if (!values) refuse_all(values.problems());
  if (!ok()) return false;
  refuse_all(evaluate_checks(checks, view(frame), *values, submission.outcome));
  for (const auto& [name, value] : *values)
    if (const auto* field = workflow_.field(name))
      refuse_all(evaluate_checks(field->checks, view(frame), *values, submission.outcome));
  if (!ok()) return false;
  for (const auto& [name, value] : *values) set_field(name, value, frame);
  return true;
}

void Transition::set_field(const std::string& name, Value value, std::int64_t frame) {
  const auto dot = name.find('.');
  if (dot != std::string::npos) {
    const auto* list = workflow_.list_of(name.substr(0, dot));
    return emit(RowSet{list->name, row_of(workflow_, state(), frame, list->name), name.substr(dot + 1), level_of(*list),
                       std::move(value)});
  }
  const auto* field = workflow_.field(name);
  const auto* rows = field_value(workflow_, state(), frame, name);
  const auto before = rows && rows->is<List>() ? static_cast<std::int64_t>(rows->as<List>().size()) : 0;
  emit(FieldSet{name, level_of(*field), std::move(value)});
  if (field->type == Type::list) start_new_row_branches(name, before);
}

}  // namespace parcours::execution
