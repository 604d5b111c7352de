import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ImageRoom, Repository, StoredImage } from "../../src/cloud/images/image-types.ts";
import { createRepository } from "../../src/cloud/images/repositories.ts";
import { setLifecyclePolicy } from "../../src/cloud/images/repository-settings.ts";
import { defaultQuirks } from "../../src/cloud/quirks.ts";
import { openStore } from "../../src/cloud/store/open-store.ts";
import { emptyConfigBytes } from "../../src/core/oci/manifest.ts";
import { mediaTypes } from "../../src/core/oci/media-types.ts";
import { parseRepositoryName } from "../../src/core/oci/names.ts";
import { askClock, askLifecycleRun, askMoveClock } from "../../src/tools/connect/control-client.ts";
import { readLocalCloud } from "../../src/tools/connect/local-cloud.ts";
import { imageOf, indexOf, push, putBlob, testScope } from "../image-room.ts";
import { type InkanCloud, startInkan } from "../inkan-cloud.ts";
import { killMoments, seed } from "./kill-moments.ts";

const moments = killMoments(16).filter(({ kind }) => kind === "time");
const day = 86_400_000;

/** Images with two tags and a signature; every tenth is followed by an index of two images without a tag. */
const images = 1_200;

const keepFifty = JSON.stringify({
  rules: [
    {
      rulePriority: 1,
      description: "Keep the newest fifty of everything, whatever its tags",
      selection: { tagStatus: "any", countType: "imageCountMoreThan", countNumber: 50 },
      action: { type: "expire" },
    },
  ],
});

/** What belongs to one image, by digest: all of it is there, or nothing. */
type Group = { readonly digests: readonly string[]; readonly tags: readonly string[] };

/** Fills a data folder with a repository; returns what belongs together in it. */
async function fill(dataFolder: string): Promise<readonly Group[]> {
  const store = openStore(dataFolder);
  let now = Date.parse("2026-11-01T00:00:00Z");
  const clock = () => {
    now += 1; // no two things happen at once
    return new Date(now);
  };
  const room: ImageRoom = { store, clocks: { wall: () => new Date(), cloud: clock }, quirks: defaultQuirks() };
  const name = parseRepositoryName("app");
  const repository = setLifecyclePolicy(room, createRepository(room, testScope, { name }), keepFifty);
  await putBlob(room, repository, emptyConfigBytes);
  const groups: Group[] = [];
  store.database.transaction(() => {
    for (let number = 0; number < images; number += 1) {
      groups.push(number % 10 === 9 ? pushIndex(room, repository, number) : pushSigned(room, repository, number));
    }
  });
  store.close();
  return groups;
}

function pushOne(room: ImageRoom, repository: Repository, label: string, tag?: string): StoredImage {
  return push(room, repository, imageOf([], { annotations: { label } }), tag);
}

function pushSigned(room: ImageRoom, repository: Repository, number: number): Group {
  const tags = [`a-${number}`, `b-${number}`];
  const image = pushOne(room, repository, `image ${number}`, tags[0]);
  pushOne(room, repository, `image ${number}`, tags[1]);
  const subject = { mediaType: mediaTypes.ociManifest, digest: image.digest, size: image.manifestSize };
  const signature = push(room, repository, imageOf([], { subject, artifactType: "application/vnd.example.signature" }));
  return { digests: [image.digest, signature.digest], tags };
}

/** An index holds its images back until the sweep after its own: it is a group by itself. */
function pushIndex(room: ImageRoom, repository: Repository, number: number): Group {
  const children = ["x", "y"].map((label) => pushOne(room, repository, `${label} ${number}`));
  return { digests: [push(room, repository, indexOf(children), `index-${number}`).digest], tags: [`index-${number}`] };
}

/** What a data folder holds of its images, and of what was told of their end. */
function readFolder(dataFolder: string) {
  const database = new DatabaseSync(join(dataFolder, "inkan.db"), { readOnly: true });
  const column = (sql: string): string[] =>
    database
      .prepare(sql)
      .all()
      .map(({ value }) => String(value));
  const details = (type: string) =>
    column(`SELECT detail AS value FROM events WHERE detail_type = '${type}'`).map((text) => JSON.parse(text));
  const read = {
    digests: new Set(column("SELECT digest AS value FROM images")),
    tags: new Set(column("SELECT name AS value FROM tags")),
    /** `DIGEST TAG` of each tag that went, one for each time. */
    deletions: details("ECR Image Action")
      .filter((event) => event["action-type"] === "DELETE")
      .map((event) => `${event["image-digest"]} ${event["image-tag"] ?? ""}`),
    /** `DIGEST RULE` of each image that a sweep says it took. */
    taken: details("AWS Service Event via CloudTrail").flatMap((event) =>
      event.serviceEventDetails.lifecycleEventImageActions.map(
        (action: { lifecycleEventImage: { digest: string }; rulePriority: number }) =>
          `${action.lifecycleEventImage.digest} ${action.rulePriority}`,
      ),
    ),
  };
  database.close();
  return read;
}

