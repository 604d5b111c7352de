import { expect, test } from "vitest";
import type { LineChart } from "./line-chart.ts";
import { formatTerminalChart } from "./terminal-chart.ts";

const line = (name: string, values: readonly number[]) => ({
  name,
  points: values.map((y, x) => ({ x, y })),
});
const chart: LineChart = {
  title: "Images",
  description: "",
  x: { format: (day) => `day ${day}`, steps: "days" },
  y: { format: String, steps: "whole" },
  series: [line("standard", [0, 10, 20])],
};
const options = { width: 30, height: 5, unicode: false, color: false };

test("a line is drawn in ASCII between its axes", () => {
  expect(formatTerminalChart(chart, options)).toBe(
    [
      "Images",
      "20 +                      ****",
      "   |                ******",
      "10 +          ******",
      "   |    ******",
      " 0 +****",
      "   ++------------+-----------+",
      "    day 0      day 1     day 2",
      "",
    ].join("\n"),
  );
});

test("in Braille it takes the same room", () => {
  const rows = formatTerminalChart(chart, { ...options, unicode: true }).split("\n");
  expect(rows).toHaveLength(9);
  expect(rows[1]).toMatch(/^20 ┤ +[\u2801-\u28ff]+$/);
  expect(rows[5]).toMatch(/^ 0 ┤[\u2801-\u28ff]+$/);
  expect(Math.max(...rows.map((row) => [...row].length))).toBeLessThanOrEqual(30);
});

test("several lines are told apart by their pens, colours and names at their ends", () => {
  const two = { ...chart, series: [...chart.series, line("archive", [20, 20, 19])] };
  const plain = formatTerminalChart(two, { ...options, width: 40 });
  expect(plain).toMatch(/ o archive$/m);
  expect(plain).toMatch(/ \* standard$/m);
  expect(formatTerminalChart(two, { ...options, color: true })).toContain("\u001b[33mo\u001b[0m");
});

test("a narrow terminal still gets a chart, and a title cannot steer it", () => {
  const text = formatTerminalChart({ ...chart, title: "a\u001b[2J" }, { ...options, width: 1 });
  expect(text.split("\n")[0]).toBe("a\ufffd[2J");
  expect(text.split("\n")).toHaveLength(9);
});
