/* The handshake between the engine and a plugin: plain C, the only thing the engine reads before it trusts a library.
 *
 * The major version is the symbol's name, so a plugin of another major version is told apart before anything is read.
 * `build_tag` says with which compiler, standard library, language level and sdk headers the plugin was built; C++
 * types cross only when it is equal on both sides. Minor versions append members; `struct_size` says how many the
 * plugin knew. */
#ifndef PARCOURS_SDK_ABI_H
#define PARCOURS_SDK_ABI_H
#include <stdint.h>

#define PARCOURS_ABI_MAJOR 1
#define PARCOURS_ABI_MINOR 0
#define PARCOURS_ABI_SYMBOL "parcours_plugin_v1"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct parcours_plugin {
  uint32_t struct_size;
  uint32_t abi_minor;
  const char* build_tag;
  const char* name;    /* of the sheet: "p2" */
  const char* version; /* of the plugin, for people */
  /* Fills `sheet` (a parcours::sdk::Sheet). Returns 0, or 1 with a text in `error`. Never throws. */
  int (*describe)(void* sheet, char* error, uint32_t error_size);
} parcours_plugin;

#ifdef __cplusplus
}
#endif
#endif
