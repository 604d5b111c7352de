import {
  CreateRepositoryCommand,
  DescribeImagesCommand,
  ListImageReferrersCommand,
  ListImagesCommand,
  PutImageCommand,
} from "@aws-sdk/client-ecr";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EcrTestCloud, plain, refusalOf, startEcrTestCloud } from "./test-cloud.ts";
import { digestOfText, type PushedTestImage, pushTestImage, pushTestIndex } from "./test-images.ts";

const account = "123456789012";
const repositoryName = "list/app";
const otherName = "list/other";
const bundle = "application/vnd.dev.sigstore.bundle.v0.3+json";
const invalidToken = {
  name: "InvalidParameterException",
  message:
    "Invalid parameter at 'nextToken' failed to satisfy constraint: 'Must be the nextToken of a previous answer to the same request'",
};

let cloud: EcrTestCloud;
let first: PushedTestImage;
let child: PushedTestImage;
let index: PushedTestImage;
let signatures: PushedTestImage[];
let pushedAt: Date;
let signedAt: Date;

beforeAll(async () => {
  cloud = await startEcrTestCloud();
  for (const name of [repositoryName, otherName]) {
    await cloud.ecr.send(new CreateRepositoryCommand({ repositoryName: name }));
  }
  pushedAt = cloud.now();
  first = await pushTestImage(cloud.ecr, repositoryName, { seed: "first", tag: "v1" });
  cloud.forward("cloud", 1000);
  child = await pushTestImage(cloud.ecr, repositoryName, { seed: "a longer child" });
  index = await pushTestIndex(cloud.ecr, repositoryName, [child], "latest");
  cloud.forward("cloud", 1000);
  signedAt = cloud.now();
  signatures = [];
  const subject = { digest: first.digest, size: Buffer.byteLength(first.manifest) };
  for (const artifactType of [bundle, bundle, "application/example"]) {
    const seed = `signature ${signatures.length}`;
    const annotations = { created: seed };
    signatures.push(await pushTestImage(cloud.ecr, repositoryName, { seed, subject, artifactType, annotations }));
  }
  cloud.forward("cloud", 1000);
  await cloud.ecr.send(new PutImageCommand({ repositoryName, imageManifest: first.manifest, imageTag: "v2" }));
});
afterAll(() => cloud.close());

async function list(input: object = {}) {
  return plain(await cloud.ecr.send(new ListImagesCommand({ repositoryName, ...input })));
}

async function describeAll(input: object = {}) {
  return plain(await cloud.ecr.send(new DescribeImagesCommand({ repositoryName, ...input })));
}

function digestsOf(details: { imageDigest?: string | undefined }[] = []) {
  return details.map(({ imageDigest }) => imageDigest);
}

const newestFirst = () => [...signatures].reverse().map(({ digest }) => digest);

describe("ListImages", () => {
  it("answers one row a tag and one for an untagged image, newest push first", async () => {
    expect(await list()).toEqual({
      imageIds: [
        ...newestFirst().map((imageDigest) => ({ imageDigest })),
        { imageDigest: index.digest, imageTag: "latest" },
        { imageDigest: child.digest },
        { imageDigest: first.digest, imageTag: "v2" },
        { imageDigest: first.digest, imageTag: "v1" },
      ],
    });
  });

  it("filters by tag and by status", async () => {
    const { imageIds: tagged } = await list({ filter: { tagStatus: "TAGGED" } });
    expect(tagged?.map(({ imageTag }) => imageTag)).toEqual(["latest", "v2", "v1"]);
    const { imageIds: untagged } = await list({ filter: { tagStatus: "UNTAGGED" } });
    expect(digestsOf(untagged)).toEqual([...newestFirst(), child.digest]);
    expect((await list({ filter: { tagStatus: "ANY", imageStatus: "ANY" } })).imageIds).toHaveLength(7);
    expect((await list({ filter: { imageStatus: "ARCHIVED" } })).imageIds).toEqual([]);
  });

  it("pages without losing or repeating a row", async () => {
    const { imageIds: whole } = await list();
    const rows: object[] = [];
    let nextToken: string | undefined;
    do {
      const page = await list({ maxResults: 2, nextToken });
      rows.push(...(page.imageIds ?? []));
      nextToken = page.nextToken;
    } while (nextToken !== undefined);
    expect(rows).toEqual(whole);
  });

  it("takes no token but its own, for the same repository and filter", async () => {
    const { nextToken } = await list({ maxResults: 1 });
    for (const input of [
      { nextToken: "x" },
      { nextToken: nextToken?.slice(0, 20) },
      { nextToken, filter: { tagStatus: "TAGGED" } },
      { nextToken, repositoryName: otherName },
    ]) {
      expect(await refusalOf(list(input))).toEqual(invalidToken);
    }
    expect(await refusalOf(describeAll({ nextToken }))).toEqual(invalidToken);
    expect(await list({ nextToken, maxResults: 1 })).toMatchObject({ imageIds: [{}] });
  });
});

