import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parsePublicKeyPem } from "../crypto/public-key.ts";
import { type Digest, digestHex, digestOf } from "../oci/digest.ts";
import type { Descriptor } from "../oci/manifest.ts";
import { mediaTypes } from "../oci/media-types.ts";
import { parseAnnotations } from "./annotations.ts";
import { encodeBundleManifest } from "./bundle-manifest.ts";
import { preAuthEncoding } from "./dsse.ts";
import { encodeSignatureStatement } from "./in-toto-statement.ts";
import { appendSignature, createSignatures, signatureLayer } from "./signature-manifest.ts";
import { encodeKeyedBundle } from "./sigstore-bundle.ts";
import { decodeSimpleSigning, encodeSimpleSigning } from "./simple-signing.ts";
import { acceptedAlgorithms, createVerificationKey } from "./verification-key.ts";
import { verifyBundle } from "./verify-bundle.ts";

type Encoded = { readonly bytes: number; readonly sha256: string };

function readVectors<Vector>(name: string): readonly (Vector & { readonly name: string })[] {
  const path = join(import.meta.dirname, "../../../test/vectors/signing", name);
  return JSON.parse(readFileSync(path, "utf8")) as (Vector & { name: string })[];
}

const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const encoded = (bytes: Uint8Array): Encoded => ({ bytes: bytes.byteLength, sha256: digestHex(digestOf(bytes)) });
const fromBase64 = (value: string) => new Uint8Array(Buffer.from(value, "base64"));

type Claim = { readonly manifestDigest: Digest; readonly annotations: readonly string[]; readonly text?: string };

const payloads = readVectors<Encoded & Claim & { readonly dockerReference: string }>("simple-signing.json");

function payloadOf(name: string): Uint8Array {
  const vector = payloads.find((candidate) => candidate.name === name);
  if (vector === undefined) throw new Error(`no payload vector ${name}`);
  return encodeSimpleSigning({ ...vector, annotations: parseAnnotations(vector.annotations) });
}

test.each(payloads)("the payload with $name is cosign's", (vector) => {
  const payload = payloadOf(vector.name);
  if (vector.text !== undefined) expect(text(payload)).toBe(vector.text);
  expect(encoded(payload)).toEqual({ bytes: vector.bytes, sha256: vector.sha256 });
  expect(decodeSimpleSigning(payload)).toMatchObject({
    dockerReference: vector.dockerReference,
    manifestDigest: vector.manifestDigest,
  });
});

test.each(
  readVectors<{
    readonly payloads: readonly string[];
    readonly signature: string;
    readonly config: Encoded;
    readonly manifest?: Encoded;
  }>("signature-manifests.json"),
)("the manifest of $name is cosign's", ({ payloads: names, signature, config, manifest }) => {
  const [first, ...others] = names.map((name) => signatureLayer(payloadOf(name), fromBase64(signature)));
  if (first === undefined) throw new Error("no payload");
  let signatures = createSignatures(first);
  for (const layer of others) signatures = appendSignature(signatures, mediaTypes.ociManifest, layer);
  expect(encoded(signatures.config)).toEqual(config);
  if (manifest !== undefined) expect(encoded(signatures.manifest)).toEqual(manifest);
});

test.each(
  readVectors<{
    readonly before: { readonly manifest: string; readonly config: string };
    readonly layer: Descriptor;
    readonly after: { readonly manifest: string };
  }>("appended-signatures.json"),
)("$name, byte for byte", ({ before, layer, after }) => {
  const encoder = new TextEncoder();
  const existing = { manifest: encoder.encode(before.manifest), config: encoder.encode(before.config) };
  expect(text(appendSignature(existing, mediaTypes.ociManifest, layer).manifest)).toBe(after.manifest);
});

test.each(readVectors<Encoded & Claim & { readonly preAuthEncodingSha256: string }>("statements.json"))(
  "the statement with $name is cosign's",
  (vector) => {
    const statement = encodeSignatureStatement({ ...vector, annotations: parseAnnotations(vector.annotations) });
    expect(text(statement)).toBe(vector.text);
    expect(encoded(statement)).toEqual({ bytes: vector.bytes, sha256: vector.sha256 });
    expect(digestHex(digestOf(preAuthEncoding(mediaTypes.inToto, statement)))).toBe(vector.preAuthEncodingSha256);
  },
);

const bundles = readVectors<{
  readonly publicKey: string;
  readonly keyHint: string;
  readonly annotations: readonly string[];
  readonly signature: string;
  readonly subject: Descriptor;
  readonly created: string;
  readonly bundle: string;
  readonly manifest: string;
}>("bundles.json");

test.each(bundles)("the bundle and its manifest with $name are cosign's", (vector) => {
  const annotations = parseAnnotations(vector.annotations);
  const statement = encodeSignatureStatement({ manifestDigest: vector.subject.digest, annotations });
  const signature = fromBase64(vector.signature);
  const bundle = encodeKeyedBundle({ statement, signature, keyHint: vector.keyHint });
  expect(text(bundle)).toBe(vector.bundle);
  const created = new Date(vector.created);
  expect(text(encodeBundleManifest({ bundle, subject: vector.subject, created }))).toBe(vector.manifest);
});

test.each(bundles)("the bundle with $name verifies", (vector) => {
  const key = parsePublicKeyPem(vector.publicKey);
  const verdict = verifyBundle(new TextEncoder().encode(vector.bundle), {
    image: vector.subject.digest,
    repository: "127.0.0.1:5000/app",
    key: createVerificationKey(key, { name: "cosign.pub", algorithms: acceptedAlgorithms(key) }),
    annotations: parseAnnotations(vector.annotations),
  });
  expect(verdict).toMatchObject({ kind: "verified", algorithm: "ECDSA_SHA_256", claim: { annotations: { a: "1" } } });
});
