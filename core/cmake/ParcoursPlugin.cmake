# For authors of sheets; installed with the engine, so that a sheet can live in a project of its own.

# parcours_add_plugin(name sources...): a loadable sheet, target parcours_plugin_<name>, file plugins/<name>.so of the build.
# It exports the one symbol of the handshake and nothing else, and a symbol that nobody provides is an error of its linking.
function(parcours_add_plugin name)
  set(target parcours_plugin_${name})
  set(exports "${CMAKE_CURRENT_BINARY_DIR}/${target}.exports")
  file(CONFIGURE OUTPUT "${exports}" CONTENT "{ global: parcours_plugin_v[0-9]; local: *; };\n")
  add_library(${target} MODULE ${ARGN})
  target_link_libraries(${target} PRIVATE parcours::sdk)
  if(TARGET parcours_warnings)
    target_link_libraries(${target} PRIVATE parcours_warnings)
  endif()
  set_target_properties(${target} PROPERTIES
    PREFIX "" SUFFIX ".so" OUTPUT_NAME "${name}" LIBRARY_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/plugins"
    CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON POSITION_INDEPENDENT_CODE ON LINK_DEPENDS "${exports}")
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fno-gnu-unique>)
  target_link_options(${target} PRIVATE "LINKER:--version-script=${exports}")
  if(NOT PARCOURS_SANITIZE)  # a sanitizer's own symbols are provided by the program
    target_link_options(${target} PRIVATE "LINKER:-z,defs")
  endif()
  # The loader refuses what others may write, and some people's umask lets their group write.
  add_custom_command(TARGET ${target} POST_BUILD COMMAND chmod go-w "$<TARGET_FILE:${target}>" "$<TARGET_FILE_DIR:${target}>" VERBATIM)
endfunction()

# parcours_plugin_test(name sources... [PREFIX prefix]): GoogleTest sources against the harness, program test_plugin_<name>, each
# test named <prefix><test> (plugin.<name>.); the macro PARCOURS_PLUGIN_FILE is the path of the built plugin.
function(parcours_plugin_test name)
  cmake_parse_arguments(TEST "" "PREFIX" "" ${ARGN})
  if(NOT TEST_PREFIX)
    set(TEST_PREFIX "plugin.${name}.")
  endif()
  find_package(GTest REQUIRED)
  include(GoogleTest)
  set(target test_plugin_${name})
  add_executable(${target} ${TEST_UNPARSED_ARGUMENTS})
  add_dependencies(${target} parcours_plugin_${name})
  target_compile_definitions(${target} PRIVATE PARCOURS_PLUGIN_FILE="$<TARGET_FILE:parcours_plugin_${name}>")
  target_link_libraries(${target} PRIVATE parcours::testing GTest::gmock_main GTest::gtest)
  if(TARGET parcours_warnings)
    target_link_libraries(${target} PRIVATE parcours_warnings)
  endif()
  gtest_discover_tests(${target} TEST_PREFIX "${TEST_PREFIX}" DISCOVERY_TIMEOUT 60)
endfunction()
