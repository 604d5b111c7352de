import { setImmediate as turn } from "node:timers/promises";
import {
  BatchDeleteImageCommand,
  CreateRepositoryCommand,
  DeleteRepositoryCommand,
  DescribeImagesCommand,
  GetLifecyclePolicyCommand,
  GetLifecyclePolicyPreviewCommand,
  type GetLifecyclePolicyPreviewCommandInput,
  PutLifecyclePolicyCommand,
  StartLifecyclePolicyPreviewCommand,
  waitUntilLifecyclePolicyPreviewComplete,
} from "@aws-sdk/client-ecr";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { testScope } from "../../../test/image-room.ts";
import { parseRepositoryName } from "../../core/oci/names.ts";
import { startLifecyclePreview } from "../images/lifecycle-previews.ts";
import { getRepository } from "../images/repositories.ts";
import { defaultQuirks } from "../quirks.ts";
import { type EcrTestCloud, plain, refusalOf, startEcrTestCloud } from "./test-cloud.ts";
import { pushTestImage, pushTestIndex } from "./test-images.ts";

const account = "123456789012";
const day = 24 * 60 * 60 * 1000;

let cloud: EcrTestCloud;
let repositoryName: string;
let number = 0;
beforeAll(async () => {
  cloud = await startEcrTestCloud();
});
beforeEach(async () => {
  number += 1;
  repositoryName = `preview/app-${number}`;
  await cloud.ecr.send(new CreateRepositoryCommand({ repositoryName }));
});
afterAll(() => cloud.close());

type Rule = { readonly tagStatus?: string; readonly action?: object } & Readonly<Record<string, unknown>>;

/** A policy of rules that are given by their selection; with a space in front, which only a text that is kept as it came has. */
function policyOf(...rules: readonly Rule[]): string {
  return ` ${JSON.stringify({
    rules: rules.map(({ action = { type: "expire" }, ...selection }, index) => ({
      rulePriority: index + 1,
      description: "a rule of a test, long enough for ECR to take the policy",
      selection: { tagStatus: "any", ...selection },
      action,
    })),
  })}`;
}

const keep = (count: number) => policyOf({ countType: "imageCountMoreThan", countNumber: count });

const start = (lifecyclePolicyText?: string) =>
  cloud.ecr.send(new StartLifecyclePolicyPreviewCommand({ repositoryName, lifecyclePolicyText }));
const get = (more: Partial<GetLifecyclePolicyPreviewCommandInput> = {}) =>
  cloud.ecr.send(new GetLifecyclePolicyPreviewCommand({ repositoryName, ...more }));

/** What the API works on, for what two calls cannot be made to meet in. */
function inside() {
  const room = { store: cloud.store, clocks: { wall: cloud.now, cloud: cloud.now }, quirks: defaultQuirks() };
  return { room, repository: getRepository(room, testScope, parseRepositoryName(repositoryName)) };
}

async function preview(policy?: string, more: Partial<GetLifecyclePolicyPreviewCommandInput> = {}) {
  await start(policy);
  await waitUntilLifecyclePolicyPreviewComplete({ client: cloud.ecr, maxWaitTime: 10 }, { repositoryName });
  return await get(more);
}

/** Pushes images with these tags (`""`: none), a second of the cloud's clock apart, oldest first; returns their digests. */
async function pushAll(...tags: readonly string[]): Promise<string[]> {
  const digests: string[] = [];
  for (const [index, tag] of tags.entries()) {
    const seed = `${repositoryName} ${index} ${tag}`;
    digests.push((await pushTestImage(cloud.ecr, repositoryName, tag === "" ? { seed } : { seed, tag })).digest);
    cloud.forward("cloud", 1000);
  }
  return digests;
}

it("answers what the policy acts on, oldest first, and touches nothing", async () => {
  const [first, second] = await pushAll("a", "", "c");
  const pushedAt = (index: number) => new Date(cloud.now().getTime() - (3 - index) * 1000);
  const policy = keep(1);
  expect(plain(await start(policy))).toEqual({
    registryId: account,
    repositoryName,
    lifecyclePolicyText: policy,
    status: "IN_PROGRESS",
  });
  await waitUntilLifecyclePolicyPreviewComplete({ client: cloud.ecr, maxWaitTime: 10 }, { repositoryName });
  const expiry = { action: { type: "EXPIRE" }, appliedRulePriority: 1, storageClass: "STANDARD" };
  expect(plain(await get())).toEqual({
    registryId: account,
    repositoryName,
    lifecyclePolicyText: policy,
    status: "COMPLETE",
    previewResults: [
      { imageTags: ["a"], imageDigest: first, imagePushedAt: pushedAt(0), ...expiry },
      { imageDigest: second, imagePushedAt: pushedAt(1), ...expiry },
    ],
    summary: { expiringImageTotalCount: 2 },
  });
  const { imageDetails } = await cloud.ecr.send(new DescribeImagesCommand({ repositoryName }));
  expect(imageDetails).toHaveLength(3);
  const stored = cloud.ecr.send(new GetLifecyclePolicyCommand({ repositoryName }));
  expect((await refusalOf(stored)).name).toBe("LifecyclePolicyNotFoundException");
});

