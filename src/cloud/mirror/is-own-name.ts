/** Names by which an engine in a virtual machine reaches its host, which nobody else can give to an address of theirs. */
const hostNames: ReadonlySet<string> = new Set(["host.docker.internal", "host.containers.internal"]);

/**
 * Whether a `Host` header names this machine itself: a loopback address, `localhost` or a name below it (RFC 6761 6.3), or
 * what container engines call their host.
 *
 * @param authority HOST[:PORT], of which the door has checked the form
 */
export function isOwnName(authority: string): boolean {
  const host = authority.replace(/:[0-9]+$/, "").toLowerCase();
  if (host === "localhost" || host.endsWith(".localhost") || host === "[::1]") return true;
  return /^127(?:\.[0-9]{1,3}){3}$/.test(host) || hostNames.has(host);
}
