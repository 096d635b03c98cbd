// A file that people wrote, as text.
#pragma once
#include <filesystem>
#include <string>

#include "parcours/problem.hpp"

namespace parcours::definition {

// The text of a file of at most 1 MiB; a problem when it is no file, cannot be read or is larger. Reads no more than
// that.
Checked<std::string> file_text(const std::filesystem::path& file);

}  // namespace parcours::definition
