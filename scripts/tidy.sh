#!/usr/bin/env bash
# Runs clang-tidy-19 with the checks of .clang-tidy; any finding fails.
#
#   scripts/tidy.sh            over the sources that the last commit or the working tree changes
#   scripts/tidy.sh COMMIT     over the sources that differ from COMMIT
#   scripts/tidy.sh --all      over the whole tree, the sources of a folder together (a quarter of an hour on two cores)
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$root"
bash scripts/setup.sh tests

# What clang-tidy is given: sources of the product, or the batches into which the build has put them.
listed() {
  if [ "${1:-}" = --all ]; then
    find build/tidy -path '*/together/*.cpp' -not -path '*/tests/*' | sort
    git ls-files 'plugins/*.cpp' 'examples/*.cpp' 'bindings/cli/command_line.cpp' | grep -v _test.cpp
  else
    git diff --name-only --diff-filter=d "${1:-HEAD~1}" -- 'core/src/*.cpp' 'plugins/*.cpp' 'bindings/*.cpp' 'examples/*.cpp' | grep -v _test.cpp
  fi
}

tidy() {
  xargs -r -n 1 -P "$(nproc)" clang-tidy-19 -p build/tidy --quiet --warnings-as-errors='*' --extra-arg=-Wno-unknown-warning-option \
    --extra-arg=-Wno-deprecated-declarations <"$1"
}

if [ "${1:-}" != --all ] && ! git rev-parse --verify -q "${1:-HEAD~1}^{commit}" >/dev/null; then
  if [ -n "${1:-}" ]; then die "scripts/tidy.sh: there is no commit $1"; fi
  say '  tidy: the commit before is not in this clone, so there is nothing to compare with'
  exit 0
fi

unity=OFF
if [ "${1:-}" = --all ]; then unity=ON; fi
long configure-tidy cmake -S "$root" --preset tidy "-DPARCOURS_UNITY=$unity"
sources="$logs/tidy-sources"
listed "$@" >"$sources" || true
if [ ! -s "$sources" ]; then
  say '  no source to check'
  exit 0
fi
long tidy tidy "$sources"
