import { rejectUnreadable } from "../../core/signing/check-list.ts";
import { cosignSignPredicateType } from "../../core/signing/in-toto-statement.ts";
import type { Requirements, Verdict } from "../../core/signing/verdict.ts";
import { verifyBundle } from "../../core/signing/verify-bundle.ts";
import { verifyLayer } from "../../core/signing/verify-layer.ts";
import type { SignatureStore } from "../sign/signature-store.ts";
import { isBroken, type LocatedSignature, type SignaturePlace, type Unread, unreadOf } from "./locate-signatures.ts";

/** A signature with what became of it. */
export type JudgedSignature = { readonly place: SignaturePlace; readonly verdict: Verdict };

export type Judgement =
  | { readonly kind: "judged"; readonly signature: JudgedSignature }
  | { readonly kind: "unread"; readonly unread: Unread };

/**
 * Largest signed payload or bundle that is read, in bytes. A signature of 16 MiB would be all annotations; cosign's own
 * limit of 128 MiB leaves room for attestations that carry an SBOM, and those are not read here.
 */
const MAX_SIGNATURE_BYTES = 16 * 1024 * 1024;

/** Reads one located signature and judges it. */
export async function readVerdict(
  store: SignatureStore,
  located: LocatedSignature,
  requirements: Requirements,
): Promise<Judgement> {
  const { place } = located;
  const judged = (verdict: Verdict): Judgement => ({ kind: "judged", signature: { place, verdict } });
  if (located.kind === "broken") return judged(rejectUnreadable(located.reason));
  // The manifest is not signed, but lying in it gains nobody a signature: it only hides one that could be deleted as well.
  const saidType = located.kind === "bundle" ? located.predicateType : undefined;
  if (saidType !== undefined && saidType !== cosignSignPredicateType) {
    return judged({ kind: "attestation", predicateType: saidType });
  }
  const { descriptor } = located;
  let bytes: Uint8Array;
  try {
    bytes = await store.registry.getBlob(store.repository, descriptor, MAX_SIGNATURE_BYTES);
  } catch (error) {
    if (isBroken(error)) return judged(rejectUnreadable(error.message));
    return { kind: "unread", unread: unreadOf(place.reference, error) };
  }
  return judged(
    located.kind === "layer" ? verifyLayer(descriptor, bytes, requirements) : verifyBundle(bytes, requirements),
  );
}
