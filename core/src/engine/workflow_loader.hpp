// Where workflow files are read before any database knows them: the loaded sheets and the city's files around each
// workflow.
#pragma once
#include <filesystem>
#include <map>
#include <vector>

#include "definition/reader.hpp"
#include "parcours/engine.hpp"
#include "plugin/registry.hpp"

namespace parcours::engine {

// Reads workflows, each among the files of its city, which are read once. Not for several threads.
class WorkflowLoader {
 public:
  // Throws Error::plugin when a sheet cannot be loaded.
  explicit WorkflowLoader(const Settings& settings);

  // Problems of the city's files come with the first workflow that stands among them.
  definition::ReadResult read(const std::filesystem::path& file);
  // The city of a workflow that was read.
  const definition::Surroundings& around(const std::filesystem::path& file) const;
  // What stands around the workflows of a folder, as far as it can be read.
  definition::Surroundings city(const std::filesystem::path& folder) const;
  const plugin::Registry& sheets() const { return sheets_; }

 private:
  plugin::Registry sheets_;
  std::map<std::filesystem::path, definition::Surroundings> cities_;
};

// The file itself, or every `workflow.yaml` below a folder.
std::vector<std::filesystem::path> workflow_files(const std::filesystem::path& path);

void append(Problems& to, Problems from);

}  // namespace parcours::engine
