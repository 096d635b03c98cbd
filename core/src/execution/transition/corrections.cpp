#include "execution/transition/corrections.hpp"

#include <algorithm>

#include "definition/model/protection.hpp"
#include "definition/model/row_changes.hpp"
#include "definition/model/validity.hpp"
#include "execution/diagnostics.hpp"
#include "execution/form.hpp"
#include "execution/lookup.hpp"
#include "execution/transition/scheduler.hpp"

namespace parcours::execution {
namespace {

using definition::Field;

bool is_note(const CorrectedField& corrected) { return corrected.stored_in().level == 4; }

// Whether the program reads the field, or the rows that contain it.
bool reads(const expression::Program& program, const CorrectedField& corrected) {
  const auto& names = program.reads();
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    const auto head = name.substr(0, name.find('.'));
    if (!corrected.list) return head == corrected.field->name;
    return name == corrected.name() || head == corrected.list->name;
  });
}

Field reason_field() {
  Field field;
  field.name = "why";
  return field;
}

}  // namespace

void Corrections::correct(const Correction& in) {
  if (in.seen < 0 || in.seen > state_.a_case().revision) return state_.refuse("conflict");
  const auto corrected = find(in);
  if (!corrected) return;
  if (in.seen > 0 && was_set_after(*corrected, in.seen)) return state_.refuse("conflict");
  const auto why = read_reason(in.why);
  const auto value = read_value(*corrected, in.value);
  if (!state_.ok()) return;
  const auto before = value_before(*corrected);
  if (!is_note(*corrected) && before == *value) return state_.refuse("not-changed", {}, corrected->name());
  check(*corrected, *value);
  if (!state_.ok()) return;
  const auto& stored_in = corrected->stored_in();
  state_.emit(Corrected{corrected->field->name, corrected->list ? corrected->list->name : std::string(), corrected->row,
                        definition::protection_of(stored_in).level, before, *value, why, author_of(stored_in)});
  scheduler_.move_until_rest();
}

std::optional<CorrectedField> Corrections::find(const Correction& in) {
  const auto corrected = corrected_field(state_.workflow(), state_.a_case(), in.field, in.row);
  if (!corrected) {
    state_.refuse("not-asked", {{"field", in.field}, {"near", in.field}}, in.field);
    return std::nullopt;
  }
  if (!corrected->field->computed.empty()) {
    state_.refuse("computed-corrected", {{"field", in.field}}, in.field);
    return std::nullopt;
  }
  if (corrected->list) return find_row(*corrected, in);
  if (corrected->field->type == Type::list)
    state_.refuse("list-corrected", {{"field", in.field}, {"item", corrected->field->item}}, in.field);
  else if (!in.row.empty())
    state_.refuse("row-not-needed", {{"field", in.field}}, "row");
  const auto& c = state_.a_case();
  const bool is_filled = c.fields.contains(in.field) || c.notes.contains(in.field);
  if (state_.ok() && !is_filled && done_that_asked(state_.workflow(), c, *corrected).empty())
    state_.refuse("nothing-to-correct", {{"field", in.field}}, in.field);
  return state_.ok() ? corrected : std::nullopt;
}

std::optional<CorrectedField> Corrections::find_row(CorrectedField corrected, const Correction& in) {
  const auto* rows = rows_of(state_.a_case(), corrected.list->name);
  if (in.row.empty()) {
    state_.refuse("row-needed", {{"field", in.field}}, "row");
  } else if (rows && is_ambiguous_row(*corrected.list, *rows, in.row)) {
    state_.refuse("ambiguous-row", {{"row", in.row}}, "row");
  } else if (corrected.row == 0) {
    state_.refuse("unknown-row.list", {{"row", in.row}}, "row");
  } else if (value_before(corrected).is_null() &&
             done_that_asked(state_.workflow(), state_.a_case(), corrected).empty()) {
    state_.refuse("nothing-to-correct", {{"field", in.field}}, in.field);
  }
  return state_.ok() ? std::optional(corrected) : std::nullopt;
}

