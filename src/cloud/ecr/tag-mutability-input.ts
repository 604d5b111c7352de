import type { ImageTagMutability, ImageTagMutabilityExclusionFilter } from "../aws/models/ecr.generated.ts";
import { invalidParameter } from "./ecr-error.ts";

/** Tag mutability as CreateRepository and PutImageTagMutability take it. */
export type TagMutabilityInput = {
  readonly imageTagMutability?: ImageTagMutability | undefined;
  readonly imageTagMutabilityExclusionFilters?: readonly ImageTagMutabilityExclusionFilter[] | undefined;
};

/**
 * The setting and its filters, which are there exactly when the setting ends in `_WITH_EXCLUSION` (Amazon ECR User
 * Guide, "Preventing image tags from being overwritten").
 *
 * @throws AwsError `InvalidParameterException`
 */
export function readTagMutability(input: TagMutabilityInput): {
  readonly tagMutability: ImageTagMutability;
  readonly filters: readonly string[];
} {
  const { imageTagMutability: tagMutability = "MUTABLE", imageTagMutabilityExclusionFilters: filters } = input;
  const takesFilters = tagMutability.endsWith("_WITH_EXCLUSION");
  const path = "imageTagMutabilityExclusionFilters";
  if (takesFilters && filters === undefined) {
    const sentence = "can't be null when imageTagMutability is set as";
    throw invalidParameter(path, `ImageTagMutabilityExclusionFilters ${sentence} ${tagMutability}`);
  }
  if (!takesFilters && filters !== undefined) {
    const sentence = "are not allowed when imageTagMutability is set to";
    throw invalidParameter(path, `ImageTagMutabilityExclusionFilters ${sentence} ${tagMutability}`);
  }
  return { tagMutability, filters: (filters ?? []).map(({ filter }) => filter) };
}
