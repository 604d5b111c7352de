import type { FastifyReply, FastifyRequest } from "fastify";
import { OciError } from "../../core/oci/oci-error.ts";
import { ImagesError, type ImagesErrorCode } from "../images/images-error.ts";
import type { Quirks } from "../quirks.ts";
import { RegistryError, type RegistryErrorName, registryErrors } from "./registry-error.ts";

/** The row of `/v2` for each refusal of `cloud/images`. */
const imagesErrors: Readonly<Record<ImagesErrorCode, RegistryErrorName>> = {
  REPOSITORY_NOT_FOUND: "nameUnknown",
  REPOSITORY_ALREADY_EXISTS: "nameInvalid",
  REPOSITORY_NOT_EMPTY: "denied",
  REPOSITORY_POLICY_NOT_FOUND: "nameUnknown",
  LIFECYCLE_POLICY_NOT_FOUND: "nameUnknown",
  LIFECYCLE_PREVIEW_NOT_FOUND: "nameUnknown",
  LIFECYCLE_PREVIEW_IN_PROGRESS: "denied",
  IMAGE_NOT_FOUND: "manifestUnknown",
  IMAGE_ALREADY_EXISTS: "manifestInvalid",
  IMAGE_TAG_ALREADY_EXISTS: "tagImmutable",
  IMAGE_DIGEST_DOES_NOT_MATCH: "manifestDigestDiffers",
  IMAGE_REFERENCED_BY_INDEX: "manifestReferenced",
  MANIFEST_INVALID: "manifestInvalid",
  REFERENCED_IMAGES_NOT_FOUND: "manifestBlobUnknown",
  LAYERS_NOT_FOUND: "manifestBlobUnknown",
  LAYER_ALREADY_EXISTS: "uploadInvalid",
  LAYER_INACCESSIBLE: "blobUnknown",
  LAYER_PART_INVALID: "sizeInvalid",
  LAYER_PART_TOO_SMALL: "sizeInvalid",
  LAYER_DIGEST_INVALID: "digestInvalid",
  UPLOAD_NOT_FOUND: "uploadUnknown",
  UPLOAD_EMPTY: "uploadInvalid",
  UPLOAD_RANGE_INVALID: "uploadOutOfOrder",
  PAGE_POSITION_INVALID: "pageInvalid",
  LIMIT_EXCEEDED: "quotaExceeded",
};

/** ECR's codes where they are not the specification's. */
const ownCodes: Partial<Readonly<Record<RegistryErrorName, { readonly status: number; readonly code: string }>>> = {
  tagImmutable: { status: 400, code: "TAG_INVALID" },
  manifestDigestDiffers: { status: 400, code: "MANIFEST_INVALID" },
};

/** Answers a refusal; what is none is thrown on, to the door, as a failure of ours. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply, quirks: Quirks): void {
  const refusal = toRegistryError(error);
  if (refusal === undefined) throw error;
  const { status, code, message } = onTheWire(refusal, request.method, quirks);
  reply.code(status).headers(refusal.headers);
  if (refusal.code === "unauthorized" && quirks.plainChallenge) {
    reply.header("content-type", "text/plain; charset=utf-8").send("Not Authorized\n");
    return;
  }
  reply.header("content-type", "application/json; charset=utf-8").send(errorBody(code, message));
}

/** The body of an error: one error, and a newline behind it as ECR has it. */
export function errorBody(code: string, message: string): string {
  return `${JSON.stringify({ errors: [{ code, message }] })}\n`;
}

function toRegistryError(error: unknown): RegistryError | undefined {
  if (error instanceof RegistryError) return error;
  if (!(error instanceof ImagesError)) return undefined;
  const row = imagesErrors[error.code];
  if (error.code !== "MANIFEST_INVALID") return new RegistryError(row, error.message, { cause: error });
  // ECR says the same of every manifest; the specification's form says what is wrong.
  const what = error.cause instanceof OciError ? error.cause.message : error.message;
  return new RegistryError(row, what, { cause: error, invalidParameter: error.message });
}

function onTheWire(
  refusal: RegistryError,
  method: string,
  quirks: Quirks,
): { readonly status: number; readonly code: string; readonly message: string } {
  if (quirks.invalidParameterUnsupported && refusal.invalidParameter !== undefined) {
    return { status: method === "HEAD" ? 400 : 405, code: "UNSUPPORTED", message: refusal.invalidParameter };
  }
  const row = (quirks.ownErrorCodes ? ownCodes[refusal.code] : undefined) ?? registryErrors[refusal.code];
  return { status: row.status, code: row.code, message: refusal.message };
}
