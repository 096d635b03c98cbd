// Loads one library and checks its descriptor. This header hides Boost.DLL.
#pragma once
#include <filesystem>
#include <memory>

#include "parcours/sdk/abi.h"

namespace parcours::plugin {

// The descriptor of a loaded plugin, and the object that keeps its library loaded.
struct Library {
  std::shared_ptr<const void> keep_loaded;      // the library stays loaded as long as a copy of this lives
  const parcours_plugin* descriptor = nullptr;  // not null after open_library(), nor is a pointer in it
};

// Loads `file`, an absolute path that was checked, and compares its descriptor with this engine. Throws Error::plugin
// when they differ, with the file and both versions, and unloads the library. No C++ type has crossed yet; the caller
// may call `describe` next. A static constructor that throws ends the process, because it runs inside the dynamic
// linker.
Library open_library(const std::filesystem::path& file);

}  // namespace parcours::plugin
