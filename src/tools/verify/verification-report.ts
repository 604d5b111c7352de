import type { Check, SignedClaim } from "../../core/signing/verdict.ts";
import type { JsonObject, JsonValue } from "../report/json-value.ts";
import type { ImageVerification, Outcome } from "./image-verification.ts";
import type { SignaturePlace, Unread } from "./locate-signatures.ts";
import type { JudgedSignature } from "./read-verdict.ts";

/** What was asked of the signatures. */
export type AskedConditions = { readonly key: string; readonly annotations: ReadonlyMap<string, string> };

/** The stable JSON of `verify --report`: every image, every signature found, every check with its outcome. */
export function toVerificationReport(verifications: readonly ImageVerification[], asked: AskedConditions): JsonObject {
  return {
    key: asked.key,
    annotations: Object.fromEntries(asked.annotations),
    transparencyLog: "not-consulted",
    images: verifications.map((verification) => ({
      reference: verification.reference,
      digest: verification.digest ?? null,
      outcome: verification.outcome.kind,
      reason: outcomeReason(verification.outcome),
      signatures: verification.signatures.map(toSignature),
      unread: verification.unread.map(toUnread),
    })),
  };
}

/** Why the outcome is what it is, where the signatures do not say it themselves. */
export function outcomeReason(outcome: Outcome): string | null {
  switch (outcome.kind) {
    case "no-image":
      return outcome.reason;
    case "failed":
      return outcome.error.message;
    case "verified":
    case "no-signature":
    case "no-match":
    case "incomplete":
      return null;
  }
}

function toSignature({ place, verdict }: JudgedSignature): JsonObject {
  const stored = toPlace(place);
  switch (verdict.kind) {
    case "attestation":
      return { ...stored, verdict: "attestation", predicateType: verdict.predicateType };
    case "rejected":
      return {
        ...stored,
        verdict: "rejected",
        check: verdict.check,
        reason: verdict.reason,
        checks: verdict.checks.map(toCheck),
        notes: verdict.notes,
      };
    case "verified":
      return {
        ...stored,
        verdict: "verified",
        algorithm: verdict.algorithm,
        ...toClaim(verdict.claim),
        checks: verdict.checks.map(toCheck),
        notes: verdict.notes,
      };
  }
}

function toPlace(place: SignaturePlace): JsonObject {
  return place.kind === "bundle"
    ? { storage: "bundle", reference: place.reference }
    : { storage: "signature-tag", reference: place.reference, layer: place.layer };
}

function toClaim(claim: SignedClaim): JsonObject {
  return claim.kind === "simple-signing"
    ? {
        dockerReference: claim.payload.dockerReference,
        annotations: (claim.payload.optional ?? {}) as JsonObject,
      }
    : { predicateType: claim.predicateType, annotations: claim.annotations as JsonObject };
}

function toCheck(check: Check): JsonObject {
  return check.kind === "passed"
    ? { check: check.check, passed: true, detail: check.detail }
    : { check: check.check, passed: false, reason: check.reason };
}

function toUnread({ what, error }: Unread): JsonValue {
  return { what, code: error.code, message: error.message };
}
