#!/bin/sh
# A private PostgreSQL for tests: in a folder of its own, on a local socket only.
#
#   scripts/postgres.sh start DIR   makes a database under DIR (a new folder, or empty), starts its server and prints the keywords
#                                   that reach it, as PARCOURS_TEST_POSTGRES and `--db postgresql:...` take them
#   scripts/postgres.sh stop DIR    stops the server; DIR stays
#   scripts/postgres.sh kill DIR    ends every process of the server at once (SIGKILL); `start` again recovers it
#
# It does not wait for the disk: its rows outlive the server, not the machine. Never for anything but tests.
# PostgreSQL refuses to run as root: then the user `postgres` runs it.
set -eu

usage() {
  sed -n '2,10s/^# \{0,1\}//p' "$0" >&2
  exit 2
}

[ $# -eq 2 ] || usage
command=$1
dir=$2
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -x "$bin/initdb" ] || { echo "postgres.sh: PostgreSQL is not installed (apt-get install postgresql)" >&2; exit 3; }

as_server() {
  if [ "$(id -u)" -eq 0 ]; then
    (cd / && setpriv --reuid=postgres --regid=postgres --init-groups "$@")
  else
    "$@"
  fi
}

start() {
  mkdir -p "$dir"
  dir=$(cd "$dir" && pwd)
  # The longest name of a socket that every system takes is 107 characters.
  [ ${#dir} -le 80 ] || { echo "postgres.sh: the name of '$dir' is too long for a socket" >&2; exit 3; }
  if [ "$(id -u)" -eq 0 ]; then chown postgres "$dir"; fi
  if [ ! -f "$dir/data/PG_VERSION" ]; then
    as_server "$bin/initdb" -D "$dir/data" -A trust -U parcours -E UTF8 --locale=C --no-sync >"$dir/initdb.log" 2>&1 ||
      { cat "$dir/initdb.log" >&2; exit 3; }
  fi
  as_server "$bin/pg_ctl" -D "$dir/data" status >/dev/null 2>&1 || as_server "$bin/pg_ctl" -D "$dir/data" -w -t 60 -l "$dir/server.log" \
    -o "-c listen_addresses='' -c unix_socket_directories='$dir' -c shared_buffers=64MB -c max_connections=100 -c deadlock_timeout=100ms -c fsync=off" \
    start >/dev/null || { tail -20 "$dir/server.log" >&2; exit 3; }
  echo "host=$dir user=parcours dbname=postgres"
}

kill_all() {
  server=$(head -1 "$dir/data/postmaster.pid")
  # shellcheck disable=SC2046  # one word a process
  as_server kill -9 "$server" $(ps -o pid= --ppid "$server")
  rm -f "$dir/data/postmaster.pid" "$dir"/.s.PGSQL.*  # the process may stay a zombie, which looks alive
}

case $command in
  start) start ;;
  stop) as_server "$bin/pg_ctl" -D "$(cd "$dir" && pwd)/data" -m fast -w stop >/dev/null ;;
  kill) kill_all ;;
  *) usage ;;
esac
