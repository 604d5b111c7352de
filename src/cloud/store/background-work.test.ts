import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { createBackgroundWork } from "./background-work.ts";

function createWork() {
  const done: string[] = [];
  const failures: unknown[] = [];
  const work = createBackgroundWork((name, cause) => void failures.push([name, cause]));
  function* steps(name: string, count: number): Generator<void, void> {
    for (let step = 1; step <= count; step += 1) {
      done.push(`${name}${step}`);
      yield;
    }
  }
  return { work, done, failures, steps };
}

test("steps begin after the caller's turn, and those of several works take turns", async () => {
  const { work, done, steps } = createWork();
  work.begin("a", steps("a", 2));
  work.begin("b", steps("b", 1));
  expect(done).toEqual([]);
  expect(work.isUnderWay("a")).toBe(true);
  await turn();
  expect(done).toEqual(["a1", "b1"]);
  while (work.isUnderWay("a")) await turn();
  expect(done).toEqual(["a1", "b1", "a2"]);
  expect(work.isUnderWay("b")).toBe(false);
});

test("a failure ends its own work, and is told", async () => {
  const { work, done, failures, steps } = createWork();
  const cause = new Error("no more room");
  work.begin(
    "bad",
    // biome-ignore lint/correctness/useYield: it fails before its first step is over
    (function* () {
      throw cause;
    })(),
  );
  work.begin("good", steps("good", 1));
  while (work.isUnderWay("good")) await turn();
  expect(failures).toEqual([["bad", cause]]);
  expect(work.isUnderWay("bad")).toBe(false);
  expect(done).toEqual(["good1"]);
});

test("after the stop no step begins", async () => {
  const { work, done, steps } = createWork();
  work.begin("a", steps("a", 3));
  await turn();
  work.stop();
  await turn();
  await turn();
  expect(done).toEqual(["a1"]);
});
