import type { CloudEnvironment } from "../core/cloud-environment.ts";

/** The syntaxes that `env --shell` writes. */
export const shells = ["bash", "zsh", "fish", "powershell", "dotenv", "json"] as const;

export type Shell = (typeof shells)[number];

type Syntax = {
  /** A line that sets a variable for the programs that are started from here on. */
  readonly set: (name: string, value: string) => string;
  /** A line that takes a variable away; undefined where the format cannot say it. */
  readonly unset: ((name: string) => string) | undefined;
};

const posix: Syntax = {
  set: (name, value) => `export ${name}='${value.replaceAll("'", "'\\''")}'`,
  unset: (name) => `unset ${name}`,
};

const syntaxes: Readonly<Record<Exclude<Shell, "json">, Syntax>> = {
  bash: posix,
  zsh: posix,
  // fish's command substitution joins lines with spaces, so that each needs its own end. Its `set -e` fails where nothing
  // is set, which `set -gx` leaves as the status of the whole.
  fish: {
    set: (name, value) => `set -gx ${name} '${value.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}';`,
    unset: (name) => `set -e ${name}; or true;`,
  },
  powershell: {
    set: (name, value) => `$Env:${name} = '${value.replaceAll(/['\u2018\u2019\u201a\u201b]/g, "$&$&")}'`,
    unset: (name) => `Remove-Item -ErrorAction SilentlyContinue Env:${name}`,
  },
  dotenv: { set: (name, value) => `${name}=${quoteDotenv(value)}`, unset: undefined },
};

/** What a shell evaluates to have an environment, or a file that others read it from. */
export function formatEnvironment({ set, unset }: CloudEnvironment, shell: Shell): string {
  if (shell === "json") return `${JSON.stringify(set, undefined, 2)}\n`;
  const syntax = syntaxes[shell];
  const lines = [
    ...(syntax.unset === undefined ? [] : unset.map(syntax.unset)),
    ...Object.entries(set).map(([name, value]) => syntax.set(name, value)),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** Bare where every reader agrees on it (docker takes quotes for part of the value), else in quotes. */
function quoteDotenv(value: string): string {
  if (/^[\w./:@%+,=-]*$/.test(value)) return value;
  return value.includes("'") ? `"${value}"` : `'${value}'`;
}
