import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tagMatcher } from "../match-tags.ts";
import type { TagSelection } from "../policy.ts";
import { idleEntries, selectionCovers } from "./tag-entry.ts";

const patterns = (...list: string[]): TagSelection => ({ kind: "patterns", patterns: list });
const prefixes = (...list: string[]): TagSelection => ({ kind: "prefixes", prefixes: list });

describe("a selection covers another", () => {
  test.each<[TagSelection, TagSelection, boolean]>([
    [{ kind: "any" }, { kind: "untagged" }, true],
    [{ kind: "untagged" }, { kind: "any" }, false],
    [patterns("*"), { kind: "any" }, false],
    [patterns("v*"), prefixes("v1"), true],
    [prefixes("v1"), patterns("v1*"), true],
    [prefixes("v1"), patterns("v*"), false],
    [patterns("*a*"), patterns("b*a*c"), true],
    [patterns("a*b*a"), patterns("a*a"), false],
    [patterns("prod"), patterns("prod", "v*"), true],
    [patterns("prod", "v*"), patterns("prod"), false],
  ])("%j, %j: %s", (wide, narrow, expected) => {
    expect(selectionCovers(wide, narrow)).toBe(expected);
  });

  const entry = fc.string({ unit: fc.constantFrom("a", "b", "*"), minLength: 1, maxLength: 4 });
  const selection = fc.array(entry, { minLength: 1, maxLength: 3 }).map((list) => patterns(...list));
  const tag = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 1, maxLength: 6 });

  test("only where it matches every image that the other matches", () => {
    fc.assert(
      fc.property(selection, selection, fc.array(tag, { maxLength: 3 }), (wide, narrow, tags) => {
        const matches = (tagSelection: TagSelection) => tagMatcher(tagSelection, { "tag-case": "heeded" })(tags);
        if (selectionCovers(wide, narrow) && matches(narrow)) expect(matches(wide)).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });
});

test("of entries that say the same the first is kept", () => {
  expect(idleEntries(patterns("*", "**", "v*"))).toEqual([0, 1]);
  expect(idleEntries(patterns("*", "**"))).toEqual([1]);
  expect(idleEntries(patterns("v*", "*-rc"))).toEqual([]);
  expect(idleEntries(prefixes("v", "v1", "v1"))).toEqual([0, 2]);
});