bool Corrections::was_set_after(const CorrectedField& corrected, std::int64_t seen) const {
  const auto& c = state_.a_case();
  const auto& name = corrected.stored_in().name;
  if (!is_note(corrected)) {
    const auto at = c.fields.find(name);
    return at != c.fields.end() && at->second.revision > seen;
  }
  const auto notes = c.notes.find(name);
  if (notes == c.notes.end()) return false;
  const auto mine = notes->second.find(state_.context().actor);
  return mine != notes->second.end() && mine->second > seen;
}

std::string Corrections::read_reason(const std::string& given) {
  const auto typed = definition::coerce(reason_field(), given, state_.calendar());
  if (!typed) return state_.refuse_all(typed.problems()), std::string();
  if (!typed->is_null()) return typed->as<std::string>();
  auto problem = diagnostics().problem("missing.why", {}, "why");
  problem.code = "missing";
  return state_.refuse_all({std::move(problem)}), std::string();
}

std::optional<Value> Corrections::read_value(const CorrectedField& corrected, const Value& given) {
  auto typed = definition::coerce(*corrected.field, given, state_.calendar());
  if (typed) return *std::move(typed);
  Problems problems = typed.problems();
  const auto& plain = corrected.field->name;
  for (auto& p : problems)
    if (p.where.starts_with(plain)) p.where = corrected.name() + p.where.substr(plain.size());
  state_.refuse_all(problems);
  return std::nullopt;
}

void Corrections::check(const CorrectedField& corrected, const Value& value) {
  const auto name = corrected.name();
  const auto context = view(corrected);
  const auto form = as_form(corrected, value);
  if (value.is_null()) {
    if (is_required(corrected, context, form)) state_.refuse("missing", {{"field", name}}, name);
  } else {
    state_.refuse_all(definition::check_validity(*corrected.field, value, state_.context().moment.today(), name));
    if (const auto* rows = corrected.list ? rows_of(state_.a_case(), corrected.list->name) : nullptr)
      state_.refuse_all(
          definition::check_changed_row(*corrected.list, *rows, {corrected.row, *corrected.field, value, name}));
  }
  if (!state_.ok()) return;
  state_.refuse_all(evaluate_checks(corrected.stored_in().checks, form, {form, {}}, context));
  for (const auto* step : done_that_asked(state_.workflow(), state_.a_case(), corrected)) {
    std::vector<definition::Check> about;
    std::copy_if(step->checks.begin(), step->checks.end(), std::back_inserter(about),
                 [&](const auto& each) { return reads(each.that, corrected); });
    state_.refuse_all(evaluate_checks(about, form, {form, {}}, context));
  }
}

Value Corrections::value_before(const CorrectedField& corrected) const {
  const auto& c = state_.a_case();
  if (corrected.list) {
    const auto row = row_at(*corrected.list, c, corrected.row);
    const auto* value = row.is_null() ? nullptr : row.as<Record>().find(corrected.field->name);
    return value ? *value : Value();
  }
  const auto at = c.fields.find(corrected.field->name);
  return at == c.fields.end() ? Value() : at->second.value;
}

Record Corrections::as_form(const CorrectedField& corrected, const Value& value) const {
  if (!corrected.list) return {{corrected.field->name, value}};
  const auto& list = *corrected.list;
  const auto size = static_cast<std::int64_t>(rows_of(state_.a_case(), list.name)->size());
  Record form;
  List rows;
  for (std::int64_t n = 1; n <= size; ++n) {
    Record row = row_at(list, state_.a_case(), n).as<Record>();
    if (n == corrected.row) {
      value.is_null() ? row.remove(corrected.field->name) : row.set(corrected.field->name, value);
      form.set(list.item, row);
    }
    rows.push_back(std::move(row));
  }
  form.set(list.name, std::move(rows));
  return form;
}

EvaluationContext Corrections::view(const CorrectedField& corrected) const {
  return state_.view(frame_of_row(state_.workflow(), state_.a_case(), corrected));
}

std::string Corrections::author_of(const Field& field) const {
  return field.level == 4 ? state_.context().actor : std::string();
}

}  // namespace parcours::execution
