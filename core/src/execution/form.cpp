#include "execution/form.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/nearest.hpp"
#include "definition/model/row_changes.hpp"
#include "definition/model/validity.hpp"
#include "execution/diagnostics.hpp"
#include "execution/names.hpp"

namespace parcours::execution {
namespace {

using definition::Field;
using definition::FormField;

bool is_empty(const Value& v) {
  if (const auto* text = v.get_if<std::string>()) return text->empty();
  if (const auto* list = v.get_if<List>()) return list->empty();
  return v.is_null();
}

// One form being read.
class Form {
 public:
  Form(const definition::Workflow& workflow, const Case& a_case, const DecisionContext& context, std::int64_t frame,
       std::string_view outcome, bool from_case)
      : workflow_(workflow),
        case_(a_case),
        context_(context),
        frame_(frame),
        outcome_(outcome),
        from_case_(from_case) {}

  void read(const std::vector<FormField>& entries, const Record& sent) {
    refuse_others(entries, sent);
    for (const auto& entry : entries) type(entry, sent);
    for (const auto& entry : entries)
      if (!entry.shown) require(entry);
  }
  Checked<Record> done() && {
    if (!problems_.empty()) return std::move(problems_);
    return std::move(values_);
  }

 private:
  void refuse_others(const std::vector<FormField>& entries, const Record& sent) {
    std::vector<std::string> asked;
    for (const auto& e : entries)
      if (!e.shown) asked.push_back(e.field);
    for (const auto& [name, value] : sent)
      if (std::find(asked.begin(), asked.end(), name) == asked.end()) problems_.push_back(unasked(name, asked));
  }
  static Problem unasked(const std::string& name, const std::vector<std::string>& asked) {
    const std::string near = nearest(name, asked);
    Problem p = diagnostics().problem("not-asked", {{"field", name}, {"near", near}}, name);
    if (near.empty()) p.hint = {};
    return p;
  }

  void type(const FormField& entry, const Record& sent) {
    const Value* value = sent.find(entry.field);
    const Field* field = workflow_.field(entry.field);
    if (entry.shown || !value || !field || is_empty(*value)) return;
    auto typed = typed_as(entry, *field, *value);
    if (typed && !entry.form.empty()) read_rows(entry, *field, *typed);
    if (typed) check_choice(entry, *field, *typed);
    if (!typed)
      add(typed.problems());
    else if (!is_empty(*typed))
      values_.set(entry.field, field->type == Type::list ? added_rows(*field, std::move(*typed)) : std::move(*typed));
  }
  // Problems say the name of the entry, which inside a row is not the field's.
  Checked<Value> typed_as(const FormField& entry, const Field& field, const Value& value) const {
    auto typed = definition::coerce(field, value, context_.moment.calendar);
    if (typed || entry.field == field.name) return typed;
    Problems problems = typed.problems();
    for (auto& p : problems)
      if (p.where.starts_with(field.name)) p.where = entry.field + p.where.substr(field.name.size());
    return problems;
  }
  // What the day and the other rows say of a value that is new.
  void check_choice(const FormField& entry, const Field& field, const Value& value) {
    const auto* before = field.type == Type::list ? nullptr : field_value(workflow_, case_, frame_, entry.field);
    const bool known = (before && *before == value) || (field.default_value && *field.default_value == value);
    if (!from_case_ && !known)
      add(definition::check_validity(field, before ? added_to(*before, value) : value, context_.moment.today(),
                                     entry.field));
    check_row(entry, field, value);
  }
  // Of several values, those that were not there.
  static Value added_to(const Value& before, const Value& value) {
    const auto *stored = before.get_if<List>(), *all = value.get_if<List>();
    if (!stored || !all) return value;
    List added;
    for (const auto& each : *all)
      if (std::find(stored->begin(), stored->end(), each) == stored->end()) added.push_back(each);
    return added;
  }
  void check_row(const FormField& entry, const Field& field, const Value& value) {
    const auto* list =
        entry.field == field.name ? nullptr : workflow_.list_of(entry.field.substr(0, entry.field.find('.')));
    const auto rows = list ? case_.fields.find(list->name) : case_.fields.end();
    if (rows == case_.fields.end()) return;
    const auto row = row_of(workflow_, case_, frame_, list->name);
    add(definition::check_changed_row(*list, rows->second.value.as<List>(), {row, field, value, entry.field}));
  }
  void add(const Problems& problems) { problems_.insert(problems_.end(), problems.begin(), problems.end()); }

