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

# Sources of one folder are compiled a few at a time, so that what they include is read once for all of them. File-local
# names are therefore unique within a folder. Tools that want a command for each source (clang-tidy) turn it off.
option(PARCOURS_UNITY "Compile the sources of one folder together" ON)

# parcours_together(variable ROOT folder SOURCES sources... [BATCH n]): sets `variable` to what a target compiles for those
# sources: one generated source for each batch of up to n (10) of one folder. It includes them by their path below ROOT,
# which has to be among the include folders: so clones and worktrees share what ccache keeps.
function(parcours_together variable)
  cmake_parse_arguments(IN "" "ROOT;BATCH" "SOURCES" ${ARGN})
  if(NOT PARCOURS_UNITY)
    set(${variable} ${IN_SOURCES} PARENT_SCOPE)
    return()
  endif()
  if(NOT IN_BATCH)
    set(IN_BATCH 10)
  endif()
  set(folders "")
  foreach(source IN LISTS IN_SOURCES)
    cmake_path(RELATIVE_PATH source BASE_DIRECTORY "${IN_ROOT}" OUTPUT_VARIABLE path)
    cmake_path(GET path PARENT_PATH folder)
    string(MAKE_C_IDENTIFIER "${folder}" key)
    list(APPEND of_${key} "${path}")
    list(APPEND folders ${key})
  endforeach()
  list(REMOVE_DUPLICATES folders)
  set(all "")
  foreach(key IN LISTS folders)
    list(LENGTH of_${key} count)
    math(EXPR batches "(${count} + ${IN_BATCH} - 1) / ${IN_BATCH}")  # of like size: none is left with one source
    set(index 0)
    foreach(path IN LISTS of_${key})
      math(EXPR batch "${index} * ${batches} / ${count}")
      string(APPEND text_${key}_${batch} "#include \"${path}\"\n")
      math(EXPR index "${index} + 1")
    endforeach()
    math(EXPR last "${batches} - 1")
    foreach(batch RANGE ${last})
      set(file "${CMAKE_CURRENT_BINARY_DIR}/together/${key}_${batch}.cpp")
      file(CONFIGURE OUTPUT "${file}" CONTENT "${text_${key}_${batch}}" @ONLY)
      list(APPEND all "${file}")
    endforeach()
  endforeach()
  set(${variable} ${all} PARENT_SCOPE)
endfunction()

# Off where others build us: their compiler may warn of what ours does not.
option(PARCOURS_WERROR "A warning is an error" OFF)
add_library(parcours_warnings INTERFACE)
if(PARCOURS_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
  target_compile_options(parcours_warnings INTERFACE -w)  # warnings are g++'s
else()
  target_compile_options(parcours_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow=local $<$<BOOL:${PARCOURS_WERROR}>:-Werror>)
endif()

if(PARCOURS_SANITIZE)
  add_compile_options(-fsanitize=${PARCOURS_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${PARCOURS_SANITIZE})
  target_compile_options(parcours_warnings INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)  # instrumented variants raise false alarms in g++ 12
  if(PARCOURS_SANITIZE MATCHES "undefined")
    add_compile_options(-fno-sanitize=vptr)  # the distribution's SOCI exports no typeinfo for it
  endif()
endif()
