import { type Command, commonOptions, type OptionSpec, type OptionSpecs } from "./command.ts";

/** Width of help text, in characters: what every terminal has. */
const WIDTH = 80;

/** The text of `inkan COMMAND --help`. */
export function formatHelp(command: Command<OptionSpecs>): string {
  const specs: OptionSpecs = { ...command.options, ...commonOptions };
  const options = Object.entries(specs)
    .filter(([, spec]) => spec.hidden !== true)
    .map(([name, spec]) => [optionTerm(name, spec), optionSummary(spec)] as const);
  const sections = [
    `Usage: inkan ${[command.name, "[options]", ...command.arguments.map(argumentTerm)].join(" ")}`,
    ...[command.summary, ...(command.details ?? [])].map((text) => wrap(text, WIDTH).join("\n")),
    ["Options:", ...columns([...options, ["-h, --help", "show this"]])].join("\n"),
    ["Examples:", ...command.examples.flatMap(({ line, does }) => [`  ${line}`, `      ${does}`])].join("\n"),
  ];
  return `${sections.join("\n\n")}\n`;
}

function argumentTerm(argument: string): string {
  return argument.startsWith("[") ? argument : `<${argument}>`;
}

function optionTerm(name: string, spec: OptionSpec): string {
  const short = spec.short === undefined ? "" : `-${spec.short}, `;
  const value = spec.kind === "value" || spec.kind === "list" ? ` <${spec.value}>` : "";
  return `${short}--${name}${value}`;
}

function optionSummary(spec: OptionSpec): string {
  if (spec.kind !== "value") return spec.summary;
  const { summary, choices = [], default: fallback } = spec;
  const unsaid = choices.every((choice) => summary.includes(choice)) ? "" : ` (one of ${choices.join(", ")})`;
  return `${summary}${unsaid}${fallback === undefined ? "" : ` (default: ${fallback})`}`;
}

function columns(rows: readonly (readonly [string, string])[]): readonly string[] {
  const width = Math.max(...rows.map(([term]) => term.length));
  const indent = " ".repeat(width + 4);
  return rows.flatMap(([term, text]) => {
    const [first = "", ...others] = wrap(text, WIDTH - width - 4);
    return [`  ${term.padEnd(width)}  ${first}`, ...others.map((line) => `${indent}${line}`)];
  });
}

/** Lines of at most `width` characters, broken between words; a longer word stands alone. */
function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === "" ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}
