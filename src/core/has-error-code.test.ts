import { expect, test } from "vitest";
import { InkanError } from "./error.ts";
import { hasErrorCode } from "./has-error-code.ts";

test("an error is known by its code, and nothing that is thrown is taken for one", () => {
  const missing = Object.assign(new Error("no such file"), { code: "ENOENT" });
  expect(hasErrorCode(missing, "ENOTDIR", "ENOENT")).toBe(true);
  expect(hasErrorCode(new InkanError("NO_LOG", "there is none"), "NO_LOG")).toBe(true);
  expect(hasErrorCode(missing, "EACCES")).toBe(false);
  for (const thrown of [new Error("ENOENT"), { code: "ENOENT" }, "ENOENT", null, undefined]) {
    expect(hasErrorCode(thrown, "ENOENT")).toBe(false);
  }
});
