import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import {
  CreateRepositoryCommand,
  DescribeImagesCommand,
  GetLifecyclePolicyCommand,
  GetLifecyclePolicyPreviewCommand,
  PutLifecyclePolicyCommand,
  StartLifecyclePolicyPreviewCommand,
  waitUntilLifecyclePolicyPreviewComplete,
} from "@aws-sdk/client-ecr";
import { beforeEach, describe, expect, test } from "vitest";
import { command as clock } from "../../src/cli/clock.ts";
import { command as lifecycleRun } from "../../src/cli/lifecycle-run.ts";
import { command as push } from "../../src/cli/push.ts";
import { command as sign } from "../../src/cli/sign.ts";
import { runCommand } from "../run-command.ts";
import { useCloud } from "./use-cloud.ts";

const local = useCloud();
const day = 86_400_000;
let repositoryName: string;
let number = 0;

/** The environment of a person who told inkan once where the cloud's data is. */
const env = (): Record<string, string> => ({ ...local.env, INKAN_DATA: local.running.dataFolder });
const run = (...line: readonly string[]) => runCommand(lifecycleRun, line, env());

const olderThan14Days = JSON.stringify({
  rules: [
    {
      rulePriority: 1,
      description: "Expire images older than 14 days",
      selection: { tagStatus: "any", countType: "sinceImagePushed", countUnit: "days", countNumber: 14 },
      action: { type: "expire" },
    },
  ],
});

async function pushSample(tag: string): Promise<string> {
  const { stdout } = await runCommand(push, ["--sample", `${repositoryName}:${tag}`], env());
  return stdout.trim();
}

async function imageTags(): Promise<(string | undefined)[]> {
  const ecr = await local.cloud.ecr();
  const { imageDetails = [] } = await ecr.send(new DescribeImagesCommand({ repositoryName }));
  return imageDetails.map(({ imageTags }) => imageTags?.[0]);
}

beforeEach(async () => {
  number += 1;
  repositoryName = `run/app-${number}`;
  const ecr = await local.cloud.ecr();
  await ecr.send(new CreateRepositoryCommand({ repositoryName }));
  await ecr.send(new PutLifecyclePolicyCommand({ repositoryName, lifecyclePolicyText: olderThan14Days }));
});

test("what will be gone in 30 days: the clock moves, the preview says it, the run does it", async () => {
  const reference = await pushSample("old");
  const key = "alias/sandbox-ecr-kms/cosign";
  expect((await runCommand(sign, ["--key", `awskms:///${key}`, reference], env())).code).toBe(0);
  expect(JSON.parse((await run(repositoryName, "--dry-run", "-o", "json")).stdout)).toMatchObject({
    dryRun: true,
    repositories: [{ repository: repositoryName, hasPolicy: true, kept: 2, images: [] }],
  });

  const moved = await runCommand(clock, ["--advance", "30d", "-o", "json"], env());
  expect(JSON.parse(moved.stdout).aheadMs % day).toBe(0);
  expect(moved.stderr).toContain("on by 30 days");
  await pushSample("fresh");

  const ecr = await local.cloud.ecr();
  await ecr.send(new StartLifecyclePolicyPreviewCommand({ repositoryName }));
  await waitUntilLifecyclePolicyPreviewComplete({ client: ecr, maxWaitTime: 10 }, { repositoryName });
  const { previewResults = [] } = await ecr.send(new GetLifecyclePolicyPreviewCommand({ repositoryName }));
  const previewed = previewResults.map(({ imageDigest, appliedRulePriority: rule }) => ({ digest: imageDigest, rule }));
  expect(previewed).toHaveLength(2);

  const dry = JSON.parse((await run(repositoryName, "--dry-run", "-o", "json")).stdout);
  expect(await imageTags()).toHaveLength(3);
  const done = await run(repositoryName, "--yes", "-o", "json");
  expect(done.code).toBe(0);
  expect(done.stderr).toContain("about to delete 2 images in account 123456789012, region ap-northeast-1");
  const { images } = JSON.parse(done.stdout).repositories[0];
  expect(images).toEqual(dry.repositories[0].images);
  expect(images).toMatchObject(previewed.map((result) => ({ ...result, result: "expired" })));
  expect(images[0].because).toMatch(/^expired by rule 1: pushed 30 days ago, more than 14 days$/);
  expect(images[1].because).toBe("expired with old, to which it belongs (rule 1)");
  expect(await imageTags()).toEqual(["fresh"]);
  const { lastEvaluatedAt } = await ecr.send(new GetLifecyclePolicyCommand({ repositoryName }));
  expect(lastEvaluatedAt?.getTime()).toBeGreaterThan(Date.now() + 29 * day);
});

