import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateRepositoryCommand, DescribeRepositoriesCommand } from "@aws-sdk/client-ecr";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningCloud, startCloud } from "../../src/cloud/start-cloud.ts";
import { connectCloud } from "../../src/tools/connect/cloud.ts";
import { readCloudClock } from "../../src/tools/connect/cloud-clock.ts";
import { askClock, askMoveClock } from "../../src/tools/connect/control-client.ts";

const day = 86_400_000;
const home = mkdtempSync(join(tmpdir(), "inkan-clock-"));
const dataFolder = join(home, "data");
let running: RunningCloud;
beforeAll(async () => {
  running = await startCloud({ dataFolder });
});
afterAll(async () => {
  await running.close();
  rmSync(home, { recursive: true });
});

const environment = () => ({
  HOME: home,
  AWS_ENDPOINT_URL: running.endpoint,
  AWS_ACCESS_KEY_ID: running.credentials.accessKeyId,
  AWS_SECRET_ACCESS_KEY: running.credentials.secretAccessKey,
  AWS_REGION: running.region,
});

test("the owner moves the cloud's clock, and what the cloud makes then bears its time", async () => {
  const before = await askClock(running.controlSocket);
  const moved = await askMoveClock(running.controlSocket, { kind: "advance", ms: 30 * day });
  expect(moved.cloud.getTime() - moved.wall.getTime()).toBe(30 * day);
  expect(moved.cloud.getTime()).toBeGreaterThanOrEqual(before.cloud.getTime() + 30 * day);

  const cloud = await connectCloud({ env: environment() });
  const ecr = await cloud.ecr();
  await ecr.send(new CreateRepositoryCommand({ repositoryName: "later" }));
  const { repositories } = await ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ["later"] }));
  expect(repositories?.[0]?.createdAt?.getTime()).toBeGreaterThanOrEqual(moved.cloud.getTime() - 1000);
  // A request signed by the wall clock is still believed.
  await (await cloud.sts()).send(new GetCallerIdentityCommand({}));
});

test("a move back is refused with a way out", async () => {
  const refused = askMoveClock(running.controlSocket, { kind: "to", time: new Date(0) });
  await expect(refused).rejects.toMatchObject({
    code: "CONTROL_REFUSED",
    message: expect.stringContaining("never goes back"),
    next: expect.stringContaining("--ephemeral"),
  });
});

test("a tool finds the clock of the local cloud that it talks to, and none of any other cloud", async () => {
  const own = await connectCloud({ env: environment(), dataFolder });
  const named = await connectCloud({ env: { HOME: home }, local: true, dataFolder });
  for (const cloud of [own, named]) expect((await readCloudClock(cloud))?.getTime()).toBeGreaterThan(Date.now() + day);

  const aws = await connectCloud({ env: { HOME: home, AWS_REGION: "eu-west-1" }, dataFolder });
  const elsewhere = { ...environment(), AWS_ENDPOINT_URL: "http://localhost:1" };
  for (const cloud of [
    aws,
    await connectCloud({ env: elsewhere, dataFolder }),
    await connectCloud({ env: environment(), dataFolder: join(home, "other") }),
  ]) {
    expect(await readCloudClock(cloud)).toBeUndefined();
  }
});

test("the library moves it too, and it is where it was after a restart", async () => {
  const time = running.clock.moveTo(new Date(running.clock.now().getTime() + day));
  await running.close();
  running = await startCloud({ dataFolder });
  expect(running.clock.now().getTime()).toBeGreaterThanOrEqual(time.getTime());
  expect(running.clock.advance(day).getTime()).toBeGreaterThanOrEqual(time.getTime() + day);
});
