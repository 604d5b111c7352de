import { chmodSync, renameSync } from "node:fs";
import { begunSocket } from "./begun-socket.ts";
import { ListenError } from "./listen-error.ts";

/**
 * Makes a server listen on a unix socket that is its owner's alone.
 *
 * @throws ListenError `LISTEN_FAILED`
 */
export async function listenOnSocket(
  path: string,
  listen: (options: { readonly path: string }) => Promise<unknown>,
): Promise<void> {
  const begun = begunSocket(path);
  await listen({ path: begun }).catch((cause: unknown) => {
    throw new ListenError("LISTEN_FAILED", `cannot make the socket ${path}`, { cause });
  });
  // The folder around it is its owner's alone; this holds where somebody opens the folder up.
  chmodSync(begun, 0o600);
  renameSync(begun, path);
}
