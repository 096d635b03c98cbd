// What expressions about a case see when it is read, and the text for its opener, which may quote a computed field.
#include <algorithm>

#include "engine/command/loaded_case.hpp"
#include "engine/command/message_template.hpp"
#include "engine/seen_case.hpp"

namespace parcours::engine {

CaseReader::Evaluation CaseReader::decision_context(const LoadedCase& loaded) const {
  const auto deploys = input_.requester.deploys;
  auto parameters = engine_context_.catalogue.parameters(*store_, deploys, loaded.deployed->workflow.name);
  auto city = engine_context_.catalogue.city(*store_, deploys);
  execution::DecisionContext context{
      {now_, engine_context_.calendar, *city}, loaded.row.revision + 1, who_.actor, *parameters};
  return {std::move(parameters), std::move(city), std::move(context)};
}

// Only a computed field needs the parameters and the city, which a case without one can be read without.
Text CaseReader::told(const LoadedCase& loaded) const {
  static const Record no_parameters;
  const auto& workflow = loaded.deployed->workflow;
  if (std::any_of(workflow.fields.begin(), workflow.fields.end(), [](const auto& f) { return !f.computed.empty(); }))
    return text_for_opener({workflow, loaded.state, decision_context(loaded).decision});
  const execution::DecisionContext plain{{now_, engine_context_.calendar}, 1, who_.actor, no_parameters};
  return text_for_opener({workflow, loaded.state, plain});
}

}  // namespace parcours::engine
