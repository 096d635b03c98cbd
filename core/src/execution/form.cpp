#include "execution/form.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.hpp"
#include "base/utf8.hpp"
#include "definition/model/row_changes.hpp"
#include "definition/model/validity.hpp"
#include "execution/diagnostics.hpp"
#include "execution/form_rows.hpp"
#include "execution/lookup.hpp"

namespace parcours::execution {
namespace {

using definition::Field;
using definition::FormField;

bool is_empty(const Value& v) {
  if (const auto* text = v.get_if<std::string>()) return is_blank(*text);
  if (const auto* list = v.get_if<List>()) return list->empty();
  if (const auto* rows = v.get_if<Record>()) return rows->empty();
  return v.is_null();
}

class FormReader {
 public:
  FormReader(const Submission& submission, const EvaluationContext& context)
      : submission_(submission), context_(context) {}

  FormReading read(const std::vector<FormField>& entries) && {
    refuse_unasked(entries);
    for (const auto& entry : entries) read_entry(entry);
    for (const auto& entry : entries)
      if (entry.fresh && !entry.rows && !values_.find(entry.field)) values_.set(entry.field, Value());
    std::vector<EntryState> states;
    for (const auto& entry : entries) {
      states.push_back(state_of(entry));
      if (!entry.shown) require(entry, states.back());
    }
    return {std::move(values_), std::move(problems_), std::move(states)};
  }

 private:
  void refuse_unasked(const std::vector<FormField>& entries) {
    std::vector<std::string> asked;
    for (const auto& e : entries)
      if (!e.shown) asked.push_back(e.field);
    for (const auto& [name, value] : submission_.sent)
      if (std::find(asked.begin(), asked.end(), name) == asked.end()) problems_.push_back(unasked(name, asked));
  }
  static Problem unasked(const std::string& name, const std::vector<std::string>& asked) {
    const std::string near = nearest(name, asked);
    Problem p = diagnostics().problem("not-asked", {{"field", name}, {"near", near}}, name);
    if (near.empty()) p.hint = {};
    return p;
  }

  void read_entry(const FormField& entry) {
    const Value* value = submission_.sent.find(entry.field);
    const Field* field = context_.workflow.field(entry.field);
    if (entry.shown || !field) return;
    if (entry.rows) return read_existing_rows(entry, *field, value);
    if (!value || is_empty(*value)) return;
    auto typed = typed_as(entry, *field, *value);
    if (typed && !entry.form.empty()) read_rows(entry, *field, *typed);
    if (typed) check_choice(entry, *field, *typed);
    if (!typed)
      add(typed.problems());
    else if (!is_empty(*typed))
      values_.set(entry.field, field->type == Type::list ? added_rows(*field, std::move(*typed)) : std::move(*typed));
  }
  // Problems name the entry, which inside a row is not the field.
  Checked<Value> typed_as(const FormField& entry, const Field& field, const Value& value) const {
    auto typed = definition::coerce(field, value, moment().calendar);
    if (typed || entry.field == field.name) return typed;
    Problems problems = typed.problems();
    for (auto& p : problems)
      if (p.where.starts_with(field.name)) p.where = entry.field + p.where.substr(field.name.size());
    return problems;
  }
  // A new value must be in use today, and allowed by the other rows.
  void check_choice(const FormField& entry, const Field& field, const Value& value) {
    const auto* before = field.type == Type::list ? nullptr : stored(entry);
    const bool known = (before && *before == value) || (field.default_value && *field.default_value == value);
    if (!submission_.from_case && !known)
      add(definition::check_validity(field, before ? added_to(*before, value) : value, moment().today(), entry.field));
    check_row(entry, field, value);
  }
  // Of several values, the new ones.
  static Value added_to(const Value& before, const Value& value) {
    const auto *old = before.get_if<List>(), *all = value.get_if<List>();
    if (!old || !all) return value;
    List added;
    for (const auto& each : *all)
      if (std::find(old->begin(), old->end(), each) == old->end()) added.push_back(each);
    return added;
  }
  void check_row(const FormField& entry, const Field& field, const Value& value) {
    const auto* list =
        entry.field == field.name ? nullptr : context_.workflow.list_of(entry.field.substr(0, entry.field.find('.')));
    const auto* rows = list ? rows_of(context_.a_case, list->name) : nullptr;
    if (!rows) return;
    const auto row = row_of(context_.workflow, context_.a_case, context_.frame, list->name);
    add(definition::check_changed_row(*list, *rows, {row, field, value, entry.field}));
  }
  void add(const Problems& problems) { problems_.insert(problems_.end(), problems.begin(), problems.end()); }

