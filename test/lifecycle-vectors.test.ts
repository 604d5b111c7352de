import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { command } from "../src/cli/lifecycle-test.ts";
import { runCaseFile } from "../src/tools/lifecycle/cases/run-case-file.ts";
import { runCommand } from "./run-command.ts";

const folder = join(import.meta.dirname, "vectors", "lifecycle");
const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
const options = { cwd: folder, present: new Date(0), recording: false };

describe.each(files)("%s", (file) => {
  const { results } = runCaseFile(file, options);

  test.each(results.map((result) => [result.case.name, result] as const))("%s", (_name, { differences }) => {
    expect(differences).toEqual([]);
  });

  test("says where it comes from", () => {
    expect(readFileSync(join(folder, file), "utf8")).toMatch(/^ *# .*https:\/\//m);
  });
});

test("AWS's seventeen examples are there, each under its number", () => {
  const names = runCaseFile("aws-examples.yaml", options).results.map((result) =>
    Number.parseInt(result.case.name, 10),
  );
  expect([...new Set(names)]).toEqual(Array.from({ length: 17 }, (_, place) => place + 1));
});

test("the command finds the same", async () => {
  const paths = files.map((file) => join(folder, file));
  const { code, stdout } = await runCommand(command, [...paths, "-o", "json"], {});
  expect(code).toBe(0);
  const answered = JSON.parse(stdout) as readonly { readonly result: string }[];
  expect(answered).toHaveLength(files.reduce((sum, file) => sum + runCaseFile(file, options).results.length, 0));
  expect(new Set(answered.map(({ result }) => result))).toEqual(new Set(["passed"]));
});
