import { describe, expect, test } from "vitest";
import {
  imageOf,
  indexOf,
  makeRepository,
  openRoom,
  push,
  pushLabelled,
  type TestRoom,
  testScope,
} from "../../../test/image-room.ts";
import { emptyConfig } from "../../core/oci/manifest.ts";
import { mediaTypes } from "../../core/oci/media-types.ts";
import { parseTag } from "../../core/oci/names.ts";
import { deleteImage } from "./delete-image.ts";
import { evaluateRepository } from "./evaluate-repository.ts";
import { findImage, readManifest } from "./find-image.ts";
import type { Repository, StoredImage } from "./image-types.ts";
import { isLayerArchived } from "./layers.ts";
import { getRepository } from "./repositories.ts";
import { setLifecyclePolicy } from "./repository-settings.ts";
import { sweepRepository } from "./sweep-repository.ts";

const day = 86_400_000;
const signal = new AbortController().signal;

type Selection = Readonly<Record<string, unknown>>;

/** The text of a policy, a rule for each selection; `action` in one stands for the rule's. */
function policyOf(...selections: readonly Selection[]): string {
  return JSON.stringify({
    rules: selections.map(({ action = { type: "expire" }, ...selection }, index) => ({
      rulePriority: index + 1,
      description: `rule number ${index + 1} of a policy that a test made`,
      selection: { tagStatus: "any", ...selection },
      action,
    })),
  });
}

const keep = (count: number) => policyOf({ countType: "imageCountMoreThan", countNumber: count });
const archiveAfter = (days: number): Selection => ({
  countType: "sinceImagePushed",
  countUnit: "days",
  countNumber: days,
  action: { type: "transition", targetStorageClass: "archive" },
});

function makePolicyRepository(room: TestRoom, policy: string): Repository {
  return setLifecyclePolicy(room, makeRepository(room), policy);
}

/** Pushes an image a second after the one before. */
async function pushLater(room: TestRoom, repository: Repository, label: string, tag?: string): Promise<StoredImage> {
  room.pass(1000);
  return await pushLabelled(room, repository, label, tag);
}

function pushReferrer(room: TestRoom, repository: Repository, { digest, manifestSize }: StoredImage): StoredImage {
  const subject = { mediaType: mediaTypes.ociManifest, digest, size: manifestSize };
  const artifactType = "application/vnd.dev.sigstore.bundle.v0.3+json";
  return push(room, repository, imageOf([], { artifactType, subject, annotations: { of: digest } }));
}

/** Digests of all images, oldest first. */
function stored(room: TestRoom, repository: Repository): string[] {
  const sql = "SELECT digest FROM images WHERE repository_id = ? ORDER BY id";
  return room.store.database.all<{ digest: string }>(sql, repository.id).map(({ digest }) => digest);
}

/** The details of what CloudTrail was told, oldest first. */
function executions(room: TestRoom) {
  const sql = "SELECT detail FROM events WHERE detail_type = 'AWS Service Event via CloudTrail' ORDER BY rowid";
  return room.store.database.all<{ detail: string }>(sql).map(({ detail }) => JSON.parse(detail));
}

test("what is beyond the policy's count goes, with every tag, and the repository knows when", async () => {
  const room = openRoom();
  const repository = makePolicyRepository(room, keep(1));
  const old = await pushLater(room, repository, "old", "a");
  push(room, repository, readManifest(room, repository, { digest: old.digest })?.bytes ?? new Uint8Array(), "b");
  const untagged = await pushLater(room, repository, "untagged");
  const newest = await pushLater(room, repository, "newest", "c");
  const pushes = room.events().length;

  const evaluation = await sweepRepository(room, repository, { signal });
  expect(evaluation?.acted.map(({ outcome }) => outcome.image.digest)).toEqual([old.digest, untagged.digest]);
  expect(stored(room, repository)).toEqual([newest.digest]);
  expect(new Set(room.events().slice(pushes))).toEqual(
    new Set([`DELETE ${old.digest} a`, `DELETE ${old.digest} b`, `DELETE ${untagged.digest}`]),
  );
  expect(getRepository(room, testScope, repository.name).lifecycleEvaluatedAt).toEqual(room.clocks.cloud());
});

