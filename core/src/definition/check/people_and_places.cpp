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

// Reports at the line of the field, or of the list that contains it.
void report_protected(std::string_view code, const std::string& name, const Protection& protection,
                      const ResolvedDraft& in) {
  const auto* fields = pair_in(in.root(), "fields");
  auto& draft = in.draft();
  const auto item = name.substr(0, name.find('.'));
  const auto* list = item == name ? nullptr : draft.workflow.list_of(item);
  const auto* at = fields ? pair_in(fields->value, list ? list->name : name) : nullptr;
  const auto* rows = at && list ? pair_in(at->value, "fields") : nullptr;
  if (const auto* in_row = rows ? pair_in(rows->value, name.substr(item.size() + 1)) : nullptr) at = in_row;
  const auto reason = protection.level > 1 ? "C" + std::to_string(protection.level) : "seen_by";
  if (at) draft.sink.report(code, at->key.span, {{"field", name}, {"reason", reason}});
}

}  // namespace

void check_people_and_places(const ResolvedDraft& in) {
  const auto& workflow = in.draft().workflow;
  for (const auto& name : fields_of_people(workflow)) {
    const auto* list = name.find('.') == std::string::npos ? nullptr : workflow.list_of(name.substr(0, name.find('.')));
    const auto* field = workflow.field(name);
    if (!field) continue;
    const auto protection = list ? protection_of_row_field(*list, *field) : protection_of(*field);
    if (!protection.may_leave()) report_protected("acts-protected", name, protection, in);
  }
  for (const auto& field : workflow.fields)
    if (is_place(field) && !protection_of(field).may_leave())
      report_protected("place-protected", field.name, protection_of(field), in);
}

}  // namespace parcours::definition
