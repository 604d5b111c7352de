import { expect, test } from "vitest";
import { parseAge } from "./parse-age.ts";

test.each([
  ["10d", 864_000_000],
  ["1.5h", 5_400_000],
  ["90m", 5_400_000],
  ["2w", 1_209_600_000],
  ["0s", 0],
  ["0.001s", 1],
  ["14d 1s", 1_209_601_000],
  ["1d12h", 129_600_000],
])("%s is %d milliseconds", (text, ms) => {
  expect(parseAge(text)).toBe(ms);
});

test.each(["", "d", "10", "-1d", "1 d", "1d ", "1D", "1y", ".5d", "1e3d", "1d  1s"])("'%s' is no age", (text) => {
  expect(parseAge(text)).toBeUndefined();
});
