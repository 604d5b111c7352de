import { expect, test } from "vitest";
import { futureOf, policyOf } from "../../../core/lifecycle/simulate/test-futures.ts";
import { choosePeriods } from "./periods.ts";

const keepTen = policyOf({ tagStatus: "any", countType: "imageCountMoreThan", countNumber: 10 });

test("days on which something goes have a row, and the last day", () => {
  const policy = policyOf({ tagStatus: "untagged", countType: "sinceImagePushed", countNumber: 7 });
  const periods = choosePeriods(futureOf(policy, ["1/week,tag=prod"], { days: 30 }), 30);
  expect(periods.map(({ from, last }) => [from, last.day])).toEqual([
    [11, 11],
    [18, 18],
    [25, 25],
    [30, 30],
  ]);
});

test("where those are too many, rows are longer and lose nothing", () => {
  const future = futureOf(keepTen, ["2/day"], { days: 400 });
  for (const maxRows of [400, 60, 14, 5, 2]) {
    const periods = choosePeriods(future, maxRows);
    expect(periods.length).toBeLessThanOrEqual(maxRows);
    expect(periods.reduce((sum, { departures }) => sum + departures.length, 0)).toBe(future.summary.expired);
    expect(periods.at(-1)?.last.day).toBe(400);
  }
});
