#include "execution/form_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "definition/model/row_changes.hpp"
#include "definition/model/validity.hpp"
#include "execution/diagnostics.hpp"
#include "execution/lookup.hpp"

namespace parcours::execution {
namespace {

using definition::Field;
using definition::FormField;

bool is_nothing(const Value& value) {
  const auto* text = value.get_if<std::string>();
  const auto* list = value.get_if<List>();
  return value.is_null() || (text && text->empty()) || (list && list->empty());
}

class RowReader {
 public:
  RowReader(const AskedRows& asked, const RestOfForm& rest, const EvaluationContext& context)
      : entry_(asked.entry), list_(asked.list), rest_(rest), context_(context) {
    if (const auto* rows = rows_of(context.a_case, list_.name)) rows_ = *rows;
  }

  void read(const Value* given) {
    name_rows(given);
    for (std::int64_t n = 1; n <= static_cast<std::int64_t>(rows_.size()); ++n) {
      const auto at = named_.find(n);
      const bool is_asked = asks(n);
      if (at != named_.end() && !is_asked)
        add("row-not-asked", {{"row", at->second.name}}, entry_.field);
      else if (at != named_.end())
        read_row(n, at->second.given);
      else if (entry_.fresh && is_asked)
        empty_row(n);
    }
  }
  std::vector<AskedRow> asked() const {
    std::vector<AskedRow> rows;
    for (std::int64_t n = 1; n <= static_cast<std::int64_t>(rows_.size()); ++n) {
      if (!asks(n)) continue;
      rows.push_back({n, {}});
      for (const auto& each : entry_.form) rows.back().states.push_back(state_of(n, each));
    }
    return rows;
  }
  Checked<Value> result() && {
    if (problems_.empty() && changed_)
      for (auto& problem : definition::check_added_rows(list_, {}, rows_)) problems_.push_back(std::move(problem));
    if (!problems_.empty()) return std::move(problems_);
    return changed_ ? Value(std::move(rows_)) : Value();
  }

 private:
  // What is given of a row, under the name that the sender has given it.
  struct Named {
    std::string name;
    const Value& given;
  };

  void add(std::string_view code, DiagnosticTable::Arguments arguments, const std::string& where) {
    problems_.push_back(diagnostics().problem(code, arguments, where));
  }
  std::string where(std::int64_t n, const std::string& field) const {
    return fmt::format("{}[{}].{}", entry_.field, n, field);
  }

  // Finds the row of each name.
  void name_rows(const Value* given) {
    if (!given) return;
    const auto* by_name = given->get_if<Record>();
    if (!by_name) return add("not-rows", {{"field", entry_.field}}, entry_.field);
    for (const auto& [name, value] : *by_name) {
      const auto n = row_named(list_, rows_, name);
      if (n > 0 && is_ambiguous_row(list_, rows_, name))
        add("ambiguous-row", {{"row", name}}, entry_.field);
      else if (n == 0)
        add("unknown-row.list", {{"row", name}}, entry_.field);
      else if (!named_.emplace(n, Named{name, value}).second)
        add("row-given-twice", {{"row", name}}, entry_.field);
    }
  }
  // The row as conditions of its fields see it: with the given values, and without what is asked anew.
  Record form_with(std::int64_t n, const Record& given) const {
    Record row = row_at(list_, context_.a_case, n).as<Record>();
    for (const auto& asked : entry_.form)
      if (entry_.fresh && !asked.shown) row.remove(asked.field);
    for (const auto& [name, value] : given) row.set(name, value);
    return form_of(std::move(row));
  }
  Record form_of(Value row) const {
    Record form = rest_.values;
    form.set(list_.item, std::move(row));
    return form;
  }
  bool asks(std::int64_t n) const {
    return evaluate(*entry_.rows, context_, form_of(row_at(list_, context_.a_case, n)), rest_.outcome).is_true();
  }

