import { spawn } from "node:child_process";
import { once } from "node:events";

/**
 * Waits until nobody holds the other end of its input, then ends every process that is still in its network namespace but
 * the one it is told: asks it to, and after two seconds does not ask any more. Nothing here is read in a subshell, which
 * would be found too.
 */
const script = `
read -r _
look() {
  left=
  for process in /proc/[0-9]*; do
    id=\${process#/proc/}
    [ "$id" = "$$" ] || [ "$id" = "$1" ] || ! [ "$process/ns/net" -ef /proc/self/ns/net ] || left="$left $id"
  done
}
look "$1"
signal=TERM
for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  [ -n "$left" ] || exit 0
  kill -s "$signal" $left 2>/dev/null
  signal=0
  sleep 0.1
  look "$1"
done
kill -s KILL $left 2>/dev/null
`;

/** A process that ends what is left in this process's network namespace when this process ends, even by `kill -9`. */
export type Guard = {
  /** Ends what is left now, and resolves when that is done. */
  endLeftovers(): Promise<void>;
};

/** Starts the guard of this process's namespace. No signal of the terminal reaches it. */
export function startGuard(): Guard {
  const guard = spawn("/bin/sh", ["-c", script, "inkan-guard", String(process.pid)], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  const ended = once(guard, "exit");
  ended.catch(() => {}); // who waits for it is told
  return {
    async endLeftovers() {
      guard.stdin.on("error", () => {}).end(); // somebody may have ended it
      await ended;
    },
  };
}
