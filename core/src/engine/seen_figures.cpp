// Which figures a reader sees.
#include <algorithm>

#include "engine/seen_case.hpp"

namespace parcours::engine {
namespace {

// Whether the workflow counts the fact as long as something lasts.
bool lasts(const definition::Workflow& workflow, std::string_view fact) {
  const auto counts = definition::counts_of(workflow);
  return std::any_of(counts.begin(), counts.end(), [&](const auto* count) {
    return count->moment == definition::Count::Moment::stay && definition::fact_name(workflow, count->name) == fact;
  });
}

}  // namespace

bool CaseReader::sees_figure(std::string_view fact, std::int64_t territory) const {
  const auto sheet = fact.substr(0, fact.find('.'));
  std::vector<std::string> workflows;
  for (const auto& name : engine_context_.catalogue.names_in_force()) {
    const auto& workflow = engine_context_.catalogue.in_force(*store_, name)->workflow;
    if (name != sheet && workflow.sheet != sheet) continue;
    if (lasts(workflow, fact)) return false;
    workflows.push_back(name);
  }
  if (definition::is_automatic_fact(fact.substr(std::min(sheet.size() + 1, fact.size())))) return false;
  const auto& administrators = engine_context_.settings.administrators;
  if (std::find(administrators.begin(), administrators.end(), who_.actor) != administrators.end()) return true;
  const auto sees = [&](const trust::Grant& grant) {
    return grant.structure == 0 && trust::covers(grant, territory, 0) && !workflows.empty() &&
           std::all_of(workflows.begin(), workflows.end(), [&](const auto& name) {
             const auto& workflow = engine_context_.catalogue.in_force(*store_, name)->workflow;
             return definition::level_of(*roles_, grant.role, {workflow.sheet, name}).has_value();
           });
  };
  return std::any_of(who_.grants.begin(), who_.grants.end(), sees);
}

}  // namespace parcours::engine
