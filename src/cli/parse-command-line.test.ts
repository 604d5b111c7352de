import { expect, test } from "vitest";
import { defineCommand, UsageError } from "./command.ts";
import { commands } from "./commands.ts";
import { formatHelp } from "./format-help.ts";
import { parseCommandLine } from "./parse-command-line.ts";

const example = defineCommand({
  name: "example",
  summary: "an example",
  arguments: ["REF", "[MORE...]"],
  options: {
    yes: { kind: "flag", short: "y", summary: "do not ask" },
    upload: { kind: "boolean", env: ["COSIGN_UPLOAD"], summary: "upload it" },
    format: { kind: "value", value: "FORMAT", choices: ["v2", "v3"], default: "v3", summary: "the format" },
    "key-file": { kind: "value", value: "FILE", env: ["COSIGN_KEY"], summary: "a key" },
    secret: { kind: "value", value: "X", hidden: true, summary: "not shown" },
    annotations: { kind: "list", short: "a", value: "K=V", summary: "annotations" },
  },
  examples: [{ line: "inkan example app:1", does: "does it" }],
  run: async () => 0,
});

const parse = (line: string, env: Record<string, string> = {}) => {
  const parsed = parseCommandLine(example as never, line.split(" "), env);
  if (parsed.kind !== "run") throw new Error("not a run");
  return parsed;
};

test("words become arguments and options, what is absent has its default", () => {
  const { args, options, common } = parse("app:1 other --key-file k.pem -a a=1 --annotations b=2 -q");
  expect(args).toEqual(["app:1", "other"]);
  expect(options).toEqual({
    yes: false,
    upload: undefined,
    format: "v3",
    "key-file": "k.pem",
    annotations: ["a=1", "b=2"],
  });
  expect(common).toEqual({ quiet: true, verbose: false, debug: false, "no-color": false });
});

test("--no-color is a flag like any other", () => {
  expect(parse("app:1 --no-color").common["no-color"]).toBe(true);
});

test("a variable sets an option, the command line wins, and cosign's name comes after ours", () => {
  expect(parse("app:1", { COSIGN_KEY: "c" }).options["key-file"]).toBe("c");
  expect(parse("app:1", { COSIGN_KEY: "c", INKAN_KEY_FILE: "i" }).options["key-file"]).toBe("i");
  expect(parse("app:1 --key-file x", { INKAN_KEY_FILE: "i" }).options["key-file"]).toBe("x");
  expect(parse("app:1", { INKAN_ANNOTATIONS: "a=1,b=2" }).options.annotations).toEqual(["a=1", "b=2"]);
});

test.each([
  ["app:1", undefined],
  ["app:1 --upload", true],
  ["--upload app:1", true],
  ["app:1 --upload=true", true],
  ["app:1 --upload=false", false],
  ["app:1 --upload --upload=0", false],
])("'%s' gives a flag the value %s, as cosign's flags have it", (line, upload) => {
  const { args, options } = parse(line);
  expect([args, options.upload]).toEqual([["app:1"], upload]);
});

test("a flag that is no boolean may be given a value as well, and what follows -- is no flag", () => {
  expect(parse("app:1 --yes=true").options.yes).toBe(true);
  expect(parse("app:1 --yes=false").options.yes).toBe(false);
  expect(parse("app:1 -- --yes=true").args).toEqual(["app:1", "--yes=true"]);
  expect(parse("app:1", { COSIGN_UPLOAD: "false" }).options.upload).toBe(false);
});

test("no variable says yes", () => {
  expect(parse("app:1", { INKAN_YES: "true" }).options.yes).toBe(false);
  expect(parse("app:1 -y").options.yes).toBe(true);
});

test.each([
  ["app:1 --frmat v3", /unknown option '--frmat' \(did you mean --format\?\)/],
  ["app:1 --secrt=1", /unknown option '--secrt'$/],
  ["app:1 -x", /unknown option '-x'/],
  ["app:1 -yx", /unknown option '-x'/],
  ["app:1 --format v4", /Allowed choices are v2, v3/],
  ["--format v3", /missing required argument/],
  ["app:1 --key-file", /argument missing/],
  ["app:1 --upload=maybe", /--upload is 'maybe'; it must be true or false/],
])("'%s' is a usage error that says why", (line, message) => {
  expect(() => parse(line)).toThrow(UsageError);
  expect(() => parse(line)).toThrow(message);
});

test("a variable that does not parse is refused by name", () => {
  expect(() => parse("app:1", { INKAN_FORMAT: "v9" })).toThrow(/INKAN_FORMAT is 'v9'/);
});

test.each(["--help", "-h", "app:1 --help", "-qh"])("'%s' asks for help, whatever else is missing", (line) => {
  expect(parseCommandLine(example as never, line.split(" "), {})).toEqual({ kind: "help" });
});

test.each([
  ["app:1 -ab=1 -a c=2", { annotations: ["b=1", "c=2"] }],
  ["app:1 -a=b=1", { annotations: ["b=1"] }],
  ["app:1 -ya b=1", { yes: true, annotations: ["b=1"] }],
  ["--format=v2 app:1 --format v3", { format: "v3" }],
  ["app:1 --key-file=", { "key-file": "" }],
  ["app:1 --key-file -", { "key-file": "-" }],
  ["app:1 --key-file --yes", { "key-file": "--yes", yes: false }],
])("'%s' is read as people write it", (line, options) => {
  expect(parse(line).options).toMatchObject(options);
});

test.each([
  ["the command line", ["--data", ""], {}, "--data"],
  ["the command line, in one word", ["--data="], {}, "--data"],
  ["the environment", [], { INKAN_DATA: "" }, "INKAN_DATA"],
] as const)("every command refuses an empty data folder of %s", async (_place, words, env, name) => {
  const loaded = await Promise.all(commands.map(({ load }) => load()));
  const withData = loaded.filter(({ options }) => "data" in options);
  expect(withData.length).toBeGreaterThan(10);
  for (const command of withData) {
    const args = command.arguments.filter((argument) => !argument.startsWith("["));
    expect(() => parseCommandLine(command, [...args, ...words], env), command.name).toThrow(
      expect.objectContaining({ code: "USAGE", message: expect.stringContaining(`${name} is empty`) }),
    );
  }
});

test("help shows arguments, options that are not hidden, and examples, within 80 columns", () => {
  const text = formatHelp(example as never);
  expect(text).toMatch(
    /inkan example \[options\] <REF> \[MORE\.\.\.\][\s\S]*--key-file <FILE> {2,}a key[\s\S]*Examples:\n {2}inkan example app:1/,
  );
  expect(text).toContain("(default: v3)");
  expect(text).not.toContain("--secret");
  expect(text.split("\n").filter((line) => line.length > 80)).toEqual([]);
});

test.each(commands)("the help of '$name' can be made, and its examples can be parsed", async ({ load }) => {
  const command = await load();
  const text = formatHelp(command);
  expect(text.split("\n").filter((line) => line.length > 80 && !line.startsWith("  inkan"))).toEqual([]);
  for (const { line } of command.examples) {
    const words = line
      .replace(/^.*\binkan /, "")
      .replace(/ [>|<].*$|"?\)"$/g, "")
      .split(" ")
      .slice(command.name.split(" ").length);
    expect(parseCommandLine(command, words, {}).kind, line).toBe("run");
  }
});
