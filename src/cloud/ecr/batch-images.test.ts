import {
  BatchDeleteImageCommand,
  BatchGetImageCommand,
  CreateRepositoryCommand,
  DescribeImagesCommand,
  ListImagesCommand,
  PutImageCommand,
} from "@aws-sdk/client-ecr";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EcrTestCloud, plain, refusalOf, startEcrTestCloud } from "./test-cloud.ts";
import { digestOfText, pushTestImage, pushTestIndex } from "./test-images.ts";

let cloud: EcrTestCloud;
beforeAll(async () => {
  cloud = await startEcrTestCloud();
});
afterAll(() => cloud.close());

const account = "123456789012";
const notFound = { failureCode: "ImageNotFound", failureReason: "Requested image not found" };
const reason = "Invalid request parameters:";
/** Identifiers that name nothing, with the failure of each. */
const unreadable = [
  [{}, { failureCode: "MissingDigestAndTag", failureReason: `${reason} both tag and digest cannot be null` }],
  [
    { imageDigest: "no digest" },
    {
      failureCode: "InvalidImageDigest",
      failureReason: `${reason} image digest should satisfy the regex '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+'`,
    },
  ],
  [
    { imageTag: "no tag" },
    {
      failureCode: "InvalidImageTag",
      failureReason: `${reason} image tag should satisfy the regex '[a-zA-Z0-9-_.]+'`,
    },
  ],
  [{ imageDigest: "sha256:abc" }, notFound],
  [{ imageTag: "-t" }, notFound],
  [{ imageTag: "gone" }, notFound],
  [{ imageDigest: digestOfText("gone") }, notFound],
] as const;

let repositories = 0;
async function newRepository(): Promise<string> {
  repositories += 1;
  const repositoryName = `batch/r${repositories}`;
  await cloud.ecr.send(new CreateRepositoryCommand({ repositoryName }));
  return repositoryName;
}

async function deleteImages(repositoryName: string, imageIds: object[]) {
  const command = new BatchDeleteImageCommand({ repositoryName, imageIds });
  return plain(await cloud.ecr.send(command));
}

async function listAll(repositoryName: string) {
  return (await cloud.ecr.send(new ListImagesCommand({ repositoryName }))).imageIds ?? [];
}

