import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nearestNode, positionOf, readJsonSource } from "./json-source.ts";

const text = `{
  "rules": [
    { "a/b": 1, "t~n": "é\\u0041" },
    [true, null, -1.5e3]
  ]
}`;

function sliceAt(pointer: string): string {
  const source = readJsonSource(text);
  if (source.kind === "broken") throw new Error(source.expected);
  const { start, end } = nearestNode(source.root, pointer);
  return text.slice(start, end);
}

describe("a JSON pointer leads to", () => {
  test.each([
    ["", text],
    ["/rules/0/a~1b", "1"],
    ["/rules/0/t~0n", '"é\\u0041"'],
    ["/rules/1/2", "-1.5e3"],
    ["/rules/1/3", "[true, null, -1.5e3]"],
    ["/rules/0/absent/deeper", '{ "a/b": 1, "t~n": "é\\u0041" }'],
  ])("%s", (pointer, expected) => {
    expect(sliceAt(pointer)).toBe(expected);
  });

  test("the last of members with one name", () => {
    const twice = '{"a":1,"a":[2]}';
    const source = readJsonSource(twice);
    expect(source.kind === "json" && nearestNode(source.root, "/a/0").start).toBe(twice.indexOf("2"));
  });
});

test("lines end as they do in any editor", () => {
  expect(positionOf("a\r\nb\nc\rdé", 8)).toEqual({ line: 4, column: 2 });
  expect(positionOf("", 0)).toEqual({ line: 1, column: 1 });
});

test.each([
  ['{"a": 1,}', 8, "a member's name in double quotes"],
  ['{"a" 1}', 5, "':'"],
  ['{"a": 1 "b": 2}', 8, "',' or '}'"],
  ["[1 2]", 3, "',' or ']'"],
  ['["a\nb"]', 1, "the end of the string"],
  ["[01]", 2, "',' or ']'"],
  ["", 0, "a value"],
  ["{} x", 3, "nothing more"],
  ["// rules\n{}", 0, "a value"],
  ["[".repeat(1_000_000), 65, "no more than 64 levels"],
])("what is no JSON is told where it breaks: %.20s", (broken, at, expected) => {
  expect(readJsonSource(broken)).toEqual({ kind: "broken", at, expected });
});

test("a text is JSON exactly where JSON.parse reads it", () => {
  const pieces = fc.constantFrom(
    '{"a":',
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    '"x"',
    "1",
    "-0.5",
    "true",
    "nul",
    " ",
    "\n",
    "\\",
  );
  const texts = fc.oneof(
    fc.json({ depthSize: "medium" }),
    fc.string(),
    fc.array(pieces).map((parts) => parts.join("")),
  );
  fc.assert(
    fc.property(texts, (sample) => {
      let parses = true;
      try {
        JSON.parse(sample);
      } catch {
        parses = false;
      }
      expect(readJsonSource(sample).kind).toBe(parses ? "json" : "broken");
    }),
    { numRuns: 2000 },
  );
});
