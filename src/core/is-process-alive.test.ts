import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { isProcessAlive } from "./is-process-alive.ts";

test("a process lives until it has ended", () => {
  expect(isProcessAlive(process.pid, process.kill)).toBe(true);
  expect(isProcessAlive(spawnSync(process.execPath, ["--version"]).pid, process.kill)).toBe(false);
});

test("a process that belongs to another user lives", () => {
  const refuse = () => {
    throw Object.assign(new Error("kill EPERM"), { code: "EPERM" });
  };
  expect(isProcessAlive(1, refuse)).toBe(true);
});