test("each image is recorded with the rule that took it, nine to an event", async () => {
  const room = openRoom();
  const repository = makePolicyRepository(room, keep(1));
  for (let index = 0; index < 12; index += 1) await pushLater(room, repository, `${index}`, `tag-${index}`);
  await sweepRepository(room, repository, { signal });
  const told = executions(room);
  expect(told.map((event) => event.serviceEventDetails.lifecycleEventImageActions.length)).toEqual([9, 2]);
  expect(told[0]).toMatchObject({
    eventName: "PolicyExecutionEvent",
    eventSource: "ecr.amazonaws.com",
    awsRegion: "ap-northeast-1",
    recipientAccountId: "123456789012",
    resources: [{ ARN: "arn:aws:ecr:ap-northeast-1:123456789012:repository/app" }],
    serviceEventDetails: {
      repositoryName: "app",
      lifecycleEventPolicy: {
        lifecycleEventRules: [
          {
            rulePriority: 1,
            lifecycleEventSelection: { tagStatus: "Any", countType: "Image count more than", countNumber: 1 },
            action: "expire",
          },
        ],
        lastEvaluatedAt: 0,
      },
      lifecycleEventFailureDetails: [],
    },
  });
  expect(told[0].serviceEventDetails.lifecycleEventImageActions[0]).toEqual({
    lifecycleEventImage: {
      digest: expect.stringMatching(/^sha256:/),
      tagStatus: "Tagged",
      tagList: ["tag-0"],
      pushedAt: Date.parse("2026-11-25T00:00:01Z"),
    },
    rulePriority: 1,
  });
  await sweepRepository(room, repository, { signal });
  expect(executions(room), "a sweep that finds nothing tells nothing").toHaveLength(2);
});

test("an image inside an index stays, is recorded as refused, and goes once the index is gone", async () => {
  const room = openRoom();
  const repository = makePolicyRepository(room, keep(1));
  const child = await pushLater(room, repository, "child");
  room.pass(1000);
  const index = push(room, repository, indexOf([child]), "index");
  await sweepRepository(room, repository, { signal });
  expect(stored(room, repository)).toEqual([child.digest, index.digest]);
  expect(executions(room)[0].serviceEventDetails).toMatchObject({
    lifecycleEventImageActions: [],
    lifecycleEventFailureDetails: [
      {
        lifecycleEventImage: { digest: child.digest, tagStatus: "Untagged", tagList: [] },
        rulePriority: 1,
        failureCode: "ImageReferencedByManifestList",
        failureReason: `Requested image referenced by manifest list: [${index.digest}]`,
      },
    ],
  });

  const newest = await pushLater(room, repository, "newest", "newest");
  await sweepRepository(room, repository, { signal });
  expect(stored(room, repository), "the index first").toEqual([child.digest, newest.digest]);
  await sweepRepository(room, repository, { signal });
  expect(stored(room, repository)).toEqual([newest.digest]);
});

test("what refers to an image goes with it, and what lost its image goes too", async () => {
  const room = openRoom();
  const repository = makePolicyRepository(room, keep(1));
  const signed = await pushLater(room, repository, "signed", "signed");
  const signature = pushReferrer(room, repository, signed);
  pushReferrer(room, repository, signature);
  const newest = await pushLater(room, repository, "newest", "newest");
  const kept = pushReferrer(room, repository, newest);
  await sweepRepository(room, repository, { signal });
  expect(stored(room, repository)).toEqual([newest.digest, kept.digest]);

  deleteImage(room, repository, { digest: newest.digest });
  await sweepRepository(room, repository, { signal });
  expect(stored(room, repository)).toEqual([]);
  expect(executions(room).at(-1).serviceEventDetails.lifecycleEventImageActions).toEqual([
    { lifecycleEventImage: expect.objectContaining({ digest: kept.digest }) },
  ]);
});

test("what is archived cannot be pulled, is kept for the archive's days and then expires", async () => {
  const room = openRoom();
  const repository = makePolicyRepository(
    room,
    policyOf(archiveAfter(30), {
      storageClass: "archive",
      countType: "sinceImageTransitioned",
      countUnit: "days",
      countNumber: 90,
    }),
  );
  const image = await pushLater(room, repository, "old", "old");
  room.pass(1);
  const signature = pushReferrer(room, repository, image);
  room.pass(31 * day);
  const archivedAt = room.clocks.cloud();
  await sweepRepository(room, repository, { signal });
  for (const { digest } of [image, signature]) {
    expect(findImage(room, repository, { digest })).toMatchObject({ status: "ARCHIVED", lastArchivedAt: archivedAt });
    expect(readManifest(room, repository, { digest })).toBeUndefined();
  }
  const sql = "SELECT detail FROM events WHERE detail LIKE '%UPDATE_STORAGE_CLASS%' ORDER BY rowid";
  expect(room.store.database.all<{ detail: string }>(sql).map(({ detail }) => JSON.parse(detail))).toEqual([
    {
      "action-type": "UPDATE_STORAGE_CLASS",
      result: "SUCCESS",
      "repository-name": "app",
      "image-digest": image.digest,
      "image-tag": "old",
      "target-storage-class": "ARCHIVE",
      "manifest-media-type": mediaTypes.ociManifest,
      "artifact-media-type": expect.any(String),
    },
    expect.objectContaining({ "image-digest": signature.digest }),
  ]);

  expect(isLayerArchived(room, repository, emptyConfig.digest)).toBe(true);

  room.pass(90 * day);
  await sweepRepository(room, repository, { signal });
  expect(stored(room, repository), "not more than 90 days").toHaveLength(2);
  const { digest: active } = await pushLabelled(room, repository, "active");
  expect(isLayerArchived(room, repository, emptyConfig.digest)).toBe(false);
  deleteImage(room, repository, { digest: active });
  room.pass(1);
  await sweepRepository(room, repository, { signal });
  expect(stored(room, repository)).toEqual([]);
});

