import { closestName } from "./closest-name.ts";
import { UsageError } from "./command.ts";
import { type CommandEntry, commands } from "./commands.ts";

/** What the first words of a command line ask for. */
export type FoundCommand =
  | { readonly kind: "run"; readonly entry: CommandEntry; readonly rest: readonly string[] }
  /** The table of commands: of all, or of one noun's. */
  | { readonly kind: "overview"; readonly entries: readonly CommandEntry[]; readonly asked: boolean }
  | { readonly kind: "version" };

const helpWords: ReadonlySet<string | undefined> = new Set(["--help", "-h", "help"]);

/**
 * The command whose name the line begins with, the longest name first.
 *
 * @throws UsageError where there is none
 */
export function findCommand(argv: readonly string[]): FoundCommand {
  const [first, second] = argv;
  if (first === undefined) return { kind: "overview", entries: commands, asked: false };
  if (first === "--version" || first === "version") return { kind: "version" };
  if (helpWords.has(first))
    return second === undefined ? { kind: "overview", entries: commands, asked: true } : helpOn(argv.slice(1));
  for (const length of [2, 1]) {
    const name = argv.slice(0, length).join(" ");
    const entry = commands.find((candidate) => candidate.name === name);
    if (entry !== undefined) return { kind: "run", entry, rest: argv.slice(length) };
  }
  const group = commands.filter(({ name }) => name.startsWith(`${first} `));
  if (group.length > 0 && helpWords.has(second)) return { kind: "overview", entries: group, asked: true };
  throw group.length > 0 ? missingWord(first, second, group) : unknownCommand(argv);
}

function helpOn(words: readonly string[]): FoundCommand {
  const found = findCommand([...words, "--help"]);
  return found.kind === "run" ? { ...found, rest: ["--help"] } : found;
}

function missingWord(first: string, second: string | undefined, group: readonly CommandEntry[]): UsageError {
  const names = group.map(({ name }) => name);
  if (second === undefined)
    return new UsageError(`'${first}' needs one more word: ${names.join(", ")}`, `inkan ${first} --help`);
  return unknownName(`${first} ${second}`, names);
}

function unknownCommand([first = ""]: readonly string[]): UsageError {
  return unknownName(first, [...new Set(commands.map(({ name }) => name.split(" ", 1)[0] ?? name))]);
}

function unknownName(word: string, names: readonly string[]): UsageError {
  const close = closestName(word, names);
  const hint = close === undefined ? "" : ` (did you mean ${close}?)`;
  return new UsageError(`there is no command '${word}'${hint}`, "inkan --help");
}
