import type { Image, ImageFailure, ImageIdentifier } from "../aws/models/ecr.generated.ts";
import type { OperationContext } from "../aws/operation.ts";
import { findImage, readManifest, recordPull } from "../images/find-image.ts";
import type { ImageKey, Repository } from "../images/image-types.ts";
import { imageFailure, readImageId, unreadableFailure } from "./image-id.ts";
import { repositoryOperation } from "./repository-operation.ts";
import { repositoryId } from "./repository-output.ts";

/**
 * Manifests of up to 100 images (Amazon ECR API, BatchGetImage); what cannot be had comes back among the failures. The
 * stored bytes are answered whatever `acceptedMediaTypes` says: ECR converts between Docker's and OCI's format for some
 * pulls by tag, never for one by digest, and a conversion would change the digest.
 */
export const BatchGetImage = repositoryOperation("BatchGetImage", {
  members: ["registryId", "repositoryName", "imageIds", "acceptedMediaTypes"],
  handle(input, repository, context) {
    const images: Image[] = [];
    const failures: ImageFailure[] = [];
    for (const imageId of input.imageIds) {
      const read = readImageId(imageId);
      if (read.kind !== "key") {
        failures.push(unreadableFailure(imageId, read));
        continue;
      }
      const image = pullImage(read.key, repository, context);
      if (image === undefined) failures.push(whyMissing(imageId, read.key, repository, context));
      else images.push(image);
    }
    return { images, failures };
  },
});

function pullImage(key: ImageKey, repository: Repository, context: OperationContext): Image | undefined {
  const pulled = readManifest(context, repository, key);
  if (pulled === undefined) return undefined;
  recordPull(context, pulled.image);
  return {
    ...repositoryId(repository),
    imageId: { imageDigest: pulled.image.digest, imageTag: key.tag },
    imageManifest: new TextDecoder("utf-8", { ignoreBOM: true }).decode(pulled.bytes),
    imageManifestMediaType: pulled.image.mediaType,
  };
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
