import { InkanError } from "../../core/error.ts";
import { findPortOwner } from "./port-owner.ts";

/** Why a door cannot be opened. */
export type ListenErrorCode = "PORT_TAKEN" | "PORT_FORBIDDEN" | "ADDRESS_UNUSABLE" | "LISTEN_FAILED";

/** A door could not be opened. */
export class ListenError extends InkanError<ListenErrorCode> {
  override readonly name = "ListenError";
}

/** Says what is in the way of listening on a TCP address, and the way out. */
export function explainListenFailure(cause: NodeJS.ErrnoException, host: string, port: number): ListenError {
  switch (cause.code) {
    case "EADDRINUSE": {
      const owner = findPortOwner(port);
      const by = owner === undefined ? "another process" : `${owner.name} (process ${owner.pid})`;
      return new ListenError("PORT_TAKEN", `port ${port} on ${host} is taken by ${by}`, {
        cause,
        next: "use --port 0 for any free port or --port NUMBER for another one, or stop that process",
      });
    }
    case "EACCES":
      return new ListenError("PORT_FORBIDDEN", `this user may not listen on port ${port}`, {
        cause,
        next: "use a port from 1024 on with --port NUMBER",
      });
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
    case "EINVAL":
      return new ListenError("ADDRESS_UNUSABLE", `${host} is no address of this machine`, {
        cause,
        next: "use --host 127.0.0.1, or --host 0.0.0.0 for every IPv4 address of this machine",
      });
    default:
      return new ListenError("LISTEN_FAILED", `cannot listen on ${host} port ${port}`, { cause });
  }
}
