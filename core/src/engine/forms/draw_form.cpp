// Draws forms (form_view.hpp): the entries, outcomes and checks of a question in the words of its workflow.
#include <algorithm>

#include "definition/model/coerce.hpp"
#include "definition/model/titles.hpp"
#include "definition/model/validity.hpp"
#include "engine/forms/form_content.hpp"
#include "execution/form_rows.hpp"
#include "execution/lookup.hpp"

namespace parcours::engine {
namespace {

using definition::Field;
using definition::FormField;
using definition::title_or_name;

Value longest_of(const Field& field) {
  if (field.maximum) return *field.maximum;
  if (field.type == Type::note) return static_cast<std::int64_t>(definition::max_note);
  const bool is_text = field.type == Type::text || field.type == Type::contact;
  return is_text ? Value(static_cast<std::int64_t>(definition::max_text)) : Value();
}

bool contains(const Value& value, const std::string& name) {
  const auto* all = value.get_if<List>();
  return value == Value(name) || (all && std::find(all->begin(), all->end(), Value(name)) != all->end());
}

class FormDrawing {
 public:
  FormDrawing(const FormView& view, const FormQuestion& question) : view_(view), question_(question) {}

  Form::Parts parts() const {
    Form::Parts parts;
    for (const auto& entry : asked())
      if (question_.step && question_.step->handover)
        parts.entries.push_back(entry_of_receiver(entry));
      else if (const auto* field = view_.workflow().field(entry.field))
        parts.entries.push_back(entry_of_case(entry, *field));
    add_outcomes(parts);
    add_checks(parts);
    return parts;
  }

 private:
  const std::vector<FormField>& asked() const {
    return question_.step && question_.step->handover ? question_.step->handover->asked : entries_of(question_);
  }

  // What a field is, without the case.
  FormEntry entry_of(const FormField& entry, const Field& field) const {
    FormEntry drawn;
    drawn.field = entry.field, drawn.title = title_or_name(field.title, field.name), drawn.help = field.help;
    drawn.shown_as = field.screen, drawn.type = field.type, drawn.of = field.role.empty() ? field.of : field.role;
    drawn.minimum = field.minimum.value_or(Value()), drawn.maximum = longest_of(field);
    drawn.decimals = field.type == Type::money ? 2 : field.decimals;
    if (field.default_value) drawn.default_value = execution::default_value(field, moment());
    drawn.optional = entry.optional, drawn.shown = entry.shown, drawn.fresh = entry.fresh;
    if (entry.when) drawn.when = entry.when->text();
    if (entry.rows) drawn.rows = entry.rows->text();
    drawn.form = row_of(entry, field);
    return drawn;
  }
  // The entries of a new row. A list without a form of its own takes any of its fields.
  std::vector<FormEntry> row_of(const FormField& entry, const Field& list) const {
    std::vector<FormField> asked = entry.form;
    for (const auto& field : list.fields)
      if (entry.form.empty()) asked.push_back({field.name, true, false, false, {}, {}, {}});
    std::vector<FormEntry> row;
    for (const auto& inner : asked)
      for (const auto& field : list.fields)
        if (field.name == inner.field) row.push_back(entry_of_row(inner, field));
    return row;
  }
  FormEntry entry_of_row(const FormField& entry, const Field& field) const {
    auto drawn = entry_of(entry, field);
    add_choices(drawn, field);
    drawn.asked = entry.when ? Asked::unknown : Asked::yes;
    drawn.required = !entry.when && !entry.optional && !entry.shown;
    return drawn;
  }
  FormEntry entry_of_case(const FormField& entry, const Field& field) const {
    auto drawn = entry_of(entry, field);
    drawn.blind = !view_.sees(entry.field, question_.row_known);
    if (!drawn.blind && !entry.fresh) drawn.value = stored(entry.field);
    add_choices(drawn, field);
    if (entry.rows && !drawn.blind) drawn.asked_rows = rows_of(entry, field);
    return drawn;
  }
  std::vector<FormRow> rows_of(const FormField& entry, const Field& list) const {
    const auto context = view_.decision_context();
    const execution::Sees sees = [&](const std::string& name) { return view_.sees(name, question_.row_known); };
    const Record none;
    std::vector<FormRow> all;
    if (!execution::is_seen(*entry.rows, view_.workflow(), none, sees)) return all;
    for (const auto& asked : execution::rows_asked({entry, list, nullptr}, {none, {}, false, &sees},
                                                   {view_.workflow(), view_.a_case, context, question_.frame})) {
      const auto& rows = *execution::rows_of(view_.a_case, list.name);
      const auto& row = rows[static_cast<std::size_t>(asked.number - 1)].as<Record>();
      all.push_back({execution::row_name(list, row, asked.number), asked.number, {}});
      for (std::size_t i = 0; i < entry.form.size(); ++i)
        for (const auto& field : list.fields)
          if (field.name == entry.form[i].field)
            all.back().form.push_back(entry_of_cell({entry, entry.form[i], field}, row, asked.states[i]));
    }
    return all;
  }
  // One field that is asked in each row.
  struct Column {
    const FormField& list;
    const FormField& entry;
    const Field& field;
  };
  FormEntry entry_of_cell(const Column& column, const Record& row, const execution::EntryState& state) const {
    auto drawn = entry_of(column.entry, column.field);
    const auto* value = row.find(column.field.name);
    if (value && (!column.list.fresh || column.entry.shown)) drawn.value = *value;
    add_choices(drawn, column.field);
    set_state(drawn, state);
    return drawn;
  }
  // Only the workflow of the receiver has the titles and types of its fields.
  FormEntry entry_of_receiver(const FormField& entry) const {
    const auto* field = question_.receiver ? question_.receiver->workflow.field(entry.field) : nullptr;
    Field unknown;
    unknown.name = entry.field;
    auto drawn = entry_of(entry, field ? *field : unknown);
    drawn.default_value = {};  // what is not given is not sent
    drawn.required = !entry.optional;
    add_choices(drawn, field ? *field : unknown);
    return drawn;
  }

