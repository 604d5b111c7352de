import { expect, test } from "vitest";
import { parseTime } from "./parse-time.ts";

test.each([
  ["2026-11-25T12:00:00Z", "2026-11-25T12:00:00.000Z"],
  ["2026-11-25t21:00:00.5+09:00", "2026-11-25T12:00:00.500Z"],
  ["2026-11-25 12:00:00Z", "2026-11-25T12:00:00.000Z"],
  ["2026-11-25", "2026-11-25T00:00:00.000Z"],
  ["2028-02-29", "2028-02-29T00:00:00.000Z"],
])("%s is a time", (text, expected) => {
  expect(parseTime(text)?.toISOString()).toBe(expected);
});

test.each([
  "",
  "soon",
  "2026-11-25T12:00:00",
  "2026-02-30",
  "2026-02-29T00:00:00Z",
  "2026-11-25T25:00:00Z",
  "1764072000",
])("'%s' is none", (text) => {
  expect(parseTime(text)).toBeUndefined();
});
