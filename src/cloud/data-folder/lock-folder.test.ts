import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockFolder } from "./lock-folder.ts";

let parent: string;
let folder: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "inkan-lock-"));
  folder = join(parent, "data");
});
afterEach(() => rmSync(parent, { recursive: true }));

/** A process that holds the folder until it is killed. */
async function holdElsewhere(): Promise<ChildProcess> {
  const module = join(import.meta.dirname, "lock-folder.ts");
  const script = `import(${JSON.stringify(module)}).then(({ lockFolder }) => {
    globalThis.lock = lockFolder(${JSON.stringify(folder)});
    process.stdout.write("held");
    setInterval(() => {}, 1000);
  });`;
  const child = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  return child;
}

test("makes the folder its owner's alone and can be taken again once released", () => {
  lockFolder(folder).release();
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  lockFolder(folder).release();
});

test("refuses a second taker in the same process", () => {
  const lock = lockFolder(folder);
  expect(() => lockFolder(folder)).toThrow(
    expect.objectContaining({ code: "FOLDER_IN_USE", next: expect.stringContaining(`'inkan down --data ${folder}'`) }),
  );
  lock.release();
});

test("refuses a second process, and takes over from one that was killed", async () => {
  const holder = await holdElsewhere();
  expect(() => lockFolder(folder)).toThrow(expect.objectContaining({ code: "FOLDER_IN_USE" }));
  holder.kill("SIGKILL");
  await once(holder, "exit");
  lockFolder(folder).release();
});

test("says what is in the way where the folder cannot be made", () => {
  writeFileSync(folder, "a file");
  expect(() => lockFolder(folder)).toThrow(expect.objectContaining({ code: "FOLDER_UNUSABLE" }));
});

test("leaves no file when it is discarded, and knows when another one has taken its place", () => {
  lockFolder(folder).discard();
  expect(readdirSync(folder)).toEqual([]);
  const lock = lockFolder(folder);
  rmSync(join(folder, "lock"));
  expect(lock.isHeld()).toBe(false);
  const other = lockFolder(folder);
  expect([lock.isHeld(), other.isHeld()]).toEqual([false, true]);
  lock.discard();
  expect(other.isHeld()).toBe(true);
  other.release();
});
