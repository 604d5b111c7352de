#!/bin/sh
# install-peers.sh [NAME… | --list]: the stock clients that the suites drive and the peers that the benchmark measures, all or
# those named, versions pinned (Debian's packages: what the release carries). Skips what is there. Everything that is
# not a Debian package goes to .inkan/peers; .inkan/peers/bin holds each program under the NAME it is asked for.
set -eu
cd "$(dirname "$0")/.."

peers=$PWD/.inkan/peers
bin=$peers/bin

all="docker skopeo podman docker-registry busybox wrk hyperfine jq openssl ip zsh fish watch shellcheck
cosign3 cosign2 crane oras distribution oci-conformance actionlint
aws python moto ministack"

# source_of NAME: how the program of that name is had.
#   debian PACKAGE PROGRAM   |   go MODULE VERSION   |   pip VENV PROGRAM REQUIREMENT…
source_of() {
  case $1 in
    docker) echo debian docker.io /usr/bin/docker ;;
    skopeo) echo debian skopeo /usr/bin/skopeo ;;
    podman) echo debian podman /usr/bin/podman ;;
    docker-registry) echo debian docker-registry /usr/bin/docker-registry ;;
    busybox) echo debian busybox-static /bin/busybox ;;
    wrk) echo debian wrk /usr/bin/wrk ;;
    hyperfine) echo debian hyperfine /usr/bin/hyperfine ;;
    jq) echo debian jq /usr/bin/jq ;;
    openssl) echo debian openssl /usr/bin/openssl ;;
    ip) echo debian iproute2 /bin/ip ;;
    zsh) echo debian zsh /usr/bin/zsh ;;
    fish) echo debian fish /usr/bin/fish ;;
    watch) echo debian procps /usr/bin/watch ;;
    shellcheck) echo debian shellcheck /usr/bin/shellcheck ;;
    cosign3) echo go github.com/sigstore/cosign/v3/cmd/cosign v3.1.3 ;;
    cosign2) echo go github.com/sigstore/cosign/v2/cmd/cosign v2.6.5 ;;
    crane) echo go github.com/google/go-containerregistry/cmd/crane v0.22.1 ;;
    oras) echo go oras.land/oras/cmd/oras v1.3.6 ;;
    distribution) echo go github.com/distribution/distribution/v3/cmd/registry v3.1.2 ;;
    actionlint) echo go github.com/rhysd/actionlint/cmd/actionlint v1.7.12 ;;
    oci-conformance)
      echo go github.com/opencontainers/distribution-spec/conformance v0.0.0-20260831232431-97274622c111 ;;
    aws) echo pip aws aws awscli==1.46.3 boto3==1.44.8 ;;
    python) echo pip aws python awscli==1.46.3 boto3==1.44.8 ;;
    moto) echo pip moto moto_server 'moto[server]==5.2.5' ;;
    ministack) echo pip ministack ministack 'ministack[full]==1.5.33' ;;
    *) return 1 ;;
  esac
}

say() {
  printf 'install-peers: %s\n' "$*" >&2
}

fail() {
  say "$*"
  exit 1
}

# link NAME PATH: makes PATH callable as NAME, ahead of whatever PATH happens to hold under that name.
link() {
  mkdir -p "$bin"
  ln -sfn "$2" "$bin/$1"
}

# debian NAME PACKAGE PROGRAM
apt_updated=no
debian() {
  [ -x "$3" ] || apt_install "$2"
  # From Debian 13 on the docker command line is a package of its own.
  [ -x "$3" ] || [ "$1" != docker ] || apt_install docker-cli
  [ -x "$3" ] || fail "$1: the package $2 was installed and did not bring $3"
  link "$1" "$3"
  # The engine lies where only root's PATH leads.
  [ "$1" != docker ] || link dockerd /usr/sbin/dockerd
}