describe("BatchGetImage", () => {
  it("answers each image under the name it was asked by, and what is missing among the failures", async () => {
    const repositoryName = await newRepository();
    const { manifest, digest } = await pushTestImage(cloud.ecr, repositoryName, { seed: "get", tag: "a" });
    const other = await pushTestImage(cloud.ecr, repositoryName, { seed: "other", tag: "b" });
    const readable = [{ imageTag: "a" }, { imageDigest: digest }, { imageDigest: digest, imageTag: "a" }];
    const mismatch = { imageDigest: other.digest, imageTag: "a" };
    const imageIds = [...unreadable.map(([imageId]) => imageId), ...readable, mismatch];
    const image = {
      registryId: account,
      repositoryName,
      imageManifest: manifest,
      imageManifestMediaType: "application/vnd.oci.image.manifest.v1+json",
    };
    const tagged = { imageDigest: digest, imageTag: "a" };
    const answer = await cloud.ecr.send(new BatchGetImageCommand({ repositoryName, imageIds }));
    expect(plain(answer)).toEqual({
      images: [
        { ...image, imageId: tagged },
        { ...image, imageId: { imageDigest: digest } },
        { ...image, imageId: tagged },
      ],
      failures: [
        ...unreadable.map(([imageId, failure]) => ({ imageId, ...failure })),
        {
          imageId: mismatch,
          failureCode: "ImageTagDoesNotMatchDigest",
          failureReason: "Requested image tag does not match the requested image digest",
        },
      ],
    });
  });

  it("answers the stored bytes whatever is accepted, and both lists always", async () => {
    const repositoryName = await newRepository();
    const { manifest } = await pushTestImage(cloud.ecr, repositoryName, { seed: "accepted", tag: "a" });
    const acceptedMediaTypes = ["application/vnd.docker.distribution.manifest.v2+json"];
    const request = { repositoryName, imageIds: [{ imageTag: "a" }], acceptedMediaTypes };
    const { images, failures } = await cloud.ecr.send(new BatchGetImageCommand(request));
    expect(images?.map(({ imageManifest }) => imageManifest)).toEqual([manifest]);
    expect(failures).toEqual([]);
  });

  it("answers an image under every name it was asked by, and no more of them than an answer can hold", async () => {
    const repositoryName = await newRepository();
    const annotations = { quotes: '"'.repeat(900_000) };
    const { manifest } = await pushTestImage(cloud.ecr, repositoryName, { seed: "large", tag: "a", annotations });
    const ask = (times: number) =>
      cloud.ecr.send(new BatchGetImageCommand({ repositoryName, imageIds: Array(times).fill({ imageTag: "a" }) }));
    const fitting = Math.floor((32 * 1024 * 1024) / manifest.length);
    const { images } = await ask(fitting);
    expect(images?.map(({ imageManifest }) => imageManifest === manifest)).toEqual(Array(fitting).fill(true));
    for (const times of [fitting + 1, 100]) {
      expect(await refusalOf(ask(times))).toMatchObject({
        name: "LimitExceededException",
        message: `The manifests of the requested images have ${times * manifest.length} bytes, and one answer holds 33554432: ask for fewer images at once`,
      });
    }
  });

  it("counts as a pull", async () => {
    const repositoryName = await newRepository();
    await pushTestImage(cloud.ecr, repositoryName, { seed: "pull", tag: "a" });
    const imageIds = [{ imageTag: "a" }];
    await cloud.ecr.send(new BatchGetImageCommand({ repositoryName, imageIds }));
    const { imageDetails } = await cloud.ecr.send(new DescribeImagesCommand({ repositoryName, imageIds }));
    expect(imageDetails?.[0]?.lastRecordedPullTime).toEqual(cloud.now());
  });
});

describe("an archived image", () => {
  it("is listed where its status is asked for, described by id, and not pulled", async () => {
    const repositoryName = await newRepository();
    const { digest } = await pushTestImage(cloud.ecr, repositoryName, { seed: "archived", tag: "a" });
    // No operation archives an image yet.
    cloud.store.database.run("UPDATE images SET status = 'ARCHIVED' WHERE digest = ?", digest);

    expect(await listAll(repositoryName)).toEqual([]);
    const filter = { imageStatus: "ARCHIVED" as const };
    const listed = await cloud.ecr.send(new ListImagesCommand({ repositoryName, filter }));
    expect(listed.imageIds).toEqual([{ imageDigest: digest, imageTag: "a" }]);
    const imageIds = [{ imageTag: "a" }];
    const { imageDetails } = await cloud.ecr.send(new DescribeImagesCommand({ repositoryName, imageIds }));
    expect(imageDetails).toMatchObject([{ imageDigest: digest, imageStatus: "ARCHIVED" }]);
    const pulled = await cloud.ecr.send(new BatchGetImageCommand({ repositoryName, imageIds }));
    expect(plain(pulled)).toEqual({
      images: [],
      failures: [
        {
          imageId: { imageTag: "a" },
          failureCode: "ImageInaccessible",
          failureReason: "Requested image is archived",
        },
      ],
    });
  });
});

