import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SigningError } from "./signing-error.ts";
import { parseStrictJson } from "./strict-json.ts";

const encoder = new TextEncoder();
const parse = (text: string) => parseStrictJson(encoder.encode(text), "the input");

test("JSON without repeated members is what JSON.parse makes of it, whatever it holds", () => {
  fc.assert(
    fc.property(fc.json(), fc.constantFrom(undefined, 2, "\t"), (text, indent) => {
      const written = JSON.stringify(JSON.parse(text), undefined, indent);
      expect(parse(written)).toEqual(JSON.parse(written));
    }),
  );
});

test("a member that stands twice is refused, wherever it is and however it is escaped", () => {
  const name = fc.string();
  fc.assert(
    fc.property(name, fc.array(fc.tuple(fc.constantFrom("list", "object"), name), { maxLength: 5 }), (twice, path) => {
      const escaped = [...twice].map((unit) => [...unit].flatMap(toEscapes).join("")).join("");
      let text = `{${JSON.stringify(twice)}: 1, "${escaped}" : "{\\"a\\":["}`;
      for (const [kind, member] of path) text = kind === "list" ? `[${text}]` : `{${JSON.stringify(member)}:${text}}`;
      expect(() => parse(text)).toThrow(/twice/);
    }),
  );
});

function toEscapes(character: string): string[] {
  return character.split("").map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

describe("what is no JSON, or not one value, is refused", () => {
  test.each(["", "{", "{}{}", "nul", "{'a':1}", '{"a":1,}', "\ufeff{}", "[1,]", "NaN"])("%j", (text) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ code: "MALFORMED" }) as SigningError);
  });

  test("bytes that are not UTF-8", () => {
    expect(() => parseStrictJson(Uint8Array.of(0x22, 0xff, 0x22), "the input")).toThrow(/not valid JSON/);
  });
});

describe("nesting", () => {
  const nested = (depth: number) => `${'[{"a":'.repeat(depth / 2)}1${"}]".repeat(depth / 2)}`;

  test("goes as deep as 64 levels", () => {
    expect(parse(nested(64))).toEqual(JSON.parse(nested(64)));
    expect(parse(`"${"[".repeat(1000)}"`)).toBe("[".repeat(1000));
  });

  test.each([66, 2_000_000])("of %i levels is refused", (depth) => {
    expect(() => parse(nested(depth))).toThrow(expect.objectContaining({ code: "TOO_LARGE" }) as SigningError);
  });
});

test.each(['{"a":{"a":1},"b":[{"a":1},{"a":2}]}', '{"a":"a","b":"a"}', '{"__proto__":1,"constructor":2}'])(
  "the same name in another object, or as a value, is no repetition: %s",
  (text) => {
    expect(parse(text)).toEqual(JSON.parse(text));
  },
);
