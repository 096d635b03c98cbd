#!/bin/sh
# check.sh FOLDER: what the repository of a city's workflows runs for every change. It fails when a file has a mistake or
# a story does not come out as it is written. PARCOURS names the command where it is not in the path.
set -eu
parcours=${PARCOURS:-parcours}
"$parcours" lint "$1"
"$parcours" test "$1" --junit stories.xml
for workflow in "$1"/*/workflow.yaml; do
  "$parcours" graph "$workflow" --to mermaid >"$(basename "$(dirname "$workflow")").mmd"
done
