import { InkanError } from "../../core/error.ts";

/** What can be refused in the one truth under the ECR API and `/v2`; each side has a table from these to its wire errors. */
export type ImagesErrorCode =
  | "REPOSITORY_NOT_FOUND"
  | "REPOSITORY_ALREADY_EXISTS"
  | "REPOSITORY_NOT_EMPTY"
  | "REPOSITORY_POLICY_NOT_FOUND"
  | "LIFECYCLE_POLICY_NOT_FOUND"
  | "LIFECYCLE_PREVIEW_NOT_FOUND"
  | "LIFECYCLE_PREVIEW_IN_PROGRESS"
  | "IMAGE_NOT_FOUND"
  | "IMAGE_ALREADY_EXISTS"
  | "IMAGE_TAG_ALREADY_EXISTS"
  | "IMAGE_DIGEST_DOES_NOT_MATCH"
  | "IMAGE_REFERENCED_BY_INDEX"
  | "MANIFEST_INVALID"
  | "REFERENCED_IMAGES_NOT_FOUND"
  | "LAYERS_NOT_FOUND"
  | "LAYER_ALREADY_EXISTS"
  | "LAYER_INACCESSIBLE"
  | "LAYER_PART_INVALID"
  | "LAYER_PART_TOO_SMALL"
  | "LAYER_DIGEST_INVALID"
  | "UPLOAD_NOT_FOUND"
  | "UPLOAD_EMPTY"
  | "UPLOAD_RANGE_INVALID"
  | "PAGE_POSITION_INVALID"
  | "LIMIT_EXCEEDED";

/** A refusal, with ECR's own sentence as message where one is known (Amazon ECR API, "Errors" of each operation). */
export class ImagesError extends InkanError<ImagesErrorCode> {
  override readonly name = "ImagesError";
  /** With UPLOAD_RANGE_INVALID and LAYER_PART_INVALID: how many bytes the upload holds. */
  readonly received: number | undefined;

  constructor(
    code: ImagesErrorCode,
    message: string,
    options: { readonly cause?: unknown; readonly received?: number } = {},
  ) {
    super(code, message, options);
    this.received = options.received;
  }
}
