// What the reader of workflows needs besides their text: the loaded sheets, and the folder of the city's files.
#pragma once
#include <filesystem>

#include "definition/reader.hpp"
#include "plugin/registry.hpp"

namespace parcours::engine {

// The contracts and roles of the loaded sheets, and the calendar of the city, which must outlive the result. The city's
// files are not read.
definition::Surroundings surroundings(const plugin::Registry& sheets, const Calendar& calendar);

// The folder of roles.yaml and the other files of the city: the folder of `at`, or the nearest of the two above it,
// that contains one of them. The folder of `at` when none does.
std::filesystem::path city_folder(const std::filesystem::path& at);

}  // namespace parcours::engine
