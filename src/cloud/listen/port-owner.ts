import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** The state LISTEN in the kernel's table of sockets (proc(5), `/proc/net/tcp`). */
const listenState = "0A";

/**
 * The process that listens on a TCP port of this machine, by the kernel's own tables; undefined where the system has none
 * (it is not Linux) or the process is another user's.
 */
export function findPortOwner(port: number): { readonly pid: number; readonly name: string } | undefined {
  const inodes = ["/proc/net/tcp", "/proc/net/tcp6"].flatMap((table) => listeningInodes(table, port));
  const links = new Set(inodes.map((inode) => `socket:[${inode}]`));
  if (links.size === 0) return undefined;
  const pid = names("/proc").find((name) => /^[0-9]+$/.test(name) && holdsOne(name, links));
  return pid === undefined ? undefined : { pid: Number(pid), name: attempt(() => readText(`/proc/${pid}/comm`)) ?? "" };
}

function listeningInodes(table: string, port: number): string[] {
  const suffix = `:${port.toString(16).toUpperCase().padStart(4, "0")}`;
  const lines = attempt(() => readText(table))?.split("\n") ?? [];
  return lines.flatMap((line) => {
    const [, local, , state, , , , , , inode] = line.trim().split(/\s+/);
    return local?.endsWith(suffix) && state === listenState && inode !== undefined ? [inode] : [];
  });
}

function holdsOne(pid: string, links: ReadonlySet<string>): boolean {
  const folder = `/proc/${pid}/fd`;
  return names(folder).some((fd) => links.has(attempt(() => readlinkSync(`${folder}/${fd}`)) ?? ""));
}

function names(folder: string): string[] {
  return attempt(() => readdirSync(folder)) ?? [];
}

function readText(path: string): string {
  return readFileSync(path, "utf8").trim();
}

/** Processes end and belong to others while their files are read: what cannot be read is left out. */
function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
