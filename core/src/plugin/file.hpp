// The checks of a library's file, before any of its code runs.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace parcours::plugin {

// Returns the absolute path of `given`, with links resolved. Throws Error::plugin when there is no such file.
std::filesystem::path resolve(const std::filesystem::path& given);

// Returns the `*.so` files of a folder, sorted by name, at most 1000. Throws Error::plugin when there are more, when
// the folder cannot be read, or when others may write to it.
std::vector<std::filesystem::path> libraries_in(const std::filesystem::path& folder);

// Throws Error::plugin unless only root or the current user may change `file` and its folder. `file` is an absolute
// path without links, and must be a regular file. The text of the error names the command that corrects it.
void check_trusted(const std::filesystem::path& file);

// Throws Error::plugin unless `file` is a complete shared library for this kind of machine. It reads only the headers,
// and no offset beyond the size of the file, because mapping a truncated library would kill the process.
void check_library(const std::filesystem::path& file);

}  // namespace parcours::plugin
