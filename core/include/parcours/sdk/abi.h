/* The handshake between the engine and a plugin, in plain C. The engine reads nothing else before it trusts a library.
 *
 * The symbol's name contains the major version, so the engine recognises another major version before it reads
 * anything. `build_tag` names the compiler, the standard library, the language level and the sdk headers of the
 * plugin's build. C++ types cross only when it is equal on both sides. A minor version appends members. */
#ifndef PARCOURS_SDK_ABI_H
#define PARCOURS_SDK_ABI_H
#include <stdint.h>

#define PARCOURS_ABI_MAJOR 1
#define PARCOURS_ABI_MINOR 0
#define PARCOURS_ABI_SYMBOL "parcours_plugin_v1"

#ifdef __cplusplus
extern "C" {
#endif

/* What a plugin exports, under the name PARCOURS_ABI_SYMBOL. The library owns it and every text in it; no pointer in it
 * is null. Texts end with NUL and are shorter than 256 bytes. It never changes while the library is loaded. */
typedef struct parcours_plugin {
  uint32_t struct_size;  /* of this struct in the plugin's build, in bytes */
  uint32_t abi_minor;    /* PARCOURS_ABI_MINOR of the plugin's build */
  const char* build_tag; /* PARCOURS_BUILD_TAG of the plugin's build */
  const char* name;      /* of the sheet: "p2" */
  const char* version;   /* of the plugin, for people */
  /* Declares everything to `sheet`, which points to a parcours::sdk::Sheet. Returns 0, or 1 with a text in `error`, cut
   * at `error_size` bytes. Never throws. It runs on the thread that loads the plugin. */
  int (*describe)(void* sheet, char* error, uint32_t error_size);
} parcours_plugin;

#ifdef __cplusplus
}
#endif
#endif
