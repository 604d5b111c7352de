import {
  BatchCheckLayerAvailabilityCommand,
  CompleteLayerUploadCommand,
  CreateRepositoryCommand,
  DeleteRepositoryCommand,
  GetDownloadUrlForLayerCommand,
  InitiateLayerUploadCommand,
  UploadLayerPartCommand,
} from "@aws-sdk/client-ecr";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { type EcrTestCloud, plain, refusalOf, startEcrTestCloud } from "./test-cloud.ts";
import { blobOf, digestOfText, makeImage, pushTestImage, uploadBlob } from "./test-images.ts";

let cloud: EcrTestCloud;
beforeAll(async () => {
  cloud = await startEcrTestCloud();
  await cloud.ecr.send(new CreateRepositoryCommand({ repositoryName }));
});
afterAll(() => cloud.close());

const account = "123456789012";
const repositoryName = "layers/app";
const within = `the repository with name '${repositoryName}' in the registry with id '${account}'`;
const mebibyte = 1024 * 1024;

async function initiate(): Promise<string> {
  const { uploadId } = await cloud.ecr.send(new InitiateLayerUploadCommand({ repositoryName }));
  return uploadId as string;
}

function uploadPart(uploadId: string, partFirstByte: number, layerPartBlob: Uint8Array, partLastByte?: number) {
  const last = partLastByte ?? partFirstByte + layerPartBlob.byteLength - 1;
  return cloud.ecr.send(
    new UploadLayerPartCommand({ repositoryName, uploadId, partFirstByte, partLastByte: last, layerPartBlob }),
  );
}

function complete(uploadId: string, ...layerDigests: string[]) {
  return cloud.ecr.send(new CompleteLayerUploadCommand({ repositoryName, uploadId, layerDigests }));
}

async function check(...layerDigests: string[]) {
  const checked = await cloud.ecr.send(new BatchCheckLayerAvailabilityCommand({ repositoryName, layerDigests }));
  return plain(checked);
}

