import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { BatchGetImageCommand, DescribeImagesCommand, PutImageCommand } from "@aws-sdk/client-ecr";
import { describe, expect, test } from "vitest";
import { commands } from "../../src/cli/commands.ts";
import { inkanProgram } from "../inkan-cloud.ts";
import { type CommandResult, runCommand } from "../run-command.ts";
import { outputOf, runProgram } from "../run-program.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { writeIndexLayout } from "./index-layout.ts";
import { useCloud } from "./use-cloud.ts";

const local = useCloud();

const key = ["--key", "alias/sandbox-ecr-kms/cosign"];

/** Runs `inkan` on a command line. */
async function run(name: string, ...args: readonly string[]): Promise<CommandResult> {
  const entry = commands.find((candidate) => candidate.name === name);
  if (entry === undefined) throw new Error(`there is no command ${name}`);
  return await runCommand(await entry.load(), args, local.env);
}

/** What a command line that must succeed prints on stdout. */
async function output(name: string, ...args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await run(name, ...args);
  if (code !== 0) throw new Error(`inkan ${[name, ...args].join(" ")} ended with ${code}: ${stderr}`);
  return stdout;
}

const json = async (name: string, ...args: readonly string[]) => JSON.parse(await output(name, ...args, "-o", "json"));

/** Pushes a sample image; its digest. */
async function pushSample(reference: string): Promise<string> {
  return (await output("push", "--sample", reference, "-q")).trim().replace(/^.*@/, "");
}

/** Gives an image another tag, as people do with PutImage. */
async function addTag(repositoryName: string, imageTag: string, newTag: string): Promise<void> {
  const ecr = await local.cloud.ecr();
  const read = await ecr.send(new BatchGetImageCommand({ repositoryName, imageIds: [{ imageTag }] }));
  const imageManifest = read.images?.[0]?.imageManifest;
  await ecr.send(new PutImageCommand({ repositoryName, imageManifest, imageTag: newTag }));
}

/** Everything that a repository holds, tags and digests. */
async function contents(repositoryName: string): Promise<readonly { digest: string; tags: readonly string[] }[]> {
  const ecr = await local.cloud.ecr();
  const { imageDetails = [] } = await ecr.send(new DescribeImagesCommand({ repositoryName }));
  return imageDetails.map(({ imageDigest = "", imageTags = [] }) => ({ digest: imageDigest, tags: imageTags }));
}