it("answers an empty list and a count of none where everything stays", async () => {
  await pushAll("a");
  const { previewResults, summary } = await preview(keep(1));
  expect({ previewResults, summary }).toEqual({ previewResults: [], summary: { expiringImageTotalCount: 0 } });
});

it("takes the repository's own policy where none is given", async () => {
  await pushAll("a", "b");
  const absent = {
    name: "LifecyclePolicyNotFoundException",
    message: `Lifecycle policy does not exist for the repository with name '${repositoryName}' in the registry with id '${account}'`,
  };
  expect(await refusalOf(start())).toEqual(absent);
  await cloud.ecr.send(new PutLifecyclePolicyCommand({ repositoryName, lifecyclePolicyText: keep(1) }));
  const { lifecyclePolicyText, summary } = await preview();
  expect(lifecyclePolicyText).toBe(JSON.stringify(JSON.parse(keep(1))));
  expect(summary?.expiringImageTotalCount).toBe(1);
  const { lastEvaluatedAt } = await cloud.ecr.send(new GetLifecyclePolicyCommand({ repositoryName }));
  expect(lastEvaluatedAt).toBeUndefined();
});

it("counts what is to be archived apart", async () => {
  await pushAll("old", "old-too");
  cloud.forward("cloud", 31 * day);
  await pushAll("new");
  const { previewResults, summary } = await preview(
    policyOf({
      countType: "sinceImagePushed",
      countUnit: "days",
      countNumber: 30,
      action: { type: "transition", targetStorageClass: "archive" },
    }),
  );
  expect(previewResults?.map(({ imageTags, action }) => [imageTags, action])).toEqual([
    [["old"], { type: "TRANSITION", targetStorageClass: "ARCHIVE" }],
    [["old-too"], { type: "TRANSITION", targetStorageClass: "ARCHIVE" }],
  ]);
  expect(summary).toEqual({
    expiringImageTotalCount: 0,
    transitioningImageTotalCounts: [{ targetStorageClass: "ARCHIVE", imageTotalCount: 2 }],
  });
});

it("leaves out what an index holds back, and takes what refers to an image along", async () => {
  const child = await pushTestImage(cloud.ecr, repositoryName, { seed: "child" });
  const { digest, manifest } = await pushTestImage(cloud.ecr, repositoryName, { seed: "signed", tag: "signed" });
  const signature = await pushTestImage(cloud.ecr, repositoryName, {
    seed: "signature",
    artifactType: "application/vnd.dev.sigstore.bundle.v0.3+json",
    subject: { digest, size: Buffer.byteLength(manifest) },
  });
  cloud.forward("cloud", 1000);
  await pushTestIndex(cloud.ecr, repositoryName, [child], "index");
  const { previewResults, summary } = await preview(keep(1));
  expect(new Set(previewResults?.map(({ imageDigest }) => imageDigest))).toEqual(new Set([digest, signature.digest]));
  expect(previewResults?.map(({ appliedRulePriority }) => appliedRulePriority)).toEqual([1, 1]);
  expect(summary?.expiringImageTotalCount).toBe(2);
});

it("pages and filters, the summary being that of the whole", async () => {
  const digests = await pushAll("a", "", "c", "", "e", "kept");
  const { nextToken, ...first } = await preview(keep(1), { maxResults: 2 });
  const found = (page: typeof first) => page.previewResults?.map(({ imageDigest }) => imageDigest);
  expect(found(first)).toEqual(digests.slice(0, 2));
  expect(first.summary?.expiringImageTotalCount).toBe(5);
  const second = await get({ maxResults: 2, nextToken });
  expect(found(second)).toEqual(digests.slice(2, 4));
  const third = await get({ maxResults: 2, nextToken: second.nextToken });
  expect(found(third)).toEqual(digests.slice(4, 5));
  expect(third.nextToken).toBeUndefined();

  const untagged = await get({ filter: { tagStatus: "UNTAGGED" } });
  expect(found(untagged)).toEqual([digests[1], digests[3]]);
  expect(untagged.summary?.expiringImageTotalCount).toBe(5);
  expect(found(await get({ filter: { tagStatus: "TAGGED" } }))).toEqual([digests[0], digests[2], digests[4]]);

  const invalid = {
    name: "InvalidParameterException",
    message:
      "Invalid parameter at 'nextToken' failed to satisfy constraint: 'Must be the nextToken of a previous answer to the same request'",
  };
  expect(await refusalOf(get({ nextToken, filter: { tagStatus: "TAGGED" } }))).toEqual(invalid);
  await preview(keep(2));
  expect(await refusalOf(get({ nextToken })), "a page of the preview before").toEqual(invalid);
  expect((await refusalOf(get({ maxResults: 101 }))).message).toContain("less than or equal to 100");
});

