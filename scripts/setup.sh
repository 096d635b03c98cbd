#!/usr/bin/env bash
# Installs what building Parcours needs on Debian 12, and only what is missing: setup.sh [tests | fuzz]. With `tests`, also what
# its tests need; with `fuzz`, what its fuzzers need. Can be run again at any time; prints nothing when all is there.
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

packages=(build-essential cmake ninja-build mold ccache pkg-config file
  libboost-dev libsoci-dev libyaml-cpp-dev libsqlite3-dev libpq-dev libfmt-dev nlohmann-json3-dev rapidjson-dev libcli11-dev
  libsodium-dev libre2-dev libcctz-dev tzdata graphviz)
if [ "${1:-}" = fuzz ]; then packages+=(clang libclang-rt-dev llvm); fi
if [ "${1:-}" = fuzz ] || [ "${1:-}" = tests ]; then
  packages+=(libgtest-dev libgmock-dev libbenchmark-dev librapidcheck-dev python3 libxml2-utils python3-jsonschema python3-yaml universal-ctags
    clang-format-19 clang-tidy-19 sqlite3 postgresql-15)
fi
# Pages are looked at in a browser, BPMN by rules that come by npm, the manual page by groff, the timers by systemd, completion in each shell. A node
# of another source has its own npm.
if [ "${1:-}" = tests ]; then
  packages+=(chromium groff-base systemd zsh fish)
  command -v node >/dev/null || packages+=(nodejs)
  command -v npm >/dev/null || packages+=(npm)
fi

installed() { dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }
as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi; }
apt() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Dpkg::Use-Pty=0 "$@"; }
install() { apt install --yes --no-install-recommends "$@"; }

# A server for tests is started by scripts/postgres.sh in a folder of its own: Debian's package is kept from making and starting
# a database of the whole machine when it is installed.
install_postgresql() {
  local settings=/etc/postgresql-common/createcluster.conf
  install postgresql-common
  as_root cp "$settings" "$settings.before-parcours"
  as_root sh -c "echo 'create_main_cluster = false' >>$settings"
  local code=0
  install postgresql-15 || code=$?
  as_root mv "$settings.before-parcours" "$settings"
  return "$code"
}

install_all() {
  apt update
  case " $* " in *' postgresql-15 '*) install_postgresql ;; esac
  install "$@"
}

missing=()
for package in "${packages[@]}"; do
  installed "$package" || missing+=("$package")
done
if [ "${#missing[@]}" -eq 0 ]; then exit 0; fi

command -v apt-get >/dev/null || die "This needs Debian 12's packages: ${missing[*]}"
if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null; then
  die "Some packages are missing, and neither root nor sudo is at hand. As root: apt-get install ${missing[*]}"
fi
say "Installing ${#missing[@]} packages: ${missing[*]}"
long install install_all "${missing[@]}"
