import { expect, test } from "vitest";
import { createKeyedLock } from "./keyed-lock.ts";

test("work for one key runs one after the other in the order it came, and for another key beside it", async () => {
  const lock = createKeyedLock();
  const steps: string[] = [];
  const gate = Promise.withResolvers<void>();
  const first = lock.run("a", async () => {
    await gate.promise;
    steps.push("first");
  });
  const second = lock.run("a", async () => void steps.push("second"));
  const third = lock.run("a", async () => void steps.push("third"));
  await lock.run("b", async () => void steps.push("other"));
  gate.resolve();
  await Promise.all([first, second, third]);
  expect(steps).toEqual(["other", "first", "second", "third"]);
});

test("failed work fails its caller alone, and leaves the key free", async () => {
  const lock = createKeyedLock();
  const failing = lock.run("a", async () => {
    throw new Error("no");
  });
  const after = lock.run("a", async () => "done");
  expect(lock.isHeld("a")).toBe(true);
  await expect(failing).rejects.toThrow("no");
  await expect(after).resolves.toBe("done");
  expect(lock.isHeld("a")).toBe(false);
});
