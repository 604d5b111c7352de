import type { Descriptor } from "../oci/manifest.ts";
import { decodeBase64 } from "./decode-base64.ts";
import { layerAnnotations } from "./signature-manifest.ts";
import { SigningError } from "./signing-error.ts";
import type { VerificationKey } from "./verification-key.ts";

/**
 * Whether a layer that is already there says what a new one would (cosign, pkg/cosign/remote): the same payload, every
 * annotation of the new one but the signature, and a signature that verifies with the signing key. ECDSA and RSA-PSS
 * signatures of one payload differ each time, so their bytes tell nothing.
 */
export function isDuplicate(
  existing: Descriptor,
  added: Descriptor,
  payload: Uint8Array,
  key: VerificationKey,
): boolean {
  if (existing.digest !== added.digest || existing.mediaType !== added.mediaType) return false;
  const present = existing.annotations ?? {};
  for (const [name, value] of Object.entries(added.annotations ?? {})) {
    if (name !== layerAnnotations.signature && present[name] !== value) return false;
  }
  const signature = present[layerAnnotations.signature];
  if (signature === undefined || signature === "") return false;
  try {
    return key.verify(payload, decodeBase64(signature, "the signature")) !== undefined;
  } catch (error) {
    if (error instanceof SigningError) return false;
    throw error;
  }
}
