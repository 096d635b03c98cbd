#include "parcours/workflows.hpp"

#include <map>

#include "definition/graph.hpp"
#include "definition/reader.hpp"
#include "engine/messages.hpp"
#include "engine/surroundings.hpp"
#include "plugin/registry.hpp"

namespace parcours {
namespace {

void append(Problems& to, Problems from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

// Reads workflows, each among the files of its city, which are read once.
class Desk {
 public:
  explicit Desk(const Settings& settings) {
    for (const auto& plugin : settings.plugins) registry_.load(plugin);
  }

  // Problems of the city's files come with the first workflow that stands among them.
  definition::Reading read(const std::filesystem::path& file) {
    const auto city = engine::city_folder(file);
    auto found = cities_.find(city);
    Problems before;
    if (found == cities_.end()) {
      found = cities_.emplace(city, engine::surroundings(registry_)).first;
      before = definition::read_surroundings(city, found->second);
    }
    auto reading = definition::read_file(file, found->second);
    append(before, std::move(reading.problems));
    reading.problems = std::move(before);
    return reading;
  }

 private:
  plugin::Registry registry_;
  std::map<std::filesystem::path, definition::Surroundings> cities_;
};

std::vector<std::filesystem::path> files_of(const std::filesystem::path& path) {
  std::error_code ignored;
  if (!std::filesystem::is_directory(path, ignored)) return {path};
  return definition::find_workflows(path);
}

}  // namespace

Linted lint(const std::vector<std::filesystem::path>& paths, const Settings& settings) {
  Desk desk(settings);
  Linted linted;
  for (const auto& path : paths) {
    const auto files = files_of(path);
    if (files.empty()) linted.problems.push_back(engine::messages().problem("nothing-to-deploy", {{"folder", path.string()}}));
    for (const auto& file : files) append(linted.problems, desk.read(file).problems);
    linted.workflows += files.size();
  }
  return linted;
}

Checked<std::string> draw(const std::filesystem::path& file, const Settings& settings, std::string_view language) {
  const auto files = files_of(file);
  if (files.size() != 1) return engine::messages().problem("not-one-workflow", {{"folder", file.string()}, {"n", std::to_string(files.size())}});
  auto reading = Desk(settings).read(files.front());
  if (!reading.workflow) return std::move(reading.problems);
  return definition::to_dot(*reading.workflow, language);
}

std::string to_text(const Problem& problem, std::string_view language) {
  auto text = definition::to_text(problem, language);
  if (text.empty() || text.back() != '\n') text += '\n';
  return text;
}

}  // namespace parcours
