# parcours_add_plugin(name sources...): a loadable sheet, target parcours_plugin_<name>, file <name>.so.
function(parcours_add_plugin name)
  add_library(parcours_plugin_${name} MODULE ${ARGN})
  target_link_libraries(parcours_plugin_${name} PRIVATE parcours::sdk)
endfunction()
