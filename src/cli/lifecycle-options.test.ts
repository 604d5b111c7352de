import { expect, test } from "vitest";
import { readAssumptions } from "./lifecycle-options.ts";

test("an assumption is a name and one of its answers", () => {
  expect(readAssumptions(["age-boundary=picked", "day-length=utc-date"])).toEqual({
    "age-boundary": "picked",
    "day-length": "utc-date",
  });
});

test.each(["age-boundary", "age-boundary=", "age-boundary=picked=kept", "age-boundary=toString", "__proto__=picked"])(
  "'%s' is refused",
  (text) => {
    expect(() => readAssumptions([text])).toThrow(`--assume is '${text}'`);
  },
);
