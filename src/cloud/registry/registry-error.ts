import { InkanError } from "../../core/error.ts";

/** Each refusal of `/v2` on the wire (OCI distribution-spec 1.1, "Error Codes"). */
export const registryErrors = {
  unauthorized: { status: 401, code: "UNAUTHORIZED" },
  denied: { status: 403, code: "DENIED" },
  nameInvalid: { status: 400, code: "NAME_INVALID" },
  nameUnknown: { status: 404, code: "NAME_UNKNOWN" },
  tagInvalid: { status: 400, code: "MANIFEST_INVALID" },
  tagImmutable: { status: 403, code: "DENIED" },
  digestInvalid: { status: 400, code: "DIGEST_INVALID" },
  manifestInvalid: { status: 400, code: "MANIFEST_INVALID" },
  manifestTooLarge: { status: 413, code: "MANIFEST_INVALID" },
  manifestTooSlow: { status: 408, code: "MANIFEST_INVALID" },
  manifestUnknown: { status: 404, code: "MANIFEST_UNKNOWN" },
  manifestDigestDiffers: { status: 400, code: "DIGEST_INVALID" },
  manifestBlobUnknown: { status: 404, code: "MANIFEST_BLOB_UNKNOWN" },
  manifestReferenced: { status: 405, code: "UNSUPPORTED" },
  tooManyTags: { status: 414, code: "UNSUPPORTED" },
  blobUnknown: { status: 404, code: "BLOB_UNKNOWN" },
  blobReferenced: { status: 405, code: "UNSUPPORTED" },
  blobDeleteUnsupported: { status: 405, code: "UNSUPPORTED" },
  blobRangeUnsatisfiable: { status: 416, code: "SIZE_INVALID" },
  uploadInvalid: { status: 400, code: "BLOB_UPLOAD_INVALID" },
  uploadUnknown: { status: 404, code: "BLOB_UPLOAD_UNKNOWN" },
  uploadOutOfOrder: { status: 416, code: "BLOB_UPLOAD_INVALID" },
  sizeInvalid: { status: 400, code: "SIZE_INVALID" },
  pageInvalid: { status: 400, code: "UNSUPPORTED" },
  methodUnsupported: { status: 405, code: "UNSUPPORTED" },
  quotaExceeded: { status: 403, code: "DENIED" },
} as const satisfies Record<string, { status: number; code: string }>;

/** A row of the table. */
export type RegistryErrorName = keyof typeof registryErrors;

/** What a refusal carries beside its row and sentence. */
export type RegistryErrorOptions = {
  readonly cause?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** ECR's sentence, where ECR takes the input for an invalid parameter of its API. */
  readonly invalidParameter?: string;
};

/** A refusal of `/v2`. */
export class RegistryError extends InkanError<RegistryErrorName> {
  override readonly name = "RegistryError";
  readonly headers: Readonly<Record<string, string>>;
  readonly invalidParameter: string | undefined;

  constructor(code: RegistryErrorName, message: string, options: RegistryErrorOptions = {}) {
    super(code, message, options);
    this.headers = options.headers ?? {};
    this.invalidParameter = options.invalidParameter;
  }
}
