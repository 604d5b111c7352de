import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { isDigest } from "../../src/core/oci/digest.ts";
import { parseDockerHubReference } from "../../src/core/oci/docker-hub-reference.ts";
import { parseRunningCloud } from "../../src/core/running-cloud.ts";
import { readCloudFile } from "../../src/tools/connect/local-cloud.ts";
import { importImage } from "../../src/tools/mirror/import-image.ts";
import { createProgress } from "../../src/tools/report/progress.ts";
import { type InkanCloud, startInkan } from "../inkan-cloud.ts";
import { imageManifestType, imageOfBytes, type SampleImage } from "../oci-layout.ts";

/** Bytes of the layer, of which half is sent. */
const layerBytes = 4 * 1024 * 1024;

let dataFolder: string;
let cloud: InkanCloud;

beforeEach(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), "inkan-crash-"));
  cloud = await startInkan({ dataFolder, args: ["--mirror", "0"] });
});
afterEach(async () => {
  await cloud.stop();
  rmSync(dataFolder, { recursive: true, force: true });
});

const record = () => parseRunningCloud(readCloudFile(join(dataFolder, "cloud.json")) ?? "");
const pulled = async () => await fetch(`${record().mirror}/v2/library/alpine/manifests/latest`);
const imageOf = (fill: number) => imageOfBytes([Buffer.alloc(layerBytes, fill)]);

/** Imports an image; `midway` is called when half of its layer is on the way, and what it waits for holds up the rest. */
async function bring(
  { manifest, config, layers }: SampleImage,
  midway?: () => Promise<void>,
  ending?: AbortController,
) {
  const blobs = [config, ...layers].map(({ digest, bytes }) => ({
    digest: checked(digest),
    size: bytes.byteLength,
    open: async function* () {
      const half = Math.floor(bytes.byteLength / 2);
      yield bytes.subarray(0, half);
      if (bytes.byteLength === layerBytes) await midway?.();
      yield bytes.subarray(half);
    },
  }));
  const root = {
    kind: "image",
    bytes: manifest.bytes,
    mediaType: imageManifestType,
    digest: checked(manifest.digest),
  } as const;
  const source = { open: async () => ({ root: { ...root, blobs }, close: async () => {} }) };
  const progress = createProgress({ write: () => {} }, { quiet: true });
  const { signal } = ending ?? new AbortController();
  await importImage(record().controlSocket, source, parseDockerHubReference("alpine"), { progress, signal });
}

function checked(text: string) {
  if (!isDigest(text)) throw new TypeError(`${text} is no digest`);
  return text;
}

it("a cloud that is killed in the middle of an import has the image from before, and takes the next one whole", async () => {
  const [before, after] = [imageOf(1), imageOf(2)];
  await bring(before);
  await expect(bring(after, () => cloud.kill())).rejects.toThrow();
  cloud = await startInkan({ dataFolder, args: ["--mirror", "0"] });
  expect(Buffer.from(await (await pulled()).arrayBuffer())).toEqual(Buffer.from(before.manifest.bytes));
  await bring(after);
  expect(Buffer.from(await (await pulled()).arrayBuffer())).toEqual(Buffer.from(after.manifest.bytes));
});

it("a client that goes away in the middle of an import leaves nothing that could be pulled", async () => {
  const ending = new AbortController();
  const image = imageOf(3);
  const gone = async () => ending.abort(new Error("gone"));
  await expect(bring(image, gone, ending)).rejects.toThrow("gone");
  expect((await pulled()).status).toBe(404);
  for (const { digest } of [image.config, ...image.layers]) {
    expect((await fetch(`${record().mirror}/v2/library/alpine/blobs/${digest}`)).status).toBe(404);
  }
  await bring(image);
  expect((await pulled()).status).toBe(200);
});