test("Ctrl-C while the cloud acts still shows what has become of each image", async () => {
  await pushSample("old");
  await runCommand(clock, ["--advance", "15d"], env());
  const program = fileURLToPath(new URL("../../src/cli/run.ts", import.meta.url));
  const child = spawn(process.execPath, [program, "lifecycle", "run", repositoryName, "--yes"], { env: env() });
  const said = text(child.stdout);
  // The first word is that the run is about to begin.
  child.stderr.once("data", () => child.kill("SIGINT"));
  await once(child, "close");
  expect(await said).toContain("expired by rule 1");
  expect(await imageTags()).toEqual([]);
});

test("shows people a line an image, and a line a repository", async () => {
  await pushSample("old");
  await runCommand(clock, ["--advance", "15d"], env());
  const dry = await run(repositoryName, "--dry-run");
  expect(dry.stdout).toMatch(
    /^REPOSITORY +TAGS +DIGEST +PUSHED +WOULD BE\nrun\/app-\d+ +old +sha256:[0-9a-f]{12} .*\n$/,
  );
  expect(dry.stderr).toBe(`${repositoryName}, if it ran now: 1 expired, 0 kept\n`);
  const registry = `${local.registry}/${repositoryName}`;
  expect((await run(registry, "--yes")).stderr).toContain(`${repositoryName}: 1 expired, 0 kept\n`);
});

test("does nothing without a yes where nobody can be asked", async () => {
  await pushSample("old");
  await runCommand(clock, ["--advance", "15d"], env());
  const refused = await run(repositoryName);
  expect(refused).toMatchObject({ code: 64, stdout: "" });
  expect(refused.stderr).toContain("--yes is needed");
  expect(await imageTags()).toEqual(["old"]);
});

test("--all takes every repository with a policy, and names none without", async () => {
  const ecr = await local.cloud.ecr();
  await ecr.send(new CreateRepositoryCommand({ repositoryName: `${repositoryName}-bare` }));
  const { repositories } = JSON.parse((await run("--all", "--dry-run", "-o", "json")).stdout);
  const names = repositories.map(({ repository }: { repository: string }) => repository);
  expect(names).toEqual(expect.arrayContaining(["sample-app-1", repositoryName]));
  expect(names).not.toContain(`${repositoryName}-bare`);
  const bare = await run(`${repositoryName}-bare`, "--yes");
  expect(bare.stderr).toBe(`${repositoryName}-bare has no lifecycle policy: nothing is evaluated\n`);
});

describe("refusals", () => {
  test.each([
    [["absent", "--yes"], 1, "The repository with name 'absent' does not exist in the registry with id '123456789012'"],
    [[], 64, "name repositories, or --all"],
    [["app", "--all"], 64, "exclude each other"],
    [["app:1"], 64, "names an image"],
    [["elsewhere.example/app"], 64, "elsewhere.example is not the registry of the local cloud"],
  ])("lifecycle run %j", async (line, code, sentence) => {
    const refused = await run(...line);
    expect(refused.code).toBe(code);
    expect(refused.stderr).toContain(sentence);
  });

  test("AWS runs its policies by itself, and an endpoint that nobody knows is not guessed at", async () => {
    const { AWS_ENDPOINT_URL, ...aws } = env();
    expect((await runCommand(lifecycleRun, ["app"], aws)).stderr).toContain(
      "AWS evaluates lifecycle policies by itself",
    );
    const elsewhere = { ...env(), AWS_ENDPOINT_URL: "http://localhost:1" };
    const refused = await runCommand(lifecycleRun, ["app"], elsewhere);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("http://localhost:1 is no local cloud whose data folder is known");
  });

  test.each([
    [["--advance", "soon"], 64, "--advance is 'soon'; it must be"],
    [["--to", "2027-02-30"], 64, "--to is '2027-02-30'; it must be"],
    [["--advance", "1d", "--to", "2030-01-01"], 64, "exclude each other"],
    [["--to", "2020-01-01"], 1, "never goes back"],
    [["--advance", "4000d"], 1, "at most 10 years ahead"],
  ])("clock %j", async (line, code, sentence) => {
    const refused = await runCommand(clock, line, env());
    expect(refused.code).toBe(code);
    expect(refused.stderr).toContain(sentence);
  });
});

test("the clock alone is shown, by both of its faces", async () => {
  const { stdout, stderr } = await runCommand(clock, [], env());
  expect(stdout).toMatch(/^wall {3}\S+Z\ncloud {2}\S+Z \(\d+ days ahead\)\n$/);
  expect(stderr).toBe("");
});
