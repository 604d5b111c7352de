import { expect, test } from "vitest";
import { type ClockMove, maxAheadMs, moveClock } from "./cloud-clock.ts";

const wall = new Date("2026-11-25T12:00:00Z");
const cloud = new Date("2026-11-26T12:00:00Z");

const moved = (move: ClockMove) => moveClock({ wall, cloud }, move).toISOString();
const refusal = (move: ClockMove) => {
  try {
    return moved(move);
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

test("moves by an amount and to a time, also by nothing", () => {
  expect(moved({ kind: "advance", ms: 3_600_000 })).toBe("2026-11-26T13:00:00.000Z");
  expect(moved({ kind: "to", time: new Date("2027-01-01T00:00:00Z") })).toBe("2027-01-01T00:00:00.000Z");
  expect(moved({ kind: "to", time: cloud })).toBe(cloud.toISOString());
});

test("never goes back, also not to a time that the wall clock has not reached", () => {
  expect(refusal({ kind: "advance", ms: -1 })).toBe("CLOCK_BACKWARD");
  expect(refusal({ kind: "to", time: new Date(wall.getTime() + 1) })).toBe("CLOCK_BACKWARD");
});

test("goes ten years ahead of the wall clock and no further", () => {
  const farthest = wall.getTime() + maxAheadMs;
  expect(moved({ kind: "to", time: new Date(farthest) })).toBe(new Date(farthest).toISOString());
  expect(refusal({ kind: "to", time: new Date(farthest + 1) })).toBe("CLOCK_TOO_FAR");
  expect(refusal({ kind: "advance", ms: maxAheadMs })).toBe("CLOCK_TOO_FAR");
});

test("wants whole milliseconds and a time that exists", () => {
  for (const ms of [0.5, Number.NaN, Number.POSITIVE_INFINITY, 1e300]) {
    expect(refusal({ kind: "advance", ms })).toBe("CLOCK_MOVE_INVALID");
  }
  expect(refusal({ kind: "to", time: new Date("no time") })).toBe("CLOCK_MOVE_INVALID");
});
