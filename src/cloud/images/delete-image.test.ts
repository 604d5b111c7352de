import { describe, expect, test } from "vitest";
import {
  imageOf,
  indexOf,
  makeRepository,
  openRoom,
  push,
  pushLabelled,
  unknownDigest,
} from "../../../test/image-room.ts";
import { mediaTypes } from "../../core/oci/media-types.ts";
import { parseTag } from "../../core/oci/names.ts";
import { deleteImage } from "./delete-image.ts";
import { findImage } from "./find-image.ts";
import { listReferrers } from "./list-referrers.ts";

const [a, b] = [parseTag("a"), parseTag("b")];

describe("by tag", () => {
  test("the tag goes, and with the last one the image", async () => {
    const room = openRoom();
    const repository = makeRepository(room);
    const { digest } = await pushLabelled(room, repository, "one", "a");
    await pushLabelled(room, repository, "one", "b");
    expect(deleteImage(room, repository, { tag: a })).toEqual({ kind: "deleted", removed: [{ digest, tag: a }] });
    expect(findImage(room, repository, { digest })?.tags).toEqual(["b"]);
    expect(deleteImage(room, repository, { tag: b })).toEqual({ kind: "deleted", removed: [{ digest, tag: b }] });
    expect(findImage(room, repository, { digest })).toBeUndefined();
    expect(room.events().slice(2)).toEqual([`DELETE ${digest} a`, `DELETE ${digest} b`]);
  });

  test("the image stays where the specification's way is asked for", async () => {
    const room = openRoom();
    const repository = makeRepository(room);
    const { digest } = await pushLabelled(room, repository, "one", "a");
    deleteImage(room, repository, { tag: a }, { untagged: "keep" });
    expect(findImage(room, repository, { digest })?.tags).toEqual([]);
  });

  test("with a digest beside it, both must name one image, and only the tag goes", async () => {
    const room = openRoom();
    const repository = makeRepository(room);
    const { digest } = await pushLabelled(room, repository, "one", "a");
    await pushLabelled(room, repository, "one", "b");
    expect(deleteImage(room, repository, { tag: a, digest: unknownDigest })).toEqual({
      kind: "refused",
      reason: "tag-digest-mismatch",
    });
    expect(deleteImage(room, repository, { tag: a, digest })).toMatchObject({ removed: [{ digest, tag: a }] });
    expect(findImage(room, repository, { digest })?.tags).toEqual(["b"]);
  });
});

describe("by digest", () => {
  test("the image goes with all its tags, a row for each", async () => {
    const room = openRoom();
    const repository = makeRepository(room);
    const { digest } = await pushLabelled(room, repository, "one", "a");
    room.pass(1);
    await pushLabelled(room, repository, "one", "b");
    expect(deleteImage(room, repository, { digest })).toEqual({
      kind: "deleted",
      removed: [
        { digest, tag: b },
        { digest, tag: a },
      ],
    });
  });

  test("an untagged one is one row", async () => {
    const room = openRoom();
    const repository = makeRepository(room);
    const { digest } = await pushLabelled(room, repository, "one");
    expect(deleteImage(room, repository, { digest })).toEqual({ kind: "deleted", removed: [{ digest }] });
    expect(room.events().at(-1)).toBe(`DELETE ${digest}`);
  });
});

test("what is not there, or in another repository, is not found", async () => {
  const room = openRoom();
  const repository = makeRepository(room);
  const { digest } = await pushLabelled(room, repository, "one", "a");
  const other = makeRepository(room, { name: "other" });
  for (const key of [{ tag: a }, { digest }, { digest: unknownDigest }, {}]) {
    expect(deleteImage(room, other, key)).toEqual({ kind: "refused", reason: "not-found" });
  }
});

describe("a child of an index", () => {
  test("stays, its last tag too, until the index is gone", async () => {
    const room = openRoom();
    const repository = makeRepository(room);
    const child = await pushLabelled(room, repository, "child", "a");
    const index = push(room, repository, indexOf([child]), "multi");
    const refused = { kind: "refused", reason: "referenced", referencedBy: [index.digest] };
    expect(deleteImage(room, repository, { digest: child.digest })).toEqual(refused);
    expect(deleteImage(room, repository, { tag: a })).toEqual(refused);
    await pushLabelled(room, repository, "child", "b");
    expect(deleteImage(room, repository, { tag: b })).toMatchObject({ kind: "deleted" });
    expect(deleteImage(room, repository, { digest: index.digest })).toMatchObject({ kind: "deleted" });
    expect(deleteImage(room, repository, { tag: a })).toMatchObject({ kind: "deleted" });
  });

  test("goes where the specification's way is asked for", async () => {
    const room = openRoom();
    const repository = makeRepository(room);
    const child = await pushLabelled(room, repository, "child");
    push(room, repository, indexOf([child]), "multi");
    expect(deleteImage(room, repository, { digest: child.digest }, { children: "delete" }).kind).toBe("deleted");
  });
});

test("a subject goes, and its referrers stay", async () => {
  const room = openRoom();
  const repository = makeRepository(room);
  const { digest, manifestSize: size } = await pushLabelled(room, repository, "subject", "a");
  push(room, repository, imageOf([], { subject: { mediaType: mediaTypes.ociManifest, digest, size } }));
  expect(deleteImage(room, repository, { tag: a }).kind).toBe("deleted");
  expect(listReferrers(room, repository, digest, { limit: 10 }).referrers).toHaveLength(1);
});
