import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import {
  BatchGetImageCommand,
  CreateRepositoryCommand,
  DescribeImagesCommand,
  GetLifecyclePolicyCommand,
  PutLifecyclePolicyCommand,
} from "@aws-sdk/client-ecr";
import { beforeEach, describe, expect, test } from "vitest";
import { commands } from "../../src/cli/commands.ts";
import { parseReference } from "../../src/core/oci/reference.ts";
import { connectCloud } from "../../src/tools/connect/cloud.ts";
import { openEcrRepository } from "../../src/tools/images/ecr-repository.ts";
import { putPolicy } from "../../src/tools/lifecycle/apply/put-policy.ts";
import { previewPolicy } from "../../src/tools/lifecycle/preview/preview-policy.ts";
import { type CommandResult, runCommand } from "../run-command.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { writeIndexLayout } from "./index-layout.ts";
import { useCloud } from "./use-cloud.ts";

const local = useCloud();
let repository: string;
let number = 0;

/** The environment of a person who told inkan once where the cloud's data is. */
const env = (): Record<string, string> => ({ ...local.env, INKAN_DATA: local.running.dataFolder });

/** Runs `inkan` on a command line. */
async function run(name: string, ...line: readonly string[]): Promise<CommandResult> {
  const entry = commands.find((candidate) => candidate.name === name);
  if (entry === undefined) throw new Error(`there is no command ${name}`);
  return await runCommand(await entry.load(), line, env());
}

async function json(name: string, ...line: readonly string[]) {
  const { stdout, stderr } = await run(name, ...line, "-o", "json");
  if (stdout === "") throw new Error(`inkan ${name} ${line.join(" ")} printed nothing: ${stderr}`);
  return JSON.parse(stdout);
}

/** Pushes a sample image; its digest. */
async function pushSample(tag: string): Promise<string> {
  return (await run("push", "--sample", `${repository}:${tag}`, "-q")).stdout.trim().replace(/^.*@/, "");
}

async function sign(tag: string): Promise<void> {
  await run("sign", "--key", "alias/sandbox-ecr-kms/cosign", "--format", "both", `${repository}:${tag}`);
}

