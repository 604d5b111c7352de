import {
  BatchGetImageCommand,
  CreateRepositoryCommand,
  DescribeImagesCommand,
  GetAuthorizationTokenCommand,
  ListImageReferrersCommand,
  PutImageTagMutabilityCommand,
} from "@aws-sdk/client-ecr";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type EcrTestCloud, startEcrTestCloud } from "./test-cloud.ts";
import { digestOfText, makeImage, pushTestImage, type TestBlob } from "./test-images.ts";

const repositoryName = "truth/app";

let cloud: EcrTestCloud;
let authorization: string;

beforeAll(async () => {
  cloud = await startEcrTestCloud();
  await cloud.ecr.send(new CreateRepositoryCommand({ repositoryName }));
  const { authorizationData } = await cloud.ecr.send(new GetAuthorizationTokenCommand());
  authorization = `Basic ${authorizationData?.[0]?.authorizationToken}`;
});
afterAll(() => cloud.close());

function registry(
  method: string,
  path: string,
  options: { headers?: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> } = {},
) {
  const headers = { authorization, ...options.headers };
  return fetch(new URL(path, `http://${cloud.authority}/v2/${repositoryName}/`), { ...options, method, headers });
}

async function pushBlob(blob: TestBlob): Promise<void> {
  const started = await registry("POST", "blobs/uploads/");
  const location = new URL(started.headers.get("location") ?? "", started.url);
  location.searchParams.set("digest", blob.digest);
  const { status } = await registry("PUT", location.href, { body: Buffer.from(blob.bytes) });
  expect(status).toBe(201);
}

async function pushManifest(manifest: string, reference: string): Promise<Response> {
  const headers = { "content-type": "application/vnd.oci.image.manifest.v1+json" };
  return await registry("PUT", `manifests/${reference}`, { headers, body: manifest });
}

it("shows in the API what was pushed to the registry", async () => {
  const image = makeImage({ seed: "pushed to /v2" });
  for (const blob of [image.config, image.layer]) await pushBlob(blob);
  expect((await pushManifest(image.manifest, "pushed")).status).toBe(201);
  const digest = digestOfText(image.manifest);

  const imageIds = [{ imageTag: "pushed" }];
  const { imageDetails } = await cloud.ecr.send(new DescribeImagesCommand({ repositoryName, imageIds }));
  expect(imageDetails).toMatchObject([
    { imageDigest: digest, imageTags: ["pushed"], imageSizeInBytes: image.config.size + image.layer.size },
  ]);
  const { images } = await cloud.ecr.send(new BatchGetImageCommand({ repositoryName, imageIds }));
  expect(images?.map(({ imageManifest }) => imageManifest)).toEqual([image.manifest]);

  const subject = { digest, size: Buffer.byteLength(image.manifest) };
  const signature = makeImage({ seed: "signature", artifactType: "application/example", subject });
  for (const blob of [signature.config, signature.layer]) await pushBlob(blob);
  expect((await pushManifest(signature.manifest, digestOfText(signature.manifest))).status).toBe(201);
  const referrers = new ListImageReferrersCommand({ repositoryName, subjectId: { imageDigest: digest } });
  expect((await cloud.ecr.send(referrers)).referrers).toMatchObject([
    { digest: digestOfText(signature.manifest), artifactType: "application/example" },
  ]);
});

it("serves at the registry what was put through the API, under the API's rules", async () => {
  const { manifest, digest } = await pushTestImage(cloud.ecr, repositoryName, { seed: "put", tag: "put" });
  const pulled = await registry("GET", "manifests/put");
  expect([pulled.status, await pulled.text()]).toEqual([200, manifest]);
  const { layer } = makeImage({ seed: "put" });
  const blob = await registry("GET", `blobs/${layer.digest}`);
  expect(Buffer.from(await blob.arrayBuffer())).toEqual(layer.bytes);

  const command = new PutImageTagMutabilityCommand({ repositoryName, imageTagMutability: "IMMUTABLE" });
  await cloud.ecr.send(command);
  const other = makeImage({ seed: "other" });
  for (const part of [other.config, other.layer]) await pushBlob(part);
  const refused = await pushManifest(other.manifest, "put");
  expect([refused.status, await refused.json()]).toMatchObject([400, { errors: [{ code: "TAG_INVALID" }] }]);
  expect((await registry("HEAD", "manifests/put")).headers.get("docker-content-digest")).toBe(digest);
});
