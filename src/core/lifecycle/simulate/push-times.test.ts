import { expect, test } from "vitest";
import { parsePushPlan } from "./parse-push-plan.ts";
import { pushCycle, pushTimes } from "./push-times.ts";

function firstTimes(plan: string, start: string, count: number): readonly string[] {
  const times = pushTimes(parsePushPlan(plan), Date.parse(start));
  return Array.from({ length: count }, () => new Date(times.next().value).toISOString().slice(0, 16));
}

test("pushes are spread evenly over their unit of time", () => {
  expect(firstTimes("2/day", "2026-11-25T00:00Z", 3)).toEqual([
    "2026-11-25T06:00",
    "2026-11-25T18:00",
    "2026-11-26T06:00",
  ]);
  expect(firstTimes("1/hour", "2026-11-25T10:00Z", 2)).toEqual(["2026-11-25T10:30", "2026-11-25T11:30"]);
  expect(firstTimes("1/month", "2026-11-25T00:00Z", 2)).toEqual(["2026-12-10T00:00", "2027-01-09T00:00"]);
});

test("on weekdays only, Saturday and Sunday take no time", () => {
  // 27 November 2026 is a Friday.
  expect(firstTimes("1/day,weekdays", "2026-11-27T00:00Z", 3)).toEqual([
    "2026-11-27T12:00",
    "2026-11-30T12:00",
    "2026-12-01T12:00",
  ]);
  expect(firstTimes("5/week,weekdays", "2026-11-28T15:00Z", 2)).toEqual(["2026-11-30T12:00", "2026-12-01T12:00"]);
  expect(firstTimes("1/day,weekdays", "2026-11-27T18:00Z", 2)).toEqual(["2026-11-30T06:00", "2026-12-01T06:00"]);
});

test.each([
  ["3/hour", 1],
  ["2/day", 1],
  ["3/week", 7],
  ["1/month", 30],
  ["1/day,weekdays", 7],
  ["5/week,weekdays", 7],
  ["1/month,weekdays", 210],
])("%s repeats itself after %d days", (plan, days) => {
  expect(pushCycle(parsePushPlan(plan))).toBe(days);
  const times = pushTimes(parsePushPlan(plan), Date.parse("2026-11-25T00:00Z"));
  const all = Array.from({ length: 6000 }, () => times.next().value);
  const [first = 0] = all;
  expect(all.some((time) => Math.abs(time - first - days * 86_400_000) < 1)).toBe(true);
});
