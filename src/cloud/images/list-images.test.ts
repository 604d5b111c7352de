import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { makeRepository, openRoom, pushLabelled, type TestRoom } from "../../../test/image-room.ts";
import type { Repository } from "./image-types.ts";
import { describeImages, type ImageListing, listImages, listTags } from "./list-images.ts";

/** Pushes images in this order: one a list of tags; a list may be empty. */
async function pushAll(room: TestRoom, repository: Repository, tagLists: readonly (readonly string[])[]) {
  const digests: string[] = [];
  for (const [index, tags] of tagLists.entries()) {
    const { digest } = await pushLabelled(room, repository, `image ${index}`, tags[0]);
    for (const tag of tags.slice(1)) await pushLabelled(room, repository, `image ${index}`, tag);
    digests.push(digest);
  }
  return digests;
}

function allPages<Item>(
  read: (after: string | undefined) => { readonly items: readonly Item[]; readonly next?: string | undefined },
): Item[] {
  const items: Item[] = [];
  let after: string | undefined;
  do {
    const page = read(after);
    items.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return items;
}

const listing = (limit: number, after?: string, more: Partial<ImageListing> = {}): ImageListing => ({
  limit,
  ...more,
  ...(after === undefined ? {} : { after }),
});

test("the newest push comes first, one row a tag, one for an untagged image", async () => {
  const room = openRoom();
  const repository = makeRepository(room);
  const [first, second, third] = await pushAll(room, repository, [["a"], [], []]);
  for (const tag of ["b", "c"]) {
    room.pass(5);
    await pushLabelled(room, repository, "image 0", tag);
  }
  const { rows, next } = listImages(room, repository, listing(10));
  expect(next).toBeUndefined();
  expect(rows.map(({ digest, tag }) => [digest, tag])).toEqual([
    [third, undefined],
    [second, undefined],
    [first, "c"],
    [first, "b"],
    [first, "a"],
  ]);
});

test("pages of any size give every row once, in one order", async () => {
  const room = openRoom();
  const repository = makeRepository(room);
  await pushAll(room, repository, [["a", "b", "c"], [], ["d"], [], [], ["e", "f"]]);
  room.pass(1);
  await pushLabelled(room, repository, "later", "g");
  const whole = listImages(room, repository, listing(100)).rows;
  const described = describeImages(room, repository, listing(100)).images;
  expect([whole.length, described.length]).toEqual([10, 7]);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), (limit) => {
      const rows = allPages((after) => {
        const { rows: items, next } = listImages(room, repository, listing(limit, after));
        expect(items.length).toBeLessThanOrEqual(limit);
        return { items, next };
      });
      expect(rows).toEqual(whole);
      const images = allPages((after) => {
        const { images: items, next } = describeImages(room, repository, listing(limit, after));
        return { items, next };
      });
      expect(images).toEqual(described);
    }),
  );
});

describe("filters", () => {
  test("by tag, and by status, which is active unless it is said", async () => {
    const room = openRoom();
    const repository = makeRepository(room);
    const [tagged, untagged, archived] = await pushAll(room, repository, [["a"], [], ["old"]]);
    room.store.database.run("UPDATE images SET status = 'ARCHIVED' WHERE digest = ?", archived ?? "");
    const found = (more: Partial<ImageListing>): unknown[] => {
      const { images } = describeImages(room, repository, listing(10, undefined, more));
      const { rows } = listImages(room, repository, listing(10, undefined, more));
      const digests = images.map(({ digest }) => digest);
      expect([...new Set(rows.map(({ digest }) => digest))]).toEqual(digests);
      return digests;
    };
    expect(found({})).toEqual([untagged, tagged]);
    expect(found({ tagStatus: "TAGGED" })).toEqual([tagged]);
    expect(found({ tagStatus: "UNTAGGED" })).toEqual([untagged]);
    expect(found({ status: "ARCHIVED" })).toEqual([archived]);
    expect(found({ status: "ANY", tagStatus: "TAGGED" })).toEqual([archived, tagged]);
    expect(listTags(room, repository, { limit: 10 }).tags).toEqual(["a"]);
  });

  test("another repository's images are never among them", async () => {
    const room = openRoom();
    await pushLabelled(room, makeRepository(room, { name: "other" }), "one", "a");
    const repository = makeRepository(room);
    expect(describeImages(room, repository, listing(10)).images).toEqual([]);
    expect(listImages(room, repository, listing(10)).rows).toEqual([]);
    expect(listTags(room, repository, { limit: 10 })).toEqual({ tags: [], more: false });
  });
});

test("the answer is one value until something changes", async () => {
  const room = openRoom();
  const repository = makeRepository(room);
  await pushLabelled(room, repository, "one", "a");
  const before = describeImages(room, repository, listing(10));
  expect(describeImages(room, repository, listing(10))).toBe(before);
  await pushLabelled(room, repository, "one", "b");
  expect(describeImages(room, repository, listing(10)).images[0]?.tags).toHaveLength(2);
});

test.each(["", "x", "1 2 3", "1 2 3 a b", "-1 2 3 a", "1 2 3 ';--", `${"9".repeat(16)} 1 1 a`])(
  "a position that no page gave is refused: '%s'",
  (after) => {
    const room = openRoom();
    const repository = makeRepository(room);
    const refused = expect.objectContaining({ code: "PAGE_POSITION_INVALID" });
    expect(() => listImages(room, repository, listing(10, after))).toThrow(refused);
    expect(() => describeImages(room, repository, listing(10, after))).toThrow(refused);
  },
);

test("tags come in ASCII order, page by page", async () => {
  const room = openRoom();
  const repository = makeRepository(room);
  await pushAll(room, repository, [["b", "B", "a", "1", "_"]]);
  expect(listTags(room, repository, { limit: 3 })).toEqual({ tags: ["1", "B", "_"], more: true });
  expect(listTags(room, repository, { limit: 3, after: "_" })).toEqual({ tags: ["a", "b"], more: false });
  expect(listTags(room, repository, { limit: 2, after: "_" })).toEqual({ tags: ["a", "b"], more: false });
});
