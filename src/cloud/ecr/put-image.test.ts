import { BatchGetImageCommand, CreateRepositoryCommand, PutImageCommand } from "@aws-sdk/client-ecr";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type EcrTestCloud, plain, refusalOf, startEcrTestCloud } from "./test-cloud.ts";
import { digestOfText, makeImage, pushTestImage, pushTestIndex, uploadBlob } from "./test-images.ts";

let cloud: EcrTestCloud;
beforeAll(async () => {
  cloud = await startEcrTestCloud();
  await cloud.ecr.send(new CreateRepositoryCommand({ repositoryName }));
});
afterAll(() => cloud.close());

const account = "123456789012";
const repositoryName = "put/app";
const within = `into repository with name '${repositoryName}' in the registry with id '${account}' do not exist`;
const invalidManifest = {
  name: "InvalidParameterException",
  message: "Invalid parameter at 'ImageManifest' failed to satisfy constraint: 'Invalid JSON syntax'",
};

function put(imageManifest: string, more: object = {}) {
  return cloud.ecr.send(new PutImageCommand({ repositoryName, imageManifest, ...more }));
}

async function digestAt(imageTag: string): Promise<string | undefined> {
  const command = new BatchGetImageCommand({ repositoryName, imageIds: [{ imageTag }] });
  return (await cloud.ecr.send(command)).images?.[0]?.imageId?.imageDigest;
}

describe("what PutImage stores", () => {
  it("is the text as it came, and it answers what it is", async () => {
    const { config, layer, manifest } = makeImage({ seed: "as it came", annotations: { who: "Åsa 印鑑" } });
    for (const blob of [config, layer]) await uploadBlob(cloud.ecr, repositoryName, blob);
    const spaced = `${JSON.stringify(JSON.parse(manifest), null, 3)}\n`;
    const imageId = { imageDigest: digestOfText(spaced), imageTag: "spaced" };
    const answer = await put(spaced, { imageTag: "spaced", imageDigest: imageId.imageDigest });
    expect(plain(answer)).toEqual({
      image: {
        registryId: account,
        repositoryName,
        imageId,
        imageManifest: spaced,
        imageManifestMediaType: "application/vnd.oci.image.manifest.v1+json",
      },
    });
    const pulled = await cloud.ecr.send(new BatchGetImageCommand({ repositoryName, imageIds: [imageId] }));
    expect(pulled.images).toEqual([answer.image]);
  });

  it("may name its media type in the request alone", async () => {
    const { manifest } = await pushTestImage(cloud.ecr, repositoryName, { seed: "typed" });
    const untyped = manifest.replace('"mediaType":"application/vnd.oci.image.manifest.v1+json",', "");
    expect(await refusalOf(put(untyped))).toEqual(invalidManifest);
    const imageManifestMediaType = "application/vnd.oci.image.manifest.v1+json";
    const { image } = await put(untyped, { imageManifestMediaType });
    expect(image).toMatchObject({ imageManifestMediaType, imageId: { imageDigest: digestOfText(untyped) } });
    expect(image?.imageId).not.toHaveProperty("imageTag");
  });
});

describe("a tag", () => {
  it("is added to an image that is there, and moves to another", async () => {
    const first = await pushTestImage(cloud.ecr, repositoryName, { seed: "first", tag: "one" });
    await put(first.manifest, { imageTag: "two" });
    const second = await pushTestImage(cloud.ecr, repositoryName, { seed: "second", tag: "one" });
    expect([await digestAt("one"), await digestAt("two")]).toEqual([second.digest, first.digest]);
  });

  it("that the same image has already is refused", async () => {
    const { manifest, digest } = await pushTestImage(cloud.ecr, repositoryName, { seed: "again", tag: "again" });
    const refusal = (tag: string) => ({
      name: "ImageAlreadyExistsException",
      message: `Image with digest '${digest}' and tag '${tag}' already exists in the repository with name '${repositoryName}' in registry with id '${account}'`,
    });
    expect(await refusalOf(put(manifest, { imageTag: "again" }))).toEqual(refusal("again"));
    expect(await refusalOf(put(manifest))).toEqual(refusal("null"));
  });

  it("is what a registry can hold", async () => {
    const { manifest } = await pushTestImage(cloud.ecr, repositoryName, { seed: "tags" });
    for (const imageTag of ["with space", ".dot", "-hyphen", "t".repeat(129), "ünder"]) {
      expect(await refusalOf(put(manifest, { imageTag }))).toEqual({
        name: "InvalidParameterException",
        message:
          "Invalid parameter at 'ImageTag' failed to satisfy constraint: 'must satisfy regular expression '[a-zA-Z0-9-_.]+''",
      });
    }
    await put(manifest, { imageTag: "t".repeat(128) });
  });
});

