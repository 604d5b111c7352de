import { type Digest, digestOf } from "../../core/oci/digest.ts";
import type { BlobSource } from "./registry-client.ts";

/** A blob that is in memory, as a push takes it; its digest is computed where it is not known. */
export function blobOf(bytes: Uint8Array, digest: Digest = digestOf(bytes)): BlobSource {
  return {
    digest,
    size: bytes.byteLength,
    open: async function* () {
      yield bytes;
    },
  };
}
