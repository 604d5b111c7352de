import { spawnSync } from "node:child_process";
import { existsSync, realpathSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import { join } from "node:path";
import { serviceHosts } from "../../core/aws/service-hosts.ts";
import { shellFolder } from "../../core/running-cloud.ts";
import type { Environment } from "../connect/environment.ts";
import { isLoopback } from "../connect/host-names.ts";
import type { LocalCloud } from "../connect/local-cloud.ts";
import { readSmallFile } from "../connect/read-small-file.ts";
import type { ShellPrograms } from "./find-programs.ts";
import { type ForwardedPorts, forwardPorts } from "./forward-ports.ts";
import { askFilesFirst, formatHosts } from "./hosts-file.ts";
import { makePrivateLogins } from "./private-logins.ts";
import { ShellError } from "./shell-error.ts";
import { addAuthority, systemBundles, trustVariables } from "./trust.ts";

/** What every AWS client and registry client talks to. */
const httpsPort = 443;

/** What stands between programs and the hosts file: the cache of the C library's names (nscd(8)). */
const nameCacheSocket = "/run/nscd/socket";

/** The room of a shell's own files, as mount(8) has it: a few hundred KiB are used, by logins and what is generated here. */
const roomOptions = "mode=0700,size=16m";

/** Largest file of the system's that is read, in bytes: its bundle of authorities has a quarter of a MiB. */
const maxSystemFileBytes = 4 * 1024 * 1024;

/** What is set up inside. */
export type Inside = {
  /** Variables for what runs inside, beside those of the cloud. */
  readonly variables: Readonly<Record<string, string>>;
  readonly forwarded: ForwardedPorts;
};

/**
 * Sets up the namespaces that this process is in: AWS's host names lead here, and from here to the cloud; programs trust
 * the cloud's authority; logins have a place of their own. All that is written is in a file system that nobody outside
 * sees and that goes with the namespace.
 *
 * @throws ShellError `SETUP_FAILED`
 */
export async function setUpInside(cloud: LocalCloud, programs: ShellPrograms, env: Environment): Promise<Inside> {
  const room = join(cloud.dataFolder, shellFolder);
  raiseLoopback(cloud, programs);
  run(programs.mount, ["-t", "tmpfs", "-o", roomOptions, "inkan-shell", room]);

  const put = (name: string, text: string): string => {
    const file = join(room, name);
    writeFileSync(file, text);
    return file;
  };
  const cover = (path: string, file: string) => run(programs.mount, ["--bind", file, path]);
  cover("/etc/hosts", put("hosts", formatHosts(localNames(cloud), readIfThere("/etc/hosts"))));
  const nsswitch = askFilesFirst(readIfThere("/etc/nsswitch.conf"));
  if (nsswitch !== undefined) cover("/etc/nsswitch.conf", put("nsswitch.conf", nsswitch));
  if (existsSync(nameCacheSocket)) cover(nameCacheSocket, "/dev/null");

  const bundles = [...new Set(systemBundles.filter((path) => existsSync(path)).map((path) => realpathSync(path)))];
  const [system] = bundles;
  const bundle = put("ca-bundle.pem", addAuthority(system === undefined ? "" : readIfThere(system), cloud.ca));
  for (const path of bundles) cover(path, bundle);

  const variables = {
    ...trustVariables({ authority: cloud.caFile, bundle: system ?? bundle }),
    ...makePrivateLogins(join(room, "docker"), env),
  };
  return { variables, forwarded: await forward(cloud) };
}

/** The names that lead here: AWS's, and that of the cloud's own endpoint where it is a name. */
function localNames(cloud: LocalCloud): readonly string[] {
  const host = hostOf(cloud);
  return [...serviceHosts(cloud), ...(isIP(host) === 0 && !isLoopback(host) ? [host] : [])];
}

/** A new network has one interface, which is down; an address of the cloud's that is not loopback's is added to it. */
function raiseLoopback(cloud: LocalCloud, { ip }: ShellPrograms): void {
  run(ip, ["link", "set", "lo", "up"]);
  const host = hostOf(cloud);
  if (isIP(host) !== 0 && !isLoopback(host)) run(ip, ["address", "add", host, "dev", "lo"]);
}

function hostOf({ endpoint }: LocalCloud): string {
  return new URL(endpoint).hostname.replace(/^\[|\]$/g, "");
}

async function forward(cloud: LocalCloud): Promise<ForwardedPorts> {
  try {
    return await forwardPorts([...new Set([httpsPort, cloud.port])], cloud.publicSocket);
  } catch (cause) {
    throw new ShellError("SETUP_FAILED", `no port can be taken in the shell's network: ${(cause as Error).message}`, {
      cause,
    });
  }
}

function readIfThere(path: string): string {
  return existsSync(path) ? readSmallFile(path, maxSystemFileBytes) : "";
}

function run(program: string, words: readonly string[]): void {
  const { status, stderr, error } = spawnSync(program, words, { encoding: "utf8" });
  if (status === 0) return;
  const said = stderr?.trim() || error?.message || `exit code ${status}`;
  throw new ShellError("SETUP_FAILED", `the shell's namespaces cannot be set up: ${words.join(" ")}: ${said}`);
}
