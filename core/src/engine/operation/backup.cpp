#include "parcours/backup.hpp"

#include "base/boundary.hpp"
#include "store/sqlite/backup.hpp"

namespace parcours {

void back_up(const Settings& settings, const std::filesystem::path& to) {
  errors_only([&] { store::back_up(settings.database, to.string()); });
}

}  // namespace parcours
