import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inkanEnvironment, inkanProgram, startInkan } from "../inkan-cloud.ts";
import { killMoments, seed } from "./kill-moments.ts";

const moments = killMoments(20).filter(({ kind }) => kind === "time");

describe(`a cloud that is killed in its first start (seed ${seed})`, () => {
  const folder = mkdtempSync(join(tmpdir(), "inkan-crash-"));
  let wholeStart: number;

  beforeAll(async () => {
    const before = performance.now();
    const cloud = await startInkan();
    wholeStart = performance.now() - before;
    await cloud.stop();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(moments)("$title: starts the next time, with everything that a first start makes", async (moment) => {
    const dataFolder = join(folder, `${moment.number}`);
    const args = [inkanProgram, "up", "--port", "0", "--data", dataFolder, "-o", "json"];
    const child = spawn(process.execPath, args, { env: inkanEnvironment(), stdio: "ignore" });
    const ended = once(child, "exit");
    await delay(moment.fraction * wholeStart);
    child.kill("SIGKILL");
    await ended;
    const cloud = await startInkan({ dataFolder });
    expect(cloud.env.KMS_KEY_ARN).toMatch(/^arn:aws:kms:/);
    expect(cloud.env.ECR_REPOSITORY).toBe("sample-app-1");
    await cloud.stop();
  });
});
