import { readdirSync, readlinkSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

/** How long a process may take to end when it is asked to, in milliseconds. */
const graceMs = 2_000;

/** Time between two looks at who is left, in milliseconds. */
const lookEveryMs = 20;

/** Ends every process that is still in the network namespace of this one: it leads nowhere any more. */
export async function endLeftovers(): Promise<void> {
  signal(findLeftovers(), "SIGTERM");
  for (let waited = 0; waited < graceMs && findLeftovers().length > 0; waited += lookEveryMs) await delay(lookEveryMs);
  signal(findLeftovers(), "SIGKILL");
}

function findLeftovers(): readonly number[] {
  const own = networkOf("self");
  return readdirSync("/proc")
    .filter((name) => /^[0-9]+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => networkOf(name) === own)
    .map(Number);
}

/** Undefined of a process that has ended, or is none of this user's. */
function networkOf(process: string): string | undefined {
  try {
    return readlinkSync(`/proc/${process}/ns/net`);
  } catch {
    return undefined;
  }
}

function signal(processes: readonly number[], name: NodeJS.Signals): void {
  for (const id of processes) {
    try {
      process.kill(id, name);
    } catch {
      // it has ended meanwhile
    }
  }
}