apt_install() {
  command -v apt-get >/dev/null ||
    fail "$1 is a Debian package and there is no apt-get: install the program of that name yourself and link it into $bin"
  [ "$(id -u)" = 0 ] || fail "$1 must be installed by root, run: sudo apt-get update && sudo apt-get install $*"
  [ "$apt_updated" = yes ] || apt-get update -qq || fail "apt-get update failed: check the network and apt's sources"
  apt_updated=yes
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

# go_program NAME MODULE VERSION
go_program() {
  program=$peers/go/$1@$3
  if [ ! -x "$program" ]; then
    go=$(command -v go || true)
    [ -n "$go" ] || [ ! -x /usr/local/go/bin/go ] || go=/usr/local/go/bin/go
    [ -n "$go" ] || fail "$1 is built from its Go source and there is no go in PATH: install Go 1.26 or newer (https://go.dev/doc/install)"
    built=$peers/go/building-$1
    rm -rf "$built"
    mkdir -p "$built"
    say "$1: building $2@$3 (a minute or more from an empty cache)"
    GOBIN=$built "$go" install "$2@$3" >&2 || fail "$1: go install $2@$3 failed"
    mv "$built"/* "$program"
    rmdir "$built"
  fi
  link "$1" "$program"
}

# pip_program NAME VENV PROGRAM REQUIREMENT…
pip_program() {
  name=$1
  venv=$peers/python/$2
  program=$venv/bin/$3
  shift 3
  if [ "$(cat "$venv/installed" 2>/dev/null)" != "$*" ]; then
    say "$name: installing $*"
    rm -rf "$venv"
    mkdir -p "${venv%/*}"
    python3 -m venv "$venv" >/dev/null 2>&1 ||
      { apt_install python3-venv && python3 -m venv "$venv" >&2; } || fail "$name: python3 -m venv $venv failed"
    "$venv/bin/pip" install --quiet --disable-pip-version-check "$@" >&2 || fail "$name: pip install $* failed"
    printf '%s\n' "$*" >"$venv/installed"
  fi
  [ -x "$program" ] || fail "$name: $* was installed and did not bring $program"
  # Not a link: a Python that is called through one does not find the packages that lie beside it.
  mkdir -p "$bin"
  rm -f "$bin/$name"
  printf '#!/bin/sh\nexec "%s" "$@"\n' "$program" >"$bin/$name"
  chmod +x "$bin/$name"
}

# What the program says of itself, as proof that it runs here.
version_of() {
  case $1 in
    docker) "$bin/docker" --version && "$bin/dockerd" --version ;;
    busybox) "$bin/busybox" | head -n 1 ;;
    docker-registry | distribution) "$bin/$1" --version ;;
    wrk) "$bin/wrk" --version 2>&1 | head -n 1 ;;
    openssl) "$bin/openssl" version ;;
    shellcheck) "$bin/shellcheck" --version | sed -n 's/^version: //p' ;;
    ip) "$bin/ip" -V ;;
    cosign3 | cosign2) "$bin/$1" version 2>&1 | grep GitVersion ;;
    crane | oras) "$bin/$1" version | head -n 1 ;;
    python) "$bin/python" -c 'import boto3; print("boto3", boto3.__version__)' ;;
    moto | ministack) "$peers/python/$1/bin/pip" list 2>/dev/null | grep -i "^$1 " && "$bin/$1" --help >/dev/null ;;
    # The suite has no version flag; without a registry to test it ends at once and says so.
    oci-conformance) [ -x "$bin/oci-conformance" ] && readlink "$bin/oci-conformance" ;;
    *) "$bin/$1" --version ;;
  esac
}

install() {
  name=$1
  # One word of source_of is one argument: none holds a space or a pattern that matches a file.
  set -f
  # shellcheck disable=SC2046
  set -- $(source_of "$1")
  set +f
  kind=$1
  shift
  case $kind in
    debian) debian "$name" "$@" ;;
    go) go_program "$name" "$@" ;;
    pip) pip_program "$name" "$@" ;;
  esac
  version=$(version_of "$name") || fail "$name was installed and does not run"
  say "$name: $(printf '%s' "$version" | tr -s '\n\t ' ' ')"
}

if [ "${1-}" = --list ]; then
  echo $all
  exit 0
fi
[ $# -gt 0 ] || set -- $all
for name in "$@"; do
  source_of "$name" >/dev/null || fail "no peer is called $name; there are: $(echo $all)"
done
for name in "$@"; do
  install "$name"
done