test("a repository without a policy, or that is gone, is left alone", async () => {
  const room = openRoom();
  const repository = makeRepository(room);
  await pushLater(room, repository, "one");
  expect(await sweepRepository(room, repository, { signal })).toBeUndefined();
  expect(stored(room, repository)).toHaveLength(1);
  const gone = { ...repository, name: "gone" as Repository["name"] };
  expect(await sweepRepository(room, gone, { signal })).toBeUndefined();
});

describe("a sweep of several slices", () => {
  async function openBegun() {
    const room = openRoom();
    const repository = makePolicyRepository(room, keep(1));
    const images: StoredImage[] = [];
    for (let index = 0; index < 5; index += 1)
      images.push(await pushLater(room, repository, `${index}`, `tag-${index}`));
    return { room, repository, digests: images.map(({ digest }) => digest) };
  }

  test("does what one of a single slice does", async () => {
    const { room, repository, digests } = await openBegun();
    const { acted } = evaluateRepository(room, repository, keep(1));
    const sweep = await sweepRepository(room, repository, { signal, size: 1 });
    expect(sweep?.acted).toEqual(acted);
    expect(stored(room, repository)).toEqual(digests.slice(4));
  });

  test("leaves alone what is no longer due in the meantime", async () => {
    const { room, repository, digests } = await openBegun();
    const sweeping = sweepRepository(room, repository, { signal, size: 1 });
    // The first slice is done when the call returns. Two of the four others go by other hands: the newest and an old one.
    expect(stored(room, repository)).toEqual(digests.slice(1));
    deleteImage(room, repository, { digest: digests[4] as StoredImage["digest"] });
    deleteImage(room, repository, { digest: digests[2] as StoredImage["digest"] });
    const sweep = await sweeping;
    expect(sweep?.acted.map(({ outcome }) => outcome.image.digest)).toEqual(digests.slice(0, 2));
    expect(stored(room, repository), "the only one that is left").toEqual([digests[3]]);
  });

  test("ends where its policy is taken away", async () => {
    const { room, repository, digests } = await openBegun();
    const sweeping = sweepRepository(room, repository, { signal, size: 1 });
    setLifecyclePolicy(room, repository, undefined);
    await sweeping;
    expect(stored(room, repository)).toEqual(digests.slice(1));
  });

  test("ends between two slices when its cloud does", async () => {
    const { room, repository, digests } = await openBegun();
    const ending = new AbortController();
    const sweeping = sweepRepository(room, repository, { signal: ending.signal, size: 1 });
    ending.abort();
    await expect(sweeping).rejects.toMatchObject({ code: "CLOUD_ENDS" });
    expect(stored(room, repository)).toEqual(digests.slice(1));
  });

  test("takes an image with all that refers to it, and an index with what it lists", async () => {
    const room = openRoom();
    const repository = makePolicyRepository(room, keep(1));
    const signed = await pushLater(room, repository, "signed", "signed");
    const other = await pushLater(room, repository, "other", "other");
    room.pass(1000);
    const signature = pushReferrer(room, repository, signed);
    // The index of signatures that clients keep for registries without the referrers API.
    room.pass(1000);
    push(room, repository, indexOf([signature]), signed.digest.replace(":", "-"));
    const newest = await pushLater(room, repository, "newest", "newest");
    const sweeping = sweepRepository(room, repository, { signal, size: 1 });
    expect(stored(room, repository)).toEqual([other.digest, newest.digest]);
    await sweeping;
    expect(stored(room, repository)).toEqual([newest.digest]);
    expect(findImage(room, repository, { tag: parseTag("newest") })).toBeDefined();
  });
});
