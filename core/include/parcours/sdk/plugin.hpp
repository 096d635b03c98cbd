// The one header that a sheet includes:
//
//   #include "parcours/sdk/plugin.hpp"
//   namespace sdk = parcours::sdk;
//
//   static sdk::Outcome greet(const sdk::Call&) { return sdk::Outcome::ended("done"); }
//
//   PARCOURS_PLUGIN("hello", "1.0") {
//     sheet.title({"Bonjour", "Hello"});
//     sheet.action({.action = "hello.greet", .outcomes = {"done"}}, greet);
//   }
//
// Link parcours::sdk, as parcours_add_plugin does. It defines the digest of these headers and adds no library.
#pragma once
#include <cstdio>
#include <exception>

#include "parcours/sdk/abi.h"
#include "parcours/sdk/action.hpp"

#define PARCOURS_EXPORT __attribute__((visibility("default")))

#define PARCOURS_TEXT_(x) #x
#define PARCOURS_TEXT(x) PARCOURS_TEXT_(x)
#ifdef __clang__
#define PARCOURS_COMPILER "clang" PARCOURS_TEXT(__clang_major__)
#else
#define PARCOURS_COMPILER "gcc" PARCOURS_TEXT(__GNUC__)
#endif
// The containers of libstdc++ have another layout in its debug mode.
#ifdef _GLIBCXX_DEBUG
#define PARCOURS_LIBRARY_DEBUG "-debug"
#else
#define PARCOURS_LIBRARY_DEBUG ""
#endif
// Names everything on which the layout of a shared C++ type depends. The engine refuses a plugin with another tag.
#define PARCOURS_BUILD_TAG                                                                   \
  PARCOURS_COMPILER "-libstdcxx" PARCOURS_TEXT(_GLIBCXX_RELEASE) "-cxx11abi" PARCOURS_TEXT(  \
      _GLIBCXX_USE_CXX11_ABI) "-abi" PARCOURS_TEXT(__GXX_ABI_VERSION) PARCOURS_LIBRARY_DEBUG \
      "-std" PARCOURS_TEXT(__cplusplus) "-sdk" PARCOURS_TEXT(PARCOURS_SDK_DIGEST)

namespace parcours::sdk {

// Calls a registration function for the engine. Returns 0, or 1 when it threw: then the text of the exception is in
// `error`, cut at `size` bytes. Never throws.
template <void (*Describe)(Sheet&)>
int describe_for_engine(void* sheet, char* error, uint32_t size) noexcept {
  try {
    Describe(*static_cast<Sheet*>(sheet));
    return 0;
  } catch (const std::exception& thrown) {
    std::snprintf(error, size, "%s", thrown.what());
  } catch (...) {
    std::snprintf(error, size, "something that is no std::exception");
  }
  return 1;
}

}  // namespace parcours::sdk

#ifndef PARCOURS_SDK_DIGEST
#define PARCOURS_PLUGIN(name, version)                                                                             \
  static_assert(false, "PARCOURS_SDK_DIGEST is not defined: link parcours::sdk, or take pkg-config parcours-sdk"); \
  static void describe([[maybe_unused]] ::parcours::sdk::Sheet& sheet)
#else
// Begins the registration function of the plugin. The braces that follow declare the sheet `name`, a literal such as
// "p2", through `sheet`, a parcours::sdk::Sheet&. Use it once in a plugin, outside any namespace. When the function
// throws, the plugin is refused and the error contains the text. The function runs on the thread that loads the plugin,
// once; tests may run it again.
#define PARCOURS_PLUGIN(name, version)                                                           \
  static void describe([[maybe_unused]] ::parcours::sdk::Sheet& sheet);                          \
  extern "C" {                                                                                   \
  extern PARCOURS_EXPORT const parcours_plugin parcours_plugin_v1;                               \
  const parcours_plugin parcours_plugin_v1 = {sizeof(parcours_plugin),                           \
                                              PARCOURS_ABI_MINOR,                                \
                                              PARCOURS_BUILD_TAG,                                \
                                              name,                                              \
                                              version,                                           \
                                              &::parcours::sdk::describe_for_engine<&describe>}; \
  }                                                                                              \
  static void describe([[maybe_unused]] ::parcours::sdk::Sheet& sheet)
#endif
