import { digestOf } from "../../core/oci/digest.ts";
import type { BlobSource } from "./registry-client.ts";

/** A blob that is in memory. */
export function blobOf(bytes: Uint8Array): BlobSource {
  return {
    digest: digestOf(bytes),
    size: bytes.byteLength,
    open: async function* () {
      yield bytes;
    },
  };
}
