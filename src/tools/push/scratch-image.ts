import { type Pack, pack } from "tar-stream";
import { digestOf } from "../../core/oci/digest.ts";
import { mediaTypes } from "../../core/oci/media-types.ts";
import { type CompressedLayer, compressLayer } from "../connect/layer-compression.ts";
import { blobOf } from "../connect/memory-blob.ts";
import type { SourceImage, SourceManifest } from "../connect/source-image.ts";
import { withSpoolFolder } from "../connect/spool-folder.ts";

/** Node's names of processors as OCI has them (image-spec 1.1, config.md: Go's GOARCH). */
const architectures: Readonly<Record<string, string>> = {
  x64: "amd64",
  ia32: "386",
  arm64: "arm64",
  arm: "arm",
  loong64: "loong64",
  ppc64: "ppc64le",
  riscv64: "riscv64",
  s390x: "s390x",
};

export type ScratchImageOptions = {
  /** When the image says it was made. */
  readonly created: Date;
  /** What made it, for its history. */
  readonly createdBy: string;
  /** Node's name of the processor. */
  readonly arch: string;
  /** Told of the bytes of the layer that were packed. */
  readonly onPacked?: ((bytes: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
};

/** Makes an OCI image of one layer on nothing. `fill` writes the layer's entries. */
export async function createScratchImage(
  fill: (tar: Pack) => Promise<void>,
  options: ScratchImageOptions,
): Promise<SourceImage> {
  const { onPacked: onProgress, signal } = options;
  return await withSpoolFolder(async (folder) => {
    const tar = pack();
    const filled = fill(tar).then(() => tar.finalize());
    // Whichever side fails first ends the other; its own error is the one to tell.
    filled.catch((error: Error) => tar.destroy(error));
    const [layer] = await Promise.all([
      compressLayer(tar as AsyncIterable<unknown> as AsyncIterable<Uint8Array>, folder, { onProgress, signal }),
      filled,
    ]);
    return describeImage(layer, options);
  });
}

function describeImage(layer: CompressedLayer, options: ScratchImageOptions): SourceManifest {
  const created = options.created.toISOString();
  const config = blobOf(
    encode({
      created,
      architecture: architectures[options.arch] ?? options.arch,
      os: "linux",
      config: {},
      rootfs: { type: "layers", diff_ids: [layer.diffId] },
      history: [{ created, created_by: options.createdBy }],
    }),
  );
  const bytes = encode({
    schemaVersion: 2,
    mediaType: mediaTypes.ociManifest,
    config: { mediaType: mediaTypes.ociConfig, digest: config.digest, size: config.size },
    layers: [{ mediaType: mediaTypes.ociLayerGzip, digest: layer.blob.digest, size: layer.blob.size }],
  });
  const blobs = [config, layer.blob];
  return { kind: "image", bytes, mediaType: mediaTypes.ociManifest, digest: digestOf(bytes), blobs };
}

function encode(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}
