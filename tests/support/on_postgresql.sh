#!/bin/sh
# on_postgresql.sh SCHEMA PROGRAM ARGUMENTS...: runs the program with two more arguments, a new schema of the PostgreSQL of the tests
# and the file of its journal's key. Answers 77 where there is no such server.
set -eu
[ -n "${PARCOURS_TEST_POSTGRES:-}" ] || { echo "PARCOURS_TEST_POSTGRES is not set" >&2; exit 77; }
schema=$1
shift
folder=$(mktemp -d)
say() { PGOPTIONS='-c client_min_messages=error' psql -qX "$PARCOURS_TEST_POSTGRES" -c "$1"; }
trap 'say "drop schema if exists $schema cascade"; rm -rf "$folder"' EXIT
say "drop schema if exists $schema cascade"
say "create schema $schema"
"$@" "postgresql:$PARCOURS_TEST_POSTGRES options=-csearch_path=$schema" "$folder/journal.key"
