import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { describeWith } from "../../test/needs-program.ts";
import { outputOf } from "../../test/run-program.ts";
import { programs } from "../../test/stock-programs.ts";
import { formatEnvironment, type Shell } from "./shell-script.ts";

const folder = mkdtempSync(join(tmpdir(), "inkan-shell-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a path on somebody's disk, and so a value, may hold. */
const values = {
  PLAIN: "http://localhost:4566",
  SPACED: "/Users/a b/Library/Application Support/inkan",
  QUOTED: `it's "so" and \u2019 so`,
  ACTIVE: "$HOME `id` $(id) \\ \\' !! %PATH% # ; & |",
  ACCENTED: "/home/jos\u00e9/\u5370\u9451",
};
const environment = { set: values, unset: ["GONE", "NEVER_THERE"] };
const printer = `${JSON.stringify(process.execPath)} -p 'JSON.stringify(process.env)'`;

async function evaluated(program: string, script: string): Promise<Record<string, string>> {
  const env = { PATH: process.env.PATH ?? "", HOME: folder, GONE: "still here" };
  return JSON.parse(await outputOf(program, ["-c", script], { env })) as Record<string, string>;
}

const cases: readonly (readonly [program: string, shell: Shell, evaluate: (file: string) => string])[] = [
  ["bash", "bash", (file) => `set -eu; eval "$(cat ${file})"; ${printer}`],
  ["dash", "bash", (file) => `set -eu; eval "$(cat ${file})"; ${printer}`],
  ["zsh", "zsh", (file) => `set -eu; eval "$(cat ${file})"; ${printer}`],
  ["fish", "fish", (file) => `eval (cat ${file}); or exit 1; ${printer}`],
];

for (const [program, shell, evaluate] of cases) {
  describeWith([program], `what env prints, evaluated by ${program}`, () => {
    test("sets every value as it is, and takes away what must go", async () => {
      const file = join(folder, `${program}.txt`);
      writeFileSync(file, formatEnvironment(environment, shell));
      const env = await evaluated(programs.path(program), evaluate(file));
      expect(env).toMatchObject(values);
      expect(Object.keys(env)).not.toContain("GONE");
    });
  });
}

describe("the file formats", () => {
  // No package of Debian's brings PowerShell, so what it reads is held to its grammar (about_Quoting_Rules).
  test("powershell has single-quoted strings, in which every quotation mark that ends one is doubled", () => {
    const script = formatEnvironment({ set: { QUOTED: "it's \u2019 $HOME" }, unset: ["GONE"] }, "powershell");
    expect(script).toBe(
      "Remove-Item -ErrorAction SilentlyContinue Env:GONE\n$Env:QUOTED = 'it''s \u2019\u2019 $HOME'\n",
    );
  });

  test("dotenv is read back by Node.js", async () => {
    const { ACTIVE: _active, QUOTED: _quoted, ...plain } = values;
    const file = join(folder, ".env");
    writeFileSync(file, formatEnvironment({ set: { ...plain, APOSTROPHE: "it's" }, unset: ["GONE"] }, "dotenv"));
    const args = [`--env-file=${file}`, "-p", "JSON.stringify(process.env)"];
    const env = JSON.parse(await outputOf(process.execPath, args, { env: {} })) as Record<string, string>;
    expect(env).toMatchObject({ ...plain, APOSTROPHE: "it's" });
  });

  test("dotenv leaves bare what docker --env-file would take quotes of for a part", () => {
    expect(formatEnvironment({ set: { URL: "http://localhost:4566", KEY: "aB+/9=" }, unset: [] }, "dotenv")).toBe(
      "URL=http://localhost:4566\nKEY=aB+/9=\n",
    );
  });

  test("json has the values alone", () => {
    expect(JSON.parse(formatEnvironment(environment, "json"))).toEqual(values);
  });
});
