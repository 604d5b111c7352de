import { AwsError } from "../aws/aws-error.ts";
import { invalidParameterSentence } from "../images/ecr-sentences.ts";
import { ImagesError, type ImagesErrorCode } from "../images/images-error.ts";

/** ECR's exception for each refusal of `cloud/images` (Amazon ECR API, "Errors" of each operation). */
const exceptions: Readonly<Record<ImagesErrorCode, string>> = {
  REPOSITORY_NOT_FOUND: "RepositoryNotFoundException",
  REPOSITORY_ALREADY_EXISTS: "RepositoryAlreadyExistsException",
  REPOSITORY_NOT_EMPTY: "RepositoryNotEmptyException",
  REPOSITORY_POLICY_NOT_FOUND: "RepositoryPolicyNotFoundException",
  LIFECYCLE_POLICY_NOT_FOUND: "LifecyclePolicyNotFoundException",
  LIFECYCLE_PREVIEW_NOT_FOUND: "LifecyclePolicyPreviewNotFoundException",
  LIFECYCLE_PREVIEW_IN_PROGRESS: "LifecyclePolicyPreviewInProgressException",
  IMAGE_NOT_FOUND: "ImageNotFoundException",
  IMAGE_ALREADY_EXISTS: "ImageAlreadyExistsException",
  IMAGE_TAG_ALREADY_EXISTS: "ImageTagAlreadyExistsException",
  IMAGE_DIGEST_DOES_NOT_MATCH: "ImageDigestDoesNotMatchException",
  IMAGE_REFERENCED_BY_INDEX: "InvalidParameterException",
  MANIFEST_INVALID: "InvalidParameterException",
  REFERENCED_IMAGES_NOT_FOUND: "ReferencedImagesNotFoundException",
  LAYERS_NOT_FOUND: "LayersNotFoundException",
  LAYER_ALREADY_EXISTS: "LayerAlreadyExistsException",
  LAYER_INACCESSIBLE: "LayerInaccessibleException",
  LAYER_PART_INVALID: "InvalidLayerPartException",
  LAYER_PART_TOO_SMALL: "LayerPartTooSmallException",
  LAYER_DIGEST_INVALID: "InvalidLayerException",
  UPLOAD_NOT_FOUND: "UploadNotFoundException",
  UPLOAD_EMPTY: "EmptyUploadException",
  UPLOAD_RANGE_INVALID: "InvalidLayerPartException",
  PAGE_POSITION_INVALID: "InvalidParameterException",
  LIMIT_EXCEEDED: "LimitExceededException",
};

/** What exceptions with members repeat of the request. */
export type RequestFacts = {
  readonly registryId: string;
  readonly repositoryName?: string;
  readonly uploadId?: string | undefined;
};

/** Runs an operation's work, its `ImagesError`s turned into ECR's exceptions. */
export async function withEcrErrors<T>(facts: RequestFacts, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ImagesError ? toException(error, facts) : error;
  }
}

/** ECR's exception for a parameter. */
export function invalidParameter(path: string, constraint: string): AwsError {
  return new AwsError("InvalidParameterException", invalidParameterSentence(path, constraint));
}

/** The refusal of a token that the listing never gave; ECR's sentence is not known, this one is ours. */
export function invalidToken(): AwsError {
  return invalidParameter("nextToken", "Must be the nextToken of a previous answer to the same request");
}

function toException(error: ImagesError, facts: RequestFacts): AwsError {
  if (error.code === "PAGE_POSITION_INVALID") return invalidToken();
  const code = exceptions[error.code];
  const members = code === "InvalidLayerPartException" ? layerPartMembers(error.received, facts) : {};
  return new AwsError(code, error.message, { cause: error, members });
}

/** Where the upload stands; the last byte is left out while there is none. */
function layerPartMembers(received = 0, facts: RequestFacts): Readonly<Record<string, unknown>> {
  return { ...facts, ...(received > 0 ? { lastValidByteReceived: received - 1 } : {}) };
}
