import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { LineChart } from "../../src/tools/report/chart/line-chart.ts";
import { formatSvgDocument } from "../../src/tools/report/chart/svg-chart.ts";
import { outputOf } from "../../test/run-program.ts";
import type { Evaluated } from "../lifecycle/evaluate-once.ts";
import type { Measure } from "../measure.ts";
import { median } from "../statistics.ts";
import { inkan } from "../subject.ts";

const rounds = 5;

/** Images of the repositories that are evaluated; ECR allows 100,000 where nobody asked for more. */
const sizes = [10_000, 30_000, 100_000, 300_000, 1_000_000] as const;

const program = join(import.meta.dirname, "../lifecycle/evaluate-once.ts");
const plot = join(import.meta.dirname, "../results/lifecycle.svg");

/** Ten times the images take 12 to 12.5 times as long where time grows as n log n; a little more is left to the machine. */
const growthMark = { kind: "at most", value: 13 } as const;

type Medians = { readonly images: number; readonly milliseconds: number; readonly megabytes: number };

/** Twenty rules over repositories of growing size, each time in a process of its own; the growth is drawn as well. */
export async function measureLifecycle(): Promise<readonly Measure[]> {
  const found = new Map<number, Medians>();
  for (const images of sizes) found.set(images, await measureSize(images));
  const all = [...found.values()];
  mkdirSync(join(plot, ".."), { recursive: true });
  writeFileSync(plot, formatSvgDocument([timeChart(all), memoryChart(all)], "Lifecycle policies of twenty rules"));

  const of = (images: (typeof sizes)[number]) =>
    found.get(images) ?? { milliseconds: Number.NaN, megabytes: Number.NaN };
  const row = (name: string, unit: Measure["unit"], value: number) => ({
    name,
    unit,
    medians: new Map([[inkan.name, value]]),
  });
  const [small, usual, large] = [of(10_000), of(100_000), of(1_000_000)];
  const rules = "images × 20 lifecycle rules";
  return [
    { ...row(`100,000 ${rules}`, "ms", usual.milliseconds), mark: { kind: "at most", value: 500 } },
    { ...row(`100,000 ${rules}, peak memory`, "MB", usual.megabytes), mark: { kind: "at most", value: 300 } },
    row(`1,000,000 ${rules}`, "ms", large.milliseconds),
    row(`1,000,000 ${rules}, peak memory`, "MB", large.megabytes),
    {
      ...row("time for 100,000 images, of that for 10,000", "×", usual.milliseconds / small.milliseconds),
      mark: growthMark,
    },
    {
      ...row("time for 1,000,000 images, of that for 100,000", "×", large.milliseconds / usual.milliseconds),
      mark: growthMark,
    },
  ];
}

async function measureSize(images: number): Promise<Medians> {
  const evaluated: Evaluated[] = [];
  for (let round = 0; round < rounds; round += 1) {
    evaluated.push(JSON.parse(await outputOf(process.execPath, [program, String(images)], { env: {} })) as Evaluated);
  }
  return {
    images,
    milliseconds: median(evaluated.map(({ milliseconds }) => milliseconds)),
    megabytes: median(evaluated.map(({ peakBytes }) => peakBytes / 1e6)),
  };
}

const imagesAxis = { format: (images: number) => images.toLocaleString("en"), steps: "whole" } as const;

function timeChart(medians: readonly Medians[]): LineChart {
  const usual = medians.find(({ images }) => images === 100_000);
  const perStep = (usual?.milliseconds ?? 0) / (100_000 * Math.log2(100_000));
  return {
    title: "Seconds for one evaluation, by images",
    description: "The measured times beside a curve that grows as n log n and meets them at 100,000 images.",
    x: imagesAxis,
    y: { format: (seconds) => `${Math.round(seconds * 10) / 10} s`, steps: "decimal" },
    series: [
      { name: "measured", points: medians.map(({ images, milliseconds }) => ({ x: images, y: milliseconds / 1000 })) },
      {
        name: "n log n",
        points: medians.map(({ images }) => ({ x: images, y: (perStep * images * Math.log2(images)) / 1000 })),
      },
    ],
  };
}

function memoryChart(medians: readonly Medians[]): LineChart {
  return {
    title: "Peak memory of the process, images included, by images",
    description: "The largest resident size of a fresh process that makes the images and evaluates the policy.",
    x: imagesAxis,
    y: { format: (megabytes) => `${Math.round(megabytes)} MB`, steps: "whole" },
    series: [{ name: "measured", points: medians.map(({ images, megabytes }) => ({ x: images, y: megabytes })) }],
  };
}
