#!/usr/bin/env bash
# Every test: sets up what is missing, builds, runs all tests, then again with the sanitizers where they matter.
# Quiet when all is well; exit code 0 only when every test has passed.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$root"
bash scripts/setup.sh tests

postgres="$root/build/postgres"
passed=0
skipped=0

stop_postgres() { bash scripts/postgres.sh stop "$postgres" >/dev/null 2>&1 || true; }

start_postgres() {
  trap stop_postgres EXIT
  stop_postgres
  PARCOURS_TEST_POSTGRES="$(bash scripts/postgres.sh start "$postgres")" || die 'the PostgreSQL of the tests does not start'
  export PARCOURS_TEST_POSTGRES
}

# run PRESET ARGUMENTS...: the tests of a build, counted; what failed is shown.
run() {
  local preset="$1" log="$logs/test-$1.log" summary ran missed
  shift
  long "test-$preset" ctest --test-dir "$root/build/$preset" --parallel "${PARCOURS_JOBS:-2}" --output-on-failure --no-tests=error --timeout 300 "$@"
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
build asan sanitized_tests
run asan --label-regex '^(sanitized|threaded)$'
build tsan threaded_tests
run tsan --label-regex '^threaded$'

say "$passed passed, 0 failed, $skipped skipped"