describe("a repository's life", () => {
  test("repos lists what is provisioned", async () => {
    expect(await json("repos")).toMatchObject([
      { name: "sample-app-1", uri: `${local.registry}/sample-app-1`, tagMutability: "MUTABLE", scanOnPush: true },
      { name: "sample-app-2" },
      { name: "sample-app-3" },
    ]);
    expect(await output("repos", "--query", "[].name", "-o", "text")).toBe(
      "sample-app-1\tsample-app-2\tsample-app-3\n",
    );
  });

  test("images folds signatures of both storages under their image, newest first", async () => {
    const first = await pushSample("sample-app-1:first");
    const second = await pushSample("sample-app-1:second");
    await output("sign", ...key, "--format", "both", `sample-app-1@${first}`);
    const images = await json("images", "sample-app-1");
    expect(images).toMatchObject([
      { digest: second, tags: ["second"], signed: { v2: false, v3: false }, belongings: [] },
      { digest: first, tags: ["first"], signed: { v2: true, v3: true }, status: "ACTIVE" },
    ]);
    expect(images[1].belongings).toMatchObject([
      { kind: "signature", by: "referrer", predicateType: "https://sigstore.dev/cosign/sign/v1" },
      { kind: "signature", by: "tag", tags: [`${first.replace(":", "-")}.sig`] },
    ]);
    expect(await output("images", "sample-app-1", "--unsigned", "-o", "text", "--query", "[].digest")).toBe(
      `${second}\n`,
    );
    const table = await output("images", `${local.registry}/sample-app-1`, "--signed");
    expect(table).toMatch(
      /^TAGS {3}DIGEST +PUSHED +SIZE {2}SIGNED {2}WITH\nfirst {2}sha256:[0-9a-f]{12} .* v3 v2 {3}2 signatures\n$/,
    );
  });

  test("images --flat and watch count what ECR counts, signatures too", async () => {
    const [second, first, ...signatures] = await json("images", "sample-app-1", "--flat");
    expect(second).toMatchObject({ tags: ["second"], belongsTo: null });
    expect(first).toMatchObject({ tags: ["first"], belongsTo: null });
    expect(signatures).toMatchObject([
      { belongsTo: { kind: "signature", by: "referrer", digest: first.digest } },
      { belongsTo: { kind: "signature", by: "tag", digest: first.digest } },
    ]);
    expect(await contents("sample-app-1")).toHaveLength(4);
    expect(await output("images", "sample-app-1", "--flat", "--signed")).toMatch(
      /BELONGS TO\nfirst .*\n.*signature of first\n/,
    );
    const watched = await json("watch images", "sample-app-1", "--times", "1");
    expect(watched).toMatchObject({ total: 4, onTheirOwn: 2, added: [], removed: [] });
    expect(await output("watch images", "sample-app-1", "--times", "1")).toMatch(/Z {2}4 images\n$/);
  });

  test("watch images shows what came and went between two looks", async () => {
    const watching = run(
      "watch images",
      "sample-app-2",
      "--times",
      "2",
      "--every",
      "2s",
      "-o",
      "text",
      "--query",
      "[total, length(added)]",
    );
    // The first look is at an empty repository; it is over before an image can be made and pushed.
    await pushSample("sample-app-2:new");
    expect(await watching).toMatchObject({ code: 0, stdout: "0\t0\n1\t1\n" });
    await output("rm", "sample-app-2:new", "--yes");
  });

  test("watch images fails where the first look does, and takes no interval below a second", async () => {
    expect(await run("watch images", "nothing")).toMatchObject({ code: 1, stdout: "" });
    expect(await run("watch images", "sample-app-1", "--every", "10ms")).toMatchObject({ code: 64 });
    expect(await run("watch images", "sample-app-1", "--every", "0s")).toMatchObject({ code: 64 });
  });

  test("tree shows the same of one image, by tag and by digest", async () => {
    const tree = await json("tree", "sample-app-1:first");
    expect(tree).toMatchObject({
      name: `${local.registry}/sample-app-1`,
      belongings: [{ by: "referrer" }, { by: "tag" }],
    });
    expect(await json("tree", `sample-app-1@${tree.digest}`)).toEqual(tree);
    const text = await output("tree", "sample-app-1:first");
    expect(text).toContain(`├─ signature as referrer (v3)  ${tree.belongings[0].digest}`);
    expect(text).toContain(`└─ signature by tag (v2)  ${tree.digest.replace(":", "-")}.sig`);
    const missing = await run("tree", "sample-app-1:nothing");
    expect(missing).toMatchObject({ code: 1, stdout: "" });
    expect(missing.stderr).toContain("there is no image sample-app-1:nothing");
  });

  test("rm asks for --yes where there is no terminal, and says first where it would delete", async () => {
    const before = await contents("sample-app-1");
    const refused = await run("rm", "sample-app-1:first");
    expect(refused).toMatchObject({ code: 64, stdout: "" });
    expect(refused.stderr).toContain(
      `about to delete 1 image or tag and 2 things that belong to them in account 123456789012, region ap-northeast-1, endpoint ${local.running.endpoint}`,
    );
    const planned = await json("rm", "sample-app-1:first", "--dry-run");
    expect(planned.map(({ result, what }: { result: string; what: string }) => `${result} ${what}`)).toEqual([
      "planned image",
      "planned bundle",
      "planned signature",
    ]);
    expect(await contents("sample-app-1")).toEqual(before);
  });

  test("rm takes only a tag off where others stay, and the signatures with the last one", async () => {
    await addTag("sample-app-1", "first", "again");
    const untagged = await json("rm", "sample-app-1:again", "--yes");
    expect(untagged).toMatchObject([{ what: "tag", tag: "again", result: "deleted" }]);
    expect(await json("images", "sample-app-1", "--tag", "first")).toMatchObject([{ signed: { v2: true, v3: true } }]);
    await output("rm", "sample-app-1:first", "--yes");
    expect(await contents("sample-app-1")).toMatchObject([{ tags: ["second"] }]);
  });

  test("rm --keep-signatures leaves them, images shows them, and rm of the digest takes what was left behind", async () => {
    const digest = await pushSample("sample-app-1:kept");
    await output("sign", ...key, "--format", "both", `sample-app-1@${digest}`);
    await output("rm", "sample-app-1:kept", "--yes", "--keep-signatures");
    expect(await contents("sample-app-1")).toHaveLength(3);
    expect(await json("images", "sample-app-1", "--tag", "sha256-*")).toHaveLength(1);
    await output("rm", `sample-app-1@${digest}`, "--yes");
    expect(await contents("sample-app-1")).toMatchObject([{ tags: ["second"] }]);
  });

  test("rm reports what is not there and still deletes the rest", async () => {
    await pushSample("sample-app-1:third");
    const outcome = await run("rm", "sample-app-1:nothing", "sample-app-1:third", "--yes");
    expect(outcome.code).toBe(1);
    expect(outcome.stderr).toContain("there is no image sample-app-1:nothing");
    expect(await contents("sample-app-1")).toMatchObject([{ tags: ["second"] }]);
  });

  test.each([
    [["sample-app-1"], 64, "names a whole repository"],
    [["sample-app-1:x", "sample-app-1"], 64, "names a whole repository"],
    [["Sample App", "--all"], 64, "is not a repository name"],
    [["sample-app-1:x", "--all"], 64, "names an image"],
    [["sample-app-1", "--all", "--oldest", "1"], 64, "exclude each other"],
    [["sample-app-1", "--oldest", "0"], 64, "must be a whole number above 0"],
    [["registry.example/app:1", "--yes"], 1, "is no ECR registry"],
    [["no-such-repository:1", "--yes"], 1, "RepositoryNotFoundException"],
  ] as const)("rm %s deletes nothing", async (args, code, text) => {
    const outcome = await run("rm", ...args);
    expect(outcome).toMatchObject({ code, stdout: "" });
    expect(outcome.stderr).toContain(text);
  });
});

