import type { Digest } from "../../core/oci/digest.ts";
import type { RepositoryName, Tag } from "../../core/oci/names.ts";
import { mapParallel } from "../connect/parallel.ts";
import type { RegistryClient } from "../connect/registry-client.ts";
import type { SourceBlob, SourceManifest } from "../connect/source-image.ts";

/** Where an image goes. */
export type PushTarget = {
  readonly registry: RegistryClient;
  readonly repository: RepositoryName;
  /** A digest must be the image's own. */
  readonly reference: Tag | Digest;
};

export type PushOptions = {
  /** Told once how much there may be to send, in bytes. */
  readonly onTotal?: (bytes: number) => void;
  /** Bytes that need not be sent any more: sent, or found to be there. Negative when an upload starts over. */
  readonly onProgress?: (bytes: number) => void;
  readonly signal?: AbortSignal;
};

/** What a push did; sizes in bytes. */
export type PushResult = {
  readonly digest: Digest;
  readonly mediaType: string;
  readonly pushedBlobs: number;
  readonly presentBlobs: number;
  readonly mountedBlobs: number;
  readonly pushedBytes: number;
  /** Whether the registry already had the image under this reference. */
  readonly unchanged: boolean;
};

/** Blobs that are sent at once: two more than docker's and crane's four win nothing on one machine or one line. */
const PARALLEL_BLOBS = 4;

/**
 * Pushes an image, or an index with all below it: the blobs in parallel, then manifests, each after what it points to
 * and the one that bears the reference last. Whatever interrupts it, the reference names the old image or the new one
 * whole, and another run sends only what is missing.
 */
export async function pushImage(
  target: PushTarget,
  root: SourceManifest,
  options: PushOptions = {},
): Promise<PushResult> {
  const blobs = collectBlobs(root);
  options.onTotal?.(blobs.reduce((sum, { size }) => sum + size, 0));
  const outcomes = await mapParallel(blobs, PARALLEL_BLOBS, (blob) => pushBlob(target, blob, options));
  const count = (outcome: "pushed" | "present" | "mounted") => outcomes.filter((each) => each === outcome).length;
  if (root.kind === "index") for (const child of root.children) await pushManifests(target, child, options);
  const unchanged = await pushManifest(target, root, target.reference, options);
  return {
    digest: root.digest,
    mediaType: root.mediaType,
    pushedBlobs: count("pushed"),
    presentBlobs: count("present"),
    mountedBlobs: count("mounted"),
    pushedBytes: blobs.reduce((sum, { size }, index) => sum + (outcomes[index] === "pushed" ? size : 0), 0),
    unchanged,
  };
}

/** Every blob below a manifest once, the largest first so that the last to end is a small one. */
export function collectBlobs(root: SourceManifest): readonly SourceBlob[] {
  const blobs = new Map<Digest, SourceBlob>();
  const collect = (manifest: SourceManifest) => {
    if (manifest.kind === "index") manifest.children.forEach(collect);
    else for (const blob of manifest.blobs) blobs.set(blob.digest, blob);
  };
  collect(root);
  return [...blobs.values()].sort((a, b) => b.size - a.size);
}

async function pushBlob(
  { registry, repository }: PushTarget,
  blob: SourceBlob,
  { onProgress, signal }: PushOptions,
): Promise<"pushed" | "present" | "mounted"> {
  signal?.throwIfAborted();
  const { mountFrom } = blob;
  const outcome = await registry.putBlob(repository, blob, {
    ...(onProgress === undefined ? {} : { onProgress }),
    ...(mountFrom?.host === registry.host ? { mountFrom: mountFrom.repository } : {}),
    ...(signal === undefined ? {} : { signal }),
  });
  if (outcome !== "pushed") onProgress?.(blob.size);
  return outcome;
}

async function pushManifests(target: PushTarget, manifest: SourceManifest, options: PushOptions): Promise<void> {
  if (manifest.kind === "index") for (const child of manifest.children) await pushManifests(target, child, options);
  await pushManifest(target, manifest, manifest.digest, options);
}

/** Whether it was there already: then nothing is sent, which an immutable tag would refuse. */
async function pushManifest(
  { registry, repository }: PushTarget,
  manifest: SourceManifest,
  reference: Tag | Digest,
  { signal }: PushOptions,
): Promise<boolean> {
  signal?.throwIfAborted();
  const present = await registry.headManifest(repository, reference);
  if (present?.digest === manifest.digest) return true;
  await registry.putManifest(repository, reference, manifest.bytes, manifest.mediaType);
  return false;
}
