import { InkanError } from "../core/error.ts";
import type { ExitCode } from "./exit-codes.ts";
import type { SignalReceiver } from "./interruption.ts";

/**
 * One option of a command. Each but `--yes` and `--force` can also be set by `INKAN_` and its name in upper case
 * (`--data` by `INKAN_DATA`); `env` names further variables that set it, in order of precedence after that.
 */
export type OptionSpec = {
  readonly summary: string;
  readonly short?: string;
  readonly env?: readonly string[];
  readonly hidden?: boolean;
} & OptionForm;

/**
 * `filled`: an empty value is refused, also in the environment, since it comes of a shell's variable that is not set.
 *
 * `flag`: `--name`; as in cosign `--name=true` and `--name=false` are the same as giving it and not giving it. `boolean`: a
 * flag for which it matters whether it was given at all. `value`: `--name VALUE`. `list`: the same, any number of times.
 */
type OptionForm =
  | { readonly kind: "flag" }
  | { readonly kind: "boolean" }
  | {
      readonly kind: "value";
      readonly value: string;
      readonly choices?: readonly string[];
      readonly default?: string;
      readonly filled?: true;
    }
  | { readonly kind: "list"; readonly value: string };

/** The options of a command by their long name, in kebab-case. */
export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** What a command receives for its options. A `value` without default and a `boolean` are undefined when not given. */
export type OptionValues<Specs extends OptionSpecs> = {
  readonly [Name in keyof Specs]: Specs[Name] extends { kind: "flag" }
    ? boolean
    : Specs[Name] extends { kind: "boolean" }
      ? boolean | undefined
      : Specs[Name] extends { kind: "list" }
        ? readonly string[]
        : Specs[Name] extends { default: string }
          ? string
          : string | undefined;
};

/** Where a command writes: the answer to `out`, talk to `err`. A terminal knows how many columns it has. */
export type Output = {
  write(chunk: string | Uint8Array): unknown;
  readonly isTTY?: boolean;
  readonly columns?: number;
};

/** Everything of the process that a command may use. */
export type CommandContext = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  /** stdout: the answer, nothing else. */
  readonly out: Output;
  /** stderr, for what is not a line of talk (progress, prompts). */
  readonly err: Output;
  /** A line of talk on stderr, never dropped. */
  readonly tell: (line: string) => void;
  /** A line of talk on stderr; `--quiet` drops it. */
  readonly say: (line: string) => void;
  /** A warning on stderr, never dropped. */
  readonly warn: (line: string) => void;
  /** A line on stderr with `--verbose` or `--debug`. */
  readonly detail: (line: string) => void;
  readonly quiet: boolean;
  /** Whether requests and answers (without secrets) are to be shown on stderr. */
  readonly debug: boolean;
  readonly color: boolean;
  /**
   * Aborted at the first Ctrl-C or SIGTERM. Whoever reads it takes charge: the command stops cleanly and returns 130, and
   * a second signal ends the process. A command that never reads it ends at the first.
   */
  readonly interrupted: AbortSignal;
  /** From here on every signal is the receiver's, and none ends this process: for a command that runs another program. */
  readonly handSignalsTo: (receiver: SignalReceiver) => void;
};

/** A command as data: help, completion and docs are made from it, parsing it is pure, `run` gets a context. */
export type Command<Specs extends OptionSpecs = OptionSpecs> = {
  /** `verify` or, with a noun first, `keys list`. */
  readonly name: string;
  readonly summary: string;
  /** As usage shows it: `REF...`, `[REPO]`; how many words it stands for follows from it. */
  readonly arguments: readonly string[];
  /** Whether all words from the first argument on are arguments, as where they are another program's command line. */
  readonly argumentsEndOptions?: true;
  readonly options: Specs;
  /** Command lines that run as they stand, each with what it does. */
  readonly examples: readonly { readonly line: string; readonly does: string }[];
  /** Paragraphs below the summary in `--help`. */
  readonly details?: readonly string[];
  run(args: readonly string[], options: OptionValues<Specs>, context: CommandContext): Promise<ExitCode>;
};

/** Checks a command's types while keeping its options' own. */
export function defineCommand<const Specs extends OptionSpecs>(command: Command<Specs>): Command<Specs> {
  return command;
}

/** The command line itself is wrong: exit code 64. */
export class UsageError extends InkanError<"USAGE"> {
  override readonly name = "UsageError";

  constructor(message: string, next?: string) {
    super("USAGE", message, next === undefined ? {} : { next });
  }
}

/** Options of every command. */
export const commonOptions = {
  quiet: { kind: "flag", short: "q", summary: "print the answer alone, no talk on stderr" },
  verbose: { kind: "flag", short: "v", summary: "say more on stderr" },
  debug: { kind: "flag", summary: "show requests and answers on stderr, without secrets" },
  "no-color": { kind: "flag", summary: "no colour, also with NO_COLOR set" },
} as const satisfies OptionSpecs;

/** Options of commands that print an answer of several values. */
export const outputOptions = {
  output: {
    kind: "value",
    short: "o",
    value: "FORMAT",
    choices: ["table", "json", "yaml", "text"],
    default: "table",
    summary: "table, json, yaml or text",
  },
  query: { kind: "value", value: "JMESPATH", summary: "pick from the answer, as in the aws command line" },
} as const satisfies OptionSpecs;

/** Options of commands that talk to a cloud. */
export const cloudOptions = {
  local: { kind: "flag", summary: "the local cloud, whatever the environment says" },
  data: {
    kind: "value",
    value: "DIR",
    filled: true,
    summary: "the local cloud's data folder (default: the platform's)",
  },
  region: { kind: "value", value: "REGION", summary: "the AWS region (default: the environment's)" },
  "allow-http-registry": {
    kind: "flag",
    env: ["COSIGN_ALLOW_HTTP_REGISTRY"],
    summary: "plain HTTP, also with a login, where a registry does not speak HTTPS",
  },
} as const satisfies OptionSpecs;
