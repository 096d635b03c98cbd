#!/usr/bin/env bash
# Every test: sets up what is missing, builds and runs all tests, those of the base layer under the address and undefined-behaviour
# sanitizers too, and plays the demo, which is what is built optimised. With --sanitizers, every suite that they matter to again
# under them and under the thread sanitizer (an hour on two cores). clang-tidy reads the sources that the last commit
# changes; scripts/tidy.sh --all reads the whole tree. Quiet when all is well; exit code 0 only when every test passed.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$root"
bash scripts/setup.sh tests
for folder in tests/page tests/pictures/bpmnlint; do
  if [ ! -d "$folder/node_modules" ]; then
    long "npm-$(basename "$folder")" npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund
  fi
done

postgres=""
passed=0
skipped=0

# As root the server runs as another user, who may not be able to enter this folder: so it lives elsewhere.
stop_postgres() {
  if [ -n "$postgres" ]; then
    sh scripts/postgres.sh stop "$postgres/server" >/dev/null 2>&1 || true
    rm -rf "$postgres"
  fi
}

start_postgres() {
  trap stop_postgres EXIT
  postgres="$(mktemp -d /tmp/parcours-postgres.XXXXXX)"
  chmod 711 "$postgres"
  PARCOURS_TEST_POSTGRES="$(sh scripts/postgres.sh start "$postgres/server")" || die 'the PostgreSQL of the tests does not start'
  export PARCOURS_TEST_POSTGRES
}

# run PRESET ARGUMENTS...: the tests of a build, counted; what failed is shown.
run() {
  local preset="$1" log="$logs/test-$1.log" summary ran missed
  shift
  long "test-$preset" ctest --test-dir "$root/build/$preset" --parallel "${PARCOURS_JOBS:-$(nproc)}" --output-on-failure --no-tests=error --timeout 300 "$@"
  summary="$(grep -E 'tests passed, .* out of' "$log")" || die "no test of $preset ran"
  say "  $summary"
  ran="$(sed -E 's/.*out of ([0-9]+).*/\1/' <<<"$summary")"
  missed="$(grep -cE '^[[:space:]]*[0-9]+ - .* \((Skipped|Disabled)\)$' "$log" || true)"
  skipped=$((skipped + missed))
  passed=$((passed + ran - missed))
}

start_postgres
build dev
run dev
if [ "${1:-}" = --sanitizers ]; then
  build asan sanitized_tests
  run asan --label-regex '^(sanitized|threaded)$'
  build tsan threaded_tests
  run tsan --label-regex '^threaded$'
else
  build asan unit_base
  run asan --tests-regex '^unit\.base\.'
fi

bash scripts/tidy.sh
long demo bash scripts/demo.sh
long demo-postgres bash scripts/demo.sh --postgres
say "$passed passed, 0 failed, $skipped skipped"
