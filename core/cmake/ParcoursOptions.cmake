# How everything of ours is compiled.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/lib")
set(CMAKE_ARCHIVE_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/lib")

find_program(PARCOURS_CCACHE ccache)
if(PARCOURS_CCACHE)
  # Paths below the source folder count as relative, so that clones and worktrees share what was compiled before.
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" CCACHE_NOHASHDIR=1 "${PARCOURS_CCACHE}")
endif()

add_library(parcours_warnings INTERFACE)
if(PARCOURS_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
  target_compile_options(parcours_warnings INTERFACE -w)  # warnings are g++'s
else()
  target_compile_options(parcours_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow=local -Werror)
endif()

if(PARCOURS_SANITIZE)
  add_compile_options(-fsanitize=${PARCOURS_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${PARCOURS_SANITIZE})
  target_compile_options(parcours_warnings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)  # instrumented variants raise false alarms in g++ 12
  if(PARCOURS_SANITIZE MATCHES "undefined")
    add_compile_options(-fno-sanitize=vptr)  # the distribution's SOCI exports no typeinfo for it
  endif()
endif()
