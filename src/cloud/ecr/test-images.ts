import { createHash } from "node:crypto";
import {
  CompleteLayerUploadCommand,
  type ECRClient,
  InitiateLayerUploadCommand,
  PutImageCommand,
  UploadLayerPartCommand,
} from "@aws-sdk/client-ecr";
import { mediaTypes } from "../../core/oci/media-types.ts";

/** Small images for tests of the ECR API, pushed through the API alone. */

/** A blob and the descriptor that points to it. */
export type TestBlob = { readonly bytes: Uint8Array; readonly digest: string; readonly size: number };

/** What makes one test image another than the rest. */
export type TestImage = {
  /** Ends up in the config and in the layer. */
  readonly seed: string;
  readonly tag?: string;
  readonly artifactType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly subject?: { readonly digest: string; readonly size: number };
};

/** A pushed image: its manifest's text and digest, and the bytes of config and layer together. */
export type PushedTestImage = { readonly manifest: string; readonly digest: string; readonly contentSize: number };

/** A blob of a text. */
export function blobOf(text: string): TestBlob {
  const bytes = Buffer.from(text);
  return { bytes, digest: digestOfText(text), size: bytes.byteLength };
}

/** The sha256 digest of a text. */
export function digestOfText(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

/** Uploads a blob in one part. */
export async function uploadBlob(client: ECRClient, repositoryName: string, blob: TestBlob): Promise<void> {
  const { uploadId } = await client.send(new InitiateLayerUploadCommand({ repositoryName }));
  const part = { partFirstByte: 0, partLastByte: blob.size - 1, layerPartBlob: blob.bytes };
  await client.send(new UploadLayerPartCommand({ repositoryName, uploadId, ...part }));
  await client.send(new CompleteLayerUploadCommand({ repositoryName, uploadId, layerDigests: [blob.digest] }));
}

/** The config, the layer and the manifest of an image, not pushed. */
export function makeImage({ seed, artifactType, annotations, subject }: TestImage): {
  readonly config: TestBlob;
  readonly layer: TestBlob;
  readonly manifest: string;
} {
  const config = blobOf(JSON.stringify({ architecture: "amd64", os: "linux", seed }));
  const layer = blobOf(`the layer of ${seed}`);
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: mediaTypes.ociManifest,
    artifactType,
    config: { mediaType: mediaTypes.ociConfig, digest: config.digest, size: config.size },
    layers: [{ mediaType: mediaTypes.ociLayer, digest: layer.digest, size: layer.size }],
    subject: subject && { mediaType: mediaTypes.ociManifest, ...subject },
    annotations,
  });
  return { config, layer, manifest };
}

/** Uploads an image's blobs, puts its manifest, and says what it is. */
export async function pushTestImage(
  client: ECRClient,
  repositoryName: string,
  image: TestImage,
): Promise<PushedTestImage> {
  const { config, layer, manifest } = makeImage(image);
  for (const blob of [config, layer]) await uploadBlob(client, repositoryName, blob);
  await client.send(new PutImageCommand({ repositoryName, imageManifest: manifest, imageTag: image.tag }));
  return { manifest, digest: digestOfText(manifest), contentSize: config.size + layer.size };
}

/** Puts an index of images that the repository has. */
export async function pushTestIndex(
  client: ECRClient,
  repositoryName: string,
  children: readonly PushedTestImage[],
  tag?: string,
): Promise<PushedTestImage> {
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: mediaTypes.ociIndex,
    manifests: children.map((child) => ({
      mediaType: mediaTypes.ociManifest,
      digest: child.digest,
      size: Buffer.byteLength(child.manifest),
    })),
  });
  await client.send(new PutImageCommand({ repositoryName, imageManifest: manifest, imageTag: tag }));
  return {
    manifest,
    digest: digestOfText(manifest),
    contentSize: Math.max(0, ...children.map(({ contentSize }) => contentSize)),
  };
}