function save(name: string, content: object | string): string {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const keepNewest = (countNumber: number, tagPatternList?: readonly string[]) => ({
  selection: {
    ...(tagPatternList === undefined ? { tagStatus: "any" } : { tagStatus: "tagged", tagPatternList }),
    countType: "imageCountMoreThan",
    countNumber,
  },
  action: { type: "expire" },
});

const savePolicy = (...rules: readonly object[]) =>
  save("policy.json", { rules: rules.map((rule, place) => ({ rulePriority: place + 1, ...rule })) });

const storedPolicy = async () => {
  const ecr = await local.cloud.ecr();
  return (await ecr.send(new GetLifecyclePolicyCommand({ repositoryName: repository }))).lifecyclePolicyText;
};

beforeEach(async () => {
  number += 1;
  repository = `lifecycle/app-${number}`;
  const ecr = await local.cloud.ecr();
  await ecr.send(new CreateRepositoryCommand({ repositoryName: repository }));
});

describe("explain", () => {
  test("a repository's own policy, with signatures of both storages below their image", async () => {
    const old = await pushSample("v1");
    await sign("v1");
    await pushSample("v2");
    await run("clock", "--advance", "3d");
    const lifecyclePolicyText = readFileSync(savePolicy(keepNewest(1, ["v*"])), "utf8");
    const ecr = await local.cloud.ecr();
    await ecr.send(new PutLifecyclePolicyCommand({ repositoryName: repository, lifecyclePolicyText }));

    const { stdout, stderr, code } = await run("lifecycle explain", repository);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const [, v2, v1, bundle, signature, totals] = stdout.split("\n");
    expect(v2).toMatch(/^v2 +sha256:\w{12} +3 days +\d+ B {2}kept +1 {2}number 1 of 2 from the newest, within the 1/);
    expect(v1).toMatch(/^v1 +sha256:\w{12} .* expired +1 {2}number 2 of 2 from the newest, beyond the 1 that stay$/);
    expect(bundle).toMatch(/^└─ bundle \(v3\) .* expired +1 {2}with v1, to which it belongs \(rule 1\)$/);
    expect(signature).toMatch(/^└─ signature \(v2\) .* kept +- {2}no rule matches it$/);
    expect(totals).toMatch(/^4 images: 2 kept \(.* B\), 2 expired \(at most .* kB\)$/);

    const story = await run("lifecycle explain", `${repository}@${old}`);
    expect(story.stdout).toContain(`v1  ${old}\nexpired by rule 1: number 2 of 2 from the newest`);
    expect((await run("lifecycle explain", repository, old.slice(7, 15))).stdout).toBe(story.stdout);
    expect((await run("lifecycle explain", `${repository}:v1`)).stdout).toBe(story.stdout);
  });

  test("the same from what the aws command line saved, index children known only with the manifests", async () => {
    const layout = await writeIndexLayout(join(temporaryFolder(), "layout"), ["amd64", "arm64"], repository);
    await run("push", layout.layout, `${repository}:multi`);
    await pushSample("v1");
    const policy = savePolicy(keepNewest(1));
    const ecr = await local.cloud.ecr();
    const described = save("images.json", await ecr.send(new DescribeImagesCommand({ repositoryName: repository })));
    const imageIds = [{ imageDigest: layout.index.digest }];
    const read = await ecr.send(new BatchGetImageCommand({ repositoryName: repository, imageIds }));
    const manifests = save("manifests.json", read);

    const fates = ({ outcomes }: { outcomes: { digest: string; fate: string }[] }) =>
      outcomes.map(({ digest, fate }) => `${digest} ${fate}`);
    const live = await json("lifecycle explain", repository, "--policy", policy);
    const at = ["--policy", policy, "--now", live.now];
    const saved = await json("lifecycle explain", "--images", described, "--manifests", manifests, ...at);
    expect(saved.unknownIndexes).toEqual([]);
    expect(fates(saved)).toEqual(fates(live));
    for (const { manifest } of layout.children) expect(fates(saved)).toContain(`${manifest.digest} keep`);

    const unknown = await run("lifecycle explain", "--images", described, ...at, "-o", "json");
    expect(unknown.stderr).toContain("warning: nobody says what 1 index contains");
    expect(unknown.stderr).toContain("--manifests FILE tells");
    expect(unknown.stderr).not.toContain("came after");
    const early = await run(
      "lifecycle explain",
      "--images",
      described,
      "--policy",
      policy,
      "--now",
      "2020-01-01T00:00:00Z",
    );
    expect(early.stderr).toContain("4 images came after 2020-01-01T00:00:00Z, the moment of the evaluation");
    expect(JSON.parse(unknown.stdout).unknownIndexes).toEqual([layout.index.digest]);
    for (const { manifest } of layout.children) {
      expect(fates(JSON.parse(unknown.stdout))).toContain(`${manifest.digest} expire`);
    }
  });

  test("indexes are read, which ECR counts as a pull, and not unasked where a rule goes by pulls", async () => {
    const layout = await writeIndexLayout(join(temporaryFolder(), "layout"), ["amd64"], repository);
    await run("push", layout.layout, `${repository}:multi`);
    const byPulls = savePolicy({
      selection: { tagStatus: "any", countType: "sinceImagePulled", countUnit: "days", countNumber: 1 },
      action: { type: "transition", targetStorageClass: "archive" },
    });
    const lastPull = async () => {
      const { outcome } = await json("lifecycle explain", `${repository}:multi`, "--policy", byPulls);
      return outcome.lastPulledAt;
    };
    expect(await lastPull()).toBeNull();
    const unread = await run("lifecycle explain", repository, "--policy", byPulls);
    expect(unread.stderr).toContain("--read-indexes tells");
    expect(await lastPull()).toBeNull();
    // The repository's own goes by pulls as well: then no other policy is worth one.
    const ecr = await local.cloud.ecr();
    const lifecyclePolicyText = readFileSync(byPulls, "utf8");
    await ecr.send(new PutLifecyclePolicyCommand({ repositoryName: repository, lifecyclePolicyText }));
    await run("lifecycle explain", repository, "--policy", savePolicy(keepNewest(1)));
    expect(await lastPull()).toBeNull();
    const asked = await run("lifecycle explain", repository, "--policy", byPulls, "--read-indexes");
    expect(asked.stderr).toBe("1 index was read, which ECR counts as a pull\n");
    expect(await lastPull()).not.toBeNull();
  });

  test("refuses what it cannot answer, with the way out", async () => {
    const policy = savePolicy(keepNewest(1));
    const broken = save("broken.json", '{"rules":[');
    const refused = async (...line: readonly string[]) => {
      const { code, stdout, stderr } = await run("lifecycle explain", ...line);
      expect(stdout).toBe("");
      return `${code} ${stderr}`;
    };
    expect(await refused()).toMatch(/^64 error: name a repository, or a saved listing/);
    expect(await refused(repository)).toMatch(/^64 error: lifecycle\/app-.* has no lifecycle policy: name one with/);
    expect(await refused(repository, "v9", "--policy", policy)).toMatch(
      /^1 error: there is no image 'v9' in lifecycle/,
    );
    expect(await refused(`${repository}:v1`, "v1", "--policy", policy)).toMatch(/^64 error: .* names an image/);
    expect(await refused(repository, "--policy", broken)).toMatch(/^1 error: .*broken\.json:1:11: a value is expected/);
    expect(await refused("absent", "--policy", policy)).toMatch(
      /^1 error: listing the images of absent: The repository/,
    );
    expect(await refused("--images", policy, "--policy", policy)).toMatch(
      /^1 error: .*: \/: this is neither the output/,
    );
    expect(await refused("--images", "x", "a", "b")).toMatch(/^64 error: with --images the only argument is IMAGE/);
    expect(await refused(repository, "--manifests", "x")).toMatch(/^64 error: --manifests goes with --images/);
    expect(await refused(repository, "--now", "soon")).toMatch(/^64 error: --now is 'soon'; it must be a time/);
    expect(await refused(repository, "--assume", "day-length=13")).toMatch(
      /^64 error: .*day-length is 24-hours or utc/,
    );
    expect(await refused(repository, "--assume", "days=1")).toMatch(/^64 error: .*'days' is none of referrers, /);
  });
});

describe("diff", () => {
  test("names the images that fare otherwise, and ends with 2 where it is asked to", async () => {
    await pushSample("v1");
    await pushSample("v2");
    const [one, two] = [savePolicy(keepNewest(1)), savePolicy(keepNewest(2))];
    const changed = await run("lifecycle diff", two, one, repository, "--detailed-exitcode");
    expect(changed.code).toBe(2);
    expect(changed.stdout).toMatch(/^v1 .* kept: rule 1: number 2 of 2 .* expired by rule 1: number 2 of 2 /m);
    expect(changed.stdout).toContain("\n1 of 2 images fares otherwise: 1 kept before is expired\n");
    expect(await run("lifecycle diff", "current", two, `${repository}:v1`)).toMatchObject({ code: 64, stdout: "" });
    const same = await run("lifecycle diff", "current", two, repository, "--detailed-exitcode");
    expect(same).toMatchObject({ code: 0, stdout: "none of 2 images fares otherwise\n" });
    const back = await json("lifecycle diff", one, "current", repository);
    expect(back).toMatchObject({
      before: { totals: { expire: { images: 1 } } },
      after: { policy: expect.stringContaining("which has none"), totals: { keep: { images: 2 } } },
      changes: [{ tags: ["v1"], before: { fate: "expire", rule: 1 }, after: { fate: "keep", rule: null } }],
    });
    expect(await run("lifecycle diff", one, one, repository)).toMatchObject({ code: 64 });
    const saved = await run("lifecycle diff", "current", one, "--images", "images.json");
    expect(saved).toMatchObject({ code: 64, stderr: expect.stringContaining("'current' needs a repository") });
  });
});

describe("preview", () => {
  test("prints what the cloud itself would do, and agrees with our evaluation", async () => {
    await pushSample("v1");
    await sign("v1");
    const layout = await writeIndexLayout(join(temporaryFolder(), "layout"), ["amd64"], repository);
    await run("push", layout.layout, `${repository}:multi`);
    const policy = savePolicy(keepNewest(1));
    const preview = await json("lifecycle preview", repository, "--policy", policy);
    expect(preview).toMatchObject({ repository, policy: readFileSync(policy, "utf8"), totals: { transition: 0 } });
    expect(preview.results.find(({ tags }: { tags: string[] }) => tags.includes("v1"))).toMatchObject({
      action: "expire",
      rule: 1,
    });
    const table = await run("lifecycle preview", repository, "--policy", policy);
    expect(table.stdout).toMatch(/^IMAGE +DIGEST +PUSHED +ECR WOULD\nv1 .* expire it by rule 1\n/);

    const compared = await json("lifecycle preview", repository, "--policy", policy, "--compare");
    expect(compared.verdicts).toMatchObject({ different: 0 });
    expect(await storedPolicy().catch(() => "none")).toBe("none");
  });

  test("a difference is reported with all of the input, and ends with 14", async () => {
    const digest = await pushSample("v1");
    await sign("v1");
    const report = join(temporaryFolder(), "difference.json");
    const args = [repository, "--policy", savePolicy(keepNewest(3)), "--compare", "--report", report];
    // The cloud lets referrers follow their image; as images of their own they would be counted.
    const { code, stdout, stderr } = await run("lifecycle preview", ...args, "--assume", "referrers=ordinary");
    expect(code).toBe(0);
    expect(stdout).toContain("3 images: 3 same");
    const other = [repository, "--policy", savePolicy(keepNewest(2)), "--compare", "--report", report];
    const different = await run("lifecycle preview", ...other, "--assume", "referrers=ordinary");
    expect(different.code).toBe(14);
    expect(different.stdout).toMatch(/^v1 .* let it be .* DIFFERENT: ECR would let it be$/m);
    expect(different.stderr).toContain(`next: report it with ${report}`);
    expect(JSON.parse(readFileSync(report, "utf8"))).toMatchObject({
      assumptions: { referrers: "ordinary" },
      verdicts: { different: 1 },
      restsOn: [{ assumption: "referrers", images: [digest] }],
    });
    expect(stderr).toBe("");
  });

  test.each([
    [["app:v1"], 64, "a policy belongs to a repository"],
    [["app", "--report", "x"], 64, "--report goes with --compare"],
    [["absent"], 1, "The repository with name 'absent' does not exist"],
  ])("lifecycle preview %j", async (line, code, sentence) => {
    const refused = await run("lifecycle preview", ...line);
    expect(refused).toMatchObject({ code, stdout: "", stderr: expect.stringContaining(sentence) });
  });

  test("without a policy there is nothing to preview", async () => {
    const refused = await run("lifecycle preview", repository);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining("Lifecycle policy does not exist") });
    const compared = await run("lifecycle preview", repository, "--compare");
    expect(compared).toMatchObject({ code: 64, stderr: expect.stringContaining("has no lifecycle policy") });
  });

  test("waiting for a preview that does not end stops at once when it is interrupted", async () => {
    const interruption = new AbortController();
    let asked = 0;
    const server = createServer((_request, response) => {
      asked += 1;
      response.setHeader("content-type", "application/x-amz-json-1.1");
      response.end('{"status":"IN_PROGRESS"}');
      if (asked === 3) interruption.abort();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    try {
      const { port } = server.address() as AddressInfo;
      const cloud = await connectCloud({ env: { ...env(), AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` } });
      const ecr = await openEcrRepository(cloud, parseReference(repository));
      await expect(previewPolicy(ecr, { signal: interruption.signal })).rejects.toThrow(/abort/i);
      expect(asked).toBe(3);
    } finally {
      server.close();
    }
  });
});

describe("apply", () => {
  test("shows what a policy changes, asks, and puts it", async () => {
    await pushSample("v1");
    await pushSample("v2");
    const policy = savePolicy(keepNewest(1, ["v*"]));
    const dry = await run("lifecycle apply", repository, policy, "--dry-run");
    expect(dry.code).toBe(0);
    expect(dry.stdout).toContain("1 of 2 images fares otherwise: 1 kept before is expired");
    const unasked = await run("lifecycle apply", repository, policy);
    expect(unasked.code).toBe(64);
    expect(unasked.stderr).toContain(
      `about to put ${policy} on ${repository} in account 123456789012, region ap-northeast-1, endpoint ${local.running.endpoint}`,
    );
    expect(unasked.stderr).toContain("under it, 2 images: 1 kept");
    expect(await storedPolicy().catch(() => "none")).toBe("none");

    expect(await json("lifecycle apply", repository, policy, "--yes")).toMatchObject({
      repository,
      result: "applied",
      change: { after: { totals: { expire: { images: 1 } } } },
    });
    expect(JSON.parse((await storedPolicy()) ?? "")).toEqual(JSON.parse(readFileSync(policy, "utf8")));
    const again = await run("lifecycle apply", repository, policy, "--yes");
    expect(again).toMatchObject({ code: 0, stdout: "none of 2 images fares otherwise\n" });
    expect(again.stderr).toContain(`${repository} has this policy already`);
  });

  test("leaves a policy alone that came after the change was shown", async () => {
    const repositoryEcr = await openEcrRepository(local.cloud, parseReference(repository));
    const shown = readFileSync(savePolicy(keepNewest(5)), "utf8");
    await putPolicy(repositoryEcr, shown, { replacing: undefined });
    const late = putPolicy(repositoryEcr, readFileSync(savePolicy(keepNewest(1)), "utf8"), { replacing: undefined });
    await expect(late).rejects.toThrow(`somebody changed the policy of ${repository} in the meantime`);
    expect(JSON.parse((await storedPolicy()) ?? "")).toEqual(JSON.parse(shown));
  });

  test("refuses what ECR refuses, what takes an image in use and, if strict, what is doubtful; nothing is put", async () => {
    const digest = await pushSample("v1");
    await sign("v1");
    await pushSample("v2");
    const running = save("running.txt", `${digest}\n`);
    const keepOne = savePolicy(keepNewest(1));
    const inUse = await run("lifecycle apply", repository, keepOne, "--yes", "--in-use", running, "-o", "json");
    expect(inUse.code).toBe(14);
    expect(JSON.parse(inUse.stdout)).toMatchObject({ result: "refused", change: null });
    expect(inUse.stderr).toContain(`${digest} is in use, and rule 1 deletes it [in-use]`);
    const broken = await run("lifecycle apply", repository, save("broken.json", '{"rules":[]}'), "--yes");
    expect(broken).toMatchObject({ code: 14, stdout: "" });
    expect(broken.stderr).toContain("broken.json:1:1: error: ECR refuses the policy");
    const strict = await run("lifecycle apply", repository, savePolicy(keepNewest(2)), "--yes", "--strict");
    expect(strict.code).toBe(14);
    expect(strict.stderr).toContain("[counted-signatures]");
    expect(await storedPolicy().catch(() => "none")).toBe("none");
  });
});

describe("suggest", () => {
  test("writes a policy that can be put as it is and that takes nothing in use", async () => {
    const first = await pushSample("v1.0.0");
    await sign("v1.0.0");
    for (const tag of ["v1.1.0", "v1.2.0", "main"]) await pushSample(tag);
    await sign("v1.2.0");
    const suggested = await run("lifecycle suggest", repository, "--keep", "2");
    expect(suggested.code).toBe(0);
    expect(suggested.stderr).toContain("3 tags look like versions such as v1.2.3, so 'v*.*.*'");
    expect(suggested.stderr).toContain("no rule matches main; what no rule matches stays for good");
    const policy = save("policy.json", suggested.stdout);
    const { outcomes } = await json("lifecycle explain", repository, "--policy", policy);
    const gone = outcomes.filter(({ fate }: { fate: string }) => fate === "expire");
    expect(gone.map(({ digest, subject }: Record<string, string>) => subject ?? digest)).toEqual([first, first]);

    const running = save("running.txt", `${repository}:v1.0.0\nother:v1\n${repository}:v9\n`);
    const safe = await run("lifecycle suggest", repository, "--keep", "2", "--in-use", running);
    expect(safe.stderr).toContain(`the newest 3 releases stay: ${repository}:v1.0.0 would go with fewer`);
    expect(safe.stderr).toContain(`${repository}:v9 is said to be in use and is not in the repository`);
    const applied = await run(
      "lifecycle apply",
      repository,
      save("safe.json", safe.stdout),
      "--yes",
      "--in-use",
      running,
    );
    expect(applied.code).toBe(0);
  });

  test("asks what a release is where no tag looks like one, and refuses a pattern that ECR refuses", async () => {
    await pushSample("main");
    const unknown = await run("lifecycle suggest", repository);
    expect(unknown).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("--releases 'release-*'") });
    const named = await run("lifecycle suggest", repository, "--releases", "ma*", "-q");
    expect(JSON.parse(named.stdout).rules[0].selection.tagPatternList).toEqual(["ma*"]);
    expect(await run("lifecycle suggest", `${repository}:v1`)).toMatchObject({ code: 64, stdout: "" });
    const refused = await run("lifecycle suggest", repository, "--releases", "*a*b*c*d*");
    expect(refused).toMatchObject({ code: 1, stdout: "", stderr: expect.stringContaining("more than 4 wildcards") });
    expect(await run("lifecycle suggest", repository, "--keep", "0")).toMatchObject({ code: 64 });
  });
});

describe("lifecycle show", () => {
  test("prints the policy that the repository has, as it was put", async () => {
    const lifecyclePolicyText = readFileSync(savePolicy(keepNewest(3)), "utf8");
    const ecr = await local.cloud.ecr();
    await ecr.send(new PutLifecyclePolicyCommand({ repositoryName: repository, lifecyclePolicyText }));
    const shown = { code: 0, stdout: `${lifecyclePolicyText}\n`, stderr: "" };
    expect(await run("lifecycle show", repository)).toEqual(shown);
  });

  test("fails where there is none, with the next step", async () => {
    const { code, stdout, stderr } = await run("lifecycle show", repository);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(`${repository} has no lifecycle policy\n  next: inkan lifecycle suggest ${repository}\n`);
  });
});
