import { InkanError } from "../error.ts";

/** What can be wrong with text or bytes that claim to be something of OCI's. */
export type OciErrorCode =
  | "DIGEST_INVALID"
  | "REPOSITORY_NAME_INVALID"
  | "TAG_INVALID"
  | "REFERENCE_INVALID"
  | "MANIFEST_INVALID"
  | "MEDIA_TYPE_MISMATCH"
  | "MEDIA_TYPE_UNKNOWN";

/** Broken input at the edge of the OCI model. */
export class OciError extends InkanError<OciErrorCode> {
  override readonly name = "OciError";
}
