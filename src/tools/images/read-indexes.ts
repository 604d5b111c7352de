import type { Digest } from "../../core/oci/digest.ts";
import { type Descriptor, parseManifest } from "../../core/oci/manifest.ts";
import { manifestKind, manifestMediaTypes } from "../../core/oci/media-types.ts";
import { OciError } from "../../core/oci/oci-error.ts";
import { callAws } from "../connect/aws-call.ts";
import { mapParallel } from "../connect/parallel.ts";
import { inBatches } from "./batches.ts";
import type { ImageRecord } from "./describe-images.ts";
import type { EcrRepository } from "./ecr-repository.ts";

/** Requests at once: below ECR's rate of one account. */
const PARALLEL_REQUESTS = 4;

/**
 * What each index of a repository lists. One that ECR does not hand out, as from the archive, or that is no index by the
 * specification, is left out. Throws AwsCallError.
 */
export async function readIndexes(
  { client, repository, key }: EcrRepository,
  images: readonly ImageRecord[],
): Promise<ReadonlyMap<Digest, readonly Descriptor[]>> {
  const indexes = images.filter(({ mediaType, status }) => manifestKind(mediaType) === "index" && status === "ACTIVE");
  const { BatchGetImageCommand } = await import("@aws-sdk/client-ecr");
  const answers = await mapParallel(inBatches(indexes), PARALLEL_REQUESTS, (batch) => {
    const command = new BatchGetImageCommand({
      ...key,
      imageIds: batch.map(({ digest }) => ({ imageDigest: digest })),
      acceptedMediaTypes: [...manifestMediaTypes],
    });
    return callAws(`reading the indexes of ${repository}`, () => client.send(command));
  });
  const children = new Map<Digest, readonly Descriptor[]>();
  for (const image of answers.flatMap((answer) => answer.images ?? [])) {
    const digest = image.imageId?.imageDigest as Digest | undefined;
    const listed = childrenOf(image.imageManifest ?? "", image.imageManifestMediaType);
    if (digest !== undefined && listed !== undefined) children.set(digest, listed);
  }
  return children;
}

function childrenOf(text: string, mediaType: string | undefined): readonly Descriptor[] | undefined {
  try {
    const manifest = parseManifest(new TextEncoder().encode(text), mediaType);
    return manifest.kind === "index" ? manifest.manifests : undefined;
  } catch (error) {
    if (error instanceof OciError) return undefined;
    throw error;
  }
}
