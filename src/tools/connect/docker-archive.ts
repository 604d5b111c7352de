import { posix } from "node:path";
import { type Digest, digestOf, isDigest } from "../../core/oci/digest.ts";
import { maxManifestBytes, parseManifest } from "../../core/oci/manifest.ts";
import { mediaTypes } from "../../core/oci/media-types.ts";
import type { ContentFiles } from "./content-files.ts";
import { type CompressedLayer, compressLayer } from "./layer-compression.ts";
import { blobOf } from "./memory-blob.ts";
import { isOciLayout, readOciLayouts } from "./oci-layout.ts";
import { hashPackedLayer, type Packing, packingOf } from "./packed-layer.ts";
import { mapParallel } from "./parallel.ts";
import type { BlobSource } from "./registry-client.ts";
import { SourceError, type SourceManifest } from "./source-image.ts";

export type DockerArchiveOptions = {
  /** Which image, as `RepoTags` has it; needed where there are several. */
  readonly name?: string | undefined;
  /** Folder for packed layers; removing it is the caller's. */
  readonly spool: string;
  /** Told of the bytes of layers that were packed. */
  readonly onPacked?: ((bytes: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** Largest image config that is read, in bytes: labels and history of thousands of steps. */
const MAX_CONFIG_BYTES = 8 * 1024 * 1024;

/** Layers that are packed at once: small ones keep the cores busy that a large one leaves. */
const PARALLEL_LAYERS = 2;

/** Media types of layers in a docker manifest, by how they are packed. */
const packedMediaTypes: Readonly<Record<Packing, string>> = {
  gzip: mediaTypes.dockerLayerGzip,
  zstd: mediaTypes.dockerLayerZstd,
};

/** Whether the files are what `docker save` writes. */
export async function isDockerArchive(files: ContentFiles): Promise<boolean> {
  return (await files.size("manifest.json")) !== undefined;
}

/**
 * Reads one image of a `docker save` archive. Docker keeps layers unpacked: they are packed with gzip as `docker push`
 * does, under a docker manifest around the untouched config. An archive that is an OCI layout too and holds the layers
 * as they were pulled is pushed as it is, byte for byte, so that the image keeps its digest.
 */
export async function readDockerArchive(files: ContentFiles, options: DockerArchiveOptions): Promise<SourceManifest> {
  const entry = chooseEntry(files.label, await readEntries(files), options.name);
  const config = await files.read(posix.normalize(entry.config), MAX_CONFIG_BYTES);
  if (config === undefined)
    throw new SourceError("INVALID", `${files.label} is not complete: ${entry.config} is missing`);
  return (await findPacked(files, digestOf(config))) ?? (await packImage(files, entry.layers, config, options));
}

type ArchiveEntry = { readonly config: string; readonly layers: readonly string[]; readonly tags: readonly string[] };

async function readEntries(files: ContentFiles): Promise<readonly ArchiveEntry[]> {
  const bytes = await files.read("manifest.json", maxManifestBytes);
  const list = bytes === undefined ? undefined : parseJson(bytes);
  if (!Array.isArray(list)) throw new SourceError("INVALID", `manifest.json of ${files.label} is no list of images`);
  return list.map((value: unknown) => {
    const { Config, Layers, RepoTags } = { ...(value as Record<string, unknown> | null) };
    if (typeof Config !== "string" || !isTexts(Layers)) {
      throw new SourceError("INVALID", `manifest.json of ${files.label} does not say what an image consists of`);
    }
    return { config: Config, layers: Layers, tags: isTexts(RepoTags) ? RepoTags : [] };
  });
}

function chooseEntry(label: string, entries: readonly ArchiveEntry[], name: string | undefined): ArchiveEntry {
  const wanted = name === undefined ? entries : entries.filter(({ tags }) => tags.some((tag) => isSameName(tag, name)));
  const [first, ...others] = wanted;
  if (first !== undefined && others.length === 0) return first;
  const tags = entries.flatMap((entry) => entry.tags);
  const holds = tags.length === 0 ? `${entries.length} images without names` : tags.join(", ");
  throw new SourceError(
    "AMBIGUOUS",
    name === undefined
      ? `${label} does not hold one image but: ${holds}`
      : `${label} holds no '${name}', but: ${holds}`,
    tags[0] === undefined ? {} : { next: `name one after the path, as in docker-archive:${label}:${tags[0]}` },
  );
}

/** Docker writes short names, podman full ones; a name without tag means `latest`. */
function isSameName(a: string, b: string): boolean {
  const full = (name: string) => {
    const short = name.replace(/^(docker\.io\/|localhost\/)(library\/)?/, "");
    return /:[^/]*$/.test(short) ? short : `${short}:latest`;
  };
  return full(a) === full(b);
}

/** The same image in the archive's OCI layout, where that is whole and its layers are packed. */
async function findPacked(files: ContentFiles, config: Digest): Promise<SourceManifest | undefined> {
  if (!(await isOciLayout(files))) return undefined;
  for (const root of await readOciLayouts(files)) {
    const images = root.kind === "index" ? root.children : [root];
    const isThis = images.some((image) => image.kind === "image" && image.blobs[0]?.digest === config);
    if (isThis && images.every(isPacked)) return root;
  }
  return undefined;
}

function isPacked(image: SourceManifest): boolean {
  const manifest = parseManifest(image.bytes, image.mediaType);
  return manifest.kind === "image" && manifest.layers.every(({ mediaType }) => !mediaType.endsWith(".tar"));
}

async function packImage(
  files: ContentFiles,
  layerNames: readonly string[],
  config: Uint8Array,
  options: DockerArchiveOptions,
): Promise<SourceManifest> {
  const diffIds = readDiffIds(files.label, config);
  if (diffIds.length !== layerNames.length) {
    throw new SourceError(
      "INVALID",
      `${files.label} has ${layerNames.length} layers; its config says ${diffIds.length}`,
    );
  }
  const names = [...new Set(layerNames.map((name) => posix.normalize(name)))];
  const prepared = await mapParallel(names, PARALLEL_LAYERS, (name) => prepareLayer(files, name, options));
  const byName = new Map(names.map((name, index) => [name, prepared[index] as PreparedLayer]));
  const layers = layerNames.map((name, index) => {
    const layer = byName.get(posix.normalize(name)) as PreparedLayer;
    if (layer.diffId !== diffIds[index]) {
      throw new SourceError("INVALID", `the layer ${name} of ${files.label} is not the one that its config names`);
    }
    return layer;
  });
  const configBlob = blobOf(config);
  const bytes = encodeDockerManifest(configBlob, layers);
  const blobs = [configBlob, ...layers.map(({ blob }) => blob)];
  return { kind: "image", bytes, mediaType: mediaTypes.dockerManifest, digest: digestOf(bytes), blobs };
}

type PreparedLayer = CompressedLayer & { readonly mediaType: string };

async function prepareLayer(files: ContentFiles, name: string, options: DockerArchiveOptions): Promise<PreparedLayer> {
  const size = await files.size(name);
  if (size === undefined) throw new SourceError("INVALID", `${files.label} is not complete: ${name} is missing`);
  const { onPacked, signal } = options;
  const packing = await packingOf(files.open(name));
  if (packing !== undefined) {
    const { digest, diffId } = await hashPackedLayer(files.open(name), packing, `the layer ${name} of ${files.label}`, {
      signal,
    });
    const blob: BlobSource = { digest, size, open: () => files.open(name) };
    return { blob, diffId, mediaType: packedMediaTypes[packing] };
  }
  const layer = await compressLayer(files.open(name), options.spool, { onProgress: onPacked, signal });
  return { ...layer, mediaType: mediaTypes.dockerLayerGzip };
}

function readDiffIds(label: string, config: Uint8Array): readonly Digest[] {
  const { rootfs } = { ...(parseJson(config) as { readonly rootfs?: { readonly diff_ids?: unknown } } | undefined) };
  const diffIds = rootfs?.diff_ids;
  if (!isTexts(diffIds) || !diffIds.every(isDigest)) {
    throw new SourceError("INVALID", `the config of ${label} names no layers (rootfs.diff_ids)`);
  }
  return diffIds;
}

/** Docker's image manifest (distribution, "Image Manifest Version 2, Schema 2"). */
function encodeDockerManifest(config: BlobSource, layers: readonly PreparedLayer[]): Uint8Array {
  const manifest = {
    schemaVersion: 2,
    mediaType: mediaTypes.dockerManifest,
    config: { mediaType: mediaTypes.dockerConfig, size: config.size, digest: config.digest },
    layers: layers.map(({ mediaType, blob: { size, digest } }) => ({ mediaType, size, digest })),
  };
  return new TextEncoder().encode(JSON.stringify(manifest));
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((entry) => typeof entry === "string");
}
