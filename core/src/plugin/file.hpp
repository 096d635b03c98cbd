// What can be known of a library without running anything of it.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace parcours::plugin {

// The absolute path of `given`, links followed. Throws Error::plugin when nothing is there.
std::filesystem::path resolve(const std::filesystem::path& given);

// The `*.so` of a folder, in the order of their names. Throws Error::plugin when the folder cannot be read or others
// may write in it.
std::vector<std::filesystem::path> libraries_in(const std::filesystem::path& folder);

// Throws Error::plugin unless `file` (absolute, no link) is a regular file that only root or the current user may
// change, in a folder that only they may write in; the text says how to mend it.
void check_trusted(const std::filesystem::path& file);

// Throws Error::plugin unless `file` is a shared library of this machine's kind that is there to its last byte.
// Reads only the file's headers, every offset bounded by its size: mapping a truncated library would kill the process.
void check_library(const std::filesystem::path& file);

}  // namespace parcours::plugin