it("answers for single images", async () => {
  const [first, second, kept] = await pushAll("a", "", "kept");
  const imageIds = [
    { imageDigest: second },
    { imageTag: "a" },
    { imageDigest: first, imageTag: "other" },
    { imageDigest: kept },
    { imageTag: "absent" },
  ];
  const answer = await preview(keep(1), { imageIds });
  expect(answer.previewResults?.map(({ imageDigest }) => imageDigest)).toEqual([first, second]);
  expect(answer.nextToken).toBeUndefined();
  const tagged = await get({ imageIds, filter: { tagStatus: "TAGGED" } });
  expect(tagged.previewResults?.map(({ imageDigest }) => imageDigest)).toEqual([first]);
  expect((await refusalOf(get({ imageIds, maxResults: 2 }))).message).toContain("Must not be specified together");
  expect((await refusalOf(get({ imageIds: [{ imageTag: "no tag" }] }))).name).toBe("InvalidParameterException");
  expect((await refusalOf(get({ imageIds: [{}] }))).message).toContain("both tag and digest cannot be null");
});

it("keeps its result whatever becomes of the images, until the next one replaces it", async () => {
  const [first] = await pushAll("a", "b");
  await preview(keep(1));
  await cloud.ecr.send(new BatchDeleteImageCommand({ repositoryName, imageIds: [{ imageDigest: first }] }));
  expect((await get()).previewResults?.map(({ imageDigest }) => imageDigest)).toEqual([first]);
  expect((await preview(keep(1))).previewResults).toEqual([]);
});

it("is too old after a day of the cloud's clock", async () => {
  await pushAll("a", "b");
  await preview(keep(1));
  cloud.forward("cloud", day);
  expect((await get()).status).toBe("COMPLETE");
  cloud.forward("cloud", 1);
  const expired = plain(await get());
  expect(expired).toEqual({ registryId: account, repositoryName, lifecyclePolicyText: keep(1), status: "EXPIRED" });
  expect((await preview(keep(1))).status).toBe("COMPLETE");
});

it("refuses what was never begun, a second start meanwhile, and a policy that Put refuses", async () => {
  expect(await refusalOf(get())).toEqual({
    name: "LifecyclePolicyPreviewNotFoundException",
    message: `Lifecycle policy preview does not exist for the repository with name '${repositoryName}' in the registry with id '${account}'`,
  });
  const inProgress = {
    name: "LifecyclePolicyPreviewInProgressException",
    message: `A lifecycle policy preview is already in progress for the repository with name '${repositoryName}' in the registry with id '${account}'`,
  };
  const { room, repository } = inside();
  // Both in one turn of the event loop, as two calls that come at once.
  startLifecyclePreview(room, repository, keep(1));
  expect(() => startLifecyclePreview(room, repository, keep(2))).toThrow(inProgress.message);
  const [, second] = await Promise.allSettled([start(keep(1)), start(keep(1))]);
  if (second?.status === "rejected") expect(second.reason).toMatchObject(inProgress);

  expect(await refusalOf(start(keep(1).replace('"any"', '"all"')))).toMatchObject({
    name: "InvalidParameterException",
    message: expect.stringContaining(
      "'LifecyclePolicyText' failed to satisfy constraint: 'Lifecycle policy validation",
    ),
  });
  expect((await refusalOf(start("{}"))).message).toContain("length greater than or equal to 100");
});

it("has failed where its cloud ended before it was made, and can be begun anew", async () => {
  await pushAll("a", "b");
  const { room, repository } = inside();
  startLifecyclePreview(room, repository, keep(1));
  cloud.store.background.stop();
  expect(plain(await get())).toEqual({
    registryId: account,
    repositoryName,
    lifecyclePolicyText: keep(1),
    status: "FAILED",
  });
  expect((await preview(keep(1))).status).toBe("COMPLETE");
});

it("ends with its repository", async () => {
  await pushAll("a", "b");
  await start(keep(1));
  await cloud.ecr.send(new DeleteRepositoryCommand({ repositoryName, force: true }));
  await turn();
  await cloud.ecr.send(new CreateRepositoryCommand({ repositoryName }));
  expect((await refusalOf(get())).name).toBe("LifecyclePolicyPreviewNotFoundException");
  const rows = cloud.store.database.all(
    "SELECT 1 FROM lifecycle_previews JOIN repositories ON repositories.id = repository_id WHERE name = ?",
    repositoryName,
  );
  expect(rows).toEqual([]);
});
