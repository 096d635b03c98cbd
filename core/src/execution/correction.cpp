#include "execution/correction.hpp"

#include <algorithm>

#include "execution/lookup.hpp"

namespace parcours::execution {
namespace {

using definition::ActorSelector;
using definition::Field;
using definition::FormField;
using definition::Step;
using definition::Workflow;

// Where a form asks a field: the entry, and in an entry of a list the entry of the row's field. An entry of a list
// without a form asks every field of a new row, and requires none.
struct AskedAt {
  const FormField* entry = nullptr;
  const FormField* in_row = nullptr;
};

std::optional<AskedAt> find_entry(const std::vector<FormField>& form, const CorrectedField& corrected) {
  const auto name = corrected.name();
  for (const auto& entry : form) {
    if (entry.shown) continue;
    if (entry.field == name) return AskedAt{&entry, nullptr};
    if (!corrected.list || entry.field != corrected.list->name) continue;
    if (entry.form.empty()) return AskedAt{&entry, nullptr};
    for (const auto& inner : entry.form)
      if (!inner.shown && inner.field == corrected.field->name) return AskedAt{&entry, &inner};
  }
  return std::nullopt;
}

// Of "3/1", the row of the list: the rows of every enclosing `each` are in the path, the outermost first.
bool is_of_row(std::string_view path, const Workflow& workflow, const Step& step, const CorrectedField& corrected) {
  const auto lists = enclosing_lists(workflow, step);
  const auto at = std::find(lists.begin(), lists.end(), corrected.list);
  if (at == lists.end()) return true;
  for (auto deeper = std::distance(lists.begin(), at); deeper > 0; --deeper) path = path.substr(0, path.rfind('/'));
  const auto slash = path.rfind('/');
  return path.substr(slash == std::string_view::npos ? 0 : slash + 1) == std::to_string(corrected.row);
}

// The last end of the step in the case, in the branch of the row where the step is in one; null when there is none.
const StepSummary* last_end(const Case& c, const Workflow& workflow, const Step& step,
                            const CorrectedField& corrected) {
  for (auto at = c.steps.lower_bound(step.name); at != c.steps.end() && at->first.starts_with(step.name); ++at) {
    const auto rest = std::string_view(at->first).substr(step.name.size());
    if (rest.empty() || (rest.front() == '@' && is_of_row(rest.substr(1), workflow, step, corrected)))
      return &at->second;
  }
  return nullptr;
}

bool requires_value(const AskedAt& at, const EvaluationContext& context, const Record& form, std::string_view outcome) {
  if (at.entry->rows) return false;  // a row may be left out
  if (at.entry->when && !evaluate(*at.entry->when, context, form, outcome).is_true()) return false;
  const auto* asked = at.in_row ? at.in_row : at.entry->form.empty() ? at.entry : nullptr;
  if (!asked || asked->optional) return false;
  return asked == at.entry || !asked->when || evaluate(*asked->when, context, form, outcome).is_true();
}

// The actors that a selector chooses for the row. A field of another list's row names nobody.
void add_eligible(std::vector<Eligible>& all, const Workflow& workflow, const Case& c, const ActorSelector& who,
                  const CorrectedField& corrected) {
  const auto dot = who.kind == ActorSelector::Kind::field ? who.name.find('.') : std::string::npos;
  const auto frame = frame_of_row(workflow, c, corrected);
  if (dot == std::string::npos) {
    for (auto& each : eligible(workflow, c, std::vector{who}, frame)) all.push_back(std::move(each));
    return;
  }
  const auto* list = workflow.list_of(who.name.substr(0, dot));
  const auto* field = workflow.field(who.name);
  if (!list || !field || list != corrected.list) return;
  const auto row = row_at(*list, c, corrected.row);
  if (row.is_null()) return;
  const auto* named = row.as<Record>().find(field->name);
  const auto* text = named ? named->get_if<std::string>() : nullptr;
  if (!text)
    all.push_back({field->role, {}, {}});
  else if (field->type == Type::actor)
    all.push_back({field->role, *text, {}});
  else
    all.push_back({field->role, {}, *text});
}

}  // namespace

std::optional<CorrectedField> corrected_field(const Workflow& workflow, const Case& c, std::string_view name,
                                              const std::string& row) {
  CorrectedField found;
  found.field = workflow.field(name);
  if (!found.field) return std::nullopt;
  const auto dot = name.find('.');
  if (dot == std::string_view::npos) return found;
  found.list = workflow.list_of(name.substr(0, dot));
  const auto* rows = rows_of(c, found.list->name);
  if (rows && !row.empty()) found.row = row_named(*found.list, *rows, row);
  return found;
}

std::vector<Eligible> eligible_to_correct(const Workflow& workflow, const Case& c, const CorrectedField& corrected) {
  std::vector<Eligible> all;
  for (const auto& step : workflow.steps)
    if (find_entry(step.form, corrected))
      for (const auto& who : step.by.empty() && step.offer ? step.offer->to : step.by)
        add_eligible(all, workflow, c, who, corrected);
  for (const auto& message : workflow.messages)
    if (find_entry(message.form, corrected))
      for (const auto& role : message.roles) all.push_back({role, {}, {}});
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return all;
}

std::vector<const Step*> done_that_asked(const Workflow& workflow, const Case& c, const CorrectedField& corrected) {
  const auto* first = &workflow.steps[static_cast<std::size_t>(workflow.entry())];
  std::vector<const Step*> steps;
  for (const auto& step : workflow.steps)
    if (find_entry(step.form, corrected) && (&step == first || last_end(c, workflow, step, corrected)))
      steps.push_back(&step);
  return steps;
}

bool is_required(const CorrectedField& corrected, const EvaluationContext& context, const Record& form) {
  const auto& [workflow, c, decision, frame] = context;
  const auto steps = done_that_asked(workflow, c, corrected);
  const auto by_step = [&, &workflow = workflow, &c = c](const Step* step) {
    const auto* end = last_end(c, workflow, *step, corrected);
    return requires_value(*find_entry(step->form, corrected), context, form, end ? end->outcome : std::string());
  };
  if (!steps.empty()) return std::any_of(steps.begin(), steps.end(), by_step);
  return std::any_of(workflow.messages.begin(), workflow.messages.end(), [&](const auto& message) {
    const auto at = find_entry(message.form, corrected);
    return at && requires_value(*at, context, form, {});
  });
}

std::int64_t frame_of_row(const Workflow& workflow, const Case& c, const CorrectedField& corrected) {
  if (!corrected.list || corrected.row == 0) return 0;
  for (const auto& token : c.tokens)
    if (token.row == corrected.row)
      if (const auto* step = workflow.step(token.step); step && step->list == corrected.list->name) return token.id;
  return 0;
}

}  // namespace parcours::execution
