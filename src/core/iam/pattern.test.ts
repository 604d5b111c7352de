import fc from "fast-check";
import { expect, test } from "vitest";
import { matchesPattern, noVariables, readPattern } from "./pattern.ts";

const fits = (pattern: string, text: string, variables: Readonly<Record<string, string>> = {}) =>
  matchesPattern(readPattern(pattern, true), text, (key) => variables[key]);

test.each([
  ["*", "", true],
  ["ecr:*", "ecr:putimage", true],
  ["ecr:get*", "ecr:putimage", false],
  ["arn:aws:ecr:*:123456789012:repository/*", "arn:aws:ecr:eu-west-1:123456789012:repository/a/b:c", true],
  ["a?c", "abc", true],
  ["a?c", "ac", false],
  ["a*?c", "axc", true],
  ["a*b*c", "a-b-b-c", true],
  ["a*b", "ab ", false],
  ["a.c", "abc", false],
])("'%s' fits '%s': %s", (pattern, text, expected) => {
  expect(fits(pattern, text)).toBe(expected);
});

test("a variable stands for its value letter by letter, wildcards in it included", () => {
  expect(fits("home/${aws:username}/*", "home/ann/x", { "aws:username": "ann" })).toBe(true);
  expect(fits("home/${aws:username}/*", "home/bob/x", { "aws:username": "*" })).toBe(false);
  expect(fits("home/${AWS:UserName}/*", "home/ann/x", { "aws:username": "ann" })).toBe(true);
});

test("without a value a variable lets nothing fit, but for its default", () => {
  expect(fits("home/${aws:username}", "home/")).toBe(false);
  expect(fits("home/${aws:PrincipalTag/team, 'none'}", "home/none")).toBe(true);
});

test("${*}, ${?} and ${$} are the characters themselves", () => {
  expect(fits("a${*}b", "a*b")).toBe(true);
  expect(fits("a${*}b", "axb")).toBe(false);
  expect(fits("a${?}b", "axb")).toBe(false);
  expect(fits("${$}{x}", "${x}")).toBe(true);
});

test("in the old language ${…} is text", () => {
  expect(matchesPattern(readPattern("${aws:username}", false), "${aws:username}", noVariables)).toBe(true);
});

test("wildcards fit what a regular expression says they fit", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), maxLength: 8 });
  fc.assert(
    fc.property(letters, fc.string({ unit: fc.constantFrom("a", "b"), maxLength: 10 }), (pattern, text) => {
      const expression = new RegExp(`^${pattern.replaceAll("*", ".*").replaceAll("?", ".")}$`);
      expect(fits(pattern, text)).toBe(expression.test(text));
    }),
    { numRuns: 2000 },
  );
});