describe("a layer's upload", () => {
  it("takes the largest parts however many come at once", { timeout: 60_000 }, async () => {
    const part = new Uint8Array(20 * mebibyte);
    const uploads = await Promise.all(Array.from({ length: 7 }, initiate));
    const received = await Promise.all(uploads.map((uploadId) => uploadPart(uploadId, 0, part)));
    expect(received.map(({ lastByteReceived }) => lastByteReceived)).toEqual(Array(7).fill(part.byteLength - 1));
  });

  it("goes from the first part to a layer that is there", async () => {
    const started = await cloud.ecr.send(new InitiateLayerUploadCommand({ repositoryName }));
    expect(started.partSize).toBe(10 * mebibyte);
    const uploadId = started.uploadId as string;

    const first = new Uint8Array(5 * mebibyte).fill(1);
    const second = Buffer.from("the end");
    expect(plain(await uploadPart(uploadId, 0, first))).toEqual({
      registryId: account,
      repositoryName,
      uploadId,
      lastByteReceived: first.byteLength - 1,
    });
    const { lastByteReceived } = await uploadPart(uploadId, first.byteLength, second);
    expect(lastByteReceived).toBe(first.byteLength + second.byteLength - 1);

    const digest = digestOfText(Buffer.concat([first, second]).toString("latin1"));
    expect(plain(await complete(uploadId, digest))).toEqual({
      registryId: account,
      repositoryName,
      uploadId,
      layerDigest: digest,
    });
    expect(await check(digest)).toEqual({
      layers: [
        { layerDigest: digest, layerAvailability: "AVAILABLE", layerSize: first.byteLength + second.byteLength },
      ],
      failures: [],
    });
  });

  it("wants parts without gap or overlap, and says where it stands", async () => {
    const uploadId = await initiate();
    const early = await refusalOf(uploadPart(uploadId, 1, Buffer.from("x")));
    expect(early).toMatchObject({ name: "InvalidLayerPartException", registryId: account, repositoryName, uploadId });
    expect(early).not.toHaveProperty("lastValidByteReceived");
    await uploadPart(uploadId, 0, Buffer.from("0123456789"));
    for (const from of [0, 9, 11]) {
      expect(await refusalOf(uploadPart(uploadId, from, Buffer.from("x")))).toMatchObject({
        name: "InvalidLayerPartException",
        lastValidByteReceived: 9,
      });
    }
  });

  it("wants as many bytes as were announced", async () => {
    const uploadId = await initiate();
    await uploadPart(uploadId, 0, Buffer.from("01234"));
    for (const last of [4, 6, 9]) {
      expect(await refusalOf(uploadPart(uploadId, 5, Buffer.from("x"), last))).toMatchObject({
        name: "InvalidLayerPartException",
        lastValidByteReceived: 4,
      });
    }
    await uploadPart(uploadId, 5, Buffer.from("x"), 5);
  });

  it("takes no more parts than ECR does", async () => {
    const uploadId = await initiate();
    await uploadPart(uploadId, 0, Buffer.from("x"));
    // 4,199 further parts would take the test a while.
    cloud.store.database.run("UPDATE uploads SET parts = 4199 WHERE id = ?", uploadId);
    await uploadPart(uploadId, 1, Buffer.from("x"));
    expect(await refusalOf(uploadPart(uploadId, 2, Buffer.from("x")))).toEqual({
      name: "LimitExceededException",
      message: "A layer may come in at most 4200 parts",
    });
  });

  it("refuses a part below 5 MiB that was not the last", async () => {
    const uploadId = await initiate();
    await uploadPart(uploadId, 0, Buffer.from("small"));
    await uploadPart(uploadId, 5, Buffer.from(" and last"));
    const refusal = await refusalOf(complete(uploadId, digestOfText("small and last")));
    expect(refusal.name).toBe("LayerPartTooSmallException");
  });

  it("refuses another digest than the bytes have, and one that is none", async () => {
    for (const digests of [
      [digestOfText("other")],
      ["sha256:abc"],
      ["md5:d41d8cd98f00b204e9800998ecf8427e"],
      [digestOfText("bytes"), digestOfText("other")],
    ]) {
      const uploadId = await initiate();
      await uploadPart(uploadId, 0, Buffer.from("bytes"));
      expect((await refusalOf(complete(uploadId, ...digests))).name).toBe("InvalidLayerException");
    }
    expect(await check(digestOfText("bytes"))).toMatchObject({ layers: [{ layerAvailability: "UNAVAILABLE" }] });
  });

  it("refuses an empty layer and one that is there already", async () => {
    expect((await refusalOf(complete(await initiate(), digestOfText("")))).name).toBe("EmptyUploadException");
    const twice = blobOf("twice");
    await uploadBlob(cloud.ecr, repositoryName, twice);
    expect(await refusalOf(uploadBlob(cloud.ecr, repositoryName, twice))).toEqual({
      name: "LayerAlreadyExistsException",
      message: `The layer with digest '${twice.digest}' already exists in the repository with name '${repositoryName}' in registry with id '${account}'`,
    });
  });

  it("is unknown once it has ended, and in another repository", async () => {
    const uploadId = await initiate();
    await uploadPart(uploadId, 0, Buffer.from("ends"));
    await cloud.ecr.send(new CreateRepositoryCommand({ repositoryName: "layers/other" }));
    const elsewhere = { repositoryName: "layers/other", uploadId, layerDigests: [digestOfText("ends")] };
    expect(await refusalOf(cloud.ecr.send(new CompleteLayerUploadCommand(elsewhere)))).toEqual({
      name: "UploadNotFoundException",
      message: `The upload with id '${uploadId}' does not exist in the repository with name 'layers/other' in the registry with id '${account}'`,
    });
    await complete(uploadId, digestOfText("ends"));
    expect((await refusalOf(uploadPart(uploadId, 4, Buffer.from("x")))).name).toBe("UploadNotFoundException");
    expect((await refusalOf(complete(uploadId, digestOfText("ends")))).name).toBe("UploadNotFoundException");
  });

  it("wants a repository", async () => {
    const gone = cloud.ecr.send(new InitiateLayerUploadCommand({ repositoryName: "layers/gone" }));
    expect(await refusalOf(gone)).toEqual({
      name: "RepositoryNotFoundException",
      message: `The repository with name 'layers/gone' does not exist in the registry with id '${account}'`,
    });
  });
});

describe("BatchCheckLayerAvailability", () => {
  it("tells what is there, what is not, and what is no digest", async () => {
    const { config, layer } = makeImage({ seed: "available" });
    await pushTestImage(cloud.ecr, repositoryName, { seed: "available" });
    const absent = digestOfText("absent");
    const reason = "Invalid request parameters: layer digest";
    expect(await check(layer.digest, absent, "sha256:0", "no digest", "", config.digest)).toEqual({
      layers: [
        {
          layerDigest: layer.digest,
          layerAvailability: "AVAILABLE",
          layerSize: layer.size,
          mediaType: "application/vnd.oci.image.layer.v1.tar",
        },
        { layerDigest: absent, layerAvailability: "UNAVAILABLE" },
        { layerDigest: "sha256:0", layerAvailability: "UNAVAILABLE" },
        {
          layerDigest: config.digest,
          layerAvailability: "AVAILABLE",
          layerSize: config.size,
          mediaType: "application/vnd.oci.image.config.v1+json",
        },
      ],
      failures: [
        {
          layerDigest: "no digest",
          failureCode: "InvalidLayerDigest",
          failureReason: `${reason} should satisfy the regex '[a-zA-Z0-9-_+.]+:[a-fA-F0-9]+'`,
        },
        { layerDigest: "", failureCode: "MissingLayerDigest", failureReason: `${reason} cannot be null` },
      ],
    });
  });
});

