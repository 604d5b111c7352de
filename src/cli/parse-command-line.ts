import { CommanderError, Option, Command as Parser } from "commander";
import { type Command, commonOptions, type OptionSpec, type OptionSpecs, UsageError } from "./command.ts";

/** What a command line asks for. */
export type Parsed =
  | { readonly kind: "help"; readonly text: string }
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
 * @throws UsageError with the usage line where the words do not fit
 */
export function parseCommandLine(command: Command<OptionSpecs>, words: readonly string[], env: Environment): Parsed {
  const specs: OptionSpecs = { ...command.options, ...commonOptions };
  const parser = createParser(command, specs);
  let help: string | undefined;
  parser.configureOutput({
    writeOut: (text) => {
      help = (help ?? "") + text;
    },
    writeErr: () => {},
  });
  const { rest, flags } = takeFlagValues(words, specs);
  try {
    parser.parse(rest, { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (help !== undefined) return { kind: "help", text: help };
    throw new UsageError(error.message.replace(/^error: /, ""), `inkan ${command.name} --help`);
  }
  const given = parser.opts<Record<string, unknown>>();
  const values: Record<string, unknown> = {};
  for (const [name, spec] of Object.entries(specs)) {
    values[name] = flags.get(name) ?? given[attribute(name)] ?? fromEnvironment(name, spec, env) ?? absent(spec);
  }
  const { quiet, verbose, debug, "no-color": noColor, ...options } = values;
  const common = { quiet: !!quiet, verbose: !!verbose, debug: !!debug, "no-color": !!noColor };
  return { kind: "run", args: parser.args, options, common };
}

/** Takes out `--flag=true` and `--flag=false`, which commander does not know. The last one of a flag wins. */
function takeFlagValues(
  words: readonly string[],
  specs: OptionSpecs,
): { readonly rest: readonly string[]; readonly flags: ReadonlyMap<string, boolean> } {
  const flags = new Map<string, boolean>();
  const end = words.includes("--") ? words.indexOf("--") : words.length;
  const rest = words.filter((word, index) => {
    const [, name = "", text = ""] = (index < end && /^--([a-z0-9-]+)(?:=(.*))?$/.exec(word)) || [];
    const spec = specs[name];
    if (spec === undefined || !isSwitch(spec)) return true;
    flags.set(name, word.includes("=") ? toBoolean(`--${name}`, text) : true);
    return false;
  });
  return { rest, flags };
}

function isSwitch(spec: OptionSpec): boolean {
  return spec.kind === "flag" || spec.kind === "boolean";
}

function createParser(command: Command<OptionSpecs>, specs: OptionSpecs): Parser {
  const parser = new Parser(`inkan ${command.name}`)
    .description([command.summary, ...(command.details ?? [])].join("\n\n"))
    .exitOverride()
    .showSuggestionAfterError();
  for (const argument of command.arguments) parser.argument(argument.startsWith("[") ? argument : `<${argument}>`);
  for (const [name, spec] of Object.entries(specs)) parser.addOption(toOption(name, spec));
  const examples = command.examples.map(({ line, does }) => `  ${line}\n      ${does}`);
  if (examples.length > 0) parser.addHelpText("after", `\nExamples:\n${examples.join("\n")}`);
  parser.action(() => {});
  return parser;
}

/** `--no-color` is a flag of its own here, not commander's negation of `--color`. */
function attribute(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

function toOption(name: string, spec: OptionSpec): Option {
  const short = spec.short === undefined ? "" : `-${spec.short}, `;
  const value = spec.kind === "flag" || spec.kind === "boolean" ? "" : ` <${spec.value}>`;
  const option = new Option(`${short}--${name}${value}`, spec.summary);
  option.negate = false;
  option.attributeName = () => attribute(name);
  if (spec.kind === "value" && spec.choices !== undefined) option.choices([...spec.choices]);
  if (spec.kind === "list") option.argParser<string[]>((text, before) => [...(before ?? []), text]);
  if (spec.hidden === true) option.hideHelp();
  return option;
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
