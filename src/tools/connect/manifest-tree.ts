import { type Digest, digestAlgorithm, digestOf } from "../../core/oci/digest.ts";
import { type Descriptor, maxManifestBytes, parseManifest } from "../../core/oci/manifest.ts";
import { type SourceBlob, SourceError, type SourceManifest } from "./source-image.ts";

/** Deepest nesting of indexes: real ones have two levels. */
const MAX_DEPTH = 4;

/** Most manifests below one: a multi-platform image with attestations has a few dozen. */
const MAX_MANIFESTS = 1000;

/** Where the parts of an image come from. */
export type ManifestStore = {
  /** What is said of it in errors. */
  readonly label: string;
  /** At most `maxManifestBytes`; undefined where it is not there. */
  readManifest(descriptor: Pick<Descriptor, "digest" | "mediaType">): Promise<Uint8Array | undefined>;
  /** Undefined where it is not there. */
  findBlob(descriptor: Descriptor): Promise<SourceBlob | undefined>;
};

/** Reads a manifest and all below it. Throws SourceError where anything is missing or wrong, OciError for bad manifests. */
export async function readManifestTree(
  store: ManifestStore,
  descriptor: Pick<Descriptor, "digest" | "mediaType">,
): Promise<SourceManifest> {
  let count = 0;
  const read = async (at: Pick<Descriptor, "digest" | "mediaType">, depth: number): Promise<SourceManifest> => {
    count += 1;
    if (depth > MAX_DEPTH || count > MAX_MANIFESTS) {
      throw new SourceError("TOO_LARGE", `${store.label} nests more manifests than an image has`);
    }
    const bytes = await store.readManifest(at);
    if (bytes === undefined) throw missing(store, at.digest);
    checkManifest(store, at.digest, bytes);
    const manifest = parseManifest(bytes, at.mediaType);
    const base = { bytes, mediaType: manifest.mediaType, digest: at.digest };
    if (manifest.kind === "index") {
      const children: SourceManifest[] = [];
      for (const child of manifest.manifests) children.push(await read(child, depth + 1));
      return { kind: "index", ...base, children };
    }
    const blobs = await Promise.all([manifest.config, ...manifest.layers].map((blob) => findBlob(store, blob)));
    return { kind: "image", ...base, blobs: blobs.filter((blob) => blob !== undefined) };
  };
  return await read(descriptor, 1);
}

function checkManifest(store: ManifestStore, digest: Digest, bytes: Uint8Array): void {
  if (bytes.byteLength > maxManifestBytes) {
    throw new SourceError("TOO_LARGE", `the manifest ${digest} in ${store.label} has ${bytes.byteLength} bytes`);
  }
  if (digestOf(bytes, digestAlgorithm(digest)) !== digest) {
    throw new SourceError("INVALID", `the manifest ${digest} in ${store.label} has another digest: it was altered`);
  }
}

async function findBlob(store: ManifestStore, descriptor: Descriptor): Promise<SourceBlob | undefined> {
  const blob = await store.findBlob(descriptor);
  if (blob === undefined) {
    // Layers that may not be distributed stay where their URLs lead (OCI image-spec 1.0, layer.md).
    if (/\.(nondistributable|foreign)\./.test(descriptor.mediaType)) return undefined;
    throw missing(store, descriptor.digest);
  }
  if (blob.size !== descriptor.size) {
    const { digest, size } = descriptor;
    throw new SourceError("INVALID", `${digest} in ${store.label} has ${blob.size} bytes; its manifest says ${size}`);
  }
  return blob;
}

function missing(store: ManifestStore, digest: Digest): SourceError {
  return new SourceError("INVALID", `${store.label} is not complete: ${digest} is missing`);
}
