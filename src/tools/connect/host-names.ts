import { BlockList, isIPv6 } from "node:net";

type Subnet = readonly [address: string, prefix: number];

const loopback: readonly Subnet[] = [
  ["127.0.0.0", 8],
  ["::1", 128],
];

/** IPv4 networks in which people run registries without certificates (RFC 1918). */
const privateNetworks: readonly Subnet[] = [
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
];

/** What no server out there may send a client to: this host, link-local (cloud metadata), unique local (RFC 6890). */
const internal: readonly Subnet[] = [
  ["0.0.0.0", 8],
  ["100.64.0.0", 10],
  ["169.254.0.0", 16],
  ["::", 128],
  ["fc00::", 7],
  ["fe80::", 10],
];

/** A host name as URLs have it, without the brackets of IPv6 and the dot that ends a full name (RFC 1034 section 3.1). */
function bare(hostname: string): string {
  if (hostname.startsWith("[")) return hostname.slice(1, -1);
  return hostname.endsWith(".") ? hostname.slice(0, -1) : hostname;
}

function isIn(subnets: readonly Subnet[], hostname: string): boolean {
  const address = bare(hostname);
  if (address.includes(":")) return isIPv6(address) && isInIPv6(subnets, address);
  const bits = readIPv4(address);
  if (bits === undefined) return false;
  return subnets.some(([network, prefix]) => {
    const start = readIPv4(network);
    return start !== undefined && start >>> (32 - prefix) === bits >>> (32 - prefix);
  });
}

/** An IPv4 address as a number. Node's own pattern and its list of subnets take 3 ms at their first use. */
function readIPv4(address: string): number | undefined {
  const parts = address.split(".");
  const isAddress = parts.length === 4 && parts.every((part) => Number(part) <= 255 && String(Number(part)) === part);
  return isAddress ? parts.reduce((bits, part) => ((bits << 8) | Number(part)) >>> 0, 0) : undefined;
}

function isInIPv6(subnets: readonly Subnet[], address: string): boolean {
  const list = new BlockList();
  for (const [network, prefix] of subnets) list.addSubnet(network, prefix, network.includes(":") ? "ipv6" : "ipv4");
  return list.check(address, "ipv6");
}

/** Whether a host name is one of this machine: `localhost` or `*.localhost` (RFC 6761 section 6.3). */
export function isLoopbackName(hostname: string): boolean {
  const name = bare(hostname).toLowerCase();
  return name === "localhost" || name.endsWith(".localhost");
}

/** Whether a host name is this machine by its form: a loopback address, `localhost` or `*.localhost` (RFC 6761). */
export function isLoopback(hostname: string): boolean {
  return isLoopbackName(hostname) || isIn(loopback, hostname);
}

/** Whether a host name is an address of a private IPv4 network. */
export function isPrivateAddress(hostname: string): boolean {
  return isIn(privateNetworks, hostname);
}

/** Whether a host name is one that only something inside a network should be able to lead to. */
export function isInternal(hostname: string): boolean {
  return isLoopback(hostname) || isPrivateAddress(hostname) || isIn(internal, hostname);
}
