#!/bin/sh
# with-setup.sh COMMAND…: sets up the clone, then runs COMMAND in it with the chosen Node.js and the packages' programs
# first in PATH, so that every `#!/usr/bin/env node` gets the right one.
set -eu
cd "$(dirname "$0")/.."
root=$(pwd -P)
. "$root/scripts/setup-state.sh"

sh scripts/setup.sh
node=$(ready_node)
use_node
PATH=$root/node_modules/.bin:$PATH
export PATH
exec "$@"
