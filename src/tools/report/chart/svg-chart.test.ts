import { XMLValidator } from "fast-xml-parser";
import { expect, test } from "vitest";
import type { LineChart } from "./line-chart.ts";
import { formatSvgChart, formatSvgDocument } from "./svg-chart.ts";

const chart: LineChart = {
  title: "Images <&> \u0000 'more'",
  description: 'from 0 to "two"',
  x: { format: (day) => `day ${day}`, steps: "days" },
  y: { format: String, steps: "whole" },
  series: [
    { name: "standard", points: Array.from({ length: 1096 }, (_, x) => ({ x, y: x % 7 })) },
    { name: "a<b", points: Array.from({ length: 1096 }, (_, x) => ({ x, y: 3 })) },
  ],
};

test("a document is well-formed XML, whatever the texts hold, and asks for nothing", () => {
  const text = formatSvgDocument([chart, { ...chart, series: [] }, chart], "all <of> it");
  expect(XMLValidator.validate(text)).toBe(true);
  expect(text.match(/https?:[^"<]*/g)).toEqual(["http://www.w3.org/2000/svg"]);
  expect(text).not.toMatch(/url\(|href|<script|NaN|Infinity|undefined/);
});

test("a chart has a title and a description that its role points at", () => {
  const text = formatSvgChart(chart, "c1");
  expect(text).toContain('role="img" aria-labelledby="c1-title c1-desc"');
  expect(text).toContain('<title id="c1-title">Images &lt;&amp;&gt; \ufffd &#39;more&#39;</title>');
  expect(text).toContain('<desc id="c1-desc">from 0 to &quot;two&quot;</desc>');
});

test("the values show when they are pointed at, at no more places than can be told apart", () => {
  const hits = formatSvgChart(chart, "c1").match(/class="hit"/g) ?? [];
  expect(hits.length).toBeGreaterThan(50);
  expect(hits.length).toBeLessThan(300);
  expect(formatSvgChart(chart, "c1")).toContain("<title>day 0: standard: 0, a&lt;b: 3</title>");
});

test("it looks right in light and dark", () => {
  expect(formatSvgDocument([chart], "t")).toContain("prefers-color-scheme: dark");
});
