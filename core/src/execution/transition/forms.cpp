#include "execution/transition/forms.hpp"

#include <algorithm>

#include "definition/model/protection.hpp"
#include "execution/lookup.hpp"
#include "execution/transition/branches.hpp"

namespace parcours::execution {
namespace {

using definition::Step;

}  // namespace

bool Forms::apply(const std::vector<definition::FormField>& form, const std::vector<definition::Check>& checks,
                  const Submission& submission, std::int64_t frame) {
  const auto view = state_.view(frame);
  const auto values = read_form(form, submission, view);
  if (!values) state_.refuse_all(values.problems());
  if (!state_.ok()) return false;
  state_.refuse_all(failed_checks(checks, *values, submission, view));
  if (!state_.ok()) return false;
  for (const auto& [name, value] : *values) {
    const auto asks_rows = [&, &field = name](const auto& entry) { return entry.field == field && entry.rows; };
    if (std::any_of(form.begin(), form.end(), asks_rows))
      set_rows(*state_.workflow().field(name), value.as<List>());
    else
      set_field(name, value, frame);
  }
  return true;
}

void Forms::set_rows(const definition::Field& list, const List& rows) {
  const List before = *rows_of(state_.a_case(), list.name);
  const int level = definition::protection_of(list).level;
  for (std::size_t i = 0; i < rows.size(); ++i)
    for (const auto& field : list.fields) {
      const auto *was = before[i].as<Record>().find(field.name), *is = rows[i].as<Record>().find(field.name);
      if (was && is ? *was != *is : was != is)
        state_.emit(RowSet{list.name, static_cast<std::int64_t>(i) + 1, field.name, level, is ? *is : Value()});
    }
}

void Forms::set_field(const std::string& name, Value value, std::int64_t frame) {
  const auto& workflow = state_.workflow();
  const Case& c = state_.a_case();
  if (const auto dot = name.find('.'); dot != std::string::npos) {
    const auto& list = *workflow.list_of(name.substr(0, dot));
    const std::int64_t row = row_of(workflow, c, frame, list.name);
    return state_.emit(
        RowSet{list.name, row, name.substr(dot + 1), definition::protection_of(list).level, std::move(value)});
  }
  const auto& field = *workflow.field(name);
  const auto* rows = rows_of(c, name);
  const auto before = rows ? static_cast<std::int64_t>(rows->size()) : 0;
  state_.emit(FieldSet{name, definition::protection_of(field).level, std::move(value), author_of(field)});
  if (field.type == Type::list) branches_.start_new_rows(name, before);
}

// A note has an author.
std::string Forms::author_of(const definition::Field& field) const {
  return field.level == 4 ? state_.context().actor : std::string();
}

void Forms::set_default_values() {
  std::vector<std::string_view> asked;
  for (const auto& step : state_.workflow().steps)
    for (const auto& entry : step.form)
      if (!entry.shown) asked.push_back(entry.field);
  for (const auto& field : state_.workflow().fields) {
    if (!field.default_value || std::find(asked.begin(), asked.end(), field.name) != asked.end()) continue;
    state_.emit(FieldSet{field.name, field.level, default_value(field, state_.context().moment), author_of(field)});
  }
}

bool Forms::check_four_eyes(const Step& step, std::int64_t frame) {
  const auto& actor = state_.context().actor;
  for (const auto& other : step.not_by) {
    const auto* summary = step_summary(state_.a_case(), other, frame);
    if (summary && !actor.empty() && summary->by == actor) state_.refuse("same-person", {{"step", other}});
  }
  return state_.ok();
}

std::string Forms::chosen_outcome(const Step& step, const std::string& sent) {
  const auto outcome = choose_outcome(step, sent);
  if (!outcome) state_.refuse_all(outcome.problems());
  return outcome ? *outcome : sent;
}

}  // namespace parcours::execution
