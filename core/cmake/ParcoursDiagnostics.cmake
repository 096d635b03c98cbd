# Each layer has its messages and their explanations in one file, diagnostics.yaml. A small program of our own, built first, writes
# C++ tables from these files.
add_executable(parcours_diagnostics_writer "${PROJECT_SOURCE_DIR}/core/tools/diagnostics_writer.cpp")
target_compile_features(parcours_diagnostics_writer PRIVATE cxx_std_20)
target_link_libraries(parcours_diagnostics_writer PRIVATE parcours_warnings)

# parcours_diagnostics(layer function file): adds a source to the layer that defines `function`, a qualified name; it returns
# the DiagnosticTable of `file`, a path below core/src.
function(parcours_diagnostics layer function file)
  set(yaml "${PROJECT_SOURCE_DIR}/core/src/${file}")
  set(written "${CMAKE_CURRENT_BINARY_DIR}/diagnostics/${layer}.cpp")
  file(MAKE_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}/diagnostics")
  add_custom_command(OUTPUT "${written}" DEPENDS "${yaml}" parcours_diagnostics_writer VERBATIM
    COMMAND parcours_diagnostics_writer table "${function}" "${written}" "${yaml}")
  target_sources(parcours_${layer} PRIVATE "${written}")
  set_property(GLOBAL APPEND PROPERTY PARCOURS_DIAGNOSTICS "${file}")
endfunction()

# parcours_explanations(layer function): adds a source to the layer that defines `function`; it returns the explanations of all
# files above.
function(parcours_explanations layer function)
  get_property(files GLOBAL PROPERTY PARCOURS_DIAGNOSTICS)
  set(root "${PROJECT_SOURCE_DIR}/core/src")
  list(TRANSFORM files PREPEND "${root}/" OUTPUT_VARIABLE paths)
  set(written "${CMAKE_CURRENT_BINARY_DIR}/diagnostics/explanations.cpp")
  add_custom_command(OUTPUT "${written}" DEPENDS ${paths} parcours_diagnostics_writer VERBATIM
    COMMAND parcours_diagnostics_writer explanations "${function}" "${written}" "${root}" ${files})
  target_sources(parcours_${layer} PRIVATE "${written}")
endfunction()
