#!/bin/sh
# client_test.sh CLIENT PARCOURS WORKFLOWS: types a case from its opening to its end.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
printf 'database "sqlite3:%s/cases.db"\nadministrators { root }\n' "$folder" > "$folder/parcours.info"
export PARCOURS_CONFIG="$folder/parcours.info"
"$2" deploy "$3" --as root
"$2" grant nadia agent_accueil --as root
printf '%s\n' new 'open premier-contact' 'theme=logemnt' '' 'theme=logement' '' tasks | "$1" "$PARCOURS_CONFIG" nadia | tee "$folder/out"
reference=$(grep -o 'PREMIER-CONTACT-[0-9]*-[0-9]*' "$folder/out" | head -1)
printf '%s\n' "do $reference repondre" '' '=resolu' '' 'find' quit | "$1" "$PARCOURS_CONFIG" nadia
