#include "definition/read/check_guards.hpp"

#include <algorithm>

namespace parcours::definition {
namespace {

using Kind = expression::Type::Kind;

std::set<std::string> asked_fields(const Workflow& workflow) {
  std::set<std::string> asked;
  for (const auto& step : workflow.steps)
    for (const auto& entry : step.form)
      if (!entry.shown) asked.insert(entry.field);
  return asked;
}

// A form that asks a field anew may leave it empty, unless it requires the field.
void take_out_fresh(const Workflow& workflow, const std::vector<FormField>& form, std::set<std::string>& filled) {
  for (const auto& entry : form) {
    const auto* field = workflow.field(entry.field);
    if (entry.fresh && !entry.rows && entry.optional && !(field && field->default_value)) filled.erase(entry.field);
  }
}

// The answer of an action may make a field empty, and so may a form that asks it anew. Nothing else does.
void take_out_emptied(const Workflow& workflow, std::set<std::string>& filled) {
  for (const auto& step : workflow.steps) {
    for (const auto& name : step.binding ? step.binding->outputs : std::vector<std::string>()) filled.erase(name);
    take_out_fresh(workflow, step.form, filled);
  }
  for (const auto& message : workflow.messages) take_out_fresh(workflow, message.form, filled);
}

// Returns the fields that have a value in every case from its opening on: fields that the first form requires, and
// fields with a default.
std::set<std::string> filled_fields(const Workflow& workflow) {
  std::set<std::string> filled;
  const auto asked = asked_fields(workflow);
  for (const auto& field : workflow.fields)
    if (field.default_value && !asked.contains(field.name)) filled.insert(field.name);
  const auto entry = workflow.entry();
  const auto* first = entry == none ? nullptr : &workflow.steps[static_cast<std::size_t>(entry)];
  for (const auto& each : first && first->asks_person() ? first->form : std::vector<FormField>()) {
    const auto* field = workflow.field(each.field);
    if (!each.shown && !each.when && !each.rows && field && (!each.optional || field->default_value))
      filled.insert(each.field);
  }
  take_out_emptied(workflow, filled);
  return filled;
}

bool ends_with_any(const std::string& path, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return path.ends_with(end); });
}

}  // namespace

GuardCheck::GuardCheck(const FormedDraft& in)
    : draft_(in.draft()), context_(draft_.surroundings.calendar), filled_(filled_fields(draft_.workflow)) {
  context_.bounds = [this](const std::string& path, const expression::Type& type) { return bounds(path, type); };
  for (const auto& parameter : draft_.workflow.parameters)
    context_.parameters.set(parameter.name, parameter.default_value);
}

Bounds GuardCheck::of_field(const std::string& path, const Field& field) const {
  Bounds bounds;
  bounds.doubtful = filled_.contains(path);
  bounds.empty = !bounds.doubtful;
  bounds.decimals = !field.computed.empty() ? 9 : field.type == Type::money ? 2 : field.decimals;
  if (field.type == Type::birth || field.type == Type::text || !field.computed.empty()) return bounds;
  bounds.lower = field.minimum, bounds.upper = field.maximum;
  return bounds;
}

// Counts and states are never empty. The last event of a step may not have happened yet.
Bounds GuardCheck::bounds(const std::string& path, const expression::Type& type) const {
  if (const auto* field = draft_.workflow.field(path)) return of_field(path, *field);
  Bounds bounds;
  if (path == "outcome") bounds.empty = !has_outcome_, bounds.filled = has_outcome_;
  if (path.starts_with("steps.")) bounds.empty = ends_with_any(path, {".outcome", ".at", ".by"});
  if (path.starts_with("case.")) bounds.empty = ends_with_any(path, {".opened_by", ".territory"});
  if (path == "steps" || path == "case") bounds.empty = false;
  if (!bounds.empty && type.kind() == Kind::integer) bounds.lower = Value(0);
  return bounds;
}

void GuardCheck::report_coverage(const GuardAnalysis& proof, const std::string& name, Span place) {
  const DiagnosticTable::Arguments arguments{{"name", name},
                                             {"when_fr", proof.when.in("fr")},
                                             {"when", proof.when.in("en")},
                                             {"why_fr", proof.why.in("fr")},
                                             {"why", proof.why.in("en")}};
  if (proof.coverage == GuardAnalysis::Coverage::gap) draft_.sink.report("rows-incomplete", place, arguments);
  if (proof.coverage == GuardAnalysis::Coverage::undecided) draft_.sink.report("rows-undecided", place, arguments);
}

void GuardCheck::rows(const Guards& guards, const std::string& name, Span place, const std::vector<Span>& places) {
  if (guards.empty() || draft_.sink.full()) return;
  const auto proof = prove(guards, context_, budget_);
  if (guards.back()) report_coverage(proof, name, place);
  for (const auto row : proof.never_true) draft_.sink.report("never-true", places[row]);
  for (const auto row : proof.unreachable)
    draft_.sink.report(guards[row] ? "dead-row" : "otherwise-unused", places[row]);
}

bool GuardCheck::covers(const Guards& guards) {
  return prove(guards, context_, budget_).coverage != GuardAnalysis::Coverage::gap;
}

void GuardCheck::condition(const expression::Program& guard, Span place, const std::vector<std::string>& outcomes) {
  if (draft_.sink.full()) return;
  has_outcome_ = !outcomes.empty();
  const auto proof = prove({&guard}, context_, budget_);
  has_outcome_ = false;
  if (!proof.never_true.empty()) draft_.sink.report("never-true", place);
}

}  // namespace parcours::definition
