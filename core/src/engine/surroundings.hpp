// What stands around workflows: the city's files and the loaded sheets, as the reader of workflows takes them.
#pragma once
#include <filesystem>

#include "definition/reader.hpp"
#include "plugin/registry.hpp"

namespace parcours::engine {

definition::Surroundings surroundings(const plugin::Registry& sheets);

// Where roles.yaml and its siblings are looked for: `at` itself, or the nearest folder above a workflow's own that
// holds one.
std::filesystem::path city_folder(const std::filesystem::path& at);

}  // namespace parcours::engine
