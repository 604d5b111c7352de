import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type InkanCloud, startInkan } from "../inkan-cloud.ts";
import { createSampleImage, writeOciLayout } from "../oci-layout.ts";
import { killMoments, seed } from "./kill-moments.ts";
import { killDuringRun, type RunLength, runWhole } from "./killed-run.ts";
import { judgeStore } from "./store-judge.ts";

const moments = killMoments(20);
const key = "awskms:///alias/sandbox-ecr-kms/cosign";

describe(`a cloud that is killed while an image is signed (seed ${seed})`, () => {
  const folder = mkdtempSync(join(tmpdir(), "inkan-crash-"));
  let cloud: InkanCloud;
  let length: RunLength;

  beforeAll(async () => {
    cloud = await startInkan({ dataFolder: join(folder, "data") });
    ({ length } = await runWhole(cloud, await signOf(moments.length)));
  });
  afterAll(async () => {
    await cloud?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const onImage =
    (number: number, ...command: string[]) =>
    (registry: string) => [...command, `${registry}/sample-app-1:sign-${number}`];

  /** Pushes an image that is whole, to be signed in both storages. */
  async function signOf(number: number): Promise<(registry: string) => readonly string[]> {
    const layout = writeOciLayout(join(folder, `layout-${number}`), await createSampleImage([`image ${number}`]));
    await runWhole(cloud, onImage(number, "push", layout));
    return onImage(number, "sign", "--format", "both", "--key", key);
  }

  it.each(moments)("$title", async (moment) => {
    const verify = onImage(moment.number, "verify", "--key", key);
    const sign = await signOf(moment.number);
    const killed = await killDuringRun(cloud, moment, length, sign);
    cloud = killed.cloud;
    await judgeStore(cloud, killed.seen);
    if (killed.outcome.code === 0) await runWhole(cloud, verify);
    // What was left undone can be done again.
    await judgeStore(cloud, (await runWhole(cloud, sign)).seen);
    await runWhole(cloud, verify);
    expect(killed.seen.requests()).toBeGreaterThan(0);
  });
});
