#include "engine/command/case_references.hpp"

#include <fmt/format.h>

#include <map>

#include "engine/command/sender_knowledge.hpp"
#include "engine/diagnostics.hpp"

namespace parcours::engine {
namespace {

using definition::Field;

// A reference that a field contains, and the workflow of its case.
struct CaseReference {
  std::string to, of, where;
};

class CaseReferences {
 public:
  explicit CaseReferences(const CommandRun& run) : run_(run) {}

  void look_at(const execution::Event& event) {
    if (const auto* set = std::get_if<execution::FieldSet>(&event)) look_at(*set);
    if (const auto* set = std::get_if<execution::RowSet>(&event)) look_at(*set);
    const auto* corrected = std::get_if<execution::Corrected>(&event);
    if (corrected && corrected->list.empty()) look_at(execution::FieldSet{corrected->field, 1, corrected->value});
    if (corrected && !corrected->list.empty())
      look_at(execution::RowSet{corrected->list, corrected->row, corrected->field, 1, corrected->value});
  }
  Problems problems() {
    Problems all;
    for (const auto& each : found_)
      if (!is_known(each)) all.push_back(diagnostics().problem("not-found", {}, each.where));
    return all;
  }

 private:
  const execution::Case& before() const { return run_.context.before.state; }

  void look_at(const execution::FieldSet& set) {
    const auto* field = run_.context.workflow().field(set.field);
    const auto stored = before().fields.find(set.field);
    const auto* was = stored == before().fields.end() ? nullptr : &stored->second.value;
    if (!field) return;
    if (field->type == Type::case_ && !(was && *was == set.value)) add(*field, set.value, set.field);
    const auto* rows = field->type == Type::list ? set.value.get_if<List>() : nullptr;
    const auto* old = was ? was->get_if<List>() : nullptr;
    for (std::size_t n = 0; rows && n < rows->size(); ++n)
      if (!old || n >= old->size() || (*old)[n] != (*rows)[n])
        add_row(*field, (*rows)[n], fmt::format("{}[{}].", set.field, n + 1));
  }
  void look_at(const execution::RowSet& set) {
    const auto* list = run_.context.workflow().field(set.list);
    for (const auto& field : list ? list->fields : std::vector<Field>())
      if (field.name == set.field) add(field, set.value, list->item + "." + field.name);
  }
  void add_row(const Field& list, const Value& value, const std::string& where) {
    const auto* row = value.get_if<Record>();
    for (const auto& field : list.fields)
      if (const auto* given = row ? row->find(field.name) : nullptr) add(field, *given, where + field.name);
  }
  void add(const Field& field, const Value& value, const std::string& where) {
    const auto* text = field.type == Type::case_ ? value.get_if<std::string>() : nullptr;
    if (text) found_.push_back({*text, field.of, where});
  }

  bool is_known(const CaseReference& reference) {
    const auto workflow = workflow_of(reference.to);
    return !workflow.empty() && (reference.of.empty() || reference.of == workflow);
  }
  // The workflow of a case of which the sender may know; empty: there is none. Each is read once.
  std::string workflow_of(const std::string& reference) {
    const auto& context = run_.context;
    if (reference == context.before.row.reference) return context.workflow().name;
    const auto [known, is_new] = workflows_.try_emplace(reference);
    if (!is_new) return known->second;
    auto row = run_.tx.load_for_command(reference, {}, {}, micros(context.at)).case_row;
    if (!row) return {};
    const auto loaded = load_case(run_.engine_context.catalogue, run_.tx, *std::move(row));
    const bool is_case = std::holds_alternative<EngineRequester>(context.sender.requester);
    if (is_case || sender_knowledge(run_, loaded).of_anything()) known->second = loaded.deployed->workflow.name;
    return known->second;
  }

  const CommandRun& run_;
  std::vector<CaseReference> found_;
  std::map<std::string, std::string> workflows_;
};

}  // namespace

Problems check_case_references(const CommandRun& run, const std::vector<execution::Event>& events) {
  if (!run.engine_context.checks_references) return {};
  CaseReferences references(run);
  for (const auto& event : events) references.look_at(event);
  return references.problems();
}

}  // namespace parcours::engine