describe("a manifest is refused", () => {
  it("that is no manifest", async () => {
    const { manifest } = await pushTestImage(cloud.ecr, repositoryName, {
      seed: "broken",
      annotations: { at: "HERE" },
    });
    for (const text of [
      "{",
      "[]",
      "null",
      manifest.replace('"schemaVersion":2', '"schemaVersion":3'),
      manifest.replace('"layers"', '"slayers"'),
      manifest.replace(/sha256:[0-9a-f]{64}/, "sha256:abc"),
      manifest.replace("manifest.v1+json", "manifest.v9+json"),
      manifest.replace("HERE", "\ud800"),
    ]) {
      expect(await refusalOf(put(text))).toEqual(invalidManifest);
    }
    const other = { imageManifestMediaType: "application/vnd.oci.image.index.v1+json" };
    expect(await refusalOf(put(manifest, other))).toEqual(invalidManifest);
  });

  it("whose digest is another", async () => {
    const { manifest } = await pushTestImage(cloud.ecr, repositoryName, { seed: "digest" });
    for (const imageDigest of [digestOfText("other"), "sha256:abc", "md5:d41d8cd98f00b204e9800998ecf8427e"]) {
      expect(await refusalOf(put(manifest, { imageTag: "digest", imageDigest }))).toEqual({
        name: "ImageDigestDoesNotMatchException",
        message: `The image with digest '${imageDigest}' in repository '${repositoryName}' and registry ID '${account}' does not match the image digest that Amazon ECR has calculated.`,
      });
    }
    expect(await refusalOf(put(manifest, { imageDigest: "no digest" }))).toEqual({
      name: "InvalidParameterException",
      message:
        "Invalid parameter at 'imageDigest' failed to satisfy constraint: 'must satisfy regular expression '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+''",
    });
    expect(await digestAt("digest")).toBeUndefined();
  });

  it("whose layers are not there", async () => {
    const { config, layer, manifest } = makeImage({ seed: "layers" });
    expect(await refusalOf(put(manifest))).toEqual({
      name: "LayersNotFoundException",
      message: `Layers with digests '[${config.digest}, ${layer.digest}]' required for pushing image ${within}`,
    });
    await uploadBlob(cloud.ecr, repositoryName, config);
    expect((await refusalOf(put(manifest))).message).toContain(`'[${layer.digest}]'`);
  });

  it("that lists images which are not there", async () => {
    const there = await pushTestImage(cloud.ecr, repositoryName, { seed: "child there" });
    const absent = { manifest: "{}", digest: digestOfText("{}"), contentSize: 0 };
    expect(await refusalOf(pushTestIndex(cloud.ecr, repositoryName, [there, absent]))).toEqual({
      name: "ReferencedImagesNotFoundException",
      message: `Images with digests '[${absent.digest}]' required for pushing image ${within}`,
    });
  });

  it("where the repository is not there, or another account's", async () => {
    const { manifest } = makeImage({ seed: "gone" });
    const message = (name: string, id: string) =>
      `The repository with name '${name}' does not exist in the registry with id '${id}'`;
    expect(await refusalOf(put(manifest, { repositoryName: "put/gone" }))).toEqual({
      name: "RepositoryNotFoundException",
      message: message("put/gone", account),
    });
    expect(await refusalOf(put(manifest, { registryId: "999999999999" }))).toEqual({
      name: "RepositoryNotFoundException",
      message: message(repositoryName, "999999999999"),
    });
  });
});

describe("an immutable tag", () => {
  it("is not put again, not even on the same image; new tags are", async () => {
    const repository = "put/immutable";
    await cloud.ecr.send(new CreateRepositoryCommand({ repositoryName: repository, imageTagMutability: "IMMUTABLE" }));
    const { manifest } = await pushTestImage(cloud.ecr, repository, { seed: "fixed", tag: "v1" });
    const refusal = {
      name: "ImageTagAlreadyExistsException",
      message: `The image tag 'v1' already exists in the '${repository}' repository and cannot be overwritten because the tag is immutable.`,
    };
    expect(await refusalOf(put(manifest, { repositoryName: repository, imageTag: "v1" }))).toEqual(refusal);
    expect(await refusalOf(pushTestImage(cloud.ecr, repository, { seed: "other", tag: "v1" }))).toEqual(refusal);
    await put(manifest, { repositoryName: repository, imageTag: "v2" });
  });

  it("is one that no filter excludes, or one that a filter names", async () => {
    const filters = [{ filterType: "WILDCARD" as const, filter: "dev-*" }];
    for (const [setting, fixed, free] of [
      ["IMMUTABLE_WITH_EXCLUSION", "v1", "dev-1"],
      ["MUTABLE_WITH_EXCLUSION", "dev-1", "v1"],
    ] as const) {
      const repository = `put/${setting.toLowerCase()}`;
      const settings = { imageTagMutability: setting, imageTagMutabilityExclusionFilters: filters };
      await cloud.ecr.send(new CreateRepositoryCommand({ repositoryName: repository, ...settings }));
      for (const tag of [fixed, free]) await pushTestImage(cloud.ecr, repository, { seed: `first ${tag}`, tag });
      await pushTestImage(cloud.ecr, repository, { seed: "second", tag: free });
      const refusal = await refusalOf(pushTestImage(cloud.ecr, repository, { seed: "third", tag: fixed }));
      expect(refusal.name).toBe("ImageTagAlreadyExistsException");
    }
  });
});
