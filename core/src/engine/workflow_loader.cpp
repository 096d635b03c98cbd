#include "engine/workflow_loader.hpp"

#include <iterator>

#include "engine/engine_context.hpp"
#include "engine/surroundings.hpp"

namespace parcours::engine {

WorkflowLoader::WorkflowLoader(const Settings& settings)
    : calendar_(calendar_of(settings)), sheets_(load_sheets(settings)) {}

definition::ReadResult WorkflowLoader::read(const std::filesystem::path& file) {
  const auto city = city_folder(file);
  auto found = cities_.find(city);
  Problems before;
  if (found == cities_.end()) {
    found = cities_.emplace(city, surroundings(sheets_, calendar_)).first;
    before = definition::read_surroundings(city, found->second);
  }
  auto reading = definition::read_file(file, found->second);
  append(before, std::move(reading.problems));
  reading.problems = std::move(before);
  return reading;
}

const definition::Surroundings& WorkflowLoader::around(const std::filesystem::path& file) const {
  return cities_.at(city_folder(file));
}

definition::Surroundings WorkflowLoader::city(const std::filesystem::path& folder) const {
  auto city = surroundings(sheets_, calendar_);
  definition::read_surroundings(city_folder(folder), city);
  return city;
}

std::vector<std::filesystem::path> workflow_files(const std::filesystem::path& path) {
  std::error_code ignored;
  if (!std::filesystem::is_directory(path, ignored)) return {path};
  return definition::find_workflows(path);
}

void append(Problems& to, Problems from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

}  // namespace parcours::engine
