import { InkanError } from "../../core/error.ts";
import type { Digest } from "../../core/oci/digest.ts";
import { defaultTag } from "../../core/oci/names.ts";
import { parseReference } from "../../core/oci/reference.ts";
import type { Cloud } from "../connect/cloud.ts";
import { mapParallel } from "../connect/parallel.ts";
import { RegistryError } from "../connect/registry-error.ts";
import { type ResolvedReference, resolveReference } from "../connect/resolve-reference.ts";
import { listChildren } from "../sign/list-children.ts";
import { openSignatureStore } from "../sign/signature-store.ts";
import type { ImageVerification, Outcome } from "./image-verification.ts";
import { type Conditions, verifyImage } from "./verify-image.ts";

export type VerifyOptions = {
  /** `COSIGN_REPOSITORY`: where the signatures stand when not beside the image. */
  readonly signatureRepository: string | undefined;
  /** Also every manifest that an index names, each by itself. */
  readonly recursive: boolean;
};

/**
 * How many references, and how many manifests of each, are verified at a time: an index may name a thousand, and none
 * may hold a registry's connections or this machine's memory by itself.
 */
const IMAGES_AT_ONCE = 8;

/**
 * Verifies images by reference. A tag is resolved once; what is verified is the digest it led to.
 *
 * @param conditions may still be on its way while registries are asked: a key in KMS takes a request of its own
 * @returns one entry for each reference, with `recursive` each followed by those of the manifests it names
 * @throws OciError for text that is no reference, and whatever `conditions` rejects with
 */
export async function verifyReferences(
  cloud: Cloud,
  references: readonly string[],
  conditions: Promise<Conditions>,
  options: VerifyOptions,
): Promise<readonly ImageVerification[]> {
  const work = async () => {
    for (const text of references) parseReference(text);
    return await mapParallel(references, IMAGES_AT_ONCE, (text) => verifyReference(cloud, text, conditions, options));
  };
  const [verifications] = await Promise.all([work(), conditions]);
  return verifications.flat();
}

async function verifyReference(
  cloud: Cloud,
  text: string,
  conditions: Promise<Conditions>,
  options: VerifyOptions,
): Promise<readonly ImageVerification[]> {
  const image = await resolveReference(cloud, text);
  const reference = referenceOf(image, image.digest);
  const found = await findDigests(image, options);
  if (found.kind === "missing") {
    return [{ reference, digest: undefined, outcome: found.outcome, signatures: [], unread: [] }];
  }
  const store = await openSignatureStore(cloud, image, options.signatureRepository);
  const [first, ...children] = found.digests;
  const targets = [
    { image, store, digest: first, reference },
    ...children.map((digest) => ({ image, store, digest, reference: referenceOf(image, digest) })),
  ];
  return await mapParallel(targets, IMAGES_AT_ONCE, (target) => verifyImage(target, conditions));
}

type FoundDigests =
  | { readonly kind: "found"; readonly digests: readonly [Digest, ...Digest[]] }
  | { readonly kind: "missing"; readonly outcome: Outcome };

/** A digest that was given is not asked for: as in cosign, what is signed may be known where the image is not. */
async function findDigests(image: ResolvedReference, { recursive }: VerifyOptions): Promise<FoundDigests> {
  const { registry, repository, digest } = image;
  if (digest !== undefined && !recursive) return { kind: "found", digests: [digest] };
  try {
    const head = await registry.headManifest(repository, digest ?? image.tag ?? defaultTag);
    if (head === undefined) {
      return { kind: "missing", outcome: { kind: "no-image", reason: "there is no such image" } };
    }
    const children = recursive ? await listChildren(registry, repository, head.digest) : [];
    return { kind: "found", digests: [head.digest, ...children] };
  } catch (error) {
    if (!(error instanceof InkanError)) throw error;
    const isAbsent = error instanceof RegistryError && error.code === "NAME_UNKNOWN";
    const outcome: Outcome = isAbsent ? { kind: "no-image", reason: error.message } : { kind: "failed", error };
    return { kind: "missing", outcome };
  }
}

/** The image's name with its registry, by digest where one is given. */
function referenceOf(image: ResolvedReference, digest: Digest | undefined): string {
  return digest === undefined ? `${image.name}:${image.tag ?? defaultTag}` : `${image.name}@${digest}`;
}
