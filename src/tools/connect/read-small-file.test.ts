import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../../test/temporary-folder.ts";
import { FileTooLargeError, readSmallFile } from "./read-small-file.ts";

test("a file is read up to the limit and refused beyond it", () => {
  const folder = temporaryFolder();
  const path = join(folder, "a");
  writeFileSync(path, "né");
  expect(readSmallFile(path, 3)).toBe("né");
  expect(() => readSmallFile(path, 2)).toThrow(
    new FileTooLargeError("FILE_TOO_LARGE", `${path} has more than 2 bytes`),
  );
  expect(() => readSmallFile(join(folder, "none"), 2)).toThrow(/ENOENT/);
});

test("a file that is larger than most is read whole", () => {
  const path = join(temporaryFolder(), "large");
  const text = "0123456789".repeat(5000);
  writeFileSync(path, text);
  expect(readSmallFile(path, text.length)).toBe(text);
  expect(() => readSmallFile(path, text.length - 1)).toThrow(FileTooLargeError);
});

test.runIf(existsSync("/dev/zero"))("a file without an end is refused, though its size is said to be 0", () => {
  expect(() => readSmallFile("/dev/zero", 1000)).toThrow(FileTooLargeError);
});
