import { expect, test } from "vitest";
import { findCycle } from "./find-cycle.ts";

const find = (links: Readonly<Record<string, readonly string[]>>) => findCycle(new Map(Object.entries(links)));

test("links that end somewhere have none, however they meet", () => {
  expect(find({ a: ["b", "c"], b: ["d", "d"], c: ["d", "gone"], d: [] })).toBeUndefined();
});

test("the way in and the way out are not part of it", () => {
  expect(find({ a: ["b"], b: ["e", "c"], c: ["d"], d: ["b"], e: [] })).toEqual(["b", "c", "d"]);
  expect(find({ a: ["a"] })).toEqual(["a"]);
});

test("a long way is no deep recursion", () => {
  const links = Object.fromEntries(Array.from({ length: 50_000 }, (_, place) => [`n${place}`, [`n${place + 1}`]]));
  expect(find(links)).toBeUndefined();
  expect(find({ ...links, n49999: ["n0"] })).toHaveLength(50_000);
});
