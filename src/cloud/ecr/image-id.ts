import { isDigest } from "../../core/oci/digest.ts";
import { isTag } from "../../core/oci/names.ts";
import type { AwsError } from "../aws/aws-error.ts";
import type { ImageFailure, ImageFailureCode, ImageIdentifier } from "../aws/models/ecr.generated.ts";
import { ecrExpressions, imageNotFoundSentence, mustFit } from "../images/ecr-sentences.ts";
import type { ImageKey } from "../images/image-types.ts";
import { invalidParameter } from "./ecr-error.ts";

const digestPattern = /^[a-zA-Z0-9\-_+.]+:[a-fA-F0-9]+$/;
const tagPattern = /^[a-zA-Z0-9\-_.]+$/;

/** What an image identifier of a request says. */
export type ReadImageId =
  | { readonly kind: "key"; readonly key: ImageKey }
  /** Fits ECR's expressions, but no image can have it. */
  | { readonly kind: "impossible" }
  | { readonly kind: "invalid"; readonly member: "imageDigest" | "imageTag" | "both" };

/** Whether a text fits ECR's expression for digests. */
export function isEcrDigest(text: string): boolean {
  return digestPattern.test(text);
}

/** Reads an image identifier: tag, digest, or both, which must then agree. */
export function readImageId({ imageDigest, imageTag }: ImageIdentifier): ReadImageId {
  if (imageDigest === undefined && imageTag === undefined) return { kind: "invalid", member: "both" };
  if (imageDigest !== undefined && !digestPattern.test(imageDigest)) return { kind: "invalid", member: "imageDigest" };
  if (imageTag !== undefined && !tagPattern.test(imageTag)) return { kind: "invalid", member: "imageTag" };
  if (imageDigest !== undefined && !isDigest(imageDigest)) return { kind: "impossible" };
  if (imageTag !== undefined && !isTag(imageTag)) return { kind: "impossible" };
  return {
    kind: "key",
    key: {
      ...(imageDigest === undefined ? {} : { digest: imageDigest }),
      ...(imageTag === undefined ? {} : { tag: imageTag }),
    },
  };
}

/**
 * The refusal of an identifier that names nothing, by operations that have no failures of single images. ECR's sentence
 * for one with neither member is not known; this one is ours.
 */
export function invalidImageId(member: "imageDigest" | "imageTag" | "both"): AwsError {
  switch (member) {
    case "imageDigest":
      return invalidParameter("imageDigest", mustFit("digest"));
    case "imageTag":
      return invalidParameter("imageTag", mustFit("tag"));
    case "both":
      return invalidParameter("imageIds", "both tag and digest cannot be null");
  }
}

/**
 * What identifiers name, without those that no image can have.
 *
 * @throws AwsError `InvalidParameterException`
 */
export function readImageKeys(imageIds: readonly ImageIdentifier[]): readonly ImageKey[] {
  return imageIds.flatMap((imageId) => {
    const read = readImageId(imageId);
    if (read.kind === "invalid") throw invalidImageId(read.member);
    return read.kind === "key" ? [read.key] : [];
  });
}

/** An image's identifier as ECR answers it. */
export function imageIdOf(key: ImageKey): ImageIdentifier {
  return { imageDigest: key.digest, imageTag: key.tag };
}

/**
 * Why one image of a batch was left out (Amazon ECR API, ImageFailure). ECR's sentences for a tag on another image and
 * for an archived one are not known; these are ours.
 */
const failureReasons = {
  ImageNotFound: imageNotFoundSentence,
  MissingDigestAndTag: "Invalid request parameters: both tag and digest cannot be null",
  InvalidImageDigest: `Invalid request parameters: image digest should satisfy the regex '${ecrExpressions.digest}'`,
  InvalidImageTag: `Invalid request parameters: image tag should satisfy the regex '${ecrExpressions.tag}'`,
  ImageTagDoesNotMatchDigest: "Requested image tag does not match the requested image digest",
  ImageInaccessible: "Requested image is archived",
} as const satisfies Partial<Record<ImageFailureCode, string>>;

/** The failure of one image of a batch; its identifier is repeated as it came. */
export function imageFailure(imageId: ImageIdentifier, code: keyof typeof failureReasons): ImageFailure {
  return { imageId, failureCode: code, failureReason: failureReasons[code] };
}

/**
 * Does a batch's work for each identifier, in the order in which they are listed.
 *
 * @param work returns why it could not be done
 * @returns the failures, those of identifiers that name nothing among them
 */
export function forEachImageId(
  imageIds: readonly ImageIdentifier[],
  work: (key: ImageKey, imageId: ImageIdentifier) => ImageFailure | undefined,
): ImageFailure[] {
  return imageIds.flatMap((imageId) => {
    const read = readImageId(imageId);
    return (read.kind === "key" ? work(read.key, imageId) : unreadableFailure(imageId, read)) ?? [];
  });
}

/** The failure of an identifier that names nothing. */
function unreadableFailure(
  imageId: ImageIdentifier,
  read: Exclude<ReadImageId, { readonly kind: "key" }>,
): ImageFailure {
  if (read.kind === "impossible") return imageFailure(imageId, "ImageNotFound");
  const codes = {
    both: "MissingDigestAndTag",
    imageDigest: "InvalidImageDigest",
    imageTag: "InvalidImageTag",
  } as const;
  return imageFailure(imageId, codes[read.member]);
}
