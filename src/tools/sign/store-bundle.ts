import type { Digest } from "../../core/oci/digest.ts";
import { emptyConfig, emptyConfigBytes } from "../../core/oci/manifest.ts";
import { mediaTypes } from "../../core/oci/media-types.ts";
import type { SignedAnnotations } from "../../core/signing/annotations.ts";
import { encodeBundleManifest } from "../../core/signing/bundle-manifest.ts";
import { preAuthEncoding } from "../../core/signing/dsse.ts";
import { encodeSignatureStatement } from "../../core/signing/in-toto-statement.ts";
import { encodeKeyedBundle } from "../../core/signing/sigstore-bundle.ts";
import { blobOf } from "../connect/memory-blob.ts";
import type { ManifestHead } from "../connect/registry-client.ts";
import type { Signer } from "../keys/kms-signer.ts";
import type { SignatureStore } from "./signature-store.ts";

/**
 * Signs an image in the newer format: a Sigstore bundle that stands beside the image as its referrer. No tag is written,
 * so it works where tags may not move, and two signers never meet.
 *
 * @param signed `now` is the time the manifest bears; it is not signed
 * @returns the digest of the bundle's manifest
 */
export async function storeBundle(
  store: SignatureStore,
  image: ManifestHead,
  signer: Signer,
  signed: { readonly annotations: SignedAnnotations; readonly now: Date },
): Promise<Digest> {
  const statement = encodeSignatureStatement({ manifestDigest: image.digest, annotations: signed.annotations });
  const signature = await signer.sign(preAuthEncoding(mediaTypes.inToto, statement));
  const bundle = encodeKeyedBundle({ statement, signature, keyHint: signer.keyHint });
  const manifest = encodeBundleManifest({ bundle, subject: image, created: signed.now });
  await Promise.all([
    store.registry.putBlob(store.repository, blobOf(emptyConfigBytes, emptyConfig.digest)),
    store.registry.putBlob(store.repository, blobOf(bundle)),
  ]);
  const { digest } = await store.registry.addReferrer(store.repository, manifest, mediaTypes.ociManifest);
  return digest;
}
