#include "engine/command/new_values.hpp"

#include <fmt/format.h>

namespace parcours::engine {
namespace {

using definition::Field;

class NewValues {
 public:
  NewValues(const definition::Workflow& workflow, const execution::Case& before, const LookAtValue& look)
      : workflow_(workflow), before_(before), look_(look) {}

  void look_at(const execution::FieldSet& set) const {
    const auto* field = workflow_.field(set.field);
    const auto stored = before_.fields.find(set.field);
    const auto* was = stored == before_.fields.end() ? nullptr : &stored->second.value;
    if (!field || (was && *was == set.value)) return;
    const auto* rows = field->type == Type::list ? set.value.get_if<List>() : nullptr;
    const auto* old = was ? was->get_if<List>() : nullptr;
    if (!rows) return look_(*field, set.value, set.field);
    for (std::size_t n = 0; n < rows->size(); ++n)
      if (!old || n >= old->size() || (*old)[n] != (*rows)[n])
        look_at_row(*field, (*rows)[n], fmt::format("{}[{}].", set.field, n + 1));
  }
  void look_at(const execution::RowSet& set) const {
    const auto* list = workflow_.field(set.list);
    for (const auto& field : list ? list->fields : std::vector<Field>())
      if (field.name == set.field) look_(field, set.value, list->item + "." + field.name);
  }
  void look_at(const execution::Corrected& set) const {
    if (set.list.empty()) return look_at(execution::FieldSet{set.field, 1, set.value});
    look_at(execution::RowSet{set.list, set.row, set.field, 1, set.value});
  }

 private:
  void look_at_row(const Field& list, const Value& value, const std::string& where) const {
    const auto* row = value.get_if<Record>();
    for (const auto& field : list.fields)
      if (const auto* given = row ? row->find(field.name) : nullptr) look_(field, *given, where + field.name);
  }

  const definition::Workflow& workflow_;
  const execution::Case& before_;
  const LookAtValue& look_;
};

}  // namespace

void each_new_value(const definition::Workflow& workflow, const execution::Case& before, const execution::Event& event,
                    const LookAtValue& look) {
  const NewValues values(workflow, before, look);
  if (const auto* set = std::get_if<execution::FieldSet>(&event)) values.look_at(*set);
  if (const auto* set = std::get_if<execution::RowSet>(&event)) values.look_at(*set);
  if (const auto* set = std::get_if<execution::Corrected>(&event)) values.look_at(*set);
}

}  // namespace parcours::engine
