import { isIPv6 } from "node:net";
import { networkInterfaces } from "node:os";

/** How clients reach a cloud. */
export type CloudAddress = {
  /** For AWS clients, such as `http://localhost:4566`. */
  readonly endpoint: string;
  /** What stands before a repository's name, such as `localhost:4566`. */
  readonly registry: string;
};

const anyAddress: ReadonlySet<string> = new Set(["0.0.0.0", "::"]);
const loopback: ReadonlySet<string> = new Set(["127.0.0.1", "::1"]);

/**
 * The address that programs of this machine are given. It is `localhost` where that leads there, since docker and its kin
 * speak to no other name without being told that it is safe.
 */
export function cloudAddress({ host, port }: { readonly host: string; readonly port: number }): CloudAddress {
  const isLocal = loopback.has(host) || anyAddress.has(host);
  const name = isLocal ? "localhost" : isIPv6(host) ? `[${host}]` : host;
  return { endpoint: `http://${name}:${port}`, registry: `${name}:${port}` };
}

/** The names and addresses under which clients that name no server can have come to `host`. */
export function certificateNames(host: string): string[] {
  const here = ["localhost", ...loopback];
  if (anyAddress.has(host)) {
    const addresses = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
    // A scope (`fe80::1%eth0`) is no part of an address in a certificate.
    here.push(...addresses.map(({ address }) => address.split("%", 1)[0] ?? address));
  } else {
    here.push(host);
  }
  return [...new Set(here)];
}
