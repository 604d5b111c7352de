import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { begunSocket } from "../listen/begun-socket.ts";

/**
 * Longest path of a unix socket, in bytes: `sun_path` has 104 on macOS and the BSDs and 108 on Linux, one of them for the
 * end (unix(7), unix(4)).
 */
const maxSocketPath = 103;

/** The sockets' names inside a data folder, by the door that each leads to. */
export const socketFiles = { control: "control.sock", public: "public.sock" } as const;

/** Where a cloud's unix sockets are, and how their places are cleared. */
export type PlacedSockets = Readonly<Record<keyof typeof socketFiles, string>> & { clear(): void };

/**
 * The sockets' places: in the data folder, or, where that lies too deep, in a new folder of its owner's alone under the
 * run time folder.
 *
 * @param folder the data folder, locked by this process: sockets that are there are left over from a crash
 */
export function placeSockets(folder: string): PlacedSockets {
  const names = Object.values(socketFiles);
  const paths = names.map((name) => join(folder, name));
  if (paths.every((path) => Buffer.byteLength(begunSocket(path)) <= maxSocketPath)) {
    for (const path of paths) for (const left of [path, begunSocket(path)]) rmSync(left, { force: true });
    return { ...placesIn(folder), clear: () => paths.forEach((path) => void rmSync(path, { force: true })) };
  }
  const made = mkdtempSync(join(process.env.XDG_RUNTIME_DIR || tmpdir(), "inkan-"));
  return { ...placesIn(made), clear: () => rmSync(made, { recursive: true, force: true }) };
}

function placesIn(folder: string): Readonly<Record<keyof typeof socketFiles, string>> {
  return { control: join(folder, socketFiles.control), public: join(folder, socketFiles.public) };
}
