import { sign } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { makeTestKey, type TestKey, type TestKeyKind } from "../../../test/signing/test-key.ts";
import { type Digest, digestOf } from "../oci/digest.ts";
import type { Descriptor } from "../oci/manifest.ts";
import { parseAnnotations } from "./annotations.ts";
import { layerAnnotations, signatureLayer } from "./signature-manifest.ts";
import { encodeSimpleSigning } from "./simple-signing.ts";
import type { Requirements, Verdict } from "./verdict.ts";
import { verifyLayer } from "./verify-layer.ts";

const encoder = new TextEncoder();
const image = digestOf(encoder.encode("an image"));
const other = digestOf(encoder.encode("another image"));
const repository = "registry.example:5000/app";

let signer: TestKey;
let stranger: TestKey;
beforeAll(() => {
  signer = makeTestKey();
  stranger = makeTestKey();
});

function claimOf(manifestDigest: Digest, annotations: readonly string[] = []): Uint8Array {
  return encodeSimpleSigning({
    dockerReference: repository,
    manifestDigest,
    annotations: parseAnnotations(annotations),
  });
}

async function verify(
  payload: Uint8Array,
  options: {
    readonly by?: TestKey;
    readonly with?: TestKey;
    readonly change?: (layer: Descriptor & { annotations: Readonly<Record<string, string>> }) => Descriptor;
    readonly read?: Uint8Array;
    readonly requirements?: Partial<Requirements>;
  } = {},
): Promise<Verdict> {
  const layer = signatureLayer(payload, await (options.by ?? signer).sign(payload));
  return verifyLayer(options.change?.(layer) ?? layer, options.read ?? payload, {
    image,
    repository,
    key: (options.with ?? options.by ?? signer).key,
    annotations: new Map(),
    ...options.requirements,
  });
}

const annotate = (name: string, value: string) => (layer: Descriptor & { annotations: object }) => ({
  ...layer,
  annotations: { ...layer.annotations, [name]: value },
});

describe("a signature of the older format is verified", () => {
  test.each<[TestKeyKind, string]>([
    ["RSA-2048", "RSASSA_PKCS1_V1_5_SHA_256"],
    ["RSA-3072", "RSASSA_PKCS1_V1_5_SHA_256"],
    ["RSA-4096", "RSASSA_PKCS1_V1_5_SHA_256"],
    ["P-256", "ECDSA_SHA_256"],
    ["P-384", "ECDSA_SHA_384"],
    ["P-521", "ECDSA_SHA_512"],
  ])("made by %s", async (kind, algorithm) => {
    expect(await verify(claimOf(image), { by: makeTestKey(kind) })).toMatchObject({ kind: "verified", algorithm });
  });

  test("made by P-384 over SHA-256, as cosign before 2.6 did with key files", async () => {
    const key = makeTestKey("P-384");
    const old = {
      ...key,
      sign: async (message: Uint8Array) => new Uint8Array(sign("sha256", message, key.privateKey)),
    };
    expect(await verify(claimOf(image), { by: old })).toMatchObject({ kind: "verified", algorithm: "ECDSA_SHA_256" });
  });

  test("with the wanted annotations among others", async () => {
    const requirements = { annotations: parseAnnotations(["a=1"]) };
    const verdict = await verify(claimOf(image, ["a=1", "b=2"]), { requirements });
    expect(verdict).toMatchObject({ kind: "verified", claim: { payload: { optional: { a: "1", b: "2" } } } });
  });

  test("under another name of the image, which is said", async () => {
    const verdict = await verify(claimOf(image), { requirements: { repository: "elsewhere.example/app" } });
    expect(verdict).toMatchObject({ kind: "verified", notes: [expect.stringContaining("elsewhere.example/app")] });
  });

  test("beside a log entry, a time stamp and a certificate, which are said to be unchecked", async () => {
    const verdict = await verify(claimOf(image), {
      change: (layer) =>
        ({
          ...layer,
          annotations: {
            ...layer.annotations,
            [layerAnnotations.logBundle]: '{"SignedEntryTimestamp":"AA=="}',
            [layerAnnotations.timestamp]: '{"SignedRFC3161Timestamp":"AA=="}',
            [layerAnnotations.certificate]: "-----BEGIN CERTIFICATE-----\n",
          },
        }) satisfies Descriptor,
    });
    expect(verdict).toMatchObject({ kind: "verified", notes: { length: 3 } });
  });
});

