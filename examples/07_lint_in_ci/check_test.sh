#!/bin/sh
# check_test.sh PARCOURS: a sound folder passes, and one with a mistake does not.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export PARCOURS="$1"
cp -R "$here/workflows" "$folder/workflows"
cd "$folder"
sh "$here/check.sh" workflows
[ -s stories.xml ] && [ -s premier-contact.mmd ]
sed -i 's/by: agent_accueil/by: agent_acueil/' workflows/premier-contact/workflow.yaml
if sh "$here/check.sh" workflows; then exit 1; fi
echo 'sound passes, a mistake does not'