describe("GetDownloadUrlForLayer", () => {
  function urlOf(layerDigest: string) {
    return cloud.ecr.send(new GetDownloadUrlForLayerCommand({ repositoryName, layerDigest }));
  }

  it("answers a URL that gives the layer to whoever holds it, in parts too", async () => {
    const { layer } = makeImage({ seed: "download" });
    await pushTestImage(cloud.ecr, repositoryName, { seed: "download" });
    const { layerDigest, downloadUrl = "" } = await urlOf(layer.digest);
    expect(layerDigest).toBe(layer.digest);
    expect(new URL(downloadUrl).origin).toBe(`http://${cloud.authority}`);

    const whole = await fetch(downloadUrl);
    expect(whole.status).toBe(200);
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(layer.bytes);
    const part = await fetch(downloadUrl, { headers: { range: "bytes=4-8" } });
    expect([part.status, await part.text()]).toEqual([206, "layer"]);
    const beyond = await fetch(downloadUrl, { headers: { range: `bytes=${layer.size}-` } });
    expect([beyond.status, beyond.headers.get("content-range")]).toEqual([416, `bytes */${layer.size}`]);
    expect(await beyond.text()).toContain("<Code>InvalidRange</Code>");
  });

  it("answers a URL that is good for that layer alone, and for an hour", async () => {
    await pushTestImage(cloud.ecr, repositoryName, { seed: "bound" });
    const { config, layer } = makeImage({ seed: "bound" });
    const { downloadUrl = "" } = await urlOf(layer.digest);
    const forged = await fetch(downloadUrl.replace(layer.digest, config.digest));
    expect([forged.status, await forged.text()]).toEqual([403, expect.stringContaining("SignatureDoesNotMatch")]);
    const unsigned = await fetch(downloadUrl.slice(0, downloadUrl.indexOf("?")));
    expect(unsigned.status).toBe(403);

    const hour = 60 * 60 * 1000;
    cloud.forward("wall", hour);
    const expired = await fetch(downloadUrl);
    cloud.forward("wall", -hour);
    expect([expired.status, await expired.text()]).toEqual([403, expect.stringContaining("Request has expired")]);

    await cloud.ecr.send(new DeleteRepositoryCommand({ repositoryName, force: true }));
    await cloud.ecr.send(new CreateRepositoryCommand({ repositoryName }));
    const gone = await fetch(downloadUrl);
    expect([gone.status, await gone.text()]).toEqual([404, expect.stringContaining("NoSuchKey")]);
  });

  it("answers a URL that gives nothing once who asked for it may not have the layer", async () => {
    const asked: string[] = [];
    let revoked = false;
    const guarded = await startEcrTestCloud({
      authorize: (principal, action, resource) => {
        if (!revoked) return { kind: "allow", reason: "nothing is denied yet" };
        asked.push(`${principal.arn} ${action} ${resource}`);
        return { kind: "deny", reason: "because a test says so" };
      },
    });
    onTestFinished(() => guarded.close());
    await guarded.ecr.send(new CreateRepositoryCommand({ repositoryName }));
    await pushTestImage(guarded.ecr, repositoryName, { seed: "guarded" });
    const { digest: layerDigest } = makeImage({ seed: "guarded" }).layer;
    const { downloadUrl = "" } = await guarded.ecr.send(
      new GetDownloadUrlForLayerCommand({ repositoryName, layerDigest }),
    );
    revoked = true;
    const denied = await fetch(downloadUrl);
    expect([denied.status, await denied.text()]).toEqual([403, expect.stringContaining("<Code>AccessDenied</Code>")]);
    expect(asked).toEqual([
      `arn:aws:iam::${account}:root ecr:GetDownloadUrlForLayer arn:aws:ecr:ap-northeast-1:${account}:repository/${repositoryName}`,
    ]);
  });

  it("is refused for a layer that no image uses, and for one that is not there", async () => {
    const unused = blobOf("unused");
    await uploadBlob(cloud.ecr, repositoryName, unused);
    expect(await refusalOf(urlOf(unused.digest))).toEqual({
      name: "LayerInaccessibleException",
      message: `The layer with digest '${unused.digest}' is not used by any image in ${within}`,
    });
    for (const digest of [digestOfText("not there"), "sha256:0"]) {
      expect(await refusalOf(urlOf(digest))).toEqual({
        name: "LayersNotFoundException",
        message: `The layer with digest '${digest}' does not exist within ${within}`,
      });
    }
  });
});
