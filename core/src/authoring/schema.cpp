// The JSON Schema of a file, with the actions of the loaded sheets.
#include "definition/language/schema.hpp"

#include "base/boundary.hpp"
#include "engine/engine_context.hpp"
#include "engine/surroundings.hpp"
#include "parcours/workflows.hpp"

namespace parcours {

std::string schema(FileKind kind, const Settings& settings, std::string_view language) {
  return errors_only([&]() -> std::string {
    if (kind == FileKind::roles) return definition::roles_schema(language);
    if (kind == FileKind::bilan) return definition::bilan_schema(language);
    std::vector<Contract> actions;
    for (const auto& sheet : engine::surroundings(engine::load_sheets(settings), engine::calendar_of(settings)).sheets)
      actions.insert(actions.end(), sheet.contracts.begin(), sheet.contracts.end());
    return kind == FileKind::story ? definition::story_schema(actions, language)
                                   : definition::workflow_schema(actions, language);
  });
}

}  // namespace parcours