describe("DescribeImages", () => {
  it("answers what is known of each image", async () => {
    const { imageDetails } = await describeAll({ imageIds: [{ imageTag: "v1" }, { imageTag: "latest" }] });
    expect(imageDetails).toEqual([
      {
        registryId: account,
        repositoryName,
        imageDigest: first.digest,
        imageTags: ["v2", "v1"],
        imageSizeInBytes: first.contentSize,
        imagePushedAt: pushedAt,
        imageManifestMediaType: "application/vnd.oci.image.manifest.v1+json",
        artifactMediaType: "application/vnd.oci.image.config.v1+json",
        imageStatus: "ACTIVE",
      },
      {
        registryId: account,
        repositoryName,
        imageDigest: index.digest,
        imageTags: ["latest"],
        imageSizeInBytes: child.contentSize,
        imagePushedAt: new Date(pushedAt.getTime() + 1000),
        imageManifestMediaType: "application/vnd.oci.image.index.v1+json",
        imageStatus: "ACTIVE",
      },
    ]);
  });

  it("names the subject and the artifact type of a referrer", async () => {
    const imageDigest = signatures[0]?.digest;
    const { imageDetails } = await describeAll({ imageIds: [{ imageDigest }] });
    expect(imageDetails).toMatchObject([
      { imageDigest, subjectManifestDigest: first.digest, artifactMediaType: bundle, imagePushedAt: signedAt },
    ]);
    expect(imageDetails?.[0]).not.toHaveProperty("imageTags");
  });

  it("lists every manifest, newest first, in pages", async () => {
    const all = [...newestFirst(), index.digest, child.digest, first.digest];
    expect(digestsOf((await describeAll()).imageDetails)).toEqual(all);
    const page = await describeAll({ maxResults: 4 });
    expect(digestsOf(page.imageDetails)).toEqual(all.slice(0, 4));
    const rest = await describeAll({ maxResults: 4, nextToken: page.nextToken });
    expect(digestsOf(rest.imageDetails)).toEqual(all.slice(4));
    expect(rest).not.toHaveProperty("nextToken");
    expect(await refusalOf(list({ nextToken: page.nextToken }))).toEqual(invalidToken);
  });

  it("filters, also what was asked for by id", async () => {
    const tagged = { tagStatus: "TAGGED" };
    expect(digestsOf((await describeAll({ filter: tagged })).imageDetails)).toEqual([index.digest, first.digest]);
    const imageIds = [{ imageDigest: child.digest }, { imageTag: "v1" }, { imageTag: "v2" }];
    expect(digestsOf((await describeAll({ imageIds })).imageDetails)).toEqual([child.digest, first.digest]);
    expect(digestsOf((await describeAll({ imageIds, filter: tagged })).imageDetails)).toEqual([first.digest]);
    expect((await describeAll({ imageIds, filter: { imageStatus: "ARCHIVED" } })).imageDetails).toEqual([]);
  });

  it("fails where one id is unknown", async () => {
    const lost = digestOfText("lost");
    for (const [imageId, shown] of [
      [{ imageTag: "lost" }, "{imageDigest:'null', imageTag:'lost'}"],
      [{ imageDigest: lost }, `{imageDigest:'${lost}', imageTag:'null'}`],
      [{ imageDigest: child.digest, imageTag: "v1" }, `{imageDigest:'${child.digest}', imageTag:'v1'}`],
      [{ imageDigest: "sha256:abc" }, "{imageDigest:'sha256:abc', imageTag:'null'}"],
    ] as const) {
      expect(await refusalOf(describeAll({ imageIds: [{ imageTag: "v1" }, imageId] }))).toEqual({
        name: "ImageNotFoundException",
        message: `The image with imageId ${shown} does not exist within the repository with name '${repositoryName}' in the registry with id '${account}'`,
      });
    }
  });

  it("refuses ids that are none, and a page of ids", async () => {
    for (const [input, path, constraint] of [
      [{ imageIds: [{}] }, "imageIds", "both tag and digest cannot be null"],
      [
        { imageIds: [{ imageDigest: "x" }] },
        "imageDigest",
        "must satisfy regular expression '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+'",
      ],
      [{ imageIds: [{ imageTag: "x y" }] }, "imageTag", "must satisfy regular expression '[a-zA-Z0-9-_.]+'"],
      [{ imageIds: [{ imageTag: "v1" }], maxResults: 1 }, "maxResults", "Must not be specified together with imageIds"],
      [{ imageIds: [{ imageTag: "v1" }], nextToken: "x" }, "nextToken", "Must not be specified together with imageIds"],
    ] as const) {
      expect(await refusalOf(describeAll(input))).toEqual({
        name: "InvalidParameterException",
        message: `Invalid parameter at '${path}' failed to satisfy constraint: '${constraint}'`,
      });
    }
  });
});

