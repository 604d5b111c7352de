import fc from "fast-check";
import { expect, test } from "vitest";
import { parseTag } from "../../core/oci/names.ts";
import type { Repository, TagMutability } from "./image-types.ts";
import { isTagImmutable, matchesFilter } from "./tag-mutability.ts";

test.each([
  ["latest", "latest", true],
  ["latest", "late", false],
  ["latest", "test", false],
  ["latest", "*", true],
  ["latest", "la*", true],
  ["latest", "*est", true],
  ["latest", "l*t", true],
  ["latest", "l*t*t", true],
  ["lt", "l*t*t", false],
  ["latest", "*te*", true],
  ["latest", "latest*", true],
  ["latest", "*latest*latest*", false],
  ["a", "a*a", false],
  ["a.b", "a?b", false],
  ["v1.2", "v1.*", true],
  ["v12", "v1.*", false],
])("'%s' against '%s': %s", (tag, filter, expected) => {
  expect(matchesFilter(tag, filter)).toBe(expected);
});

test("a filter matches as the regular expression that its stars stand for", () => {
  const text = fc.string({ unit: fc.constantFrom("a", "b", "."), maxLength: 12 });
  const filter = fc.string({ unit: fc.constantFrom("a", "b", ".", "*"), maxLength: 6 });
  fc.assert(
    fc.property(text, filter, (tag, pattern) => {
      const expression = new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", ".*")}$`);
      expect(matchesFilter(tag, pattern)).toBe(expression.test(tag));
    }),
  );
});

test.each<[TagMutability, boolean, boolean]>([
  ["MUTABLE", false, false],
  ["IMMUTABLE", true, true],
  ["IMMUTABLE_WITH_EXCLUSION", false, true],
  ["MUTABLE_WITH_EXCLUSION", true, false],
])("%s: a tag that a filter matches is immutable: %s, any other: %s", (tagMutability, matched, other) => {
  const repository = { tagMutability, tagMutabilityFilters: ["nothing", "dev-*"] } as unknown as Repository;
  expect(isTagImmutable(repository, parseTag("dev-1"))).toBe(matched);
  expect(isTagImmutable(repository, parseTag("v1"))).toBe(other);
});
