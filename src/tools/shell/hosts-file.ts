/** Where programs of this place find a name: the loopback interface of its own. */
const here = "127.0.0.1";

/** A hosts file (hosts(5)) in which names lead here before anything else that it says. */
export function formatHosts(names: readonly string[], before: string): string {
  return `${names.map((name) => `${here} ${name}\n`).join("")}${before}`;
}

/**
 * A name service configuration (nsswitch.conf(5)) by which hosts are looked up in the hosts file first and by no service of
 * the system's: systemd-resolved and its like answer through a socket, from the hosts file of the system. Undefined where it
 * is so already.
 */
export function askFilesFirst(nsswitch: string): string | undefined {
  const line = /^hosts:.*$/m;
  const found = line.exec(nsswitch)?.[0];
  if (found === undefined || /^hosts:\s+files(\s+dns)?\s*(#.*)?$/.test(found)) return undefined;
  return nsswitch.replace(line, "hosts: files dns");
}
