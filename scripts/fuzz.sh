#!/usr/bin/env bash
# Fuzzes the readers of foreign texts, under the address and undefined-behaviour sanitizers: fuzz.sh [SECONDS [NAME...]], a minute each
# by default. A text that crashes is left in build/fuzz/found and named; make it as small as possible and put it into
# tests/fuzz/corpus, together with the change that repairs it.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$root"
bash scripts/setup.sh fuzz

seconds="${1:-60}"
names=("${@:2}")
if [ "${#names[@]}" -eq 0 ]; then names=(expression workflow story); fi
also=(tests/bad_workflows tests/bad_stories workflows)

fuzz() {
  local name="$1" kept="$root/build/fuzz/corpus/$1" found="$root/build/fuzz/found/$1"
  mkdir -p "$kept" "$found"
  "$root/build/fuzz/bin/fuzz_$name" "$kept" "tests/fuzz/corpus/$name" "${also[@]}" -max_total_time="$seconds" -timeout=10 \
    -rss_limit_mb=2048 -max_len=8192 -artifact_prefix="$found/"
}

build fuzz "${names[@]/#/fuzz_}"
for name in "${names[@]}"; do long "fuzz-$name" fuzz "$name"; done
say 'nothing found'
