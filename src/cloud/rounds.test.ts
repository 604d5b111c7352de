import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { startRounds } from "./rounds.ts";

test("a round begins when the one before it is over, and none after the stop, which waits for the last", async () => {
  const seen: string[] = [];
  const third = Promise.withResolvers<void>();
  const release = Promise.withResolvers<void>();
  let number = 0;
  const rounds = startRounds(0, 0, async () => {
    number += 1;
    const own = number;
    seen.push(`begin ${own}`);
    if (own === 3) {
      third.resolve();
      await release.promise;
    } else {
      await turn();
    }
    seen.push(`end ${own}`);
  });
  await third.promise;
  const stopped = rounds.stop().then(() => void seen.push("stopped"));
  await turn();
  release.resolve();
  await stopped;
  await turn();
  expect(seen).toEqual(["begin 1", "end 1", "begin 2", "end 2", "begin 3", "end 3", "stopped"]);
});

test("one that is stopped before its first round makes none", async () => {
  let count = 0;
  const rounds = startRounds(0, 0, async () => {
    count += 1;
  });
  await rounds.stop();
  await turn();
  expect(count).toBe(0);
});
