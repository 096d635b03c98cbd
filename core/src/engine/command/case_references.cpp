#include "engine/command/case_references.hpp"

#include <map>

#include "engine/command/new_values.hpp"
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

  void add(const Field& field, const Value& value, const std::string& where) {
    const auto* text = field.type == Type::case_ ? value.get_if<std::string>() : nullptr;
    if (text) found_.push_back({*text, field.of, where});
  }
  Problems problems() {
    Problems all;
    for (const auto& each : found_)
      if (!is_known(each)) all.push_back(diagnostics().problem("not-found", {}, each.where));
    return all;
  }

 private:
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
  const auto add = [&](const auto&... of_value) { references.add(of_value...); };
  for (const auto& event : events) each_new_value(run.context.workflow(), run.context.before.state, event, add);
  return references.problems();
}

}  // namespace parcours::engine
