#include "parcours/backup.hpp"

#include "base/boundary.hpp"
#include "engine/engine_context.hpp"
#include "store/sqlite/backup.hpp"

namespace parcours {

std::filesystem::path back_up(const Settings& settings, const std::filesystem::path& to) {
  return errors_only([&] { return engine::key_file(settings, store::back_up(settings.database, to.string())); });
}

}  // namespace parcours
