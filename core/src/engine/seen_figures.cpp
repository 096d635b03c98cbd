// Which figures a reader sees.
#include <algorithm>

#include "engine/seen_case.hpp"

namespace parcours::engine {

bool CaseReader::sees_figure(std::string_view sheet, std::int64_t territory) const {
  const auto& administrators = engine_context_.settings.administrators;
  if (std::find(administrators.begin(), administrators.end(), who_.actor) != administrators.end()) return true;
  std::vector<std::string> workflows;
  for (const auto& name : engine_context_.catalogue.names_in_force())
    if (engine_context_.catalogue.in_force(*store_, name)->workflow.sheet == sheet) workflows.push_back(name);
  const auto sees = [&](const trust::Grant& grant) {
    return grant.structure == 0 && trust::covers(grant, territory, 0) && !workflows.empty() &&
           std::all_of(workflows.begin(), workflows.end(), [&](const auto& name) {
             return definition::level_of(*roles_, grant.role, {sheet, name}).has_value();
           });
  };
  return std::any_of(who_.grants.begin(), who_.grants.end(), sees);
}

}  // namespace parcours::engine
