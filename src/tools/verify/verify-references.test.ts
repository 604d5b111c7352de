import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type ScriptedRegistry, startScriptedRegistry } from "../../../test/signing/scripted-registry.ts";
import { makeTestKey, type TestKey } from "../../../test/signing/test-key.ts";
import { type Digest, digestOf } from "../../core/oci/digest.ts";
import type { Descriptor } from "../../core/oci/manifest.ts";
import { mediaTypes } from "../../core/oci/media-types.ts";
import { bundleAnnotations } from "../../core/signing/bundle-manifest.ts";
import { preAuthEncoding } from "../../core/signing/dsse.ts";
import { encodeSignatureStatement } from "../../core/signing/in-toto-statement.ts";
import {
  createSignatures,
  layerAnnotations,
  signatureLayer,
  signatureTag,
} from "../../core/signing/signature-manifest.ts";
import { encodeKeyedBundle } from "../../core/signing/sigstore-bundle.ts";
import { encodeSimpleSigning } from "../../core/signing/simple-signing.ts";
import type { ImageVerification } from "./image-verification.ts";
import { verifyReferences } from "./verify-references.ts";

let signer: TestKey;
let registry: ScriptedRegistry;
let image: Descriptor;

beforeAll(() => {
  signer = makeTestKey();
});
beforeEach(async () => {
  registry = await startScriptedRegistry();
  const config = { mediaType: mediaTypes.ociConfig, size: 2, digest: digestOf(new TextEncoder().encode("{}")) };
  image = registry.manifest({ schemaVersion: 2, mediaType: mediaTypes.ociManifest, config, layers: [] }, { tag: "v1" });
});
afterEach(() => registry[Symbol.asyncDispose]());

async function verify(reference = `${registry.name}@${image.digest}`): Promise<ImageVerification> {
  const conditions = Promise.resolve({ key: signer.key, annotations: new Map<string, string>() });
  const options = { recursive: false, signatureRepository: undefined };
  const [verification] = await verifyReferences(registry.cloud, [reference], conditions, options);
  if (verification === undefined) throw new Error("nothing was verified");
  return verification;
}

/** What was found, as `KIND: REASON` for each signature. */
function found({ signatures }: ImageVerification): readonly string[] {
  return signatures.map(({ verdict }) => (verdict.kind === "rejected" ? `rejected: ${verdict.reason}` : verdict.kind));
}

function payloadOf(manifestDigest: Digest): Uint8Array {
  return encodeSimpleSigning({ dockerReference: registry.name, manifestDigest, annotations: new Map() });
}

/** A good signature of the older format, ready to be served. */
async function makeLayer(): Promise<Descriptor> {
  const payload = payloadOf(image.digest);
  registry.blob(payload, mediaTypes.cosignSimpleSigning);
  return signatureLayer(payload, await signer.sign(payload));
}

function serveLayers(layers: readonly Descriptor[]): void {
  const [first] = layers;
  if (first === undefined) throw new Error("no layer");
  const { manifest } = createSignatures(first);
  const parsed = JSON.parse(new TextDecoder().decode(manifest)) as object;
  registry.manifest({ ...parsed, layers }, { tag: signatureTag(image.digest) });
}

/** A good bundle, ready to be served; returns its layer's descriptor. */
async function makeBundle(): Promise<Descriptor> {
  const statement = encodeSignatureStatement({ manifestDigest: image.digest, annotations: new Map() });
  const signature = await signer.sign(preAuthEncoding(mediaTypes.inToto, statement));
  const bundle = encodeKeyedBundle({ statement, signature, keyHint: signer.keyHint });
  return registry.blob(bundle, mediaTypes.sigstoreBundle);
}

function serveBundle(layers: readonly Descriptor[], annotations: Readonly<Record<string, string>> = {}): Descriptor {
  const manifest = registry.manifest({
    schemaVersion: 2,
    mediaType: mediaTypes.ociManifest,
    config: { mediaType: mediaTypes.ociEmpty, size: 2, digest: digestOf(new TextEncoder().encode("{}")) },
    layers,
    annotations,
    subject: image,
    artifactType: mediaTypes.sigstoreBundle,
  });
  const entry = { ...manifest, artifactType: mediaTypes.sigstoreBundle };
  registry.referrers(image.digest, [entry]);
  return entry;
}

