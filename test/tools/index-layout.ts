import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type Blob,
  createSampleImage,
  descriptorOf,
  imageIndexType,
  imageManifestType,
  jsonBlob,
  type SampleImage,
} from "../oci-layout.ts";

/** An OCI layout of one index, with an image for each architecture. */
export type IndexLayout = {
  readonly layout: string;
  readonly index: Blob;
  readonly children: readonly SampleImage[];
};

/** Writes one; `seed` makes the images others. */
export async function writeIndexLayout(
  layout: string,
  architectures: readonly string[],
  seed = "",
): Promise<IndexLayout> {
  const children = await Promise.all(architectures.map((architecture) => createSampleImage([seed + architecture])));
  const index = jsonBlob({
    schemaVersion: 2,
    mediaType: imageIndexType,
    manifests: children.map(({ manifest }, at) => ({
      ...descriptorOf(manifest, imageManifestType),
      platform: { os: "linux", architecture: architectures[at] },
    })),
  });
  const blobs = join(layout, "blobs", "sha256");
  mkdirSync(blobs, { recursive: true });
  const parts = children.flatMap(({ manifest, config, layers }) => [manifest, config, ...layers]);
  for (const { digest, bytes } of [index, ...parts]) writeFileSync(join(blobs, digest.slice("sha256:".length)), bytes);
  writeFileSync(join(layout, "oci-layout"), '{"imageLayoutVersion":"1.0.0"}');
  const manifests = [descriptorOf(index, imageIndexType)];
  writeFileSync(join(layout, "index.json"), JSON.stringify({ schemaVersion: 2, manifests }));
  return { layout, index, children };
}
