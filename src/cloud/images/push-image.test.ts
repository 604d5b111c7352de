import { describe, expect, test } from "vitest";
import {
  imageOf,
  indexOf,
  makeRepository,
  openRoom,
  push,
  pushLabelled,
  putBlob,
  testScope,
  unknownDigest,
} from "../../../test/image-room.ts";
import { digestOf } from "../../core/oci/digest.ts";
import { emptyConfigBytes } from "../../core/oci/manifest.ts";
import { mediaTypes } from "../../core/oci/media-types.ts";
import { parseRepositoryName, parseTag } from "../../core/oci/names.ts";
import { findImage, readManifest } from "./find-image.ts";
import { quotas } from "./quotas.ts";
import { deleteRepository } from "./repositories.ts";

test("a manifest is kept byte for byte, and described by what is in it", async () => {
  const room = openRoom();
  const repository = makeRepository(room);
  await putBlob(room, repository, emptyConfigBytes);
  const layer = await putBlob(room, repository, Buffer.from("layer"));
  const manifest = Buffer.from(
    `  ${Buffer.from(imageOf([layer, layer], { annotations: { 印: "鑑 \u00e9" }, artifactType: "a/b" })).toString()}\n`,
  );
  const image = push(room, repository, manifest, "v1");
  expect(image).toMatchObject({
    digest: digestOf(manifest),
    kind: "image",
    mediaType: mediaTypes.ociManifest,
    artifactType: "a/b",
    imageSize: 2 + 5 + 5,
    manifestSize: manifest.byteLength,
    status: "ACTIVE",
    pushedAt: room.clocks.cloud(),
    tags: ["v1"],
  });
  expect(Buffer.from(readManifest(room, repository, { tag: parseTag("v1") })?.bytes ?? [])).toEqual(manifest);
  expect(room.events()).toEqual([`PUSH ${image.digest} v1`]);
});

describe("tags", () => {
  test("move in a mutable repository; the image they leave stays, untagged", async () => {
    const room = openRoom();
    const repository = makeRepository(room);
    const first = await pushLabelled(room, repository, "one", "latest");
    room.pass(1);
    const second = await pushLabelled(room, repository, "two", "latest");
    expect(findImage(room, repository, { digest: first.digest })?.tags).toEqual([]);
    expect(findImage(room, repository, { tag: parseTag("latest") })?.digest).toBe(second.digest);
  });

  test("come newest first, and a new one leaves the time of the push alone", async () => {
    const room = openRoom();
    const repository = makeRepository(room);
    const image = await pushLabelled(room, repository, "one", "a");
    room.pass(1_000);
    await pushLabelled(room, repository, "one", "b");
    expect(findImage(room, repository, { digest: image.digest })).toMatchObject({
      pushedAt: image.pushedAt,
      tags: ["b", "a"],
    });
    expect(room.events()).toEqual([`PUSH ${image.digest} a`, `PUSH ${image.digest} b`]);
  });

  test("come several at once, each told of, and all or none", async () => {
    const room = openRoom();
    const repository = makeRepository(room, {
      tagMutability: "IMMUTABLE_WITH_EXCLUSION",
      tagMutabilityFilters: ["dev-*"],
    });
    await putBlob(room, repository, emptyConfigBytes);
    const tagged = (...tags: readonly string[]) =>
      push(room, repository, imageOf([]), undefined, { tags: tags.map(parseTag) });
    const { digest } = tagged("v1", "dev-1");
    expect(room.events()).toEqual([`PUSH ${digest} v1`, `PUSH ${digest} dev-1`]);
    expect(() => tagged("v2", "v1")).toThrow(expect.objectContaining({ code: "IMAGE_TAG_ALREADY_EXISTS" }));
    expect(findImage(room, repository, { tag: parseTag("v2") })).toBeUndefined();
    expect(tagged("dev-1", "dev-2").tags.toSorted()).toEqual(["dev-1", "dev-2", "v1"]);
    expect(room.events()).toHaveLength(3);
  });

  test("that are there already change nothing and say nothing, unless PutImage asks", async () => {
    const room = openRoom();
    const repository = makeRepository(room);
    const image = await pushLabelled(room, repository, "one", "a");
    const manifest = imageOf([], { annotations: { label: "one" } });
    push(room, repository, manifest, "a");
    push(room, repository, manifest);
    expect(room.events()).toHaveLength(1);
    expect(() => push(room, repository, manifest, "a", { existing: "refuse" })).toThrow(
      `Image with digest '${image.digest}' and tag 'a' already exists in the repository with name 'app' in registry with id '123456789012'`,
    );
    expect(() => push(room, repository, manifest, undefined, { existing: "refuse" })).toThrow(/tag 'null' already/);
    push(room, repository, manifest, "b", { existing: "refuse" });
    expect(findImage(room, repository, { tag: parseTag("b") })?.digest).toBe(image.digest);
  });

  test.each(["accept", "refuse"] as const)(
    "that are immutable do not move, not even to where they are: %s",
    async (existing) => {
      const room = openRoom();
      const repository = makeRepository(room, {
        tagMutability: "IMMUTABLE_WITH_EXCLUSION",
        tagMutabilityFilters: ["dev-*"],
      });
      const image = await pushLabelled(room, repository, "one", "v1");
      await pushLabelled(room, repository, "one", "dev-1");
      for (const label of ["one", "two"]) {
        const manifest = imageOf([], { annotations: { label } });
        expect(() => push(room, repository, manifest, "v1", { existing })).toThrow(
          expect.objectContaining({
            code: "IMAGE_TAG_ALREADY_EXISTS",
            message:
              "The image tag 'v1' already exists in the 'app' repository and cannot be overwritten because the tag is immutable.",
          }),
        );
      }
      expect(findImage(room, repository, { digest: digestOf(imageOf([], { annotations: { label: "two" } })) })).toBe(
        undefined,
      );
      await pushLabelled(room, repository, "two", "dev-1");
      expect(findImage(room, repository, { tag: parseTag("v1") })?.digest).toBe(image.digest);
    },
  );

  test("are at most a thousand on an image", async () => {
    const room = openRoom();
    const repository = makeRepository(room);
    const image = await pushLabelled(room, repository, "one");
    room.store.database.transaction(() => {
      for (let i = 0; i < quotas.tagsPerImage; i += 1) {
        room.store.database.run("INSERT INTO tags VALUES (?, ?, ?, 0)", repository.id, `t${i}`, image.id);
      }
    });
    await pushLabelled(room, repository, "one", "t5");
    await expect(pushLabelled(room, repository, "one", "more")).rejects.toThrow(
      "Adding tag 'more' to an image in the repository with name 'app' in registry with id '123456789012' exceeds the maximum allowed number of tags per image which is '1000'",
    );
  });
});

