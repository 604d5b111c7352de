import { setTimeout } from "node:timers/promises";
import type { Descriptor } from "../../core/oci/manifest.ts";
import { maxManifestBytes } from "../../core/oci/manifest.ts";
import { mediaTypes } from "../../core/oci/media-types.ts";
import type { Tag } from "../../core/oci/names.ts";
import { isDuplicate } from "../../core/signing/is-duplicate.ts";
import {
  appendSignature,
  createSignatures,
  layerAnnotations,
  parseSignatureManifest,
  type SignatureManifest,
  signatureLayer,
  signatureTag,
} from "../../core/signing/signature-manifest.ts";
import { encodeSimpleSigning, type SimpleSigningClaim } from "../../core/signing/simple-signing.ts";
import { blobOf } from "../connect/memory-blob.ts";
import type { RegistryManifest } from "../connect/registry-client.ts";
import { RegistryError } from "../connect/registry-error.ts";
import type { Signer } from "../keys/kms-signer.ts";
import { SignError } from "./sign-error.ts";
import type { SignatureStore } from "./signature-store.ts";

/** How often a tag that other writers overwrite is written: each round makes one more of them done. */
const MAX_WRITES = 5;

/**
 * Signs an image in the older format: one more layer under the tag `sha256-HEX.sig`. A registry has no way to write a tag
 * only if it has not changed. So it is read again after a pause, and a signature that another writer overwrote meanwhile
 * is added again; one that is slower still can undo it, which the newer format cannot suffer.
 *
 * @returns `present` where the same key has signed the same payload before, and nothing was written
 * @throws SignError `TAG_IMMUTABLE`, `CONTENDED`; SigningError or OciError where something else stands under the tag
 */
export async function storeLayer(
  store: SignatureStore,
  claim: SimpleSigningClaim,
  signer: Signer,
): Promise<{ readonly tag: Tag; readonly outcome: "added" | "present" }> {
  const { registry, repository, name } = store;
  const tag = signatureTag(claim.manifestDigest);
  const payload = encodeSimpleSigning(claim);
  const unsigned = signatureLayer(payload, new Uint8Array());
  const before = await registry.getManifest(repository, tag);
  if (layersOf(before).some((layer) => isDuplicate(layer, unsigned, payload, signer.key))) {
    return { tag, outcome: "present" };
  }
  const layer = signatureLayer(payload, await signer.sign(payload));
  await registry.putBlob(repository, blobOf(payload, layer.digest));
  for (let writes = 0; ; writes++) {
    const begun = performance.now();
    const existing = await registry.getManifest(repository, tag);
    if (layersOf(existing).some((present) => isSameSignature(present, layer))) return { tag, outcome: "added" };
    if (writes === MAX_WRITES) {
      throw new SignError("CONTENDED", `others keep writing ${name}:${tag}, and the signature was lost each time`, {
        next: "try again, or inkan sign --format v3, which writes no tag",
      });
    }
    await putSignatures(store, tag, await compose(store, existing, layer));
    // Who read the tag before this write needs about as long as this one did to overwrite it.
    await setTimeout(performance.now() - begun);
  }
}

function layersOf(manifest: RegistryManifest | undefined): readonly Descriptor[] {
  return manifest === undefined ? [] : parseSignatureManifest(manifest.bytes, manifest.mediaType).layers;
}

async function compose(
  store: SignatureStore,
  existing: RegistryManifest | undefined,
  layer: Descriptor,
): Promise<SignatureManifest> {
  if (existing === undefined) return createSignatures(layer);
  const parsed = parseSignatureManifest(existing.bytes, existing.mediaType);
  const config = await store.registry.getBlob(store.repository, parsed.config, maxManifestBytes);
  return appendSignature({ manifest: existing.bytes, config }, existing.mediaType, layer);
}

async function putSignatures(store: SignatureStore, tag: Tag, signatures: SignatureManifest): Promise<void> {
  const { registry, repository } = store;
  await registry.putBlob(repository, blobOf(signatures.config));
  try {
    await registry.putManifest(repository, tag, signatures.manifest, mediaTypes.ociManifest);
  } catch (error) {
    if (!(error instanceof RegistryError) || error.code !== "TAG_IMMUTABLE") throw error;
    throw new SignError("TAG_IMMUTABLE", `the tags of ${store.name} may not move, and ${tag} has a signature already`, {
      cause: error,
      next: "inkan sign --format v3, or exclude sha256-* from immutability (put-image-tag-mutability with exclusion filters)",
    });
  }
}

function isSameSignature(present: Descriptor, added: Descriptor): boolean {
  const name = layerAnnotations.signature;
  return present.digest === added.digest && present.annotations?.[name] === added.annotations?.[name];
}
