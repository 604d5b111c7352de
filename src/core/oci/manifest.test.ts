import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { digestOf } from "./digest.ts";
import {
  declaredMediaType,
  effectiveArtifactType,
  emptyConfig,
  emptyConfigBytes,
  maxManifestBytes,
  maxManifestDescriptors,
  parseManifest,
} from "./manifest.ts";
import { mediaTypes } from "./media-types.ts";
import { OciError } from "./oci-error.ts";

const layer = { mediaType: mediaTypes.ociLayerGzip, digest: digestOf(Buffer.from("layer")), size: 5 };
const image = { schemaVersion: 2, mediaType: mediaTypes.ociManifest, config: emptyConfig, layers: [layer] };
const index = { schemaVersion: 2, mediaType: mediaTypes.ociIndex, manifests: [layer] };

function encode(value: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(value));
}

test("the empty config's descriptor is the one of its bytes", () => {
  expect(digestOf(emptyConfigBytes)).toBe(emptyConfig.digest);
  expect(emptyConfigBytes.byteLength).toBe(emptyConfig.size);
});

describe("a good manifest", () => {
  test("an image's config, layers, subject and annotations are read", () => {
    const manifest = parseManifest(encode({ ...image, subject: layer, annotations: { 鍵: "値" } }));
    expect(manifest).toEqual({
      kind: "image",
      mediaType: mediaTypes.ociManifest,
      config: emptyConfig,
      layers: [layer],
      subject: layer,
      annotations: { 鍵: "値" },
    });
  });

  test("an index's entries keep their platforms; what is unknown is let pass", () => {
    const platform = { architecture: "arm64", os: "linux", variant: "v8", "os.version": "1", features: ["sse4"] };
    const manifest = parseManifest(encode({ ...index, manifests: [{ ...layer, platform, data: "e30=" }], more: 1 }));
    const { features: _, ...known } = platform;
    expect(manifest).toEqual({
      kind: "index",
      mediaType: mediaTypes.ociIndex,
      manifests: [{ ...layer, platform: known }],
    });
  });

  test("the request's media type stands in for a missing one", () => {
    const { mediaType, ...unnamed } = image;
    expect(parseManifest(encode(unnamed), mediaType)).toMatchObject({ mediaType });
  });
});

describe("the type that a referrers list shows", () => {
  test.each([
    ["the declared one", { ...image, artifactType: "a/b" }, "a/b"],
    ["the config's where none is declared", image, mediaTypes.ociEmpty],
    ["the config's where an empty one is declared", { ...image, artifactType: "" }, mediaTypes.ociEmpty],
    ["an index's declared one", { ...index, artifactType: "a/b" }, "a/b"],
    ["nothing for an index without", index, undefined],
  ])("%s", (_title, json, expected) => {
    expect(effectiveArtifactType(parseManifest(encode(json)))).toBe(expected);
  });
});

describe("a bad manifest", () => {
  test.each([
    ["no JSON", Buffer.from("{"), "MANIFEST_INVALID"],
    ["no UTF-8", Buffer.from('{"a":"\xff"}', "latin1"), "MANIFEST_INVALID"],
    ["a list", encode([image]), "MANIFEST_INVALID"],
    ["null", encode(null), "MANIFEST_INVALID"],
    ["no bytes", new Uint8Array(), "MANIFEST_INVALID"],
    ["too large", new Uint8Array(maxManifestBytes + 1), "MANIFEST_INVALID"],
    ["schema 1", encode({ ...image, schemaVersion: 1 }), "MANIFEST_INVALID"],
    ["a schema version of text", encode({ ...image, schemaVersion: "2" }), "MANIFEST_INVALID"],
    ["no media type anywhere", encode({ ...image, mediaType: undefined }), "MEDIA_TYPE_UNKNOWN"],
    [
      "a media type that is none of a manifest",
      encode({ ...image, mediaType: mediaTypes.ociConfig }),
      "MEDIA_TYPE_UNKNOWN",
    ],
    ["a media type of a number", encode({ ...image, mediaType: 1 }), "MANIFEST_INVALID"],
    ["no config", encode({ ...image, config: undefined }), "MANIFEST_INVALID"],
    ["no layers", encode({ ...image, layers: undefined }), "MANIFEST_INVALID"],
    ["layers of an object", encode({ ...image, layers: {} }), "MANIFEST_INVALID"],
    ["an index's entries in an image", encode({ ...image, manifests: [] }), "MANIFEST_INVALID"],
    ["layers in an index", encode({ ...index, layers: [] }), "MANIFEST_INVALID"],
    [
      "a descriptor without digest",
      encode({ ...image, layers: [{ ...layer, digest: undefined }] }),
      "MANIFEST_INVALID",
    ],
    ["a descriptor's bad digest", encode({ ...image, layers: [{ ...layer, digest: "sha256:x" }] }), "MANIFEST_INVALID"],
    ["a descriptor without type", encode({ ...image, layers: [{ ...layer, mediaType: "" }] }), "MANIFEST_INVALID"],
    ["a negative size", encode({ ...image, layers: [{ ...layer, size: -1 }] }), "MANIFEST_INVALID"],
    ["half a byte", encode({ ...image, layers: [{ ...layer, size: 0.5 }] }), "MANIFEST_INVALID"],
    ["an immense size", encode({ ...image, layers: [{ ...layer, size: 2 ** 60 }] }), "MANIFEST_INVALID"],
    ["a subject that is no descriptor", encode({ ...image, subject: "sha256:x" }), "MANIFEST_INVALID"],
    ["annotations that are no text", encode({ ...image, annotations: { a: 1 } }), "MANIFEST_INVALID"],
    ["a platform of text", encode({ ...index, manifests: [{ ...layer, platform: "linux" }] }), "MANIFEST_INVALID"],
    [
      "too many layers",
      encode({ ...image, layers: Array.from({ length: maxManifestDescriptors + 1 }, () => layer) }),
      "MANIFEST_INVALID",
    ],
  ])("%s", (_title, bytes, code) => {
    expect(() => parseManifest(bytes)).toThrow(expect.objectContaining({ name: "OciError", code }));
  });

  test("what it says it is and what it was sent as must agree", () => {
    expect(() => parseManifest(encode(image), mediaTypes.dockerManifest)).toThrow(
      expect.objectContaining({ code: "MEDIA_TYPE_MISMATCH" }),
    );
  });

  test("any JSON is read or refused, and never breaks anything else", () => {
    const json = fc.oneof(
      fc.json(),
      fc
        .record({
          config: fc.jsonValue(),
          layers: fc.jsonValue(),
          subject: fc.jsonValue(),
          annotations: fc.jsonValue(),
        })
        .map((parts) => JSON.stringify({ ...image, ...parts })),
    );
    fc.assert(
      fc.property(json, (text) => {
        try {
          parseManifest(Buffer.from(text), mediaTypes.ociManifest);
        } catch (error) {
          expect(error).toBeInstanceOf(OciError);
        }
      }),
    );
  });
});

test("the type that bytes name themselves by, where they are a manifest at all", () => {
  expect(declaredMediaType(encode(image))).toBe(mediaTypes.ociManifest);
  expect(declaredMediaType(encode({}))).toBeUndefined();
  expect(declaredMediaType(Buffer.from("junk"))).toBeUndefined();
});
