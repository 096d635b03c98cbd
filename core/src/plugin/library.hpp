// One loaded library, up to the handshake. Boost.DLL stays behind this header.
#pragma once
#include <filesystem>
#include <memory>

#include "parcours/sdk/abi.h"

namespace parcours::plugin {

// What a plugin of this engine's version exports, and what keeps it there.
struct Library {
  std::shared_ptr<const void> keep_loaded;      // the library is mapped as long as a copy of this lives
  const parcours_plugin* descriptor = nullptr;  // never null once opened, nor is a pointer in it
};

// Loads `file` (absolute, checked) and shakes hands. Throws Error::plugin that names the file and both sides of what
// does not agree; then the library is unloaded again. Nothing C++ has crossed: the caller may call `describe` now. A
// library whose static constructor throws ends the process: that happens inside the dynamic linker and cannot be
// caught.
Library open_library(const std::filesystem::path& file);

}  // namespace parcours::plugin
