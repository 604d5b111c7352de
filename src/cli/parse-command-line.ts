import { closestName } from "./closest-name.ts";
import { type Command, commonOptions, type OptionSpec, type OptionSpecs, UsageError } from "./command.ts";

/** What a command line asks for. */
export type Parsed =
  | { readonly kind: "help" }
  | {
      readonly kind: "run";
      readonly args: readonly string[];
      /** The command's own options by long name. */
      readonly options: Readonly<Record<string, unknown>>;
      readonly common: {
        readonly quiet: boolean;
        readonly verbose: boolean;
        readonly debug: boolean;
        readonly "no-color": boolean;
      };
    };

type Environment = Readonly<Record<string, string | undefined>>;

/** Options that no environment variable may set: a standing yes is how things get deleted by surprise. */
const neverFromEnvironment: ReadonlySet<string> = new Set(["yes", "force"]);

/**
 * Parses the words after a command's name. Precedence: command line, `INKAN_NAME`, the option's own variables, default.
 *
 * Options may stand anywhere before `--`, and before the first argument where a command's arguments end them: `--name VALUE`, `--name=VALUE`, `-n VALUE`, `-nVALUE`; flags also as
 * `--name=true` and `--name=false`, and run together as `-qv`. The last one of an option wins, a list gathers them all.
 *
 * @throws UsageError where the words do not fit
 */
export function parseCommandLine(command: Command<OptionSpecs>, words: readonly string[], env: Environment): Parsed {
  const specs: OptionSpecs = { ...command.options, ...commonOptions };
  const read = readWords(command, specs, words);
  if (read === "help") return { kind: "help" };
  checkArguments(command, read.args);
  const values: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(specs)) {
    values[name] = read.given.get(name) ?? fromEnvironment(name, spec, env) ?? absent(spec);
  }
  const { quiet, verbose, debug, "no-color": noColor, ...options } = values;
  const common = { quiet: !!quiet, verbose: !!verbose, debug: !!debug, "no-color": !!noColor };
  return { kind: "run", args: read.args, options, common };
}

type Words = { readonly args: readonly string[]; readonly given: ReadonlyMap<string, unknown> };

function readWords(command: Command<OptionSpecs>, specs: OptionSpecs, words: readonly string[]): Words | "help" {
  const args: string[] = [];
  const given = new Map<string, unknown>();
  const rest = [...words];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === "--") {
      args.push(...rest);
      break;
    }
    if (word === "-" || !word.startsWith("-")) {
      args.push(word);
      if (command.argumentsEndOptions === true) args.push(...rest.splice(0));
      continue;
    }
    const { name, attached, more } = splitOption(command, specs, word);
    if (name === "help") return "help";
    if (more !== undefined) rest.unshift(more);
    const spec = specs[name];
    if (spec === undefined) throw unknownOption(command, specs, word);
    given.set(name, readValue(command, name, spec, { attached, rest, before: given.get(name) }));
  }
  return { args, given };
}

type OptionWord = {
  readonly name: string;
  /** The value in the same word. */
  readonly attached: string | undefined;
  /** Further short flags of the same word, as a word of their own. */
  readonly more?: string;
};

function splitOption(command: Command<OptionSpecs>, specs: OptionSpecs, word: string): OptionWord {
  if (word.startsWith("--")) {
    const equals = word.indexOf("=");
    if (equals < 0) return { name: word.slice(2), attached: undefined };
    return { name: word.slice(2, equals), attached: word.slice(equals + 1) };
  }
  const short = word.slice(1, 2);
  const tail = word.slice(2);
  const [name, spec] = Object.entries(specs).find(([, candidate]) => candidate.short === short) ?? [];
  if (short === "h" && name === undefined) return { name: "help", attached: undefined };
  if (name === undefined || spec === undefined) throw unknownOption(command, specs, `-${short}`);
  if (tail === "") return { name, attached: undefined };
  if (tail.startsWith("=")) return { name, attached: tail.slice(1) };
  return isSwitch(spec) ? { name, attached: undefined, more: `-${tail}` } : { name, attached: tail };
}

