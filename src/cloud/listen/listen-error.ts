import { InkanError } from "../../core/error.ts";
import { downLine } from "../data-folder/down-line.ts";
import { findPortCloud } from "./port-cloud.ts";
import { findPortOwner } from "./port-owner.ts";

/** Why a door cannot be opened. */
export type ListenErrorCode = "PORT_TAKEN" | "PORT_FORBIDDEN" | "ADDRESS_UNUSABLE" | "LISTEN_FAILED";

/** A door could not be opened. */
export class ListenError extends InkanError<ListenErrorCode> {
  override readonly name = "ListenError";
}

/** A TCP address. */
type Address = { readonly host: string; readonly port: number };

/**
 * Says what is in the way of listening on a TCP address, and the way out.
 *
 * @param portOption the option of the command line that gives the port
 */
export function explainListenFailure(
  cause: NodeJS.ErrnoException,
  { host, port }: Address,
  portOption = "--port",
): ListenError {
  switch (cause.code) {
    case "EADDRINUSE":
      return explainTaken(cause, { host, port }, portOption);
    case "EACCES":
      return new ListenError("PORT_FORBIDDEN", `this user may not listen on port ${port}`, {
        cause,
        next: `use a port from 1024 on with ${portOption} NUMBER`,
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

function explainTaken(cause: unknown, { host, port }: Address, portOption: string): ListenError {
  const owner = findPortOwner(port);
  const cloud = findPortCloud(port, owner?.pid);
  const elsewhere = `use ${portOption} 0 for any free port or ${portOption} NUMBER for another one`;
  if (cloud !== undefined) {
    const { record, folder } = cloud;
    const by = `the inkan that runs as process ${record.pid} on the data folder ${folder}`;
    const next = `${elsewhere}, or stop that one with '${downLine(folder)}'`;
    return new ListenError("PORT_TAKEN", `port ${port} on ${host} is taken by ${by}`, { cause, next });
  }
  const by = owner === undefined ? "another process" : `${owner.name} (process ${owner.pid})`;
  const next = `${elsewhere}, or stop that process`;
  return new ListenError("PORT_TAKEN", `port ${port} on ${host} is taken by ${by}`, { cause, next });
}
