import { beforeAll, describe, expect, test } from "vitest";
import { makeTestKey, type TestKey } from "../../../test/signing/test-key.ts";
import { digestOf } from "../oci/digest.ts";
import { type Descriptor, parseManifest } from "../oci/manifest.ts";
import { mediaTypes } from "../oci/media-types.ts";
import { isDuplicate } from "./is-duplicate.ts";
import {
  appendSignature,
  createSignatures,
  layerAnnotations,
  maxSignatureLayers,
  parseSignatureManifest,
  type SignatureManifest,
  signatureLayer,
} from "./signature-manifest.ts";

const encoder = new TextEncoder();
const payload = encoder.encode("a payload");
const layer = signatureLayer(payload, Uint8Array.of(1));
const jsonOf = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;

/** A stored manifest with members replaced, and its config likewise. */
function stored(members: object, config: object = {}): SignatureManifest {
  const made = createSignatures(layer);
  return {
    manifest: encoder.encode(JSON.stringify({ ...jsonOf(made.manifest), ...members })),
    config: encoder.encode(JSON.stringify({ ...jsonOf(made.config), ...config })),
  };
}

describe("appending a signature", () => {
  const added = signatureLayer(encoder.encode("another payload"), Uint8Array.of(2));

  test("keeps what the layers, the manifest and the config said, in cosign's order", () => {
    const first = { ...layer, annotations: { z: "1", ...layer.annotations, a: "2" }, artifactType: "x", urls: ["u"] };
    const existing = stored(
      { layers: [first], annotations: { owner: "us" } },
      { created: "2026-01-01T00:00:00Z", author: "them" },
    );
    const { manifest, config } = appendSignature(existing, mediaTypes.ociManifest, added);
    expect(jsonOf(manifest)).toMatchObject({ layers: [first, added], annotations: { owner: "us" } });
    expect(new TextDecoder().decode(manifest)).toContain(
      `{"mediaType":"${layer.mediaType}","size":${layer.size},"digest":"${layer.digest}","urls":["u"],"annotations":{"a":"2","${layerAnnotations.signature}":"AQ==","z":"1"},"artifactType":"x"}`,
    );
    expect(jsonOf(config)).toMatchObject({
      created: "2026-01-01T00:00:00Z",
      rootfs: { diff_ids: [layer.digest, added.digest] },
    });
    expect(jsonOf(config)).not.toHaveProperty("author");
    expect(parseManifest(manifest).kind === "image" && parseManifest(manifest)).toMatchObject({
      config: { digest: digestOf(config), size: config.byteLength },
    });
  });

  test("drops a subject, which the manifest is not about any more", () => {
    const existing = stored({ subject: layer });
    expect(jsonOf(appendSignature(existing, mediaTypes.ociManifest, added).manifest)).not.toHaveProperty("subject");
  });

  test("takes annotations that are null for none, as Go does", () => {
    const existing = stored({ annotations: null, layers: [{ ...layer, annotations: null }] });
    const { manifest } = appendSignature(existing, mediaTypes.ociManifest, added);
    expect(jsonOf(manifest)).not.toHaveProperty("annotations");
  });

  test("ends at the number that readers take, with the way out", () => {
    const layers = (count: number) => stored({ layers: Array.from({ length: count }, () => layer) });
    const last = appendSignature(layers(maxSignatureLayers - 1), mediaTypes.ociManifest, added);
    expect(parseSignatureManifest(last.manifest, mediaTypes.ociManifest).layers).toHaveLength(maxSignatureLayers);
    expect(() => appendSignature(last, mediaTypes.ociManifest, added)).toThrow(
      expect.objectContaining({ code: "TOO_LARGE", next: expect.stringContaining("--format v3") }) as Error,
    );
    const { manifest } = layers(maxSignatureLayers + 1);
    expect(() => parseSignatureManifest(manifest, mediaTypes.ociManifest)).toThrow(
      /1001 signatures; the limit is 1000/,
    );
  });
});

describe("a signature that is there already", () => {
  let signer: TestKey;
  let existing: Descriptor & { annotations: Readonly<Record<string, string>> };
  const unsigned = signatureLayer(payload, new Uint8Array());
  beforeAll(async () => {
    signer = makeTestKey();
    existing = signatureLayer(payload, await signer.sign(payload));
  });

  test("is recognised by payload, annotations and key, not by its bytes", async () => {
    expect(await signer.sign(payload)).not.toEqual(await signer.sign(payload));
    expect(isDuplicate(existing, unsigned, payload, signer.key)).toBe(true);
    const more = { ...existing, annotations: { ...existing.annotations, more: "x" } };
    expect(isDuplicate(more, unsigned, payload, signer.key)).toBe(true);
  });

  test.each<[string, (signed: typeof existing) => Descriptor]>([
    ["of another payload", (signed) => ({ ...signed, digest: digestOf(encoder.encode("another payload")) })],
    ["of another type", (signed) => ({ ...signed, mediaType: mediaTypes.ociLayer })],
    ["without signature", ({ annotations: _, ...signed }) => signed],
    ["with an empty signature", (signed) => ({ ...signed, annotations: { [layerAnnotations.signature]: "" } })],
    [
      "with a signature that is no base64",
      (signed) => ({ ...signed, annotations: { [layerAnnotations.signature]: "?" } }),
    ],
  ])("is not one %s", (_, change) => {
    expect(isDuplicate(change(existing), unsigned, payload, signer.key)).toBe(false);
  });

  test("is not one of another key, nor one that lacks an annotation of the new one", () => {
    expect(isDuplicate(existing, unsigned, payload, makeTestKey().key)).toBe(false);
    const wanted = { ...unsigned, annotations: { ...unsigned.annotations, more: "x" } };
    expect(isDuplicate(existing, wanted, payload, signer.key)).toBe(false);
  });
});
