// Checks the fields that name who acts or is notified, and those by which a case is in a place. The engine records both
// in events that every reader of the case sees, so nothing may protect them.
#include <set>

#include "definition/check/check_workflow.hpp"
#include "definition/model/protection.hpp"

namespace parcours::definition {
namespace {

// Returns the fields that some step or line names as people.
std::set<std::string> fields_of_people(const Workflow& workflow) {
  std::set<std::string> names;
  const auto add = [&](const std::vector<ActorSelector>& people) {
    for (const auto& who : people)
      if (who.kind == ActorSelector::Kind::field) names.insert(who.name);
  };
  const auto add_lines = [&](const std::vector<Line>& lines) {
    for (const auto& line : lines) add(line.remind);
  };
  for (const auto& step : workflow.steps) {
    add(step.by), add_lines(step.lines);
    if (step.offer) add(step.offer->to);
    if (step.send) add(step.send->to);
  }
  for (const auto& block : workflow.blocks) add_lines(block.lines);
  for (const auto& phase : workflow.phases) add_lines(phase.lines);
  if (workflow.accepts) add(workflow.accepts->by);
  if (workflow.reopen) add(workflow.reopen->by);
  return names;
}

bool is_place(const Field& field) {
  return field.type == Type::territory || (field.type == Type::structure && !field.role.empty());
}

// Returns the place where the field is declared, for "besoin.pour" within its list.
const Span* place_of(const ResolvedDraft& in, const std::string& name) {
  const auto dot = name.find('.');
  const auto* list = dot == std::string::npos ? nullptr : in.draft().workflow.list_of(name.substr(0, dot));
  const auto* fields = pair_in(in.root(), "fields");
  const auto* declared = fields ? pair_in(fields->value, list ? list->name : name) : nullptr;
  const auto* rows = declared && list ? pair_in(declared->value, "fields") : nullptr;
  if (rows) declared = pair_in(rows->value, name.substr(dot + 1));
  return declared ? &declared->key.span : nullptr;
}

void report_protected(std::string_view code, const std::string& name, const ResolvedDraft& in) {
  const auto protection = protection_of_field(in.draft().workflow, name);
  if (!protection || protection->may_leave()) return;
  if (const auto* at = place_of(in, name))
    in.draft().sink.report(code, *at, {{"field", name}, {"reason", reason_of(*protection)}});
}

}  // namespace

void check_people_and_places(const ResolvedDraft& in) {
  const auto& workflow = in.draft().workflow;
  for (const auto& name : fields_of_people(workflow)) report_protected("acts-protected", name, in);
  for (const auto& field : workflow.fields)
    if (is_place(field)) report_protected("place-protected", field.name, in);
}

}  // namespace parcours::definition
