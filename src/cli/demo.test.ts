import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { runProgram } from "../../test/run-program.ts";

const program = join(import.meta.dirname, "run.ts");
let home: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "inkan-demo-test-"));
});
afterEach(() => rmSync(home, { recursive: true }));

/** Runs `inkan` where its temporary folders, and nobody else's, are seen. */
function inkan(...args: string[]) {
  return runProgram(process.execPath, [program, ...args], {
    env: { PATH: process.env.PATH ?? "", HOME: home, TMPDIR: home },
  });
}

/** Whether the cloud whose endpoint an output names still answers. */
async function answers(output: string): Promise<boolean> {
  const endpoint = /endpoint +(http:\S+)/.exec(output)?.[1] ?? "";
  return await fetch(`${endpoint}/v2/`).then(
    () => true,
    () => false,
  );
}

test("the demo tells the whole story, both refusals included, and leaves nothing", async () => {
  const { code, stdout, stderr } = await inkan("demo");
  expect([code, stderr]).toEqual([0, ""]);
  for (const command of ["up", "push", "sign", "verify", "tree"]) expect(stdout).toContain(`$ inkan ${command} `);
  expect(stdout).toContain("verified  bundle");
  expect(stdout).toContain("not signed");
  expect(stdout).toContain("(exit code 10, ");
  expect(stdout).toContain("builder is 'demo', not 'ci'");
  expect(stdout).toContain("(exit code 12, ");
  expect(await answers(stdout)).toBe(false);
  expect(readdirSync(home)).toEqual([]);
});

test("with --keep the cloud goes on with the signed image, until it is stopped as the demo says", async () => {
  const { code, stdout } = await inkan("demo", "--keep");
  expect(code).toBe(0);
  const folder = /inkan down --data (\S+)/.exec(stdout)?.[1] ?? "";
  expect(await answers(stdout)).toBe(true);
  const repositories = await inkan("repos", "--local", "--data", folder);
  expect(repositories.stdout).toContain("sample-app-1");
  expect((await inkan("down", "--data", folder)).code).toBe(0);
  expect(await answers(stdout)).toBe(false);
  await expect.poll(() => readdirSync(home)).toEqual([]);
});

test("stops its cloud and leaves nothing when its reader goes away", async () => {
  const line = '"$0" "$1" demo | head -n 4; printf "%s" "$' + "{PIPESTATUS[0]}" + '"';
  const env = { PATH: process.env.PATH ?? "", HOME: home, TMPDIR: home };
  const { stdout } = await runProgram("bash", ["-c", line, process.execPath, program], { env });
  expect(stdout).toMatch(/endpoint +http:.*\n.*\n141$/);
  expect(await answers(stdout)).toBe(false);
  expect(readdirSync(home)).toEqual([]);
});