describe("BatchDeleteImage", () => {
  it("takes a tag alone while the image has others, and the image with its last one", async () => {
    const repositoryName = await newRepository();
    const { manifest, digest } = await pushTestImage(cloud.ecr, repositoryName, { seed: "tags", tag: "a" });
    await cloud.ecr.send(new PutImageCommand({ repositoryName, imageManifest: manifest, imageTag: "b" }));
    const ids = (imageTag: string) => ({ imageDigest: digest, imageTag });
    expect(await deleteImages(repositoryName, [{ imageTag: "a" }])).toEqual({ imageIds: [ids("a")], failures: [] });
    expect(await listAll(repositoryName)).toEqual([ids("b")]);
    expect(await deleteImages(repositoryName, [ids("b")])).toEqual({ imageIds: [ids("b")], failures: [] });
    expect(await listAll(repositoryName)).toEqual([]);
  });

  it("takes an image by its digest with all its tags", async () => {
    const repositoryName = await newRepository();
    const { manifest, digest } = await pushTestImage(cloud.ecr, repositoryName, { seed: "digest", tag: "a" });
    await cloud.ecr.send(new PutImageCommand({ repositoryName, imageManifest: manifest, imageTag: "b" }));
    const untagged = await pushTestImage(cloud.ecr, repositoryName, { seed: "untagged" });
    const { imageIds = [], failures } = await deleteImages(repositoryName, [
      { imageDigest: digest },
      { imageDigest: untagged.digest },
    ]);
    expect(failures).toEqual([]);
    expect(imageIds).toHaveLength(3);
    expect(imageIds).toEqual(
      expect.arrayContaining([
        { imageDigest: digest, imageTag: "a" },
        { imageDigest: digest, imageTag: "b" },
        { imageDigest: untagged.digest },
      ]),
    );
  });

  it("deletes what it can and answers the rest among the failures", async () => {
    const repositoryName = await newRepository();
    const { digest } = await pushTestImage(cloud.ecr, repositoryName, { seed: "one", tag: "a" });
    const other = await pushTestImage(cloud.ecr, repositoryName, { seed: "two", tag: "b" });
    const mismatch = { imageDigest: other.digest, imageTag: "a" };
    const imageIds = [...unreadable.map(([imageId]) => imageId), mismatch, { imageTag: "a" }, { imageTag: "a" }];
    expect(await deleteImages(repositoryName, imageIds)).toEqual({
      imageIds: [{ imageDigest: digest, imageTag: "a" }],
      failures: [
        ...unreadable.map(([imageId, failure]) => ({ imageId, ...failure })),
        {
          imageId: mismatch,
          failureCode: "ImageTagDoesNotMatchDigest",
          failureReason: "Requested image tag does not match the requested image digest",
        },
        { imageId: { imageTag: "a" }, ...notFound },
      ],
    });
  });

  it("keeps the children of an index, tagged or not, until the index is gone", async () => {
    const repositoryName = await newRepository();
    const children = [
      await pushTestImage(cloud.ecr, repositoryName, { seed: "amd64", tag: "amd64" }),
      await pushTestImage(cloud.ecr, repositoryName, { seed: "arm64" }),
    ] as const;
    const index = await pushTestIndex(cloud.ecr, repositoryName, children, "latest");
    const failure = {
      failureCode: "ImageReferencedByManifestList",
      failureReason: `Requested image referenced by manifest list: [${index.digest}]`,
    };
    const imageIds = [{ imageTag: "amd64" }, { imageDigest: children[1].digest }];
    expect(await deleteImages(repositoryName, imageIds)).toEqual({
      imageIds: [],
      failures: imageIds.map((imageId) => ({ imageId, ...failure })),
    });
    const { failures } = await deleteImages(repositoryName, [{ imageTag: "latest" }, ...imageIds]);
    expect(failures).toEqual([]);
  });

  it("empties a repository of all that ListImages answers, in that order", async () => {
    const repositoryName = await newRepository();
    const child = await pushTestImage(cloud.ecr, repositoryName, { seed: "child" });
    const index = await pushTestIndex(cloud.ecr, repositoryName, [child], "latest");
    await cloud.ecr.send(new PutImageCommand({ repositoryName, imageManifest: index.manifest, imageTag: "v1" }));
    const { failures } = await deleteImages(repositoryName, await listAll(repositoryName));
    expect(failures).toEqual([]);
    expect(await listAll(repositoryName)).toEqual([]);
  });

  it("wants a repository", async () => {
    const command = new BatchDeleteImageCommand({ repositoryName: "batch/gone", imageIds: [{ imageTag: "a" }] });
    expect((await refusalOf(cloud.ecr.send(command))).name).toBe("RepositoryNotFoundException");
  });
});