describe("what a manifest needs", () => {
  test("config and layers must be in the repository itself", async () => {
    const room = openRoom();
    const [repository, other] = [makeRepository(room), makeRepository(room, { name: "other" })];
    const layer = await putBlob(room, other, Buffer.from("layer"));
    await putBlob(room, repository, emptyConfigBytes);
    expect(() => push(room, repository, imageOf([layer]), "v1")).toThrow(
      expect.objectContaining({
        code: "LAYERS_NOT_FOUND",
        message: `Layers with digests '[${layer.digest}]' required for pushing image into repository with name 'app' in the registry with id '123456789012' do not exist`,
      }),
    );
    expect(room.store.database.all("SELECT 1 FROM images")).toEqual([]);
    expect(room.events()).toEqual([]);
  });

  test("a layer that may not be distributed need not be there", async () => {
    const room = openRoom();
    const repository = makeRepository(room);
    await putBlob(room, repository, emptyConfigBytes);
    const foreign = {
      mediaType: "application/vnd.oci.image.layer.nondistributable.v1.tar",
      digest: unknownDigest,
      size: Number.MAX_SAFE_INTEGER,
    };
    expect(push(room, repository, imageOf([foreign, foreign])).imageSize).toBe(2);
  });

  test("an index's children must be there, and the largest is its size", async () => {
    const room = openRoom();
    const repository = makeRepository(room);
    await putBlob(room, repository, emptyConfigBytes);
    const layer = await putBlob(room, repository, Buffer.from("a layer"));
    const small = push(room, repository, imageOf([]));
    const large = push(room, repository, imageOf([layer]));
    const index = push(room, repository, indexOf([small, large]), "multi");
    expect(index).toMatchObject({ kind: "index", imageSize: 9 });
    expect(push(room, repository, indexOf([index, small])).imageSize).toBe(9);
    expect(push(room, repository, indexOf([])).imageSize).toBe(0);
    const missing = { ...small, digest: unknownDigest };
    expect(() => push(room, repository, indexOf([small, missing]))).toThrow(
      `Images with digests '[${unknownDigest}]' required for pushing image into repository with name 'app' in the registry with id '123456789012' do not exist`,
    );
  });

  test("an index may list a blob, as caches of builds do", async () => {
    const room = openRoom();
    const repository = makeRepository(room);
    const blob = await putBlob(room, repository, Buffer.from("cache"));
    const entry = { digest: blob.digest, manifestSize: blob.size, mediaType: blob.mediaType };
    expect(push(room, repository, indexOf([entry])).imageSize).toBe(5);
    expect(() => push(room, repository, indexOf([{ ...entry, digest: unknownDigest }]))).toThrow(/do not exist/);
  });

  test("a subject need not be there", async () => {
    const room = openRoom();
    const repository = makeRepository(room);
    await putBlob(room, repository, emptyConfigBytes);
    const subject = { mediaType: mediaTypes.ociManifest, digest: unknownDigest, size: 1 };
    expect(push(room, repository, imageOf([], { subject })).subject).toBe(unknownDigest);
  });
});

