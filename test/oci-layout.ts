import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Pack, pack } from "tar-stream";

/** Bytes under their digest. */
export type Blob = { readonly digest: string; readonly bytes: Uint8Array };

/** An image as its parts. */
export type SampleImage = { readonly manifest: Blob; readonly config: Blob; readonly layers: readonly Blob[] };

export const imageManifestType = "application/vnd.oci.image.manifest.v1+json";
export const imageIndexType = "application/vnd.oci.image.index.v1+json";
const configType = "application/vnd.oci.image.config.v1+json";
const layerType = "application/vnd.oci.image.layer.v1.tar+gzip";

export function sha256(bytes: Uint8Array): string {
  return `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
}

export function blobOf(bytes: Uint8Array): Blob {
  return { digest: sha256(bytes), bytes };
}

/**
 * An image of one layer per text: each layer is one file with that text. The same texts give the same digest, other
 * texts another.
 */
export async function createSampleImage(texts: readonly string[]): Promise<SampleImage> {
  const archives = await Promise.all(texts.map((text, index) => tarOf(`${index}.txt`, text)));
  return imageOf(archives.map((archive) => ({ layer: gzipSync(archive), diffId: sha256(archive) })));
}

/** An image whose layers are the given bytes, for what only moves them: no engine could unpack it. */
export function imageOfBytes(layers: readonly Uint8Array[]): SampleImage {
  return imageOf(layers.map((layer) => ({ layer, diffId: sha256(layer) })));
}

/** Writes an OCI image layout (image-spec 1.1, image-layout.md) of one image, named by the tag where one is given. */
export function writeOciLayout(folder: string, { manifest, config, layers }: SampleImage, tag?: string): string {
  const blobs = join(folder, "blobs", "sha256");
  mkdirSync(blobs, { recursive: true });
  for (const { digest, bytes } of [manifest, config, ...layers]) {
    writeFileSync(join(blobs, digest.slice("sha256:".length)), bytes);
  }
  writeFileSync(join(folder, "oci-layout"), '{"imageLayoutVersion":"1.0.0"}');
  const descriptor = {
    ...descriptorOf(manifest, imageManifestType),
    ...(tag === undefined ? {} : { annotations: { "org.opencontainers.image.ref.name": tag } }),
  };
  writeFileSync(
    join(folder, "index.json"),
    JSON.stringify({ schemaVersion: 2, mediaType: imageIndexType, manifests: [descriptor] }),
  );
  return folder;
}

export function descriptorOf({ digest, bytes }: Blob, mediaType: string) {
  return { mediaType, digest, size: bytes.byteLength };
}

function imageOf(layers: readonly { readonly layer: Uint8Array; readonly diffId: string }[]): SampleImage {
  const config = jsonBlob({
    architecture: "amd64",
    os: "linux",
    config: {},
    rootfs: { type: "layers", diff_ids: layers.map(({ diffId }) => diffId) },
  });
  const blobs = layers.map(({ layer }) => blobOf(layer));
  const manifest = jsonBlob({
    schemaVersion: 2,
    mediaType: imageManifestType,
    config: descriptorOf(config, configType),
    layers: blobs.map((blob) => descriptorOf(blob, layerType)),
  });
  return { manifest, config, layers: blobs };
}

export function jsonBlob(value: unknown): Blob {
  return blobOf(new TextEncoder().encode(JSON.stringify(value)));
}

async function tarOf(name: string, text: string): Promise<Uint8Array> {
  const archive: Pack = pack();
  archive.entry({ name, mtime: new Date(0) }, text);
  archive.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of archive) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
