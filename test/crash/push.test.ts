import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type InkanCloud, startInkan } from "../inkan-cloud.ts";
import { imageOfBytes, writeOciLayout } from "../oci-layout.ts";
import { killMoments, seed } from "./kill-moments.ts";
import { killDuringRun, type RunLength, runWhole } from "./killed-run.ts";
import { randomBytesOf } from "./seeded-random.ts";
import { judgeStore } from "./store-judge.ts";

const moments = killMoments(20);

/** Layers of a pushed image, in bytes: small ones that are through at once and one whose upload takes a while. */
const layerSizes = [1_000, 100_000, 1_000_000, 4_000_000];

describe(`a cloud that is killed during a push (seed ${seed})`, () => {
  const folder = mkdtempSync(join(tmpdir(), "inkan-crash-"));
  const dataFolder = join(folder, "data");
  let cloud: InkanCloud;
  let length: RunLength;

  beforeAll(async () => {
    cloud = await startInkan({ dataFolder });
    ({ length } = await runWhole(cloud, pushOf(moments.length)));
  });
  afterAll(async () => {
    await cloud?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Each push has an image of its own. */
  function pushOf(number: number): (registry: string) => readonly string[] {
    const layers = layerSizes.map((size, index) => randomBytesOf(seed * 1_000 + number * 10 + index, size));
    const layout = writeOciLayout(join(folder, `layout-${number}`), imageOfBytes(layers));
    return (registry) => ["push", layout, `${registry}/sample-app-1:push-${number}`];
  }

  it.each(moments)("$title", async (moment) => {
    const push = pushOf(moment.number);
    const killed = await killDuringRun(cloud, moment, length, push);
    cloud = killed.cloud;
    if (killed.outcome.code === 0) expect(killed.seen.unanswered).toEqual(new Set());
    await judgeStore(cloud, killed.seen);
    // Whatever was left can be pushed over.
    await judgeStore(cloud, (await runWhole(cloud, push)).seen);
  });
});
