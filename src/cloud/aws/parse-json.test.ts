import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJson } from "./parse-json.ts";

const parse = (text: string): unknown => parseJson(Buffer.from(text));
const tooMany = expect.objectContaining({
  code: "SerializationException",
  wireMessage: "The request has more than 10000 JSON values.",
});

describe("parseJson", () => {
  it("takes ten thousand values and no more, whatever they are", () => {
    // Fillers of nine characters, so that the number of values decides and not the length of the text.
    const list = (count: number, value: string) => `[${Array(count).fill(value).join(",")}]`;
    for (const value of ['"abcdefg"', "123456789", "        0"]) {
      expect(parse(list(9_999, value))).toHaveLength(9_999);
      expect(() => parse(list(10_001, value))).toThrow(tooMany);
    }
    expect(() => parse(list(5_001, "{       }"))).toThrow(tooMany);
    expect(() => parse(`${"[".repeat(10_001)}${"]".repeat(10_001)}`)).toThrow(tooMany);
    expect(() => parse(`{"unknown":${list(10_001, "1")}}`)).toThrow(tooMany);
  });

  it("counts nothing inside a text", () => {
    const text = `${'\\"'.repeat(20_000)},[{${",".repeat(20_000)}\\\\`;
    expect(parse(`{"a":"${text}","b":[1,2]}`)).toEqual({ a: JSON.parse(`"${text}"`), b: [1, 2] });
  });

  it("says of what is no JSON that it is none, however long", () => {
    const none = expect.objectContaining({ code: "SerializationException", wireMessage: undefined });
    for (const text of ["{", `"${"a".repeat(20_000)}`, `"${"a".repeat(20_000)}\\"`, " ".repeat(20_000)]) {
      expect(() => parse(text)).toThrow(none);
    }
  });

  it("reads what JSON.stringify writes", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        expect(parse(text.padEnd(20_000))).toEqual(JSON.parse(text));
      }),
    );
  });
});
