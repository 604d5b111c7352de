import { existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../../test/temporary-folder.ts";
import { makeFolder, removeFolders } from "./make-folder.ts";

test("says which folders it made, and takes away those that hold nothing", () => {
  const parent = temporaryFolder();
  const path = (...names: string[]) => join(parent, ...names);
  const made = makeFolder(path("a", "b", "c"));
  expect(made).toEqual([path("a"), path("a", "b"), path("a", "b", "c")]);
  expect(makeFolder(path("a", "b", "c"))).toEqual([]);
  writeFileSync(path("a", "kept"), "");
  removeFolders(made);
  expect([path("a", "b"), path("a", "kept")].map((name) => existsSync(name))).toEqual([false, true]);
});

test.runIf(process.platform === "linux").each(["/proc/inkan", "/proc/inkan/data"])(
  "%s cannot be made, and that is known at once",
  (folder) => {
    expect(() => makeFolder(folder)).toThrow("/proc/inkan");
  },
);

test("names the file that stands in the way, and leaves nothing it has made on the way there", () => {
  const parent = temporaryFolder();
  writeFileSync(join(parent, "file"), "");
  for (const names of [["file"], ["file", "a", "b"]]) {
    expect(() => makeFolder(join(parent, ...names))).toThrow(`${join(parent, "file")} is a file`);
  }
  mkdirSync(join(parent, "real"));
  symlinkSync("nowhere/at/all", join(parent, "real", "link"));
  expect(() => makeFolder(join(parent, "real", "link", "a"))).toThrow("EEXIST");
});
