// Reads files that people write.
#pragma once
#include <filesystem>
#include <string>

#include "parcours/problem.hpp"

namespace parcours::definition {

// Returns the text of a file. A folder or device, a file that cannot be read, and a file of more than 1 MiB are
// problems. Reads no more than 1 MiB.
Checked<std::string> file_text(const std::filesystem::path& file);

}  // namespace parcours::definition
