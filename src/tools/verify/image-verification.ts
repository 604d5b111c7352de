import type { InkanError } from "../../core/error.ts";
import type { Digest } from "../../core/oci/digest.ts";
import type { Unread } from "./locate-signatures.ts";
import type { JudgedSignature } from "./read-verdict.ts";

/** What the verification of one image came to. */
export type Outcome =
  /** At least one signature satisfied every condition. */
  | { readonly kind: "verified" }
  | { readonly kind: "no-signature" }
  | { readonly kind: "no-image"; readonly reason: string }
  /** There are signatures, and each was rejected. */
  | { readonly kind: "no-match" }
  /** Nothing satisfied, and something could not be read that might have. */
  | { readonly kind: "incomplete" }
  /** Nothing could be read at all. */
  | { readonly kind: "failed"; readonly error: InkanError };

/** One image with everything found about its signatures. */
export type ImageVerification = {
  /** As it was asked for, with its registry. */
  readonly reference: string;
  /** Undefined where the reference led to no image. */
  readonly digest: Digest | undefined;
  readonly outcome: Outcome;
  readonly signatures: readonly JudgedSignature[];
  readonly unread: readonly Unread[];
};

/** The signatures that satisfied every condition. */
export function verifiedSignatures(verification: ImageVerification) {
  return verification.signatures.flatMap(({ place, verdict }) =>
    verdict.kind === "verified" ? [{ place, verdict }] : [],
  );
}
