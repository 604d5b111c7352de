import type { EcrOperations, ImageIdentifier, LifecyclePolicyPreviewResult } from "../aws/models/ecr.generated.ts";
import type { OperationContext } from "../aws/operation.ts";
import type { Repository } from "../images/image-types.ts";
import { ImagesError } from "../images/images-error.ts";
import {
  countPreviewResults,
  findLifecyclePreview,
  findPreviewResults,
  type LifecyclePreview,
  listPreviewResults,
  type PreviewResult,
} from "../images/lifecycle-previews.ts";
import { readImageKeys } from "./image-id.ts";
import { nextPage, readPage, refusePageOf } from "./paging.ts";
import { repositoryOperation } from "./repository-operation.ts";
import { repositoryId } from "./repository-output.ts";

type Types = EcrOperations["GetLifecyclePolicyPreview"];

/**
 * The state of a repository's newest preview and, once it is complete, a page of its result, oldest image first: what
 * the policy acts on, what it keeps is left out. The summary is that of the whole result (Amazon ECR API,
 * GetLifecyclePolicyPreview).
 */
export const GetLifecyclePolicyPreview = repositoryOperation("GetLifecyclePolicyPreview", {
  members: ["registryId", "repositoryName", "imageIds", "nextToken", "maxResults", "filter"],
  handle(input, repository, context) {
    if (input.imageIds !== undefined) refusePageOf("imageIds", input);
    const preview = requirePreview(context, repository);
    const { policyText: lifecyclePolicyText, status } = preview;
    return {
      ...repositoryId(repository),
      lifecyclePolicyText,
      status,
      ...(status === "COMPLETE" ? resultOf(input, preview, context) : {}),
    };
  },
});

function requirePreview(context: OperationContext, repository: Repository): LifecyclePreview {
  const preview = findLifecyclePreview(context, repository);
  if (preview !== undefined) return preview;
  // ECR's sentence is not known; this one follows that for a policy.
  throw new ImagesError(
    "LIFECYCLE_PREVIEW_NOT_FOUND",
    `Lifecycle policy preview does not exist for the repository with name '${repository.name}' in the registry with id '${repository.scope.account}'`,
  );
}

function resultOf(input: Types["input"], preview: LifecyclePreview, context: OperationContext): Types["output"] {
  const { expiring, transitioning } = countPreviewResults(context, preview);
  const results =
    input.imageIds === undefined
      ? resultPage(input, preview, context)
      : { previewResults: resultsById(input, input.imageIds, preview, context).map(previewResult) };
  return {
    ...results,
    summary: {
      expiringImageTotalCount: expiring,
      ...(transitioning === 0
        ? {}
        : { transitioningImageTotalCounts: [{ targetStorageClass: "ARCHIVE", imageTotalCount: transitioning }] }),
    },
  };
}

function resultPage(input: Types["input"], preview: LifecyclePreview, context: OperationContext): Types["output"] {
  const tagStatus = input.filter?.tagStatus;
  const listing = ["GetLifecyclePolicyPreview", preview.id, tagStatus];
  const { results, next } = listPreviewResults(context, preview, { tagStatus, ...readPage(listing, input) });
  return { previewResults: results.map(previewResult), ...nextPage(listing, next) };
}

function resultsById(
  { filter }: Types["input"],
  imageIds: readonly ImageIdentifier[],
  preview: LifecyclePreview,
  context: OperationContext,
): readonly PreviewResult[] {
  return findPreviewResults(context, preview, readImageKeys(imageIds), filter?.tagStatus);
}

function previewResult(result: PreviewResult): LifecyclePolicyPreviewResult {
  return {
    imageTags: result.tags.length === 0 ? undefined : result.tags,
    imageDigest: result.digest,
    imagePushedAt: result.pushedAt,
    action: result.action === "expire" ? { type: "EXPIRE" } : { type: "TRANSITION", targetStorageClass: "ARCHIVE" },
    appliedRulePriority: result.priority,
    storageClass: result.storageClass,
  };
}
