import type { Digest } from "../../core/oci/digest.ts";
import type { BlobSource } from "../connect/registry-client.ts";

/** A blob that is already in memory, as a push takes it. */
export function bytesSource(digest: Digest, bytes: Uint8Array): BlobSource {
  return {
    digest,
    size: bytes.byteLength,
    open: async function* () {
      yield bytes;
    },
  };
}
