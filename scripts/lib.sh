# What the scripts share. Sourced, from any folder.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
logs="$root/build/logs"
mkdir -p "$logs"

say() { printf '%s\n' "$*"; }
die() { printf '%s\n' "$*" >&2; exit 1; }

# The last "[12/345]" that ninja or a test runner wrote, as "12/345"; nothing when there is none.
progress_of() { tr '\r' '\n' <"$1" | grep -oE '\[ *[0-9]+/[0-9]+' | tail -n 1 | tr -d '[ ' || true; }

# What runs behind `long` does not see an interrupt by itself.
job=''
interrupted() {
  if [ -n "$job" ]; then kill "$job" 2>/dev/null || true; fi
  exit 130
}
trap interrupted INT TERM

# long NAME COMMAND...: runs it with its output in build/logs/NAME.log and a sign of life every few seconds; prints how long it
# took. When it fails, shows the end of that output and returns its exit code.
long() {
  local name="$1" log="$logs/$1.log" begun=$SECONDS code=0 told=0 seen
  shift
  "$@" >"$log" 2>&1 </dev/null &
  job=$!
  while kill -0 "$job" 2>/dev/null; do
    sleep 0.5
    if [ -t 1 ]; then
      printf '\r  %-24s %4ds  %s\033[K' "$name" $((SECONDS - begun)) "$(progress_of "$log")"
    elif [ $((SECONDS - begun - told)) -ge 20 ]; then
      told=$((SECONDS - begun))
      printf '  %-24s %4ds  %s\n' "$name" "$told" "$(progress_of "$log")"
    fi
  done
  wait "$job" || code=$?
  job=''
  if [ -t 1 ]; then printf '\r\033[K'; fi
  if [ "$code" -ne 0 ]; then
    seen="$(wc -l <"$log")"
    if [ "$seen" -gt 200 ]; then say "... (the whole of it is in $log)"; fi
    tail -n 200 "$log"
    say "failed: $name (exit code $code)"
    return "$code"
  fi
  printf '  %-24s %4ds  done\n' "$name" $((SECONDS - begun))
}

# build PRESET TARGETS...: configures and builds; without targets, everything.
build() {
  local preset="$1"
  shift
  long "configure-$preset" cmake -S "$root" --preset "$preset"
  long "build-$preset" cmake --build "$root/build/$preset" --parallel "${PARCOURS_JOBS:-$(nproc)}" ${1:+--target "$@"}
}