  // Each new row holds what the entry asks of it, and nothing else.
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
      const bool asked = !e.when || is_asked_of(*e.when, list, row);
      if (given && !asked) problems_.push_back(unasked(at + e.field, {}));
      if (!given && asked && !e.optional)
        problems_.push_back(diagnostics().problem("missing", {{"field", at + e.field}}, at + e.field));
    }
  }
  bool is_asked_of(const expression::Program& when, const Field& list, const Record& row) const {
    Record form = values_;
    form.set(list.item, row);
    return evaluate(when, workflow_, case_, context_, frame_, form, outcome_).is_true();
  }
  // A list in a form adds rows to those that are there.
  Value added_rows(const Field& field, Value rows) {
    auto stored = case_.fields.find(field.name);
    if (stored == case_.fields.end()) return rows;
    List all = stored->second.value.as<List>();
    for (auto& problem : definition::check_added_rows(field, all, rows.as<List>()))
      problems_.push_back(std::move(problem));
    for (const auto& row : rows.as<List>()) all.push_back(row);
    return all;
  }

  // ActionRequest at all, given, filled before, or left to its default.
  void require(const FormField& entry) {
    if (entry.when && !evaluate(*entry.when, workflow_, case_, context_, frame_, values_, outcome_).is_true()) {
      if (values_.find(entry.field)) problems_.push_back(unasked(entry.field, {}));
      return;
    }
    if (values_.find(entry.field) || field_value(workflow_, case_, frame_, entry.field) || has_problem(entry.field))
      return;
    const Field* field = workflow_.field(entry.field);
    if (field && field->default_value) {
      values_.set(entry.field, default_value(*field));
      check_row(entry, *field, default_value(*field));
    } else if (!entry.optional) {
      problems_.push_back(diagnostics().problem("missing", {{"field", entry.field}}, entry.field));
    }
  }
  Value default_value(const Field& field) const {
    const bool today = field.type == Type::date && *field.default_value == Value("today");
    return today ? Value(context_.moment.today()) : *field.default_value;
  }
  bool has_problem(const std::string& field) const {
    return std::any_of(problems_.begin(), problems_.end(),
                       [&](const Problem& p) { return p.where.starts_with(field); });
  }

  const definition::Workflow& workflow_;
  const Case& case_;
  const DecisionContext& context_;
  std::int64_t frame_;
  std::string_view outcome_;
  bool from_case_;
  Record values_;
  Problems problems_;
};

}  // namespace

Checked<Record> read_form(const definition::Workflow& workflow, const std::vector<FormField>& entries,
                          const Case& a_case, const DecisionContext& context, std::int64_t frame, const Record& sent,
                          std::string_view outcome, bool from_case) {
  Form form(workflow, a_case, context, frame, outcome, from_case);
  form.read(entries, sent);
  return std::move(form).done();
}

Problems evaluate_checks(const definition::Workflow& workflow, const std::vector<definition::Check>& checks,
                         const Case& a_case, const DecisionContext& context, std::int64_t frame, const Record& form,
                         std::string_view outcome) {
  Problems problems;
  for (const auto& check : checks) {
    const bool confirmed = check.warns && std::find(context.confirmed.begin(), context.confirmed.end(), check.code) !=
                                              context.confirmed.end();
    if (confirmed) continue;
    const auto result = evaluate(check.that, workflow, a_case, context, frame, form, outcome);
    const auto* holds = result.kind == expression::Result::Kind::value ? result.value.get_if<bool>() : nullptr;
    if (!holds || *holds) continue;
    Problem problem;
    problem.code = check.code;
    problem.message = check.text;
    if (check.warns) problem.severity = Problem::Severity::question;
    problems.push_back(std::move(problem));
  }
  return problems;
}

bool is_stale(const std::vector<FormField>& form, const Case& a_case, std::int64_t seen) {
  return std::any_of(form.begin(), form.end(), [&](const FormField& entry) {
    auto at = a_case.fields.find(entry.field);
    return at != a_case.fields.end() && at->second.revision > seen;
  });
}

}  // namespace parcours::execution
