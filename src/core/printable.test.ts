import { expect, test } from "vitest";
import { printable, printableJson, printableLines } from "./printable.ts";

/** CSI as one character and as two, DEL, the end of a string, and an override of direction. */
const hostile = "a\u009b2J b\u001b[31m c\u007f d\u009c e\u202ef";

/** Whether a terminal would obey any of it. */
const obeyed = /[^\P{Cc}\n\t]|[\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;

test("what is obeyed is replaced; lines stay where they may", () => {
  expect(printable(`${hostile}\n`)).toBe("a\ufffd2J b\ufffd[31m c\ufffd d\ufffd e\ufffdf\ufffd");
  expect(printableLines("a\tb\n\u009bc\r")).toBe("a\tb\n\ufffdc\ufffd");
});

test("JSON of a value means the same and nothing of it is obeyed", () => {
  const value = {
    [hostile]: [hostile, "plain", "two\nlines", `${"long ".repeat(40)}\u009b`],
    turned: "e\u202ef",
    none: null,
    count: 1,
  };
  const text = printableJson(JSON.stringify(value, undefined, 2));
  expect(text).not.toMatch(obeyed);
  expect(JSON.parse(text)).toEqual(value);
});
