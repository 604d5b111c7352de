import { createHash } from "node:crypto";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createZstdDecompress } from "node:zlib";
import { type Digest, digestFromHex } from "../../core/oci/digest.ts";
import { SourceError } from "./source-image.ts";

/** How a layer is packed. */
export type Packing = "gzip" | "zstd";

/** The first bytes of packed content (RFC 1952, RFC 8878). */
const magics: Readonly<Record<Packing, readonly number[]>> = {
  gzip: [0x1f, 0x8b],
  zstd: [0x28, 0xb5, 0x2f, 0xfd],
};

/** Most that a layer may unpack to, in bytes: five of ECR's largest packed layers (52,000 MiB each). */
const MAX_UNPACKED_BYTES = 260_000 * 1024 * 1024;

/** Tells by the first bytes how a layer is packed; undefined for one that is not. */
export async function packingOf(layer: AsyncIterable<Uint8Array>): Promise<Packing | undefined> {
  for await (const chunk of layer) {
    return (["gzip", "zstd"] as const).find((packing) => magics[packing].every((byte, index) => chunk[index] === byte));
  }
  return undefined;
}

/**
 * Hashes a packed layer as it stands and as what it unpacks to. Nothing is kept of it.
 *
 * @param what what it is called in errors
 * @throws SourceError `INVALID` for a layer that cannot be unpacked, `TOO_LARGE`
 */
export async function hashPackedLayer(
  layer: AsyncIterable<Uint8Array>,
  packing: Packing,
  what: string,
  { signal }: { readonly signal?: AbortSignal | undefined } = {},
): Promise<{ readonly digest: Digest; readonly diffId: Digest }> {
  const packed = createHash("sha256");
  const plain = createHash("sha256");
  let size = 0;
  const unpacked = new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      size += chunk.byteLength;
      plain.update(chunk);
      if (size <= MAX_UNPACKED_BYTES) done();
      else done(new SourceError("TOO_LARGE", `${what} unpacks to more than ${MAX_UNPACKED_BYTES} bytes`));
    },
  });
  await pipeline(
    async function* () {
      for await (const chunk of layer) {
        packed.update(chunk);
        yield chunk;
      }
    },
    packing === "gzip" ? createGunzip() : createZstdDecompress(),
    unpacked,
    signal === undefined ? {} : { signal },
  ).catch((cause: unknown) => {
    if (cause instanceof SourceError || signal?.aborted === true) throw cause;
    throw new SourceError("INVALID", `${what} cannot be unpacked`, { cause });
  });
  return {
    digest: digestFromHex("sha256", packed.digest("hex")),
    diffId: digestFromHex("sha256", plain.digest("hex")),
  };
}
