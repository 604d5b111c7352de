#!/bin/sh
# run-inkan.sh COMMAND…: runs inkan from wherever it is called: the one in PATH, else the one of this clone.
set -eu

if command -v inkan >/dev/null; then
  exec inkan "$@"
fi
exec "$(dirname -- "$0")/../inkan" "$@"
