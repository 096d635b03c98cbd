# The digest of every header whose types cross between engine and plugin: part of the build tag on both sides, so that neither
# can be built against other headers unnoticed. A comment counts as a change; a rebuild is cheap and a mismatch is not.
# Sets PARCOURS_SDK_DIGEST.
set(headers "")
foreach(header value error text problem contract)
  list(APPEND headers "${PROJECT_SOURCE_DIR}/core/include/parcours/${header}.hpp")
endforeach()
file(GLOB sdk_headers CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/core/include/parcours/sdk/*")
list(SORT sdk_headers)
list(APPEND headers ${sdk_headers})

set(digests "")
foreach(header IN LISTS headers)
  file(SHA256 "${header}" digest)
  string(APPEND digests "${digest}")
endforeach()
string(SHA256 PARCOURS_SDK_DIGEST "${digests}")
string(SUBSTRING "${PARCOURS_SDK_DIGEST}" 0 16 PARCOURS_SDK_DIGEST)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${headers})
