import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { begunSocket } from "../listen/begun-socket.ts";

/**
 * Longest path of a unix socket, in bytes: `sun_path` has 104 on macOS and the BSDs and 108 on Linux, one of them for the
 * end (unix(7), unix(4)).
 */
const maxSocketPath = 103;

/** The socket's name inside a data folder. */
export const socketFile = "control.sock";

/** Where the control door is, and how its place is cleared. */
export type ControlSocket = { readonly path: string; clear(): void };

/**
 * The socket's place: in the data folder, or, where that lies too deep, in a new folder of its owner's alone under the
 * run time folder.
 *
 * @param folder the data folder, locked by this process: a socket that is there is left over from a crash
 */
export function placeControlSocket(folder: string): ControlSocket {
  const path = join(folder, socketFile);
  const begun = begunSocket(path);
  if (Buffer.byteLength(begun) <= maxSocketPath) {
    for (const left of [path, begun]) rmSync(left, { force: true });
    return { path, clear: () => rmSync(path, { force: true }) };
  }
  const made = mkdtempSync(join(process.env.XDG_RUNTIME_DIR || tmpdir(), "inkan-"));
  return { path: join(made, socketFile), clear: () => rmSync(made, { recursive: true, force: true }) };
}
