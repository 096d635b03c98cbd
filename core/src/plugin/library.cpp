#include "plugin/library.hpp"

#include <fmt/format.h>

#include <boost/dll/shared_library.hpp>
#include <cstring>

#include "parcours/error.hpp"
#include "parcours/sdk/plugin.hpp"

namespace parcours::plugin {
namespace {

namespace dll = boost::dll;
constexpr int last_foreign_major = 9;

[[noreturn]] void refuse_library(const std::filesystem::path& file, const std::string& why) {
  throw Error(Error::Code::plugin, fmt::format("{}: {}", file.string(), why));
}

// The message of the dynamic linker, without Boost's text around it (whose code at the end is an unrelated errno).
std::string linker_text(const std::string& what) {
  static constexpr std::string_view before = "dlerror system message: ";
  const auto at = what.find(before);
  if (at == std::string::npos) return what;
  const auto from = at + before.size();
  return what.substr(from, what.rfind("): ") - from);
}

std::shared_ptr<dll::shared_library> map(const std::filesystem::path& file) {
  try {
    return std::make_shared<dll::shared_library>(file, dll::load_mode::rtld_now | dll::load_mode::rtld_local);
  } catch (const std::exception& failed) {
    refuse_library(file, fmt::format("cannot be loaded: {}", linker_text(failed.what())));
  }
}

[[noreturn]] void refuse_stranger(const std::filesystem::path& file, const dll::shared_library& library) {
  for (int major = 0; major <= last_foreign_major; ++major)
    if (library.has(fmt::format("parcours_plugin_v{}", major)))
      refuse_library(file, fmt::format("is built for version {} of the plugin interface, this engine speaks {}", major,
                                       PARCOURS_ABI_MAJOR));
  refuse_library(
      file,
      fmt::format("is no plugin of Parcours: it does not export {} (it needs PARCOURS_PLUGIN and parcours_add_plugin)",
                  PARCOURS_ABI_SYMBOL));
}

bool is_text(const char* text) { return text != nullptr && ::strnlen(text, 256) < 256; }

void check_descriptor(const std::filesystem::path& file, const parcours_plugin& plugin) {
  if (plugin.struct_size < sizeof(parcours_plugin))
    refuse_library(file, fmt::format("its descriptor has {} bytes, this engine needs {}", plugin.struct_size,
                                     sizeof(parcours_plugin)));
  if (!is_text(plugin.build_tag)) refuse_library(file, "its descriptor has no build tag");
  if (std::strcmp(plugin.build_tag, PARCOURS_BUILD_TAG) != 0)
    refuse_library(
        file,
        fmt::format(
            "is built as '{}', this engine as '{}'; build the plugin with the same compiler and this engine's headers",
            plugin.build_tag, PARCOURS_BUILD_TAG));
  if (!is_text(plugin.name) || !is_text(plugin.version) || plugin.describe == nullptr)
    refuse_library(file, "its descriptor is incomplete");
}

}  // namespace

Library open_library(const std::filesystem::path& file) {
  auto library = map(file);
  if (!library->has(PARCOURS_ABI_SYMBOL)) refuse_stranger(file, *library);
  const auto& plugin = library->get<const parcours_plugin>(PARCOURS_ABI_SYMBOL);
  check_descriptor(file, plugin);
  return {library, &plugin};
}

}  // namespace parcours::plugin
