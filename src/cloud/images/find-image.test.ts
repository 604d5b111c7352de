import { expect, test } from "vitest";
import { makeRepository, openRoom, pushLabelled, unknownDigest } from "../../../test/image-room.ts";
import { parseTag } from "../../core/oci/names.ts";
import { findImage, readManifest, recordPull } from "./find-image.ts";

test("an image is found by tag, by digest, and by both where they agree", async () => {
  const room = openRoom();
  const repository = makeRepository(room);
  const image = await pushLabelled(room, repository, "one", "a");
  const tag = parseTag("a");
  const { digest } = image;
  for (const key of [{ tag }, { digest }, { tag, digest }]) expect(findImage(room, repository, key)).toEqual(image);
  for (const key of [
    {},
    { tag: parseTag("b") },
    { digest: unknownDigest },
    { tag, digest: unknownDigest },
    { tag: parseTag("b"), digest },
  ]) {
    expect(findImage(room, repository, key)).toBeUndefined();
    expect(readManifest(room, repository, key)).toBeUndefined();
  }
  expect(findImage(room, makeRepository(room, { name: "other" }), { digest })).toBeUndefined();
});

test("a pull is recorded by the cloud's clock, and the next one only an hour later", async () => {
  const room = openRoom();
  const repository = makeRepository(room);
  const { digest } = await pushLabelled(room, repository, "one");
  const pull = (): Date | undefined => {
    const image = findImage(room, repository, { digest });
    if (image !== undefined) recordPull(room, image);
    return findImage(room, repository, { digest })?.lastPulledAt;
  };
  const first = room.clocks.cloud();
  expect(pull()).toEqual(first);
  room.pass(59 * 60 * 1000);
  expect(pull()).toEqual(first);
  room.pass(60 * 1000);
  expect(pull()).toEqual(room.clocks.cloud());
});
