# Installs the build BUILD below TO, builds the project SOURCE against it and runs what it made. Everything that is made may be
# written by its group, as the umask of some people has it.
set(prefix "${TO}/prefix")
set(project "${TO}/project")
file(REMOVE_RECURSE "${prefix}" "${project}")

function(run)
  execute_process(COMMAND sh -c "umask 002 && exec \"$@\"" sh ${ARGV} RESULT_VARIABLE code OUTPUT_VARIABLE told ERROR_VARIABLE told)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${told}\nfailed (${code}): ${ARGV}")
  endif()
endfunction()

run("${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${prefix}")
run("${CMAKE_COMMAND}" -S "${SOURCE}" -B "${project}" -G Ninja "-DCMAKE_PREFIX_PATH=${prefix}" "-DCMAKE_BUILD_TYPE=${CONFIGURATION}"
  "-DCMAKE_CXX_COMPILER=${COMPILER}")
run("${CMAKE_COMMAND}" --build "${project}")
run("${project}/consumer" "${project}/plugins")
run("${project}/bench" "${project}/plugins/own.so")
run("${prefix}/bin/parcours" plugin list --lang en)