describe("an index", () => {
  test("goes with its images and their signatures; what another index lists stays", async () => {
    const folder = temporaryFolder();
    const shared = await writeIndexLayout(join(folder, "shared"), ["amd64"]);
    const whole = await writeIndexLayout(join(folder, "whole"), ["amd64", "arm64"]);
    await output("push", shared.layout, "sample-app-2:shared", "-q");
    await output("push", whole.layout, "sample-app-2:whole", "-q");
    await output("sign", ...key, "-r", `sample-app-2@${whole.index.digest}`);
    expect(await json("images", "sample-app-2", "--platforms", "--tag", "whole")).toMatchObject([
      {
        signed: { v3: true },
        belongings: [{}, { kind: "platform", platform: "linux/amd64" }, { platform: "linux/arm64" }],
      },
    ]);
    const tree = await output("tree", "sample-app-2:whole");
    expect(tree).toContain(`├─ linux/amd64  ${whole.children[0]?.manifest.digest}`);
    expect(tree).toMatch(/└─ linux\/arm64.*\n {3}└─ signature as referrer/);

    const removed = await json("rm", "sample-app-2:whole", "--yes");
    const [amd64, arm64] = whole.children.map(({ manifest }) => manifest.digest);
    expect(removed).toContainEqual(expect.objectContaining({ digest: arm64, result: "deleted" }));
    expect(removed).toContainEqual(
      expect.objectContaining({ digest: amd64, result: "kept", reason: expect.stringContaining("manifest list") }),
    );
    const left = (await contents("sample-app-2")).map(({ digest }) => digest);
    expect(left).toContain(shared.index.digest);
    expect(left).toContain(amd64);
    expect(left).not.toContain(arm64);
  });

  test("leaves an image that has a tag of its own, and its signature", async () => {
    const { layout, children } = await writeIndexLayout(temporaryFolder(), ["amd64", "arm64"], "tagged");
    const [child = ""] = children.map(({ manifest }) => manifest.digest);
    await output("push", layout, "sample-app-1:tagged", "-q");
    await output("push", `docker://${local.registry}/sample-app-1@${child}`, "sample-app-1:amd64", "-q");
    await output("sign", ...key, `sample-app-1@${child}`);
    await output("rm", "sample-app-1:tagged", "--yes");
    expect(await json("images", "sample-app-1", "--tag", "amd64")).toMatchObject([
      { digest: child, signed: { v3: true } },
    ]);
    expect(await json("images", "sample-app-1", "--tag", "tagged")).toEqual([]);
    expect(await contents("sample-app-1")).toHaveLength(3);
  });

  test("refuses to lose one of its images, whose signatures then stay", async () => {
    const { layout, children } = await writeIndexLayout(temporaryFolder(), ["amd64"], "refused");
    await output("push", layout, "sample-app-3:index", "-q");
    const child = `sample-app-3@${children[0]?.manifest.digest}`;
    await output("sign", ...key, child);
    const before = await contents("sample-app-3");
    const outcome = await run("rm", child, "--yes", "-o", "json");
    expect(outcome.code).toBe(1);
    expect(JSON.parse(outcome.stdout)).toMatchObject([
      { result: "failed", reason: expect.stringContaining("ImageReferencedByManifestList") },
    ]);
    expect(await contents("sample-app-3")).toEqual(before);
  });

  test("--oldest counts images, not what belongs to them; --all leaves nothing", async () => {
    await pushSample("sample-app-3:young");
    await output("rm", "sample-app-3", "--oldest", "1", "--yes");
    expect(await contents("sample-app-3")).toMatchObject([{ tags: ["young"] }]);
    const { layout, children } = await writeIndexLayout(temporaryFolder(), ["amd64", "arm64"], "all");
    await output("push", layout, "sample-app-3:index", "-q");
    // With a tag of its own it is an image of its own, which cannot go before the index.
    const child = `docker://${local.registry}/sample-app-3@${children[0]?.manifest.digest}`;
    await output("push", child, "sample-app-3:amd64", "-q");
    await output("sign", ...key, "--format", "both", "-r", "sample-app-3:index");
    await output("rm", "sample-app-3", "--all", "--yes");
    expect(await contents("sample-app-3")).toEqual([]);
  });
});