  Value stored(const std::string& name) const {
    const auto dot = name.find('.');
    const auto* list = dot == std::string::npos ? nullptr : view_.workflow().list_of(name.substr(0, dot));
    const auto* value = view_.shown.find(list ? list->name : name);
    if (!list || !value) return value ? *value : Value();
    const auto row = execution::row_of(view_.workflow(), view_.a_case, question_.frame, list->name);
    const auto* rows = value->get_if<List>();
    if (row < 1 || !rows || row > static_cast<std::int64_t>(rows->size())) return {};
    const auto* cell = (*rows)[static_cast<std::size_t>(row - 1)].as<Record>().find(name.substr(dot + 1));
    return cell ? *cell : Value();
  }
  void add_choices(FormEntry& drawn, const Field& field) const {
    const auto today = moment().today();
    for (const auto& option : field.options)
      if (definition::is_valid_on(option, today) || contains(drawn.value, option.name) ||
          contains(drawn.default_value, option.name))
        drawn.choices.push_back({option.name, title_or_name(option.title, option.name)});
  }

  void add_outcomes(Form::Parts& parts) const {
    if (question_.acceptance)
      parts.outcomes = {{"accepted", Text("Accepter", "Accept"), {}, {}},
                        {"refused", Text("Refuser", "Refuse"), {}, {}}};
    if (question_.step)
      for (const auto& name : execution::choosable_outcomes(*question_.step))
        parts.outcomes.push_back({name, definition::title_of_outcome(view_.workflow(), name), {}, {}});
    if (question_.message)
      for (const auto& option : question_.message->outcomes)
        parts.outcomes.push_back({option.name, title_or_name(option.title, option.name), {}, {}});
  }
  void add_checks(Form::Parts& parts) const {
    for (const auto& check : checks_of(question_)) parts.checks.push_back(check_of(check, {}));
    for (const auto& entry : entries_of(question_))
      if (const auto* field = entry.shown ? nullptr : view_.workflow().field(entry.field))
        for (const auto& check : field->checks) parts.checks.push_back(check_of(check, entry.field));
  }
  FormCheck check_of(const definition::Check& check, const std::string& field) const {
    const execution::Sees sees = [&](const std::string& name) { return view_.sees(name, question_.row_known); };
    Record given;  // what the form asks is given before the check is made
    for (const auto& entry : entries_of(question_))
      if (!entry.shown) given.set(entry.field, Value());
    const bool is_made = execution::is_seen(check.that, view_.workflow(), given, sees);
    return {check.code, check.that.text(), check.text, field, check.warns, !is_made};
  }
  Moment moment() const { return {view_.now, *view_.calendar, *view_.city}; }

  const FormView& view_;
  const FormQuestion& question_;
};

}  // namespace

bool FormView::sees(const std::string& name, bool row_known) const {
  if (sees_all) return name != "case.ref";  // it has none before it is opened
  const auto head = name.substr(0, name.find('.'));
  if (head == "steps" || head == "case") return sees_case;
  if (const auto* list = workflow().list_of(head)) return row_known && seen.contains(list->name);
  if (workflow().field(head)) return seen.contains(head);
  return sees_parameters || head == "outcome" || head == "actor" || head == "now" || head == "today";
}

Form draw_form(std::shared_ptr<const FormView> view, FormQuestion question) {
  auto content = std::make_shared<Form::Content>();
  content->parts = FormDrawing(*view, question).parts();
  content->view = std::move(view), content->question = std::move(question);
  fill_in(content->parts, *content, {}, {});
  return Form(std::move(content));
}

}  // namespace parcours::engine