/** Each image is whole or gone, and what is gone was told once, with its rule; nothing else was. Returns how many are gone. */
function judge(dataFolder: string, groups: readonly Group[]): number {
  const { digests, tags, deletions, taken } = readFolder(dataFolder);
  const gone = groups.filter((group) => !digests.has(group.digests[0] ?? ""));
  for (const group of groups) {
    const isThere = !gone.includes(group);
    expect(group.digests.map((digest) => digests.has(digest))).toEqual(group.digests.map(() => isThere));
    expect(group.tags.map((tag) => tags.has(tag))).toEqual(group.tags.map(() => isThere));
  }
  const told = gone.flatMap((group) => [
    ...group.tags.map((tag) => `${group.digests[0]} ${tag}`),
    ...group.digests.slice(1).map((digest) => `${digest} `),
  ]);
  expect(deletions.toSorted()).toEqual(told.toSorted());
  expect(taken.toSorted()).toEqual(gone.flatMap((group) => group.digests.map((digest) => `${digest} 1`)).toSorted());
  return gone.length;
}

describe(`a cloud that is killed while a lifecycle policy acts (seed ${seed})`, () => {
  const folder = mkdtempSync(join(tmpdir(), "inkan-crash-"));
  const template = join(folder, "template");
  let groups: readonly Group[];
  let wholeRun: number;
  let goneAfterRun: number;

  const run = async (cloud: InkanCloud) => {
    const { controlSocket } = await readLocalCloud({ env: {}, dataFolder: cloud.dataFolder });
    return await askLifecycleRun(controlSocket, { scope: testScope, repositories: ["app"], dryRun: false });
  };
  const startOn = async (name: string): Promise<InkanCloud> => {
    const dataFolder = join(folder, name);
    cpSync(template, dataFolder, { recursive: true });
    return await startInkan({ dataFolder, args: ["--empty"] });
  };

  beforeAll(async () => {
    groups = await fill(template);
    const cloud = await startOn("whole");
    const before = performance.now();
    await run(cloud);
    wholeRun = performance.now() - before;
    await cloud.stop();
    goneAfterRun = judge(cloud.dataFolder, groups);
    expect(goneAfterRun).toBeGreaterThan(1_000);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(moments)("$title: every image is whole or gone, and the next run does the rest", async (moment) => {
    const cloud = await startOn(`${moment.number}`);
    const running = run(cloud).catch(() => undefined);
    await delay((moment.kind === "time" ? moment.fraction : 0) * wholeRun);
    await cloud.kill();
    const answer = await running;
    const gone = judge(cloud.dataFolder, groups);
    if (answer !== undefined) expect(gone).toBe(goneAfterRun);

    const again = await startInkan({ dataFolder: cloud.dataFolder, args: ["--empty"] });
    await run(again);
    await again.stop();
    expect(countGone(cloud.dataFolder, groups)).toBe(goneAfterRun);
  });

  it("has its clock where it said it was", async () => {
    const cloud = await startOn("clock");
    const { controlSocket } = await readLocalCloud({ env: {}, dataFolder: cloud.dataFolder });
    const moved = await askMoveClock(controlSocket, { kind: "advance", ms: 30 * day });
    await cloud.kill();
    const again = await startInkan({ dataFolder: cloud.dataFolder, args: ["--empty"] });
    const found = await askClock((await readLocalCloud({ env: {}, dataFolder: again.dataFolder })).controlSocket);
    expect(found.cloud.getTime() - found.wall.getTime()).toBe(moved.cloud.getTime() - moved.wall.getTime());
    await again.stop();
  });
});

/** How many groups are gone, whatever else a second sweep has taken: the images of the indexes that went in the first. */
function countGone(dataFolder: string, groups: readonly Group[]): number {
  const { digests } = readFolder(dataFolder);
  return groups.filter((group) => !group.digests.some((digest) => digests.has(digest))).length;
}