function readValue(
  command: Command<OptionSpecs>,
  name: string,
  spec: OptionSpec,
  found: { readonly attached: string | undefined; readonly rest: string[]; readonly before: unknown },
): unknown {
  if (spec.kind === "flag" || spec.kind === "boolean") {
    return found.attached === undefined ? true : toBoolean(`--${name}`, found.attached);
  }
  const text = found.attached ?? found.rest.shift();
  if (text === undefined) throw usage(command, `option '--${name} <${spec.value}>' argument missing`);
  if (text === "" && isFilled(spec)) throw emptyValue(`--${name}`);
  if (spec.kind === "list") return [...((found.before as readonly string[] | undefined) ?? []), text];
  if (spec.choices !== undefined && !spec.choices.includes(text)) {
    const choices = `Allowed choices are ${spec.choices.join(", ")}.`;
    throw usage(command, `option '--${name} <${spec.value}>' argument '${text}' is invalid. ${choices}`);
  }
  return text;
}

function checkArguments(command: Command<OptionSpecs>, args: readonly string[]): void {
  const required = command.arguments.filter((argument) => !argument.startsWith("["));
  const missing = required[args.length];
  if (missing !== undefined) throw usage(command, `missing required argument '${missing.replace("...", "")}'`);
  const { length } = command.arguments;
  if (args.length <= length || command.arguments.at(-1)?.includes("...") === true) return;
  throw usage(command, `too many arguments: expected ${length} and got ${args.length} (${args.join(" ")})`);
}

function unknownOption(command: Command<OptionSpecs>, specs: OptionSpecs, word: string): UsageError {
  const option = word.split("=")[0] ?? word;
  const known = Object.entries(specs).flatMap(([name, spec]) => (spec.hidden === true ? [] : [`--${name}`]));
  const close = closestName(option, known);
  const hint = close === undefined ? "" : ` (did you mean ${close}?)`;
  return usage(command, `unknown option '${option}'${hint}`);
}

function usage(command: Command<OptionSpecs>, message: string): UsageError {
  return new UsageError(message, `inkan ${command.name} --help`);
}

function isFilled(spec: OptionSpec): boolean {
  return spec.kind === "value" && spec.filled === true;
}

function emptyValue(name: string): UsageError {
  return new UsageError(
    `${name} is empty: the variable that it was taken from may not be set`,
    "give it a value, or leave it out",
  );
}

function isSwitch(spec: OptionSpec): boolean {
  return spec.kind === "flag" || spec.kind === "boolean";
}

function absent(spec: OptionSpec): unknown {
  switch (spec.kind) {
    case "flag":
      return false;
    case "boolean":
      return undefined;
    case "list":
      return [];
    case "value":
      return spec.default;
  }
}

function fromEnvironment(name: string, spec: OptionSpec, env: Environment): unknown {
  if (neverFromEnvironment.has(name)) return undefined;
  const own = `INKAN_${name.toUpperCase().replaceAll("-", "_")}`;
  for (const variable of [own, ...(spec.env ?? [])]) {
    const text = env[variable];
    if (text === "" && isFilled(spec)) throw emptyValue(variable);
    if (text !== undefined && text !== "") return fromText(variable, text, spec);
  }
  return undefined;
}

function fromText(variable: string, text: string, spec: OptionSpec): unknown {
  switch (spec.kind) {
    case "flag":
    case "boolean":
      return toBoolean(variable, text);
    case "list":
      return text.split(",");
    case "value":
      if (spec.choices !== undefined && !spec.choices.includes(text)) {
        throw new UsageError(`${variable} is '${text}'; it must be one of ${spec.choices.join(", ")}`);
      }
      return text;
  }
}

function toBoolean(name: string, text: string): boolean {
  if (["1", "true", "yes", "on"].includes(text.toLowerCase())) return true;
  if (["0", "false", "no", "off"].includes(text.toLowerCase())) return false;
  throw new UsageError(`${name} is '${text}'; it must be true or false`);
}