test("more images than fit into one request", async () => {
  const repositoryName = "sample-app-3";
  await pushSample(`${repositoryName}:t0`);
  const ecr = await local.cloud.ecr();
  const read = await ecr.send(new BatchGetImageCommand({ repositoryName, imageIds: [{ imageTag: "t0" }] }));
  const manifest = JSON.parse(read.images?.[0]?.imageManifest ?? "");
  for (let count = 1; count < 120; count += 1) {
    const imageManifest = JSON.stringify({ ...manifest, annotations: { count: String(count) } });
    await ecr.send(new PutImageCommand({ repositoryName, imageManifest, imageTag: `t${count}` }));
  }
  expect(await json("images", repositoryName)).toHaveLength(120);
  const removed = await json("rm", repositoryName, "--all", "--yes");
  expect(removed).toHaveLength(120);
  expect(await json("images", repositoryName)).toEqual([]);
});

describe("login", () => {
  test("gives docker's config what the tools then use without AWS's environment", async () => {
    const { PATH = "", HOME = "" } = local.env;
    const push = () =>
      runProgram(process.execPath, [inkanProgram, "push", "--sample", `${local.registry}/sample-app-1:logged-in`], {
        env: { PATH, HOME },
      });
    expect((await push()).stderr).toContain(`next: inkan login ${local.registry}`);
    const login = await run("login");
    expect(login).toMatchObject({ code: 0, stdout: "" });
    expect(login.stderr).toContain(`logged in to ${local.registry} until `);
    const config = JSON.parse(await readFile(join(HOME, ".docker", "config.json"), "utf8"));
    expect(Buffer.from(config.auths[local.registry].auth, "base64").toString()).toMatch(/^AWS:.+/);
    expect(await push()).toMatchObject({ code: 0 });
  });

  test("refuses a registry that ECR knows nothing of, and a password on the command line", async () => {
    const other = await run("login", "registry.example");
    expect(other.code).toBe(1);
    expect(other.stderr).toContain("inkan login registry.example --username USER --password-stdin");
    expect(await run("login", "registry.example", "--username", "me")).toMatchObject({ code: 64 });
  });
});

test("a push prints the digest reference alone on stdout", async () => {
  const outcome = await run("push", "--sample", "sample-app-1:printed");
  expect(outcome.stdout).toMatch(new RegExp(`^${local.registry}/sample-app-1@sha256:[0-9a-f]{64}\n$`));
  expect(outcome.stderr).toContain(`pushed ${local.registry}/sample-app-1:printed: 2 blobs sent`);
});

test("in GitHub Actions a push sets its outputs", async () => {
  const file = join(temporaryFolder(), "outputs");
  const env = { ...local.env, GITHUB_ACTIONS: "true", GITHUB_OUTPUT: file };
  const args = [inkanProgram, "push", "--sample", "sample-app-1:actions"];
  const reference = (await outputOf(process.execPath, args, { env })).trim();
  expect(await readFile(file, "utf8")).toBe(`digest=${reference.replace(/^.*@/, "")}\nreference=${reference}\n`);
});

test("--local finds the running cloud by its data folder, whatever the environment says", async () => {
  const { PATH = "", HOME = "" } = local.env;
  const env = { PATH, HOME, AWS_ENDPOINT_URL: "http://127.0.0.1:1", AWS_PROFILE: "nobody", AWS_REGION: "eu-west-1" };
  const data = local.running.dataFolder;
  const args = [inkanProgram, "repos", "--local", "--data", data, "-o", "text", "--query", "length(@)"];
  expect(await outputOf(process.execPath, args, { env })).toBe("3\n");
  const elsewhere = await runProgram(process.execPath, [inkanProgram, "repos", "--local"], { env });
  expect(elsewhere.stderr).toContain("no local cloud runs on the data in");
});