describe("signatures are found", () => {
  test("in both storages, each with its own place", async () => {
    serveLayers([await makeLayer(), await makeLayer()]);
    const { digest } = serveBundle([await makeBundle()]);
    const verification = await verify();
    expect(verification.outcome).toEqual({ kind: "verified" });
    const tag = `${registry.name}:${signatureTag(image.digest)}`;
    expect(verification.signatures.map(({ place }) => place)).toEqual([
      { kind: "bundle", reference: `${registry.name}@${digest}` },
      { kind: "signature-tag", reference: tag, layer: 1 },
      { kind: "signature-tag", reference: tag, layer: 2 },
    ]);
  });

  test("beside one that carries what would overflow a call stack, which is rejected with its reason", async () => {
    const deep = `{"a":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    const layer = await makeLayer();
    const hostile = { ...layer, annotations: { ...layer.annotations, [layerAnnotations.logBundle]: deep } };
    serveLayers([hostile, layer]);
    const verification = await verify();
    expect(verification.outcome).toEqual({ kind: "verified" });
    expect(found(verification)).toEqual([
      `rejected: the annotation ${layerAnnotations.logBundle} nests deeper than 64 levels`,
      "verified",
    ]);
  });

  test("by a tag, which is resolved once", async () => {
    serveBundle([await makeBundle()]);
    expect(await verify(`${registry.name}:v1`)).toMatchObject({ digest: image.digest, outcome: { kind: "verified" } });
    expect(registry.requests.filter((line) => line.endsWith("/manifests/v1"))).toHaveLength(1);
  });

  test("of an image that is not there itself, by digest, with the fewest requests", async () => {
    registry.answer(`/v2/app/manifests/${image.digest}`, { status: 404 });
    serveBundle([await makeBundle()]);
    expect((await verify()).outcome.kind).toBe("verified");
    // The registry itself, both storages, the bundle's manifest, the bundle.
    expect(registry.requests).toHaveLength(5);
  });

  test("in a fallback tag, also where cosign named the wrong artifact type", async () => {
    const { artifactType: _, ...entry } = serveBundle([await makeBundle()]);
    registry.answer(`/v2/app/referrers/${image.digest}`, { status: 404 });
    const manifests = [{ ...entry, artifactType: mediaTypes.ociEmpty }];
    const index = { schemaVersion: 2, mediaType: mediaTypes.ociIndex, manifests };
    registry.manifest(index, { tag: image.digest.replace(":", "-"), type: mediaTypes.ociIndex });
    expect((await verify()).outcome.kind).toBe("verified");
  });

  test("though the referrers come with a charset, which cosign takes for no referrers", async () => {
    const entry = serveBundle([await makeBundle()]);
    registry.referrers(image.digest, [entry], `${mediaTypes.ociIndex}; charset=utf-8`);
    expect((await verify()).outcome.kind).toBe("verified");
  });

  test("beside referrers of other kinds, which are not even read", async () => {
    serveLayers([await makeLayer()]);
    const sbom = { ...image, digest: digestOf(new Uint8Array([1])), artifactType: "application/spdx+json" };
    registry.referrers(image.digest, [sbom]);
    expect(found(await verify())).toEqual(["verified"]);
  });

  test("beside an attestation, which is neither a signature nor read", async () => {
    const bundle = await makeBundle();
    serveBundle([bundle], { [bundleAnnotations.predicateType]: "https://spdx.dev/Document" });
    registry.answer(`/v2/app/blobs/${bundle.digest}`, { status: 500 });
    const verification = await verify();
    expect(found(verification)).toEqual(["attestation"]);
    expect(verification.outcome).toEqual({ kind: "no-signature" });
  });
});

describe("what stands in the place of a signature is rejected with its reason", () => {
  test.each<[string, (layer: Descriptor) => void, RegExp]>([
    [
      "a layer whose blob is another",
      ({ digest }) => registry.answer(`/v2/app/blobs/${digest}`, { body: payloadOf(digestOf(new Uint8Array([1]))) }),
      /digest|bytes/,
    ],
    [
      "a layer whose blob is gone",
      ({ digest }) => registry.answer(`/v2/app/blobs/${digest}`, { status: 404 }),
      /does not have it/,
    ],
    ["a layer of 1 TB", (layer) => serveLayers([{ ...layer, size: 1e12 }]), /limit is 16777216/],
    ["a layer that is longer than it says", (layer) => serveLayers([{ ...layer, size: layer.size - 1 }]), /bytes/],
    ["a layer without signature", ({ annotations: _, ...layer }) => serveLayers([layer]), /no annotation/],
    [
      "1001 layers",
      (layer) => serveLayers(Array.from({ length: 1001 }, () => layer)),
      /1001 signatures; the limit is 1000/,
    ],
    [
      "an index under the tag",
      () =>
        registry.manifest(
          { schemaVersion: 2, mediaType: mediaTypes.ociIndex, manifests: [] },
          { tag: signatureTag(image.digest), type: mediaTypes.ociIndex },
        ),
      /an index stands/,
    ],
    [
      "no manifest at all under the tag",
      () => registry.manifest(new TextEncoder().encode("{"), { tag: signatureTag(image.digest) }),
      /not valid JSON/,
    ],
  ])("%s", async (_, change, reason) => {
    const layer = await makeLayer();
    serveLayers([layer]);
    change(layer);
    const verification = await verify();
    expect(found(verification)).toEqual([expect.stringMatching(reason)]);
    expect(verification.outcome).toEqual({ kind: "no-match" });
  });

  test.each<[string, (bundle: Descriptor) => void, RegExp]>([
    [
      "a bundle whose blob is gone",
      ({ digest }) => registry.answer(`/v2/app/blobs/${digest}`, { status: 404 }),
      /does not have it/,
    ],
    [
      "a bundle whose blob is another",
      ({ digest }) => registry.answer(`/v2/app/blobs/${digest}`, { body: "{}" }),
      /digest|bytes/,
    ],
    ["a bundle of 1 TB", (bundle) => void serveBundle([{ ...bundle, size: 1e12 }]), /limit is 16777216/],
    ["two bundles in one manifest", (bundle) => void serveBundle([bundle, bundle]), /one layer/],
    [
      "a bundle's manifest with another layer",
      (bundle) => void serveBundle([{ ...bundle, mediaType: "text/plain" }]),
      /one layer/,
    ],
    ["a bundle's manifest without layers", () => void serveBundle([]), /one layer/],
    [
      "a bundle of version 0.2",
      () =>
        void serveBundle([
          registry.blob(
            new TextEncoder().encode('{"mediaType":"application/vnd.dev.sigstore.bundle+json;version=0.2"}'),
            "application/vnd.dev.sigstore.bundle+json;version=0.2",
          ),
        ]),
      /version=0.2/,
    ],
  ])("%s", async (_, change, reason) => {
    const bundle = await makeBundle();
    serveBundle([bundle]);
    change(bundle);
    const verification = await verify();
    expect(found(verification)).toEqual([expect.stringMatching(reason)]);
    expect(verification.outcome).toEqual({ kind: "no-match" });
  });

  test("a bundle that is listed and not there", async () => {
    const { digest } = serveBundle([await makeBundle()]);
    registry.answer(`/v2/app/manifests/${digest}`, { status: 404 });
    expect(found(await verify())).toEqual(["rejected: it is listed as a referrer and is not there"]);
  });

  test("a bad signature beside a good one changes nothing", async () => {
    const good = await makeLayer();
    const other = payloadOf(digestOf(new Uint8Array([1])));
    registry.blob(other, mediaTypes.cosignSimpleSigning);
    serveLayers([signatureLayer(other, await signer.sign(other)), good]);
    const verification = await verify();
    expect(found(verification)).toEqual([expect.stringContaining("another image"), "verified"]);
    expect(verification.outcome).toEqual({ kind: "verified" });
  });
});

describe("what cannot be read", () => {
  const forbidden = { status: 403, body: '{"errors":[{"code":"DENIED","message":"no"}]}' };

  test("does not matter where the other storage has a good signature", async () => {
    serveLayers([await makeLayer()]);
    registry.answer(`/v2/app/referrers/${image.digest}`, forbidden);
    const verification = await verify();
    expect(verification.outcome).toEqual({ kind: "verified" });
    expect(verification.unread).toMatchObject([
      { what: expect.stringContaining("referrers"), error: { code: "DENIED" } },
    ]);
  });

  test("leaves the question open where the other storage has none", async () => {
    registry.answer(`/v2/app/referrers/${image.digest}`, forbidden);
    expect((await verify()).outcome).toEqual({ kind: "incomplete" });
  });

  test("leaves it open where the other storage has only bad ones", async () => {
    const layer = await makeLayer();
    serveLayers([{ ...layer, annotations: {} }]);
    registry.answer(`/v2/app/referrers/${image.digest}`, forbidden);
    expect((await verify()).outcome).toEqual({ kind: "incomplete" });
  });

  test("leaves it open where a listed bundle may not be read", async () => {
    const { digest } = serveBundle([await makeBundle()]);
    registry.answer(`/v2/app/manifests/${digest}`, forbidden);
    expect((await verify()).outcome).toEqual({ kind: "incomplete" });
  });

  test("leaves it open where an image stands in the place of the fallback index", async () => {
    const { digest: _, ...manifest } = image;
    registry.manifest(
      { schemaVersion: 2, config: image, layers: [], ...manifest },
      { tag: image.digest.replace(":", "-") },
    );
    expect((await verify()).outcome).toEqual({ kind: "incomplete" });
  });

  test("leaves it open where both of two listed bundles may not be read", async () => {
    const entries = [serveBundle([await makeBundle()]), serveBundle([await makeBundle()])];
    registry.referrers(image.digest, entries);
    for (const { digest } of entries) registry.answer(`/v2/app/manifests/${digest}`, forbidden);
    expect((await verify()).outcome).toEqual({ kind: "incomplete" });
  });

  test("leaves it open where more bundles are listed than are read", async () => {
    const { digest, ...entry } = serveBundle([]);
    registry.referrers(
      image.digest,
      Array.from({ length: 1001 }, () => ({ ...entry, digest })),
    );
    const verification = await verify();
    expect(verification.outcome).toEqual({ kind: "incomplete" });
    expect(verification.unread).toMatchObject([
      { error: { message: "1001 bundles refer to the image; the first 1000 were read" } },
    ]);
  });

  test("is a failure where nothing at all could be read", async () => {
    registry.answer(`/v2/app/referrers/${image.digest}`, forbidden);
    registry.answer(`/v2/app/manifests/${signatureTag(image.digest)}`, forbidden);
    expect((await verify()).outcome).toMatchObject({ kind: "failed", error: { code: "DENIED" } });
  });
});

describe("an image without signatures", () => {
  test("is told apart from one that is not there", async () => {
    expect((await verify()).outcome).toEqual({ kind: "no-signature" });
    registry.answer(`/v2/app/manifests/${image.digest}`, { status: 404 });
    expect((await verify()).outcome.kind).toBe("no-image");
    expect((await verify(`${registry.name}:v2`)).outcome.kind).toBe("no-image");
  });

  test("is told apart from one whose repository is not there", async () => {
    const unknown = { status: 404, body: '{"errors":[{"code":"NAME_UNKNOWN","message":"no such repository"}]}' };
    registry.answer(`/v2/app/referrers/${image.digest}`, unknown);
    registry.answer(`/v2/app/manifests/${signatureTag(image.digest)}`, unknown);
    registry.answer(`/v2/app/manifests/${image.digest}`, unknown);
    expect((await verify()).outcome.kind).toBe("no-image");
  });

  test("is told apart from one whose registry does not answer", async () => {
    expect((await verify("127.0.0.1:1/app:v1")).outcome).toMatchObject({
      kind: "failed",
      error: { code: "UNREACHABLE" },
    });
  });
});

test("what the key's source rejects with is thrown", async () => {
  const conditions = Promise.reject(new Error("no key"));
  const options = { recursive: false, signatureRepository: undefined };
  await expect(verifyReferences(registry.cloud, [`${registry.name}:v1`], conditions, options)).rejects.toThrow(
    "no key",
  );
});
