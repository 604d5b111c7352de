# Sourced, with $root set to the clone's folder: is the clone set up, and with which Node.js?

# Prints the path of the Node.js that the last complete set-up chose; fails when there was none.
ready_node() {
  [ -f "$root/.inkan/ready" ] && cat "$root/.inkan/ready"
}

# True when nothing that the build or the run time depends on has changed since the last complete set-up.
# Leaves the Node.js to use in $node.
#
# -cnewer compares change times: `cp -p` keeps the modification time, a folder's change time shows what was deleted or
# moved away. An error of find (a file that is gone) counts as a change.
is_set_up() {
  { read -r node <"$root/.inkan/ready"; } 2>/dev/null || return 1
  [ -x "$node" ] && [ -f "$root/dist/main.cjs" ] || return 1
  changed=$(find -H "$node" "$root/src" "$root/scripts/build.ts" "$root/scripts/lazy-builtins.ts" \
    "$root/scripts/wrap-main.ts" "$root/scripts/setup.sh" "$root/rolldown.config.ts" "$root/package.json" \
    "$root/package-lock.json" \
    -cnewer "$root/.inkan/ready" -print 2>/dev/null) || return 1
  [ -z "$changed" ]
}

# Puts $node first in PATH, for npm and every `#!/usr/bin/env node`. A system's Node.js is first already, and putting its
# folder first would reorder everything else that lies in it.
use_node() {
  [ "$(command -v node || true)" = "$node" ] || PATH=${node%/*}:$PATH
  export PATH
}
