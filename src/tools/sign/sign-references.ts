import type { Digest } from "../../core/oci/digest.ts";
import { defaultTag } from "../../core/oci/names.ts";
import { parseReference } from "../../core/oci/reference.ts";
import type { SignedAnnotations } from "../../core/signing/annotations.ts";
import type { Cloud } from "../connect/cloud.ts";
import type { ManifestHead } from "../connect/registry-client.ts";
import { type ResolvedReference, resolveReference } from "../connect/resolve-reference.ts";
import type { Signer } from "../keys/kms-signer.ts";
import { listChildren } from "./list-children.ts";
import { SignError } from "./sign-error.ts";
import { openSignatureStore, type SignatureStore } from "./signature-store.ts";
import { storeBundle } from "./store-bundle.ts";
import { storeLayer } from "./store-layer.ts";

/** Which of cosign's formats are written: `v2` under a `.sig` tag, `v3` as a referrer. */
export type SignatureFormat = "v2" | "v3" | "both";

export type SignOptions = {
  readonly format: SignatureFormat;
  readonly annotations: SignedAnnotations;
  /** Also every manifest that an index names, before the index itself. */
  readonly recursive: boolean;
  /** `COSIGN_REPOSITORY`: where signatures go when not beside the image. */
  readonly signatureRepository: string | undefined;
  readonly now: () => Date;
  /** Aborted between two signatures, never within one. */
  readonly interrupted: AbortSignal;
};

/** One step, as it begins or ends. */
export type SignEvent =
  /** A tag was given; the digest it led to is what gets signed. */
  | { readonly kind: "tag-resolved"; readonly reference: string; readonly digest: Digest }
  | { readonly kind: "signing"; readonly reference: string; readonly store: string }
  | { readonly kind: "signed"; readonly signature: StoredSignature };

/** A signature that stands in the registry. */
export type StoredSignature = {
  /** `NAME@DIGEST` of what is signed. */
  readonly image: string;
  readonly format: "v2" | "v3";
  /** `NAME@DIGEST` of a bundle's manifest, `NAME:TAG` of the older format. */
  readonly reference: string;
  /** False where the same key had signed the same before, so that nothing was written. */
  readonly added: boolean;
};

/**
 * Signs images by reference, one after the other; each signature is in the registry before the next is made.
 *
 * @throws SignError; OciError; what the registry and the key refuse; the reason of the interruption
 */
export async function signReferences(
  cloud: Cloud,
  references: readonly string[],
  signer: Signer,
  options: SignOptions,
  onEvent: (event: SignEvent) => void,
): Promise<readonly StoredSignature[]> {
  for (const text of references) parseReference(text);
  const stored: StoredSignature[] = [];
  for (const text of references) {
    const image = await resolveReference(cloud, text);
    const head = await findImage(image, onEvent);
    const store = await openSignatureStore(cloud, image, options.signatureRepository);
    for (const part of await partsOf(image, head, options)) {
      options.interrupted.throwIfAborted();
      onEvent({ kind: "signing", reference: `${image.name}@${part.digest}`, store: store.name });
      for (const signature of await signOne(image, part, store, signer, options)) {
        stored.push(signature);
        onEvent({ kind: "signed", signature });
      }
    }
  }
  return stored;
}

/** The manifest that the reference leads to, found once: what a tag leads to later changes nothing. */
async function findImage(image: ResolvedReference, onEvent: (event: SignEvent) => void): Promise<ManifestHead> {
  const { registry, repository, name, digest } = image;
  const tag = image.tag ?? defaultTag;
  const head = await registry.headManifest(repository, digest ?? tag);
  const reference = digest === undefined ? `${name}:${tag}` : `${name}@${digest}`;
  if (head === undefined) {
    throw new SignError("NO_IMAGE", `there is no image ${reference}`, { next: `inkan images ${repository}` });
  }
  if (digest === undefined) onEvent({ kind: "tag-resolved", reference, digest: head.digest });
  return head;
}

/** What is to be signed: children before the index that names them, so that a signed index has signed parts. */
async function partsOf(
  image: ResolvedReference,
  head: ManifestHead,
  { recursive }: SignOptions,
): Promise<readonly ManifestHead[]> {
  if (!recursive) return [head];
  const { registry, repository, name } = image;
  const children = await listChildren(registry, repository, head.digest);
  const heads = children.map(async (digest) => {
    const child = await registry.headManifest(repository, digest);
    if (child === undefined) throw new SignError("NO_IMAGE", `there is no image ${name}@${digest}`);
    return child;
  });
  return [...(await Promise.all(heads)), head];
}

async function signOne(
  image: ResolvedReference,
  head: ManifestHead,
  store: SignatureStore,
  signer: Signer,
  options: SignOptions,
): Promise<readonly StoredSignature[]> {
  const { format, annotations } = options;
  const signed = `${image.name}@${head.digest}`;
  const stored: StoredSignature[] = [];
  // The older format first: it is the one that a registry may refuse, and then nothing has been written.
  if (format !== "v3") {
    const claim = { dockerReference: image.name, manifestDigest: head.digest, annotations };
    const { tag, outcome } = await storeLayer(store, claim, signer);
    stored.push({ image: signed, format: "v2", reference: `${store.name}:${tag}`, added: outcome === "added" });
  }
  if (format !== "v2") {
    const digest = await storeBundle(store, head, signer, { annotations, now: options.now() });
    stored.push({ image: signed, format: "v3", reference: `${store.name}@${digest}`, added: true });
  }
  return stored;
}