describe("ListImageReferrers", () => {
  async function referrersOf(imageDigest: string, input: object = {}) {
    const command = new ListImageReferrersCommand({ repositoryName, subjectId: { imageDigest }, ...input });
    return plain(await cloud.ecr.send(command));
  }

  it("answers the artifacts of a subject", async () => {
    const { referrers = [] } = await referrersOf(first.digest);
    expect(referrers).toEqual(
      signatures.map((signature, position) => ({
        digest: signature.digest,
        mediaType: "application/vnd.oci.image.manifest.v1+json",
        artifactType: position < 2 ? bundle : "application/example",
        size: Buffer.byteLength(signature.manifest),
        annotations: { created: `signature ${position}` },
        artifactStatus: "ACTIVE",
      })),
    );
    expect(await referrersOf(digestOfText("unknown"))).toEqual({ referrers: [] });
    expect(await referrersOf("sha256:abc")).toEqual({ referrers: [] });
  });

  it("filters by type and by status", async () => {
    const bundles = await referrersOf(first.digest, { filter: { artifactTypes: [bundle] } });
    expect(bundles.referrers).toHaveLength(2);
    const both = await referrersOf(first.digest, { filter: { artifactTypes: [bundle, "application/example"] } });
    expect(both.referrers).toHaveLength(3);
    const archived = await referrersOf(first.digest, { filter: { artifactStatus: "ARCHIVED" } });
    expect(archived.referrers).toEqual([]);
  });

  it("answers in pages of at most 50, of 20 where none is named", async () => {
    const page = await referrersOf(first.digest, { maxResults: 2 });
    expect(page.referrers).toHaveLength(2);
    const rest = await referrersOf(first.digest, { maxResults: 2, nextToken: page.nextToken });
    expect(rest).toEqual({ referrers: [expect.objectContaining({ digest: signatures[2]?.digest })] });
    expect(await refusalOf(referrersOf(child.digest, { nextToken: page.nextToken }))).toEqual(invalidToken);
    expect((await refusalOf(referrersOf(first.digest, { maxResults: 51 }))).message).toContain(
      "Member must have value less than or equal to 50",
    );

    const subject = { digest: child.digest, size: Buffer.byteLength(child.manifest) };
    for (let number = 0; number < 21; number += 1) {
      await pushTestImage(cloud.ecr, repositoryName, { seed: `many ${number}`, subject });
    }
    const many = await referrersOf(child.digest);
    expect(many.referrers).toHaveLength(20);
    expect((await referrersOf(child.digest, { nextToken: many.nextToken })).referrers).toHaveLength(1);
    expect((await referrersOf(child.digest, { maxResults: 50 })).referrers).toHaveLength(21);
  });

  it("refuses a digest that is none", async () => {
    expect(await refusalOf(referrersOf("digest"))).toEqual({
      name: "InvalidParameterException",
      message:
        "Invalid parameter at 'subjectId.imageDigest' failed to satisfy constraint: 'must satisfy regular expression '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+''",
    });
  });
});
