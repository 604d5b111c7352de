import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openRotatingFile } from "./rotating-file.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "inkan-log-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("goes on where it was, and keeps lines in their order", async () => {
  const path = join(folder, "log");
  for (const part of [0, 1]) {
    const file = openRotatingFile(path, 1_000_000);
    for (let count = 0; count < 1000; count++) file.write(`${part * 1000 + count}\n`);
    await file.close();
  }
  const lines = readFileSync(path, "utf8").trimEnd().split("\n");
  expect(lines).toEqual(Array.from({ length: 2000 }, (_, count) => String(count)));
});

test("is begun anew once it is full: the file before is kept, older ones go", async () => {
  const path = join(folder, "log");
  for (let count = 0; count < 1000; count++) {
    const file = openRotatingFile(path, 100);
    file.write(`line ${count}\n`);
    await file.close();
  }
  expect(readdirSync(folder).sort()).toEqual(["log", "log.1"]);
  const kept = readFileSync(`${path}.1`, "utf8") + readFileSync(path, "utf8");
  expect(kept).toMatch(/line 998\nline 999\n$/);
  expect(kept.length).toBeLessThan(250);
  expect(statSync(path).mode & 0o777).toBe(0o600);
});

test.each([
  ["the file", () => rmSync(join(folder, "log")), "another\n"],
  ["its folder", () => rmSync(folder, { recursive: true }), undefined],
])("goes on where %s was removed by somebody", async (_what, remove, found) => {
  const file = openRotatingFile(join(folder, "log"), 10);
  file.write("a line that fills it\n");
  await written(join(folder, "log"));
  remove();
  file.write("another\n");
  await file.close();
  expect(existsSync(join(folder, "log")) ? readFileSync(join(folder, "log"), "utf8") : undefined).toBe(found);
  mkdirSync(folder, { recursive: true });
});

/** Resolves once something stands in a file. */
async function written(path: string): Promise<void> {
  while (statSync(path).size === 0) await setImmediate();
}

test("loses what comes after it was closed", async () => {
  const path = join(folder, "log");
  const file = openRotatingFile(path, 100);
  file.write("before\n");
  await file.close();
  file.write("after\n");
  await setImmediate();
  expect(readFileSync(path, "utf8")).toBe("before\n");
});
