# Debian packages of what is installed, by `cpack`: `parcours` (component runtime) and `parcours-dev` (component development).
# They contain what is built: build the target parcours_installed first.
set(CMAKE_SKIP_INSTALL_ALL_DEPENDENCY ON)
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME parcours)
set(CPACK_PACKAGE_CONTACT "Parcours <parcours@parcours.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_COMPONENTS_ALL runtime development)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)

set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME parcours)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION misc)
set(CPACK_DEBIAN_RUNTIME_DESCRIPTION "Case-workflow engine: the command, sheets and workflows")
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_DEPENDS tzdata)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_RECOMMENDS "graphviz, libsoci-postgresql4.0")  # drawings as SVG; a database of PostgreSQL

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME parcours-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "Case-workflow engine: library, headers and the harness of sheet authors")
string(JOIN ", " CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS tzdata libboost-dev libcctz-dev libfmt-dev libre2-dev
  libsoci-dev libsodium-dev libsqlite3-dev libyaml-cpp-dev pkg-config)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_RECOMMENDS "cmake, libgtest-dev, libgmock-dev, parcours")
include(CPack)
