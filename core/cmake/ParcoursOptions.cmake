# How everything of ours is compiled.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
set(CMAKE_LIBRARY_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/lib")
set(CMAKE_ARCHIVE_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/lib")

# Several times as fast as the system's linker, where it is there.
find_program(PARCOURS_MOLD mold)
if(PARCOURS_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

find_program(PARCOURS_CCACHE ccache)
if(PARCOURS_CCACHE)
  # Paths below the source folder count as relative, so that clones and worktrees share what was compiled before.
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" CCACHE_NOHASHDIR=1 "${PARCOURS_CCACHE}")
endif()

# Sources of one folder are compiled a few at a time: what they include is read once for all of them. So file-local names
# are unique within a folder. A sanitizer's or a fuzzer's build is no different.
option(PARCOURS_UNITY "Compile the sources of one folder together" ON)
# parcours_unity(target [BATCH n]): the sources of that target, up to n of one folder at a time (10).
function(parcours_unity target)
  cmake_parse_arguments(UNITY "" "BATCH" "" ${ARGN})
  if(NOT UNITY_BATCH)
    set(UNITY_BATCH 10)
  endif()
  get_target_property(sources ${target} SOURCES)
  list(FILTER sources INCLUDE REGEX "\\.cpp$")
  set(folders "")
  foreach(source IN LISTS sources)
    get_filename_component(folder "${source}" DIRECTORY)
    string(MD5 key "${folder}")
    list(APPEND of_${key} "${source}")
    list(APPEND folders ${key})
  endforeach()
  list(REMOVE_DUPLICATES folders)
  foreach(key IN LISTS folders)
    # Batches of like size, so that no source is left alone in the last one.
    list(LENGTH of_${key} count)
    math(EXPR batches "(${count} + ${UNITY_BATCH} - 1) / ${UNITY_BATCH}")
    set(index 0)
    foreach(source IN LISTS of_${key})
      math(EXPR batch "${index} * ${batches} / ${count}")
      set_source_files_properties("${source}" PROPERTIES UNITY_GROUP "${key}_${batch}")
      math(EXPR index "${index} + 1")
    endforeach()
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ${PARCOURS_UNITY} UNITY_BUILD_MODE GROUP)
endfunction()

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