describe("a push that is refused leaves nothing", () => {
  test.each([
    ["no JSON", Buffer.from("junk"), {}],
    ["a type that is not the announced one", imageOf([]), { mediaType: mediaTypes.dockerManifest }],
  ])("%s", async (_title, manifest, more) => {
    const room = openRoom();
    const repository = makeRepository(room);
    await putBlob(room, repository, emptyConfigBytes);
    expect(() => push(room, repository, manifest, "v1", more)).toThrow(
      expect.objectContaining({
        code: "MANIFEST_INVALID",
        message: "Invalid parameter at 'ImageManifest' failed to satisfy constraint: 'Invalid JSON syntax'",
        cause: expect.objectContaining({ name: "OciError" }),
      }),
    );
    expect(findImage(room, repository, { tag: parseTag("v1") })).toBeUndefined();
  });

  test("another digest than announced, of each algorithm", async () => {
    const room = openRoom();
    const repository = makeRepository(room);
    await putBlob(room, repository, emptyConfigBytes);
    expect(() => push(room, repository, imageOf([]), undefined, { digest: unknownDigest })).toThrow(
      `The image with digest '${unknownDigest}' in repository 'app' and registry ID '123456789012' does not match the image digest that Amazon ECR has calculated.`,
    );
    const digest = digestOf(imageOf([]), "sha512");
    expect(push(room, repository, imageOf([]), undefined, { digest }).digest).toBe(digest);
  });

  test("more images than a repository holds", async () => {
    const room = openRoom();
    const repository = makeRepository(room);
    room.store.database.run(
      `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
       INSERT INTO images (repository_id, digest, kind, media_type, image_size, manifest_size, status, pushed_at, manifest)
       SELECT ?, i, 'image', '', 0, 0, 'ACTIVE', 0, x'' FROM n`,
      quotas.imagesPerRepository,
      repository.id,
    );
    await expect(pushLabelled(room, repository, "one")).rejects.toThrow(
      /already has the maximum allowed number of images which is '100000'$/,
    );
  });

  test("a repository that went meanwhile", async () => {
    const room = openRoom();
    const repository = makeRepository(room);
    await putBlob(room, repository, emptyConfigBytes);
    deleteRepository(room, testScope, parseRepositoryName("app"), { force: false });
    expect(() => push(room, repository, imageOf([]))).toThrow(
      expect.objectContaining({ code: "REPOSITORY_NOT_FOUND" }),
    );
  });
});

test("an archived image comes back when it is pushed again", async () => {
  const room = openRoom();
  const repository = makeRepository(room);
  const image = await pushLabelled(room, repository, "one", "v1");
  room.store.database.run("UPDATE images SET status = 'ARCHIVED', last_archived_at = 5");
  expect(readManifest(room, repository, { digest: image.digest })).toBeUndefined();
  expect(findImage(room, repository, { digest: image.digest })?.status).toBe("ARCHIVED");
  expect(await pushLabelled(room, repository, "one", "v1")).toMatchObject({
    status: "ACTIVE",
    lastArchivedAt: new Date(5),
    lastActivatedAt: room.clocks.cloud(),
  });
  expect(room.events()).toHaveLength(2);
});

test("ECR's strict schema refuses what it does not know, where that is asked for", async () => {
  const refused = [
    imageOf([], { config: { ...JSON.parse(Buffer.from(imageOf([])).toString()).config, annotations: { a: "b" } } }),
    indexOf([], { manifests: [{ mediaType: `${mediaTypes.ociManifest};q=1`, digest: unknownDigest, size: 1 }] }),
    indexOf([], {
      manifests: [
        {
          mediaType: mediaTypes.ociManifest,
          digest: digestOf(imageOf([])),
          size: 1,
          platform: { architecture: "amd64", os: "linux", features: ["sse4"] },
        },
      ],
    }),
  ];
  const strict = openRoom({ quirks: { strictManifest: true } });
  const lenient = openRoom();
  for (const room of [strict, lenient]) {
    const repository = makeRepository(room);
    await putBlob(room, repository, emptyConfigBytes);
    push(room, repository, imageOf([]));
    const codes = refused.map((manifest) => {
      try {
        push(room, repository, manifest);
        return "pushed";
      } catch (error) {
        return (error as { code: string }).code;
      }
    });
    expect(codes).toEqual(
      room === strict
        ? ["MANIFEST_INVALID", "MANIFEST_INVALID", "MANIFEST_INVALID"]
        : ["pushed", "REFERENCED_IMAGES_NOT_FOUND", "pushed"],
    );
  }
});
