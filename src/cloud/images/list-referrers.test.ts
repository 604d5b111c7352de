import { expect, test } from "vitest";
import {
  imageOf,
  indexOf,
  makeRepository,
  openRoom,
  push,
  pushLabelled,
  unknownDigest,
} from "../../../test/image-room.ts";
import { emptyConfig } from "../../core/oci/manifest.ts";
import { mediaTypes } from "../../core/oci/media-types.ts";
import type { ImageRoom, Repository, StoredImage } from "./image-types.ts";
import { listReferrers, type ReferrerDescriptor } from "./list-referrers.ts";

function refer(room: ImageRoom, repository: Repository, to: StoredImage, more: object): StoredImage {
  const subject = { mediaType: to.mediaType, digest: to.digest, size: to.manifestSize };
  return push(room, repository, imageOf([], { subject, ...more }));
}

test("referrers come as descriptors of their manifests, oldest push first", async () => {
  const room = openRoom();
  const repository = makeRepository(room);
  const subject = await pushLabelled(room, repository, "subject");
  const bundle = refer(room, repository, subject, { artifactType: "a/bundle", annotations: { 鍵: "値" } });
  const plain = refer(room, repository, subject, {});
  const index = push(
    room,
    repository,
    indexOf([], { subject: { mediaType: subject.mediaType, digest: subject.digest, size: 1 } }),
  );
  expect(listReferrers(room, repository, subject.digest, { limit: 10 })).toEqual({
    referrers: [
      {
        mediaType: mediaTypes.ociManifest,
        digest: bundle.digest,
        size: bundle.manifestSize,
        artifactType: "a/bundle",
        annotations: { 鍵: "値" },
        status: "ACTIVE",
      },
      {
        mediaType: mediaTypes.ociManifest,
        digest: plain.digest,
        size: plain.manifestSize,
        artifactType: emptyConfig.mediaType,
        status: "ACTIVE",
      },
      { mediaType: mediaTypes.ociIndex, digest: index.digest, size: index.manifestSize, status: "ACTIVE" },
    ],
  });
});

test("they are filtered by type and by status, and paged", async () => {
  const room = openRoom();
  const repository = makeRepository(room);
  const subject = await pushLabelled(room, repository, "subject");
  const [a, b, c] = ["a", "b", "c"].map((type) => refer(room, repository, subject, { artifactType: type }).digest);
  room.store.database.run("UPDATE images SET status = 'ARCHIVED' WHERE digest = ?", c ?? "");
  const found = (more: object): readonly string[] =>
    listReferrers(room, repository, subject.digest, { limit: 10, ...more }).referrers.map(({ digest }) => digest);
  expect(found({})).toEqual([a, b]);
  expect(found({ status: "ANY" })).toEqual([a, b, c]);
  expect(found({ artifactTypes: [] })).toEqual([a, b]);
  expect(found({ artifactTypes: ["b", "c", "'"] })).toEqual([b]);
  const first = listReferrers(room, repository, subject.digest, { limit: 1 });
  expect(first.referrers.map(({ digest }) => digest)).toEqual([a]);
  const second = listReferrers(room, repository, subject.digest, { limit: 1, after: first.next ?? "" });
  expect(second).toMatchObject({ referrers: [{ digest: b }] });
  expect(second.next).toBeUndefined();
});

test("a page ends before its annotations become more than a client reads", async () => {
  const room = openRoom();
  const repository = makeRepository(room);
  const subject = await pushLabelled(room, repository, "subject");
  for (const label of ["1", "2", "3"]) {
    refer(room, repository, subject, { annotations: { label, large: "x".repeat(2_000_000) } });
  }
  const pages: number[] = [];
  let after: string | undefined;
  do {
    const page: { readonly referrers: readonly ReferrerDescriptor[]; readonly next?: string } = listReferrers(
      room,
      repository,
      subject.digest,
      { limit: 50, ...(after === undefined ? {} : { after }) },
    );
    pages.push(page.referrers.length);
    after = page.next;
  } while (after !== undefined);
  expect(pages).toEqual([1, 1, 1]);
});

test("an unknown subject has none, and another repository's are not its own", async () => {
  const room = openRoom();
  const [repository, other] = [makeRepository(room), makeRepository(room, { name: "other" })];
  const subject = await pushLabelled(room, repository, "subject");
  await pushLabelled(room, other, "subject");
  refer(room, other, subject, {});
  expect(listReferrers(room, repository, subject.digest, { limit: 10 })).toEqual({ referrers: [] });
  expect(listReferrers(room, repository, unknownDigest, { limit: 10 })).toEqual({ referrers: [] });
  expect(() => listReferrers(room, repository, unknownDigest, { limit: 10, after: "1 OR 1" })).toThrow(
    expect.objectContaining({ code: "PAGE_POSITION_INVALID" }),
  );
});
