// Which figures a reader sees.
#include <algorithm>

#include "engine/seen_case.hpp"

namespace parcours::engine {

SeenFigures CaseReader::figures_of(const std::vector<std::string>& workflows) const {
  const auto& administrators = engine_context_.settings.administrators;
  SeenFigures seen;
  if (std::find(administrators.begin(), administrators.end(), who_.actor) != administrators.end())
    seen.everywhere = true;
  for (const auto& grant : who_.grants) {
    const bool sees_all = std::all_of(workflows.begin(), workflows.end(), [&](const auto& name) {
      const auto& workflow = engine_context_.catalogue.in_force(*store_, name)->workflow;
      return definition::level_of(*roles_, grant.role, {workflow.sheet, name}).has_value();
    });
    if (workflows.empty() || grant.structure != 0 || !sees_all) continue;
    if (grant.territory == 0)
      seen.everywhere = true;
    else
      seen.territories.insert(engine_context_.catalogue.term(*store_, "territory", grant.territory));
  }
  return seen;
}

std::shared_ptr<const DeployedBilans> CaseReader::bilans() const {
  return engine_context_.catalogue.bilans(*store_, input_.requester.deploys);
}

}  // namespace parcours::engine
