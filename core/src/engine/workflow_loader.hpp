// Reads workflow files without a database.
#pragma once
#include <filesystem>
#include <map>
#include <vector>

#include "definition/reader.hpp"
#include "parcours/engine.hpp"
#include "plugin/registry.hpp"

namespace parcours::engine {

// Reads workflows, each with the files of its city, which are read once. For one thread.
class WorkflowLoader {
 public:
  // Loads the plugins of the settings. Throws Error::plugin when one cannot be loaded, Error::configuration as
  // calendar_of does.
  explicit WorkflowLoader(const Settings& settings);

  // Reads one workflow. The problems of the city's files are in the result of the first workflow of that city.
  definition::ReadResult read(const std::filesystem::path& file);
  // The city of a workflow that was read; another path is not allowed. Lives as long as the loader.
  const definition::Surroundings& around(const std::filesystem::path& file) const;
  // The city of the workflows of a folder, without what cannot be read. The loader must outlive it.
  definition::Surroundings city(const std::filesystem::path& folder) const;
  // The calendar of the settings, which decides what a time in a workflow means.
  const Calendar& calendar() const { return calendar_; }
  // The sheets that are loaded.
  const plugin::Registry& sheets() const { return sheets_; }

 private:
  Calendar calendar_;
  plugin::Registry sheets_;
  std::map<std::filesystem::path, definition::Surroundings> cities_;
};

// The file itself, or every `workflow.yaml` below a folder; none when the folder has none.
std::vector<std::filesystem::path> workflow_files(const std::filesystem::path& path);

// Moves the problems of `from` to the end of `to`.
void append(Problems& to, Problems from);

}  // namespace parcours::engine
