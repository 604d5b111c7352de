import { describe, expect, test } from "vitest";
import { type Axis, type LineChart, layOutChart } from "./line-chart.ts";

const days: Axis = { format: (day) => `day ${day}`, steps: "days" };
const decimal: Axis = { format: String, steps: "decimal" };
const whole: Axis = { format: String, steps: "whole" };

function chartOf(values: readonly number[], y: Axis = whole, x: Axis = days): LineChart {
  const points = values.map((value, day) => ({ x: day, y: value }));
  return { title: "t", description: "d", x, y, series: [{ name: "s", points }] };
}

const frame = { width: 100, height: 50, xMarks: 5, yMarks: 4 };

describe("a layout", () => {
  test("spans the frame, with 0 at the bottom and a mark at the top", () => {
    const { lines, yMarks, xMarks } = layOutChart(chartOf([0, 5, 20]), frame);
    expect(lines[0]?.points).toEqual([
      { x: 0, y: 50 },
      { x: 50, y: 37.5 },
      { x: 100, y: 0 },
    ]);
    expect(yMarks.map(({ label }) => label)).toEqual(["0", "5", "10", "15", "20"]);
    expect(xMarks.map(({ label, at }) => [label, at])).toEqual([
      ["day 0", 0],
      ["day 1", 50],
      ["day 2", 100],
    ]);
  });

  test("has marks that people know: weeks and months for days", () => {
    const labels = (length: number) =>
      layOutChart(chartOf(Array.from({ length }, () => 1)), frame).xMarks.map(({ label }) => label);
    expect(labels(31)).toEqual(["day 0", "day 7", "day 14", "day 21", "day 28"]);
    expect(labels(91)).toEqual(["day 0", "day 30", "day 60", "day 90"]);
    expect(labels(1096)).toEqual(["day 0", "day 365", "day 730", "day 1095"]);
  });

  test("has no more marks than there is room for, and a whole axis no fractions", () => {
    for (const highest of [1, 2, 3, 7, 9, 10, 11, 99, 101, 250, 1e6, 3.7e12]) {
      const { yMarks } = layOutChart(chartOf([0, highest]), frame);
      expect(yMarks.length).toBeLessThanOrEqual(frame.yMarks + 1);
      expect(Number(yMarks.at(-1)?.label)).toBeGreaterThanOrEqual(highest);
      expect(yMarks.every(({ label }) => Number.isInteger(Number(label)))).toBe(true);
    }
    const fine = layOutChart(chartOf([0, 0.3], decimal), frame).yMarks;
    expect(fine.length).toBe(4);
  });

  test("of nothing, and of one point, is a frame", () => {
    for (const chart of [chartOf([]), chartOf([0]), { ...chartOf([]), series: [] }]) {
      const { lines, xMarks, yMarks } = layOutChart(chart, frame);
      const numbers = [...lines.flatMap((line) => line.points.map(({ y }) => y)), ...xMarks.map(({ at }) => at)];
      expect(numbers.every(Number.isFinite)).toBe(true);
      expect(yMarks.length).toBeGreaterThan(0);
    }
  });
});
