#include "definition/language/schema.hpp"

#include "engine/surroundings.hpp"
#include "parcours/workflows.hpp"
#include "plugin/registry.hpp"

namespace parcours {

std::string schema(FileKind kind, const Settings& settings, std::string_view language) {
  plugin::Registry registry;
  for (const auto& plugin : settings.plugins) registry.load(plugin);
  std::vector<Contract> actions;
  for (const auto& sheet : engine::surroundings(registry).sheets)
    actions.insert(actions.end(), sheet.contracts.begin(), sheet.contracts.end());
  return kind == FileKind::story ? definition::story_schema(actions, language)
                                 : definition::workflow_schema(actions, language);
}

}  // namespace parcours
