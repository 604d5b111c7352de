import { expect, test } from "vitest";
import { formatBytes, formatMinute, formatSeconds, formatSpan, formatTime } from "./amounts.ts";

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1000, "1.0 kB"],
  [99_949, "99.9 kB"],
  [99_960, "100 kB"],
  [999_600, "1.0 MB"],
  [1_234_567_890, "1.2 GB"],
  [5e16, "50000 TB"],
])("%d bytes are %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test.each([
  [0.4, "0 s"],
  [59.6, "1 min 0 s"],
  [125, "2 min 5 s"],
])("%d seconds are %s", (seconds, text) => {
  expect(formatSeconds(seconds)).toBe(text);
});

test("times are UTC, whole seconds without a fraction", () => {
  expect(formatTime(new Date("2026-11-25T12:00:00+09:00"))).toBe("2026-11-25T03:00:00Z");
  expect(formatTime(new Date("2026-11-25T12:00:00.250Z"))).toBe("2026-11-25T12:00:00.250Z");
  expect(formatMinute(new Date("2026-11-25T12:00:59Z"))).toBe("2026-11-25 12:00");
});

test.each([
  [999, "0 s"],
  [61_000, "1 min 1 s"],
  [86_400_000, "1 day"],
  [30 * 86_400_000 + 1, "30 days"],
  [36 * 3_600_000 + 59_000, "1 day 12 h"],
])("%d milliseconds are %s", (ms, text) => {
  expect(formatSpan(ms)).toBe(text);
});
