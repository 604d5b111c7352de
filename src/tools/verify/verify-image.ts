import { InkanError } from "../../core/error.ts";
import type { Digest } from "../../core/oci/digest.ts";
import type { SignedAnnotations } from "../../core/signing/annotations.ts";
import type { VerificationKey } from "../../core/signing/verification-key.ts";
import { mapParallel } from "../connect/parallel.ts";
import { RegistryError } from "../connect/registry-error.ts";
import type { ResolvedReference } from "../connect/resolve-reference.ts";
import type { SignatureStore } from "../sign/signature-store.ts";
import type { ImageVerification, Outcome } from "./image-verification.ts";
import { type LocatedSignatures, locateSignatures, SIGNATURES_AT_ONCE } from "./locate-signatures.ts";
import { type JudgedSignature, type Judgement, readVerdict } from "./read-verdict.ts";

/** What a signature has to satisfy, whichever image it is of. */
export type Conditions = { readonly key: VerificationKey; readonly annotations: SignedAnnotations };

/** An image by digest, in its repository and with the store of its signatures. */
export type ImageToVerify = {
  readonly image: ResolvedReference;
  readonly store: SignatureStore;
  readonly digest: Digest;
  /** As it was asked for, with its registry. */
  readonly reference: string;
};

/**
 * Looks for the signatures of one image in both storages and judges each. Nothing about a signature or a registry is
 * thrown.
 *
 * @param conditions may still be on its way while the registry is asked
 */
export async function verifyImage(target: ImageToVerify, conditions: Promise<Conditions>): Promise<ImageVerification> {
  const { image, store, digest, reference } = target;
  const [located, known] = await Promise.all([locateSignatures(store, digest), conditions]);
  const requirements = { image: digest, repository: image.name, ...known };
  const judgements = await mapParallel(located.signatures, SIGNATURES_AT_ONCE, (signature) =>
    readVerdict(store, signature, requirements),
  );
  const signatures = judgements.flatMap((judgement) => (judgement.kind === "judged" ? [judgement.signature] : []));
  const unread = [...located.unread, ...judgements.flatMap(unreadOfJudgement)];
  const outcome = await decide(target, signatures, { unread, listed: located.listed });
  return { reference, digest, outcome, signatures, unread };
}

function unreadOfJudgement(judgement: Judgement) {
  return judgement.kind === "unread" ? [judgement.unread] : [];
}

async function decide(
  target: ImageToVerify,
  signatures: readonly JudgedSignature[],
  { unread, listed }: Pick<LocatedSignatures, "unread" | "listed">,
): Promise<Outcome> {
  if (signatures.some(({ verdict }) => verdict.kind === "verified")) return { kind: "verified" };
  const [first] = unread;
  // Where neither storage could be listed there is no listing that could be called incomplete.
  if (first !== undefined) return listed ? { kind: "incomplete" } : { kind: "failed", error: first.error };
  if (signatures.some(({ verdict }) => verdict.kind === "rejected")) return { kind: "no-match" };
  return await decideUnsigned(target);
}

/** Asked only here, where nothing was found: an image that is not there is told apart from one that nobody signed. */
async function decideUnsigned({ image, digest, reference }: ImageToVerify): Promise<Outcome> {
  try {
    const head = await image.registry.headManifest(image.repository, digest);
    if (head === undefined) return { kind: "no-image", reason: `${reference} is not in its repository` };
    return { kind: "no-signature" };
  } catch (error) {
    if (!(error instanceof InkanError)) throw error;
    if (error instanceof RegistryError && error.code === "NAME_UNKNOWN") {
      return { kind: "no-image", reason: error.message };
    }
    return { kind: "failed", error };
  }
}
