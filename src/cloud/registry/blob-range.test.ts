import { expect, test } from "vitest";
import { parseBlobRange } from "./blob-range.ts";

const whole = { kind: "whole" };
const unsatisfiable = { kind: "unsatisfiable" };
const part = (first: number, last: number): object => ({ kind: "part", first, last });

test.each([
  [undefined, 10, whole],
  ["bytes=0-9", 10, part(0, 9)],
  ["bytes=0-0", 10, part(0, 0)],
  ["bytes=3-", 10, part(3, 9)],
  ["bytes=-3", 10, part(7, 9)],
  ["bytes=-30", 10, part(0, 9)],
  ["bytes=5-100", 10, part(5, 9)],
  ["bytes=5-4", 10, unsatisfiable],
  ["bytes=10-", 10, unsatisfiable],
  ["bytes=10-20", 10, unsatisfiable],
  ["bytes=-0", 10, unsatisfiable],
  ["bytes=0-", 0, unsatisfiable],
  ["bytes=-1", 0, unsatisfiable],
  ["bytes=99999999999999999999-", 10, unsatisfiable],
  ["bytes=0-99999999999999999999", 10, part(0, 9)],
  ["bytes=0-1,3-4", 10, whole],
  ["bytes=-", 10, whole],
  ["bytes=a-b", 10, whole],
  ["items=0-1", 10, whole],
  ["bytes 0-1", 10, whole],
])("%s of %i bytes", (header, size, expected) => {
  expect(parseBlobRange(header, size)).toEqual(expected);
});
