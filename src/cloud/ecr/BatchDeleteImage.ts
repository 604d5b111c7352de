import type { ImageFailure, ImageIdentifier } from "../aws/models/ecr.generated.ts";
import { deleteImage, type ImageDeletion } from "../images/delete-image.ts";
import { imageReferencedSentence } from "../images/ecr-sentences.ts";
import { forEachImageId, imageFailure, imageIdOf } from "./image-id.ts";
import { repositoryOperation } from "./repository-operation.ts";

/**
 * Deletes tags and images in the order in which they are listed (Amazon ECR API, BatchDeleteImage): the last tag takes
 * its image along, a digest all its tags. What is refused comes back among the failures.
 */
export const BatchDeleteImage = repositoryOperation("BatchDeleteImage", {
  members: ["registryId", "repositoryName", "imageIds"],
  handle(input, repository, context) {
    const imageIds: ImageIdentifier[] = [];
    const failures = forEachImageId(input.imageIds, (key, imageId) => {
      const deletion = deleteImage(context, repository, key);
      if (deletion.kind === "refused") return deletionFailure(imageId, deletion);
      imageIds.push(...deletion.removed.map(imageIdOf));
      return undefined;
    });
    return { imageIds, failures };
  },
});

type RefusedDeletion = Extract<ImageDeletion, { readonly kind: "refused" }>;

function deletionFailure(imageId: ImageIdentifier, refused: RefusedDeletion): ImageFailure {
  switch (refused.reason) {
    case "not-found":
      return imageFailure(imageId, "ImageNotFound");
    case "tag-digest-mismatch":
      return imageFailure(imageId, "ImageTagDoesNotMatchDigest");
    case "referenced":
      return {
        imageId,
        failureCode: "ImageReferencedByManifestList",
        failureReason: imageReferencedSentence(refused.referencedBy),
      };
  }
}