describe("a signature of the older format is rejected", () => {
  test("by the wrong key", async () => {
    const verdict = await verify(claimOf(image), { with: stranger });
    expect(verdict).toMatchObject({ kind: "rejected", check: "signature" });
  });

  test("by a key of another kind", async () => {
    const verdict = await verify(claimOf(image), { with: makeTestKey("RSA-2048") });
    expect(verdict).toMatchObject({ kind: "rejected", check: "signature" });
  });

  test("when a byte of the payload differs from what was signed", async () => {
    const verdict = await verify(claimOf(other), { read: claimOf(image) });
    expect(verdict).toMatchObject({ kind: "rejected", check: "signature" });
  });

  test("when it was made for another image", async () => {
    const verdict = await verify(claimOf(other));
    expect(verdict).toMatchObject({ kind: "rejected", check: "image", reason: expect.stringContaining(other) });
  });

  test("when it was made for the same hex under another algorithm", async () => {
    const sha512 = digestOf(encoder.encode("an image"), "sha512");
    expect(await verify(claimOf(sha512))).toMatchObject({ kind: "rejected", check: "image" });
  });

  test.each([
    ["without its annotation", (layer: Descriptor) => ({ ...layer, annotations: {} }), "format"],
    ["with an empty signature", annotate(layerAnnotations.signature, ""), "signature"],
    ["with truncated base64", annotate(layerAnnotations.signature, "MEUCIQD6Do"), "format"],
    ["with base64 of another alphabet", annotate(layerAnnotations.signature, "_-_-"), "format"],
    ["with a signature of another message", annotate(layerAnnotations.signature, "QUJD"), "signature"],
    ["on a layer of another type", (layer: Descriptor) => ({ ...layer, mediaType: "text/plain" }), "format"],
    ["beside a log entry that is no JSON", annotate(layerAnnotations.logBundle, "{"), "format"],
    [
      "beside a log entry that nests deeper than a call stack",
      annotate(layerAnnotations.logBundle, `${'{"a":'.repeat(500_000)}1${"}".repeat(500_000)}`),
      "format",
    ],
    ["beside a time stamp that is no object", annotate(layerAnnotations.timestamp, "[]"), "format"],
    ["beside a certificate that is none", annotate(layerAnnotations.certificate, " \n"), "format"],
  ] as const)("%s", async (_, change, check) => {
    expect(await verify(claimOf(image), { change })).toMatchObject({ kind: "rejected", check });
  });

  const critical = (members: string) => `{"critical":{${members}},"optional":null}`;
  const identity = `"identity":{"docker-reference":"r.example/app"}`;
  const about = `"image":{"docker-manifest-digest":"${image}"}`;
  const type = `"type":"cosign container image signature"`;

  test.each([
    ["is no JSON", "{"],
    ["is not UTF-8", "\ufffd"],
    ["is a list", "[]"],
    ["is followed by more", `${critical(`${identity},${about},${type}`)}{}`],
    ["has no critical member", `{"optional":null}`],
    ["has no image", critical(`${identity},${type}`)],
    ["has no identity", critical(`${about},${type}`)],
    ["has no type", critical(`${identity},${about}`)],
    ["has another type", critical(`${identity},${about},"type":"atomic container signature"`)],
    ["has an unknown critical member", critical(`${identity},${about},${type},"until":"2030"`)],
    ["names the image twice", critical(`${identity},"image":{"docker-manifest-digest":"${other}"},${about},${type}`)],
    ["names the image again by an escape", critical(`${identity},${about},"\\u0069mage":{},${type}`)],
    ["names the image again in capitals", critical(`${identity},${about},"Image":{},${type}`)],
    ["has critical in capitals", `{"Critical":{${identity},${about},${type}},"optional":null}`],
    ["has no digest", critical(`${identity},"image":{"docker-manifest-digest":"latest"},${type}`)],
    ["has a digest of another type", critical(`${identity},"image":{"docker-manifest-digest":1},${type}`)],
    ["has a list of annotations", `{"critical":{${identity},${about},${type}},"optional":[]}`],
    ["has an annotation twice", `{"critical":{${identity},${about},${type}},"optional":{"a":"0","a":"1"}}`],
  ])("when the payload %s, however well it is signed", async (_, payload) => {
    const bytes = payload === "\ufffd" ? Uint8Array.of(0xff) : encoder.encode(payload);
    expect(await verify(bytes)).toMatchObject({ kind: "rejected", check: "payload" });
  });

  test.each([
    ["is missing", ["b=1"], /no annotation a/],
    ["has another value", ["a=2"], /'2', not '1'/],
    ["differs in letter case", ["A=1"], /no annotation a/],
  ])("when a wanted annotation %s", async (_, signed, reason) => {
    const verdict = await verify(claimOf(image, signed), { requirements: { annotations: parseAnnotations(["a=1"]) } });
    expect(verdict).toMatchObject({ kind: "rejected", check: "annotations", reason: expect.stringMatching(reason) });
  });

  test("when a wanted annotation was signed as a number", async () => {
    const payload = encoder.encode(`{"critical":{${identity},${about},${type}},"optional":{"a":1}}`);
    const verdict = await verify(payload, { requirements: { annotations: parseAnnotations(["a=1"]) } });
    expect(verdict).toMatchObject({ kind: "rejected", check: "annotations" });
  });
});
