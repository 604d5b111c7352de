import { readFileSync } from "node:fs";
import { ECRClient, GetLifecyclePolicyCommand, PutLifecyclePolicyCommand } from "@aws-sdk/client-ecr";
import { expect, onTestFinished, test } from "vitest";
import { makeRepository, openRoom, pushLabelled, testScope } from "../../test/image-room.ts";
import { temporaryFolder } from "../../test/temporary-folder.ts";
import type { Region } from "../core/aws/scope.ts";
import { parseLogLine } from "../core/log-line.ts";
import type { CloudConfig } from "./cloud-config.ts";
import { setLifecyclePolicy } from "./images/repository-settings.ts";
import { openLifecycleRuns } from "./lifecycle-runs.ts";
import { startCloud } from "./start-cloud.ts";

const keepOne = JSON.stringify({
  rules: [
    {
      rulePriority: 1,
      description: "Keep the newest image and nothing else",
      selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 1 },
      action: { type: "expire" },
    },
  ],
});

async function openFilled() {
  const room = openRoom();
  for (const name of ["one", "two"]) {
    const repository = setLifecyclePolicy(room, makeRepository(room, { name }), keepOne);
    await pushLabelled(room, repository, "old", "old");
    room.pass(1000);
    await pushLabelled(room, repository, "new", "new");
  }
  makeRepository(room, { name: "bare" });
  return { room, runs: openLifecycleRuns(room) };
}

test("a dry run says what the run then does, with the reason of each image", async () => {
  const { room, runs } = await openFilled();
  const dry = await runs.run({ scope: testScope, repositories: ["two", "bare"], dryRun: true });
  expect(dry).toMatchObject({ now: room.clocks.cloud(), dryRun: true });
  expect(dry.repositories).toEqual([
    {
      scope: testScope,
      repository: "two",
      hasPolicy: true,
      kept: 1,
      images: [
        {
          digest: expect.stringMatching(/^sha256:/),
          tags: ["old"],
          pushedAt: new Date("2026-11-25T00:00:01Z"),
          result: "expired",
          rule: 1,
          because: "expired by rule 1: number 2 of 2 from the newest, beyond the 1 that stay",
        },
      ],
    },
    { scope: testScope, repository: "bare", hasPolicy: false, kept: 0, images: [] },
  ]);
  const run = await runs.run({ scope: testScope, repositories: ["two", "bare"], dryRun: false });
  expect(run.repositories).toEqual(dry.repositories);
});

test("all are those of the registry that have a policy, or of every registry", async () => {
  const { runs } = await openFilled();
  const names = async (scope?: typeof testScope) => {
    const { repositories } = await runs.run({ ...(scope && { scope }), repositories: "all", dryRun: true });
    return repositories.map(({ repository }) => repository);
  };
  expect(await names(testScope)).toEqual(["one", "two"]);
  expect(await names()).toEqual(["one", "two"]);
  expect(await names({ ...testScope, region: "eu-west-1" as Region })).toEqual([]);
});

test("one repository that is not there, and nothing is done to the others", async () => {
  const { room, runs } = await openFilled();
  const run = runs.run({ scope: testScope, repositories: ["one", "absent"], dryRun: false });
  await expect(run).rejects.toMatchObject({ code: "REPOSITORY_NOT_FOUND" });
  expect(room.store.database.all("SELECT 1 FROM images")).toHaveLength(4);
});

test("runs wait for one another, and none begins once they are stopped", async () => {
  const { runs } = await openFilled();
  const request = { repositories: "all" as const, dryRun: false };
  const counts = await Promise.all(
    [request, request].map(async () => (await runs.run(request)).repositories.flatMap(({ images }) => images).length),
  );
  expect(counts).toEqual([2, 0]);
  await runs.stop();
  await expect(runs.run(request)).rejects.toMatchObject({ code: "CLOUD_ENDS" });
});

async function start(config: CloudConfig) {
  const cloud = await startCloud({ dataFolder: temporaryFolder(), ...config });
  onTestFinished(() => cloud.close());
  const ecr = new ECRClient({ endpoint: cloud.endpoint, region: cloud.region, credentials: cloud.credentials });
  const policy = { repositoryName: "sample-app-1", lifecyclePolicyText: keepOne };
  await ecr.send(new PutLifecyclePolicyCommand(policy));
  return { cloud, ecr, policy };
}

test("a cloud lets its policies act at intervals when it is told to, and says so in its log", async () => {
  const { cloud, ecr, policy } = await start({ lifecycleEveryMs: 1000 });
  const isEvaluated = async () => (await ecr.send(new GetLifecyclePolicyCommand(policy))).lastEvaluatedAt !== undefined;
  while (!(await isEvaluated())) await new Promise((resolve) => setTimeout(resolve, 20));
  await cloud.close();
  const lines = readFileSync(cloud.logFile, "utf8").split("\n").map(parseLogLine);
  expect(lines.find((line) => line?.message === "ran lifecycle policies")?.facts).toMatchObject({
    ...{ repositories: 3, expired: 0, archived: 0, refused: 0 },
  });
});

test("left alone it does nothing; the library runs them", async () => {
  const { cloud, ecr, policy } = await start({});
  expect((await ecr.send(new GetLifecyclePolicyCommand(policy))).lastEvaluatedAt).toBeUndefined();
  cloud.clock.advance(86_400_000);
  const run = await cloud.runLifecycle({ repositories: ["sample-app-1"] });
  expect(run.repositories).toMatchObject([{ repository: "sample-app-1", hasPolicy: true, images: [] }]);
  const { lastEvaluatedAt } = await ecr.send(new GetLifecyclePolicyCommand(policy));
  expect(lastEvaluatedAt?.getTime()).toBeGreaterThanOrEqual(run.now.getTime());
  expect((await cloud.runLifecycle({ dryRun: true })).repositories).toHaveLength(3);
});

test.each([999, 86_400_001, Number.NaN])("an interval of %d milliseconds is refused", async (lifecycleEveryMs) => {
  await expect(startCloud({ lifecycleEveryMs })).rejects.toMatchObject({ code: "CONFIG_INVALID" });
});
