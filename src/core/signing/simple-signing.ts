import type { Digest } from "../oci/digest.ts";
import { isDigest } from "../oci/digest.ts";
import type { SignedAnnotations } from "./annotations.ts";
import { encodeGoJson } from "./go-json.ts";
import { SigningError } from "./signing-error.ts";
import { expectMembers, expectObject, expectString, type JsonObject, parseStrictJson } from "./strict-json.ts";

/** `critical.type` of every payload cosign signs (containers/image "simple signing", cosign SIGNATURE_SPEC.md). */
export const simpleSigningType = "cosign container image signature";

/** What is to be signed in the older format: that an image of this digest goes by this name. */
export type SimpleSigningClaim = {
  /** Registry and repository, without tag or digest. */
  readonly dockerReference: string;
  readonly manifestDigest: Digest;
  readonly annotations: SignedAnnotations;
};

/** What a payload of the older format says. */
export type SimpleSigning = {
  /** The name as the signer gave it; the digest alone binds the image. */
  readonly dockerReference: string;
  readonly manifestDigest: Digest;
  /** The `optional` member as it was signed; undefined where it is null. */
  readonly optional: JsonObject | undefined;
};

/**
 * The payload bytes that are signed and stored: what cosign writes for the same claim, byte for byte.
 * No annotations at all give `"optional":null`.
 */
export function encodeSimpleSigning(claim: SimpleSigningClaim): Uint8Array {
  return encodeGoJson({
    critical: {
      identity: { "docker-reference": claim.dockerReference },
      image: { "docker-manifest-digest": claim.manifestDigest },
      type: simpleSigningType,
    },
    optional: claim.annotations.size === 0 ? null : claim.annotations,
  });
}

/**
 * Reads a payload. Stricter than cosign, which skips `critical.type`, ignores unknown members, and takes the last of
 * those that stand twice or differ in letter case only.
 *
 * @throws SigningError `MALFORMED`
 */
export function decodeSimpleSigning(bytes: Uint8Array): SimpleSigning {
  const payload = expectMembers(parseStrictJson(bytes, "the payload"), "the payload", {
    required: ["critical"],
    optional: ["optional"],
  });
  const critical = expectMembers(payload.critical, "critical", { required: ["identity", "image", "type"] });
  const identity = expectMembers(critical.identity, "critical.identity", { required: ["docker-reference"] });
  const image = expectMembers(critical.image, "critical.image", { required: ["docker-manifest-digest"] });
  if (critical.type !== simpleSigningType) {
    throw new SigningError("MALFORMED", `critical.type is not '${simpleSigningType}'`);
  }
  const manifestDigest = expectString(image["docker-manifest-digest"], "critical.image.docker-manifest-digest");
  if (!isDigest(manifestDigest)) {
    throw new SigningError("MALFORMED", "critical.image.docker-manifest-digest is not a digest");
  }
  const { optional } = payload;
  return {
    dockerReference: expectString(identity["docker-reference"], "critical.identity.docker-reference"),
    manifestDigest,
    optional: optional === undefined || optional === null ? undefined : expectObject(optional, "optional"),
  };
}
