import type { Digest } from "../oci/digest.ts";
import type { SignedAnnotations } from "./annotations.ts";
import type { SimpleSigning } from "./simple-signing.ts";
import type { JsonObject } from "./strict-json.ts";
import type { VerificationKey } from "./verification-key.ts";

/** What a signature has to satisfy. */
export type Requirements = {
  /** The digest of the image as it was resolved, never as a signature names it. */
  readonly image: Digest;
  /** `HOST/REPOSITORY`, to be compared with what an older signature claims; a difference is said and decides nothing. */
  readonly repository: string;
  readonly key: VerificationKey;
  /** Each must have been signed, with exactly this value. */
  readonly annotations: SignedAnnotations;
};

/** The checks of a signature. */
export type CheckName =
  /** The stored object has the format, within its limits, and its bytes are those its digest names. */
  | "format"
  /** The signed bytes are a well-formed claim about an image. */
  | "payload"
  /** It is signed by a key, and that key may be the given one. */
  | "signer"
  /** The signature verifies over the signed bytes with the given key. */
  | "signature"
  /** The claim is about this image. */
  | "image"
  /** The claim carries the wanted annotations. */
  | "annotations";

/** One check with its outcome, in the order they were made; the first that fails is the last. */
export type Check =
  | { readonly kind: "passed"; readonly check: CheckName; readonly detail: string }
  | { readonly kind: "failed"; readonly check: CheckName; readonly reason: string };

/** What a verified signature says. */
export type SignedClaim =
  | {
      readonly kind: "simple-signing";
      readonly payload: SimpleSigning;
      /** The transparency log's bundle and the RFC 3161 time stamp that stand beside it, as JSON; neither was checked. */
      readonly logBundle: JsonObject | undefined;
      readonly timestamp: JsonObject | undefined;
    }
  | {
      readonly kind: "statement";
      readonly predicateType: string;
      readonly manifestDigest: Digest;
      readonly annotations: JsonObject;
    };

/** What became of one stored signature, and why. */
export type Verdict =
  | {
      readonly kind: "verified";
      readonly checks: readonly Check[];
      /** Seen beside it; decides nothing. */
      readonly notes: readonly string[];
      readonly algorithm: string;
      readonly claim: SignedClaim;
    }
  | {
      readonly kind: "rejected";
      readonly checks: readonly Check[];
      readonly notes: readonly string[];
      /** The check that failed. */
      readonly check: CheckName;
      readonly reason: string;
    }
  /** A bundle that says it is an attestation: it counts neither for nor against. */
  | { readonly kind: "attestation"; readonly predicateType: string };
