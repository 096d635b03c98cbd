#include "engine/surroundings.hpp"

namespace parcours::engine {

definition::Surroundings surroundings(const plugin::Registry& sheets, const Calendar& calendar) {
  definition::Surroundings around(calendar);
  for (const auto& sheet : sheets.sheets()) {
    definition::Surroundings::Sheet s{sheet->name, {}, {}};
    for (const auto& a : sheet->actions) s.contracts.push_back(a.contract);
    for (const auto& r : sheet->roles) s.roles.push_back(r.name);
    for (const auto& i : sheet->indicators) s.facts.push_back(i.id);
    around.sheets.push_back(std::move(s));
  }
  return around;
}

std::filesystem::path city_folder(const std::filesystem::path& at) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  fs::path folder = fs::is_directory(at, ignored) ? at : at.parent_path();
  const fs::path first = folder;
  for (int up = 0; up < 3; ++up) {
    for (const auto& name : definition::city_files())
      if (fs::exists(folder / name, ignored)) return folder;
    folder = fs::absolute(folder, ignored).parent_path();
  }
  return first;
}

}  // namespace parcours::engine