  // Each new row contains what the entry asks of it, and nothing else.
  void read_rows(const FormField& entry, const Field& list, const Value& rows) {
    std::size_t n = 0;
    for (const auto& row : rows.as<List>())
      read_row(entry, list, row.as<Record>(), fmt::format("{}[{}].", entry.field, ++n));
  }
  void read_row(const FormField& entry, const Field& list, const Record& row, const std::string& at) {
    for (const auto& [name, value] : row)
      if (std::none_of(entry.form.begin(), entry.form.end(),
                       [&](const FormField& e) { return e.field == name && !e.shown; }))
        problems_.push_back(unasked(at + name, {}));
    for (const auto& e : entry.form) {
      if (e.shown) continue;
      const bool given = row.find(e.field) != nullptr;
      if (e.when && !is_seen_of(*e.when, list, row)) continue;
      const bool asked = !e.when || is_asked_of(*e.when, list, row);
      if (given && !asked) problems_.push_back(unasked(at + e.field, {}));
      if (!given && asked && !e.optional)
        problems_.push_back(diagnostics().problem("missing", {{"field", at + e.field}}, at + e.field));
    }
  }
  void read_existing_rows(const FormField& entry, const Field& list, const Value* given) {
    const bool seen = is_seen(*entry.rows) && (!submission_.sees || (*submission_.sees)(entry.field));
    if (!seen) return;  // only the engine knows which rows are asked
    auto rows = change_rows({entry, list, given && !is_empty(*given) ? given : nullptr},
                            {values_, submission_.outcome, submission_.from_case, submission_.sees}, context_);
    if (!rows)
      add(rows.problems());
    else if (!rows->is_null())
      values_.set(entry.field, *std::move(rows));
  }
  Record with_row(const Field& list, const Record& row) const {
    Record form = values_;
    form.set(list.item, row);
    return form;
  }
  bool is_seen_of(const expression::Program& when, const Field& list, const Record& row) const {
    return !submission_.sees || execution::is_seen(when, context_.workflow, with_row(list, row), *submission_.sees);
  }
  bool is_asked_of(const expression::Program& when, const Field& list, const Record& row) const {
    return evaluate(when, context_, with_row(list, row), submission_.outcome).is_true();
  }
  // A list in a form adds rows to the stored ones.
  Value added_rows(const Field& field, Value rows) {
    const auto* before = rows_of(context_.a_case, field.name);
    if (!before) return rows;
    List all = *before;
    for (auto& problem : definition::check_added_rows(field, all, rows.as<List>()))
      problems_.push_back(std::move(problem));
    for (const auto& row : rows.as<List>()) all.push_back(row);
    return all;
  }

  // Of the entry with the values of those before it.
  EntryState state_of(const FormField& entry) const {
    using Asked = EntryState::Asked;
    if (entry.when && !is_seen(*entry.when)) return {Asked::unknown, false};
    if (entry.when && !evaluate(*entry.when, context_, values_, submission_.outcome).is_true())
      return {Asked::no, false};
    const Field* field = context_.workflow.field(entry.field);
    const bool answered =
        entry.optional || entry.shown || entry.rows || stored(entry) || (field && field->default_value);
    return {Asked::yes, !answered};
  }
  bool is_seen(const expression::Program& program) const {
    return !submission_.sees || execution::is_seen(program, context_.workflow, values_, *submission_.sees);
  }
  // An asked entry is sent, stored already, or has a default. A fresh one that is left out is emptied; one that is not
  // asked stays as it is.
  void require(const FormField& entry, const EntryState& state) {
    if (state.asked == EntryState::Asked::no) {
      const auto* given = entry.rows ? submission_.sent.find(entry.field) : nullptr;
      if (entry.rows ? given && !is_empty(*given) : is_given(entry)) problems_.push_back(unasked(entry.field, {}));
      return values_.remove(entry.field);
    }
    if (entry.rows) return;
    if (state.asked == EntryState::Asked::unknown || is_given(entry) || stored(entry) || has_problem(entry.field))
      return;
    const Field* field = context_.workflow.field(entry.field);
    if (field && field->default_value) {
      values_.set(entry.field, default_value(*field, moment()));
      check_row(entry, *field, default_value(*field, moment()));
    } else if (state.required) {
      if (!may_be_stored(entry))
        problems_.push_back(diagnostics().problem("missing", {{"field", entry.field}}, entry.field));
    } else if (!has_value(entry)) {
      values_.remove(entry.field);
    }
  }
  // Whether a stored value that the reader does not see may answer for the entry.
  bool may_be_stored(const FormField& entry) const {
    return submission_.sees && !entry.fresh && !(*submission_.sees)(entry.field);
  }
  bool is_given(const FormField& entry) const {
    const auto* value = values_.find(entry.field);
    return value && !value->is_null();
  }
  bool has_problem(const std::string& field) const {
    return std::any_of(problems_.begin(), problems_.end(),
                       [&](const Problem& p) { return p.where.starts_with(field); });
  }

  // The stored value where it answers for the entry; null of a fresh one.
  const Value* stored(const FormField& entry) const {
    return entry.fresh ? nullptr : field_value(context_.workflow, context_.a_case, context_.frame, entry.field);
  }
  bool has_value(const FormField& entry) const {
    return field_value(context_.workflow, context_.a_case, context_.frame, entry.field) != nullptr;
  }
  const Moment& moment() const { return context_.decision.moment; }

  const Submission& submission_;
  const EvaluationContext& context_;
  Record values_;
  Problems problems_;
};

}  // namespace

FormReading examine_form(const std::vector<FormField>& form, const Submission& submission,
                         const EvaluationContext& context) {
  return FormReader(submission, context).read(form);
}

Checked<Record> read_form(const std::vector<FormField>& form, const Submission& submission,
                          const EvaluationContext& context) {
  auto reading = examine_form(form, submission, context);
  if (!reading.problems.empty()) return std::move(reading.problems);
  return std::move(reading.values);
}

Value default_value(const Field& field, const Moment& moment) {
  const bool today = field.type == Type::date && *field.default_value == Value("today");
  return today ? Value(moment.today()) : *field.default_value;
}

bool is_stale(const std::vector<FormField>& form, const Case& a_case, std::int64_t seen) {
  return std::any_of(form.begin(), form.end(), [&](const FormField& entry) {
    auto at = a_case.fields.find(entry.field);
    return at != a_case.fields.end() && at->second.revision > seen;
  });
}

}  // namespace parcours::execution
