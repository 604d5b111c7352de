import { appendFileSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { followFile } from "./follow-file.ts";

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "inkan-follow-"));
  path = join(folder, "log");
});
afterEach(() => rmSync(folder, { recursive: true }));

async function linesOf(follow: AsyncIterable<string>): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of follow) lines.push(line);
  return lines;
}

test("gives the whole lines of a file, of whatever length", async () => {
  const long = "\u5370".repeat(100_000);
  writeFileSync(path, `one\n${long}\n\nthree\nnot ended`);
  const never = new AbortController().signal;
  expect(await linesOf(followFile(path, { follow: false, stopped: never }))).toEqual(["one", long, "", "three"]);
});

test("goes on with what is added, also in the file that takes its place, until it is stopped", async () => {
  writeFileSync(path, "one\ntw");
  const stop = new AbortController();
  const follow = followFile(path, { follow: true, stopped: stop.signal });
  const next = async () => (await follow.next()).value;
  expect(await next()).toBe("one");
  appendFileSync(path, "o\n");
  expect(await next()).toBe("two");
  appendFileSync(path, "three\n");
  renameSync(path, `${path}.1`);
  writeFileSync(path, "four\n");
  expect([await next(), await next()]).toEqual(["three", "four"]);
  const ended = follow.next();
  stop.abort();
  expect(await ended).toEqual({ done: true, value: undefined });
});
