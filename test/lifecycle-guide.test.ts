import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runProgram } from "./run-program.ts";
import { temporaryFolder } from "./temporary-folder.ts";

const root = join(import.meta.dirname, "..");
const guide = readFileSync(join(root, "docs", "lifecycle-tests.md"), "utf8");

/** The blocks of code in a language, in the order of the guide. */
function blocks(language: string): readonly string[] {
  return [...guide.matchAll(/```(\w+)\n(.*?)```/gs)]
    .filter(([, name]) => name === language)
    .map(([, , text = ""]) => text);
}

test("the guide's example runs as the guide shows it", async () => {
  const cwd = temporaryFolder();
  writeFileSync(join(cwd, "policy.json"), blocks("json")[0] ?? "");
  writeFileSync(join(cwd, "policy.test.yaml"), blocks("yaml")[0] ?? "");
  const inkan = async (...words: readonly string[]) => {
    const program = [join(root, "src", "cli", "run.ts"), "lifecycle", "test", "policy.test.yaml", ...words];
    const { code, stdout, stderr } = await runProgram(process.execPath, program, { env: {}, cwd });
    return { code, text: stdout + stderr };
  };
  const [tested = "", , recorded = ""] = blocks("console");
  expect(await inkan()).toEqual({ code: 14, text: tested.replace(/^\$.*\n/, "") });
  expect(await inkan("--write")).toEqual({ code: 0, text: recorded.replace(/^\$.*\n/, "").replace(/\$ git.*/s, "") });
  expect((await inkan()).code).toBe(0);
});
