import type { EcrOperations, ImageIdentifier } from "../aws/models/ecr.generated.ts";
import type { OperationContext } from "../aws/operation.ts";
import { findImage } from "../images/find-image.ts";
import type { Repository, StoredImage } from "../images/image-types.ts";
import { ImagesError } from "../images/images-error.ts";
import { type DescribedImages, describeImages } from "../images/list-images.ts";
import { imageDetail } from "./image-detail.ts";
import { invalidImageId, readImageId } from "./image-id.ts";
import { nextPage, readPage, refusePageOf } from "./paging.ts";
import { repositoryOperation } from "./repository-operation.ts";

type Types = EcrOperations["DescribeImages"];

/**
 * One entry an image, indexes, their children and referrers alike, newest push first; those asked for by id in that
 * order, where one unknown id fails the call (Amazon ECR API, DescribeImages).
 */
export const DescribeImages = repositoryOperation("DescribeImages", {
  members: ["registryId", "repositoryName", "imageIds", "nextToken", "maxResults", "filter"],
  handle: (input, repository, context) =>
    input.imageIds === undefined
      ? describePage(input, repository, context)
      : describeById(input, input.imageIds, repository, context),
});

/** The output of a page, one frozen value as long as `describeImages` answers the same page. */
const outputsOfPages = new WeakMap<DescribedImages, Types["output"]>();

function describePage(input: Types["input"], repository: Repository, context: OperationContext): Types["output"] {
  const { tagStatus, imageStatus: status } = input.filter ?? {};
  const listing = ["DescribeImages", repository.id, tagStatus, status];
  const described = describeImages(context, repository, {
    ...(tagStatus === undefined ? {} : { tagStatus }),
    ...(status === undefined ? {} : { status }),
    ...readPage(listing, input),
  });
  let output = outputsOfPages.get(described);
  if (output === undefined) {
    const imageDetails = described.images.map((image) => imageDetail(repository, image));
    output = Object.freeze({ imageDetails, ...nextPage(listing, described.next) });
    outputsOfPages.set(described, output);
  }
  return output;
}

/** Images of any status, as they are asked for outright; a filter that is given narrows them. */
function describeById(
  input: Types["input"],
  imageIds: readonly ImageIdentifier[],
  repository: Repository,
  context: OperationContext,
): Types["output"] {
  refusePageOf("imageIds", input);
  const images = new Map<number, StoredImage>();
  for (const imageId of imageIds) {
    const image = requireImage(imageId, repository, context);
    images.set(image.id, image);
  }
  const { tagStatus = "ANY", imageStatus = "ANY" } = input.filter ?? {};
  const wanted = [...images.values()].filter(
    (image) =>
      (tagStatus === "ANY" || (tagStatus === "TAGGED") === image.tags.length > 0) &&
      (imageStatus === "ANY" || imageStatus === image.status),
  );
  return { imageDetails: wanted.map((image) => imageDetail(repository, image)) };
}

function requireImage(imageId: ImageIdentifier, repository: Repository, context: OperationContext): StoredImage {
  const read = readImageId(imageId);
  if (read.kind === "invalid") throw invalidImageId(read.member);
  const image = read.kind === "key" ? findImage(context, repository, read.key) : undefined;
  if (image !== undefined) return image;
  const { imageDigest = null, imageTag = null } = imageId;
  throw new ImagesError(
    "IMAGE_NOT_FOUND",
    `The image with imageId {imageDigest:'${imageDigest}', imageTag:'${imageTag}'} does not exist within the repository with name '${repository.name}' in the registry with id '${repository.scope.account}'`,
  );
}
