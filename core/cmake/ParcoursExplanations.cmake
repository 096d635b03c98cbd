# Compiles the explanations of codes into the engine: the explanations.yaml below core/src, each beside the table of messages that it is
# about, become one source that defines parcours::engine::explanation_files(). As a script (-P): writes that source to OUTPUT.
if(CMAKE_SCRIPT_MODE_FILE)
  set(source "#include \"authoring/explanations.hpp\"\n\nnamespace parcours::engine {\n\n")
  string(APPEND source "std::vector<ExplanationFile> explanation_files() {\n  return {\n")
  string(REPLACE "|" ";" FILES "${FILES}")
  foreach(file IN LISTS FILES)
    file(READ "${ROOT}/${file}" text)
    string(APPEND source "      {\"${file}\", R\"explained(${text})explained\"},\n")
  endforeach()
  string(APPEND source "  };\n}\n\n}  // namespace parcours::engine\n")
  file(WRITE "${OUTPUT}" "${source}")
  return()
endif()

set(root "${PROJECT_SOURCE_DIR}/core/src")
file(GLOB_RECURSE explanations CONFIGURE_DEPENDS RELATIVE "${root}" "${root}/explanations.yaml")
list(TRANSFORM explanations PREPEND "${root}/" OUTPUT_VARIABLE explanation_paths)
string(REPLACE ";" "|" explanation_names "${explanations}")
set(explained "${CMAKE_CURRENT_BINARY_DIR}/explanation_files.cpp")
add_custom_command(OUTPUT "${explained}" DEPENDS ${explanation_paths} "${CMAKE_CURRENT_LIST_FILE}" VERBATIM
  COMMAND "${CMAKE_COMMAND}" "-DROOT=${root}" "-DFILES=${explanation_names}" "-DOUTPUT=${explained}" -P "${CMAKE_CURRENT_LIST_FILE}")
target_sources(parcours_authoring PRIVATE "${explained}")
