import { spawnSync } from "node:child_process";
import { readSmallFile } from "../connect/read-small-file.ts";
import type { ShellPrograms } from "./find-programs.ts";
import { ShellError } from "./shell-error.ts";

/**
 * Who a program inside is.
 *
 * `same`: whoever it was outside, with all its rights: root, who may make the namespaces as it is. `mapped`: a user who may
 * not. The namespaces are made in one user namespace, whose root it is while they are set up; what runs then is in a second
 * one, in which it has its own numbers and none of these rights.
 */
export type Insider =
  | { readonly kind: "same" }
  | { readonly kind: "mapped"; readonly uid: number; readonly gid: number };

/** To bind port 443, to raise the loopback interface, to mount (capabilities(7)): their bits. */
const neededCapabilities = { netBindService: 10n, netAdmin: 12n, sysAdmin: 21n } as const;

/** Most that a probe may take, in milliseconds: it starts three programs that do nothing. */
const probeMs = 10_000;

/** Most that is read of a file of the kernel's, in bytes: a process's status has two KiB. */
const maxKernelFileBytes = 64 * 1024;

/** Who this process will be inside. */
export function chooseInsider(): Insider {
  const [uid, gid] = [process.geteuid?.(), process.getegid?.()];
  if (uid === undefined || gid === undefined) throw new TypeError("this system has no user ids");
  const mask = /^CapEff:\s*([0-9a-f]+)$/m.exec(readSmallFile("/proc/self/status", maxKernelFileBytes))?.[1] ?? "0";
  const isAble = Object.values(neededCapabilities).every((bit) => ((BigInt(`0x${mask}`) >> bit) & 1n) === 1n);
  return isAble ? { kind: "same" } : { kind: "mapped", uid, gid };
}

/** The words that start a program in namespaces of its own, as one who may set them up. */
export function enterWords({ unshare }: ShellPrograms, insider: Insider): readonly string[] {
  const user = insider.kind === "mapped" ? ["--user", "--map-root-user"] : [];
  return [unshare, ...user, "--mount", "--net", "--"];
}

/** The words that start a program inside once all is set up, as the insider. */
export function insideWords({ unshare }: ShellPrograms, insider: Insider): readonly string[] {
  if (insider.kind === "same") return [unshare, "--"];
  return [unshare, "--user", `--map-user=${insider.uid}`, `--map-group=${insider.gid}`, "--"];
}

/**
 * Tries whether this system allows the namespaces.
 *
 * @throws ShellError `NAMESPACES_FORBIDDEN` with what the system says and where it is allowed
 */
export function probeNamespaces(programs: ShellPrograms, insider: Insider): void {
  const [program = "", ...words] = [
    ...enterWords(programs, insider),
    ...insideWords(programs, insider),
    programs.ip,
    "-V",
  ];
  const { status, stderr, error } = spawnSync(program, words, { encoding: "utf8", timeout: probeMs });
  if (status === 0) return;
  const said = stderr?.trim().split("\n").at(-1) || error?.message || `exit code ${status}`;
  throw new ShellError("NAMESPACES_FORBIDDEN", `this system gives you no namespaces of your own: ${said}`, {
    next: adviseOn(readSetting),
  });
}

/**
 * Switches by which systems forbid user namespaces, and the value that does (Debian's kernel; Ubuntu's AppArmor;
 * namespaces(7), "The /proc/sys/user directory").
 */
const switches = [
  { setting: "kernel.unprivileged_userns_clone", forbids: "0", allow: "1" },
  { setting: "kernel.apparmor_restrict_unprivileged_userns", forbids: "1", allow: "0" },
  { setting: "user.max_user_namespaces", forbids: "0", allow: "15000" },
] as const;

/**
 * What to do about forbidden namespaces.
 *
 * @param read the value of a setting of the kernel's; undefined where there is no such setting
 */
export function adviseOn(read: (setting: string) => string | undefined): string {
  const found = switches.find(({ setting, forbids }) => read(setting) === forbids);
  if (found !== undefined) {
    const { setting, allow, forbids } = found;
    return `sudo sysctl ${setting}=${allow} allows them (it is ${forbids}), or run inkan shell as root`;
  }
  return 'run it outside of the container, or give that --privileged; eval "$(inkan env)" works without';
}

function readSetting(setting: string): string | undefined {
  try {
    return readSmallFile(`/proc/sys/${setting.replaceAll(".", "/")}`, maxKernelFileBytes).trim();
  } catch {
    return undefined;
  }
}
