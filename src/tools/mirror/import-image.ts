import { InkanError } from "../../core/error.ts";
import type { ImportedManifest, MirrorImage } from "../../core/mirror-images.ts";
import { type DockerHubReference, familiarName } from "../../core/oci/docker-hub-reference.ts";
import { askHasLayer, askImport, sendLayer } from "../connect/control-client.ts";
import type { FoundSource } from "../connect/image-source.ts";
import { mapParallel } from "../connect/parallel.ts";
import type { SourceManifest } from "../connect/source-image.ts";
import { collectBlobs } from "../push/push-image.ts";
import type { Progress } from "../report/progress.ts";

/** What an import came to; `sentBytes` were not in the cloud before. */
export type ImportResult = { readonly image: MirrorImage; readonly sentBytes: number };

/** The image is not the one that the reference's digest names. */
export class ImportError extends InkanError<"DIGEST_MISMATCH"> {
  override readonly name = "ImportError";
}

/** Layers that are sent at once: hashing keeps one core busy, reading and writing another. */
const PARALLEL_LAYERS = 2;

/**
 * Copies an image, with every platform that the source has, into the mirror of a running cloud. Until the last step no
 * name leads to anything of it; another run sends only what is missing.
 *
 * @param controlSocket of the cloud
 * @throws SourceError, OciError, ImportError, ControlError, and the signal's reason
 */
export async function importImage(
  controlSocket: string,
  source: FoundSource,
  { repository, tag, digest }: DockerHubReference,
  { progress, signal }: { readonly progress: Progress; readonly signal: AbortSignal },
): Promise<ImportResult> {
  progress.begin("reading and packing the image");
  const { root, close } = await source.open().finally(progress.end);
  try {
    if (digest !== undefined && digest !== root.digest) {
      throw new ImportError("DIGEST_MISMATCH", `the image is ${root.digest}, not ${digest}, which was asked for`);
    }
    progress.begin(`importing ${familiarName(repository)}:${tag}`);
    const sentBytes = await sendLayers(controlSocket, root, { progress, signal });
    signal.throwIfAborted();
    const { images } = await askImport(controlSocket, { repository, tag, manifests: manifestsOf(root) });
    const image = images.find((each) => each.repository === repository && each.tag === tag);
    if (image === undefined) throw new TypeError("the cloud imported an image and does not list it");
    return { image, sentBytes };
  } finally {
    progress.end();
    await close();
  }
}

async function sendLayers(
  controlSocket: string,
  root: SourceManifest,
  { progress, signal }: { readonly progress: Progress; readonly signal: AbortSignal },
): Promise<number> {
  const blobs = collectBlobs(root);
  progress.setTotal(blobs.reduce((sum, { size }) => sum + size, 0));
  const sent = await mapParallel(blobs, PARALLEL_LAYERS, async (blob) => {
    signal.throwIfAborted();
    if (await askHasLayer(controlSocket, blob.digest)) {
      progress.advance(blob.size);
      return 0;
    }
    await sendLayer(controlSocket, blob, { onSent: progress.advance, signal });
    return blob.size;
  });
  return sent.reduce((sum, size) => sum + size, 0);
}

/** Every manifest once, each behind what it lists. */
function manifestsOf(root: SourceManifest): readonly ImportedManifest[] {
  const manifests = new Map<string, ImportedManifest>();
  const collect = (manifest: SourceManifest): void => {
    if (manifest.kind === "index") manifest.children.forEach(collect);
    const { digest, mediaType, bytes } = manifest;
    if (!manifests.has(digest)) manifests.set(digest, { digest, mediaType, bytes });
  };
  collect(root);
  return [...manifests.values()];
}
