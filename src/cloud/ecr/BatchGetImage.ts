import type { Tag } from "../../core/oci/names.ts";
import type { Image, ImageFailure, ImageIdentifier } from "../aws/models/ecr.generated.ts";
import type { OperationContext } from "../aws/operation.ts";
import { findImage, readManifest, recordPull } from "../images/find-image.ts";
import type { ImageKey, Repository, StoredImage } from "../images/image-types.ts";
import { ImagesError } from "../images/images-error.ts";
import { forEachImageId, imageFailure } from "./image-id.ts";
import { repositoryOperation } from "./repository-operation.ts";
import { repositoryId } from "./repository-output.ts";

/**
 * Most bytes of manifests in one answer: eight of the largest that can be pushed. A hundred such, or one asked for a
 * hundred times, would make an answer of more characters than a text can have.
 */
const maxManifestBytes = 32 * 1024 * 1024;

/**
 * Manifests of up to 100 images (Amazon ECR API, BatchGetImage); what cannot be had comes back among the failures. The
 * stored bytes are answered whatever `acceptedMediaTypes` says: ECR converts between Docker's and OCI's format for some
 * pulls by tag, never for one by digest, and a conversion would change the digest.
 */
export const BatchGetImage = repositoryOperation("BatchGetImage", {
  members: ["registryId", "repositoryName", "imageIds", "acceptedMediaTypes"],
  handle(input, repository, context) {
    const found: FoundImage[] = [];
    const failures = forEachImageId(input.imageIds, (key, imageId) => {
      const image = findImage(context, repository, key);
      if (image?.status !== "ACTIVE") return whyMissing(imageId, key, repository, context);
      found.push({ image, tag: key.tag });
      return undefined;
    });
    refuseTooManyBytes(found);
    return { images: pullImages(found, repository, context), failures };
  },
});

/** An image that can be pulled, and the tag it was asked by. */
type FoundImage = { readonly image: StoredImage; readonly tag: Tag | undefined };

function refuseTooManyBytes(found: readonly FoundImage[]): void {
  const bytes = found.reduce((sum, { image }) => sum + image.manifestSize, 0);
  if (bytes <= maxManifestBytes) return;
  throw new ImagesError(
    "LIMIT_EXCEEDED",
    `The manifests of the requested images have ${bytes} bytes, and one answer holds ${maxManifestBytes}: ask for fewer images at once`,
  );
}

/** Reads each image once, however many of its names were asked for. */
function pullImages(found: readonly FoundImage[], repository: Repository, context: OperationContext): Image[] {
  const manifests = new Map<number, string>();
  return found.map(({ image, tag }) => {
    let imageManifest = manifests.get(image.id);
    if (imageManifest === undefined) {
      imageManifest = pullManifest(image, repository, context);
      manifests.set(image.id, imageManifest);
    }
    return {
      ...repositoryId(repository),
      imageId: { imageDigest: image.digest, imageTag: tag },
      imageManifest,
      imageManifestMediaType: image.mediaType,
    };
  });
}

function pullManifest(image: StoredImage, repository: Repository, context: OperationContext): string {
  const manifest = readManifest(context, repository, { digest: image.digest });
  if (manifest === undefined) throw new Error(`image ${image.id} is gone within its own request`);
  recordPull(context, image);
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(manifest.bytes);
}

function whyMissing(
  imageId: ImageIdentifier,
  key: ImageKey,
  repository: Repository,
  context: OperationContext,
): ImageFailure {
  if (findImage(context, repository, key) !== undefined) return imageFailure(imageId, "ImageInaccessible");
  const { tag, digest } = key;
  const mismatch = tag !== undefined && digest !== undefined && findImage(context, repository, { tag }) !== undefined;
  return imageFailure(imageId, mismatch ? "ImageTagDoesNotMatchDigest" : "ImageNotFound");
}