  void read_row(std::int64_t n, const Value& given) {
    const auto* record = given.get_if<Record>();
    if (!record) return add("not-a-row", {}, fmt::format("{}[{}]", entry_.field, n));
    Record typed;
    for (const auto& [name, value] : *record) {
      if (const auto* asked = entry_of(name); !asked)
        add("not-asked", {{"field", name}, {"near", ""}}, where(n, name)), problems_.back().hint = {};
      else if (!is_nothing(value))
        read_value(n, name, value, typed);
    }
    const auto form = form_with(n, typed);
    for (const auto& asked : entry_.form)
      if (!asked.shown) set_value(n, asked, typed, form);
  }
  const FormField* entry_of(const std::string& name) const {
    const auto at = std::find_if(entry_.form.begin(), entry_.form.end(),
                                 [&](const FormField& each) { return each.field == name && !each.shown; });
    return at == entry_.form.end() ? nullptr : &*at;
  }
  const Field& field_of(const std::string& name) const {
    return *std::find_if(list_.fields.begin(), list_.fields.end(),
                         [&](const Field& each) { return each.name == name; });
  }
  // A new value must be in use today.
  void read_value(std::int64_t n, const std::string& name, const Value& value, Record& typed) {
    const auto& field = field_of(name);
    auto checked = definition::coerce(field, value, moment().calendar);
    auto problems = checked ? Problems() : checked.problems();
    const auto* before = stored(n, name);
    if (checked && !rest_.from_case && !(before && *before == *checked))
      problems = definition::check_validity(field, *checked, moment().today(), name);
    for (auto& problem : problems) {
      problem.where = where(n, problem.where.starts_with(name) ? problem.where : name);
      problems_.push_back(std::move(problem));
    }
    if (checked && problems.empty() && !checked->is_null()) typed.set(name, *std::move(checked));
  }
  void set_value(std::int64_t n, const FormField& asked, const Record& typed, const Record& form) {
    const auto* value = typed.find(asked.field);
    if (asked.when && !is_seen(*asked.when, form)) {
      if (value) set(n, asked.field, *value);
      return;
    }
    if (asked.when && !evaluate(*asked.when, context_, form, rest_.outcome).is_true()) {
      if (value)
        add("not-asked", {{"field", asked.field}, {"near", ""}}, where(n, asked.field)), problems_.back().hint = {};
      return;
    }
    if (value) return set(n, asked.field, *value);
    const auto at = where(n, asked.field);
    const bool is_wrong = std::any_of(problems_.begin(), problems_.end(), [&](const Problem& p) {
      return p.where == at || p.where.starts_with(at + "[") || p.where.starts_with(at + ".");
    });
    if (is_wrong || (!entry_.fresh && stored(n, asked.field))) return;
    if (!asked.optional) return add("missing", {{"field", at}}, at);
    if (entry_.fresh) set(n, asked.field, {});
  }
  // What is asked of a row before anything is given for it.
  EntryState state_of(std::int64_t n, const FormField& asked) const {
    using Asked = EntryState::Asked;
    const auto form = form_with(n, {});
    if (asked.when && !is_seen(*asked.when, form)) return {Asked::unknown, false};
    if (asked.when && !evaluate(*asked.when, context_, form, rest_.outcome).is_true()) return {Asked::no, false};
    return {Asked::yes, !asked.optional && !asked.shown && (entry_.fresh || !stored(n, asked.field))};
  }
  bool is_seen(const expression::Program& program, const Record& form) const {
    return !rest_.sees || execution::is_seen(program, context_.workflow, form, *rest_.sees);
  }
  void empty_row(std::int64_t n) {
    const auto form = form_with(n, {});
    for (const auto& asked : entry_.form)
      if (!asked.shown && (!asked.when || evaluate(*asked.when, context_, form, rest_.outcome).is_true()))
        set(n, asked.field, {});
  }

  const Value* stored(std::int64_t n, const std::string& name) const {
    return rows_[static_cast<std::size_t>(n - 1)].as<Record>().find(name);
  }
  void set(std::int64_t n, const std::string& name, const Value& value) {
    const auto* before = stored(n, name);
    if (before ? *before == value : value.is_null()) return;
    auto& row = rows_[static_cast<std::size_t>(n - 1)];
    Record changed = row.as<Record>();
    value.is_null() ? changed.remove(name) : changed.set(name, value);
    row = std::move(changed);
    changed_ = true;
  }
  const Moment& moment() const { return context_.decision.moment; }

  const FormField& entry_;
  const Field& list_;
  const RestOfForm& rest_;
  const EvaluationContext& context_;
  List rows_;
  bool changed_ = false;
  std::map<std::int64_t, Named> named_;
  Problems problems_;
};

}  // namespace

Checked<Value> change_rows(const AskedRows& asked, const RestOfForm& rest, const EvaluationContext& context) {
  RowReader reader(asked, rest, context);
  reader.read(asked.given);
  return std::move(reader).result();
}

std::vector<AskedRow> rows_asked(const AskedRows& asked, const RestOfForm& rest, const EvaluationContext& context) {
  return RowReader(asked, rest, context).asked();
}

}  // namespace parcours::execution
