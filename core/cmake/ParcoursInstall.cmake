# What `cmake --install` puts where, so that find_package(Parcours) and pkg-config find it: see ParcoursConfig.cmake.in. The
# component `runtime` is what runs, `development` what programs and sheets are built with; ParcoursPackages.cmake packs them.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
# The loader refuses a folder of sheets that a group may write to, which is what some people's umask makes.
set(CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/Parcours")
set(CMAKE_INSTALL_DEFAULT_COMPONENT_NAME development)

foreach(name core sdk testing)
  set_target_properties(parcours_${name} PROPERTIES EXPORT_NAME "${name}")
endforeach()
install(TARGETS parcours_core parcours_sdk EXPORT ParcoursTargets ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(EXPORT ParcoursTargets NAMESPACE parcours:: DESTINATION "${package_folder}")
# The harness serves authors of sheets alone: a build without it is installed without it.
install(TARGETS parcours_testing EXPORT ParcoursTestingTargets ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" OPTIONAL)
install(EXPORT ParcoursTestingTargets NAMESPACE parcours:: DESTINATION "${package_folder}")
install(DIRECTORY core/include/parcours DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")

configure_package_config_file(core/cmake/ParcoursConfig.cmake.in "${PROJECT_BINARY_DIR}/ParcoursConfig.cmake"
  INSTALL_DESTINATION "${package_folder}" PATH_VARS CMAKE_INSTALL_LIBDIR)
write_basic_package_version_file("${PROJECT_BINARY_DIR}/ParcoursConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/ParcoursConfig.cmake" "${PROJECT_BINARY_DIR}/ParcoursConfigVersion.cmake"
  core/cmake/FindSOCI.cmake core/cmake/Findcctz.cmake core/cmake/ParcoursPlugin.cmake DESTINATION "${package_folder}")

# pkg-config finds its prefix from where its file is, so that what is installed may be moved.
cmake_path(SET from_folder NORMALIZE "/${CMAKE_INSTALL_LIBDIR}/pkgconfig")
file(RELATIVE_PATH to_prefix "${from_folder}" "/")
get_target_property(sdk_definition parcours_sdk INTERFACE_COMPILE_DEFINITIONS)  # the digest of its headers
foreach(name parcours parcours-sdk)
  configure_file("core/cmake/${name}.pc.in" "${PROJECT_BINARY_DIR}/${name}.pc" @ONLY)
  install(FILES "${PROJECT_BINARY_DIR}/${name}.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
endforeach()

# The sheets that come with the engine, where the command looks for them, and the workflows of the programme.
add_custom_target(parcours_sheets)
get_property(folders DIRECTORY plugins PROPERTY SUBDIRECTORIES)
foreach(folder IN LISTS folders)
  get_property(targets DIRECTORY "${folder}" PROPERTY BUILDSYSTEM_TARGETS)
  list(FILTER targets INCLUDE REGEX "^parcours_plugin_")
  if(targets)
    add_dependencies(parcours_sheets ${targets})
    install(TARGETS ${targets} LIBRARY DESTINATION lib/parcours/plugins COMPONENT runtime)
  endif()
endforeach()
install(DIRECTORY workflows DESTINATION "${CMAKE_INSTALL_DATADIR}/parcours" COMPONENT runtime)

# All that is installed and has to be built first.
add_custom_target(parcours_installed)
add_dependencies(parcours_installed parcours_core parcours_testing parcours_sheets)
if(PARCOURS_COMMAND)
  add_dependencies(parcours_installed parcours_cli parcours_papers)
endif()
