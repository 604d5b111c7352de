import { bundleFromJSON } from "@sigstore/bundle";
import { beforeAll, describe, expect, test } from "vitest";
import { makeTestKey, type TestKey, type TestKeyKind } from "../../../test/signing/test-key.ts";
import { digestHex, digestOf } from "../oci/digest.ts";
import { parseAnnotations } from "./annotations.ts";
import { preAuthEncoding } from "./dsse.ts";
import { encodeSignatureStatement } from "./in-toto-statement.ts";
import { encodeKeyedBundle } from "./sigstore-bundle.ts";
import type { Requirements, Verdict } from "./verdict.ts";
import { verifyBundle } from "./verify-bundle.ts";

const encoder = new TextEncoder();
const image = digestOf(encoder.encode("an image"));
const other = digestOf(encoder.encode("another image"));
const hex = digestHex(image);
const payloadType = "application/vnd.in-toto+json";
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

let signer: TestKey;
beforeAll(() => {
  signer = makeTestKey();
});

/** JSON of a bundle, open to any change. */
type Json = { [name: string]: unknown };
type BundleJson = {
  mediaType: string;
  verificationMaterial: Json;
  dsseEnvelope: { payload: string; payloadType: string; signatures: Json[] };
};

function verify(bundle: Uint8Array | string, requirements: Partial<Requirements> = {}): Verdict {
  return verifyBundle(typeof bundle === "string" ? encoder.encode(bundle) : bundle, {
    image,
    repository: "registry.example:5000/app",
    key: signer.key,
    annotations: new Map(),
    ...requirements,
  });
}

/** A bundle around any statement, well signed. */
async function bundleOf(
  statement: Uint8Array | string,
  options: { readonly by?: TestKey; readonly type?: string } = {},
): Promise<BundleJson> {
  const bytes = typeof statement === "string" ? encoder.encode(statement) : statement;
  const type = options.type ?? payloadType;
  const signature = await (options.by ?? signer).sign(preAuthEncoding(type, bytes));
  const encoded = encodeKeyedBundle({ statement: bytes, signature, keyHint: (options.by ?? signer).keyHint });
  const bundle = JSON.parse(new TextDecoder().decode(encoded)) as BundleJson;
  bundle.dsseEnvelope.payloadType = type;
  return bundle;
}

function statementOf(annotations: readonly string[] = [], manifestDigest = image): Uint8Array {
  return encodeSignatureStatement({ manifestDigest, annotations: parseAnnotations(annotations) });
}

/** A statement written by hand, with any member replaced. */
function statementWith(members: Json): string {
  return JSON.stringify({
    _type: "https://in-toto.io/Statement/v1",
    subject: [{ digest: { sha256: hex } }],
    predicateType: "https://sigstore.dev/cosign/sign/v1",
    predicate: {},
    ...members,
  });
}

const logEntry = {
  logIndex: "1",
  logId: { keyId: "AA==" },
  kindVersion: { kind: "dsse", version: "0.0.1" },
  integratedTime: "1",
  inclusionProof: { logIndex: "1", rootHash: "AA==", treeSize: "2", hashes: [], checkpoint: { envelope: "log" } },
  canonicalizedBody: "AA==",
};

describe("a bundle is verified", () => {
  test.each<[TestKeyKind, string]>([
    ["RSA-2048", "RSASSA_PKCS1_V1_5_SHA_256"],
    ["RSA-4096", "RSASSA_PKCS1_V1_5_SHA_256"],
    ["P-256", "ECDSA_SHA_256"],
    ["P-384", "ECDSA_SHA_384"],
    ["P-521", "ECDSA_SHA_512"],
  ])("signed by %s, and sigstore's own parser takes it too", async (kind, algorithm) => {
    const by = makeTestKey(kind);
    const bundle = await bundleOf(statementOf(["a=1"]), { by });
    expect(verify(JSON.stringify(bundle), { key: by.key })).toMatchObject({
      kind: "verified",
      algorithm,
      claim: { kind: "statement", manifestDigest: image, annotations: { a: "1" } },
    });
    expect(bundleFromJSON(bundle).content.$case).toBe("dsseEnvelope");
  });

  test.each([
    ["without annotations and predicate, as cosign 2.6 wrote it", { predicate: undefined }],
    [
      "with a subject that is another image before this one",
      { subject: [{ digest: { sha256: digestHex(other) } }, { digest: { sha256: hex } }] },
    ],
    ["with 1024 subjects", { subject: Array.from({ length: 1024 }, () => ({ digest: { sha256: hex } })) }],
    ["with other digests beside", { subject: [{ name: "app", digest: { sha512: "00", sha256: hex } }] }],
  ])("%s", async (_, members) => {
    expect(verify(JSON.stringify(await bundleOf(statementWith(members))))).toMatchObject({ kind: "verified" });
  });

  test("about an image that is addressed by SHA-512, and by no other hash of it", async () => {
    const sha512 = digestOf(encoder.encode("an image"), "sha512");
    const bundle = await bundleOf(statementOf([], sha512));
    expect(verify(JSON.stringify(bundle), { image: sha512 })).toMatchObject({ kind: "verified" });
    expect(verify(JSON.stringify(bundle))).toMatchObject({ kind: "rejected", check: "image" });
  });

  test("of the older spelling of its type, with log entries and time stamps, which are said to be unchecked", async () => {
    const bundle = await bundleOf(statementOf());
    bundle.mediaType = "application/vnd.dev.sigstore.bundle+json;version=0.3";
    bundle.verificationMaterial.tlogEntries = Array.from({ length: 32 }, () => logEntry);
    bundle.verificationMaterial.timestampVerificationData = { rfc3161Timestamps: [{ signedTimestamp: "AA==" }] };
    expect(verify(JSON.stringify(bundle))).toMatchObject({ kind: "verified", notes: { length: 2 } });
  });

  test("that names the key by its OpenSSH fingerprint", async () => {
    const bundle = await bundleOf(statementOf());
    bundle.dsseEnvelope.signatures[0] = { ...bundle.dsseEnvelope.signatures[0], keyid: signer.key.sshFingerprint };
    expect(verify(JSON.stringify(bundle))).toMatchObject({ kind: "verified" });
  });

  test("whatever its hint says", async () => {
    const bundle = await bundleOf(statementOf());
    bundle.verificationMaterial = { publicKey: { hint: "not this key" } };
    expect(verify(JSON.stringify(bundle))).toMatchObject({ kind: "verified" });
  });
});

describe("what is no signature of an image is not taken for one", () => {
  test.each([
    ["an SBOM", { _type: "https://in-toto.io/Statement/v0.1", predicateType: "https://spdx.dev/Document" }],
    ["a provenance", { predicateType: "https://slsa.dev/provenance/v1" }],
    ["a longer name of the same type", { predicateType: "https://sigstore.dev/cosign/sign/v1.1" }],
  ])("%s, well signed by the same key about the same image", async (_, members) => {
    const verdict = verify(JSON.stringify(await bundleOf(statementWith(members))));
    expect(verdict).toEqual({ kind: "attestation", predicateType: members.predicateType });
  });
});

describe("a bundle is rejected", () => {
  test("by the wrong key", async () => {
    const verdict = verify(JSON.stringify(await bundleOf(statementOf())), { key: makeTestKey().key });
    expect(verdict).toMatchObject({ kind: "rejected", check: "signature" });
  });

  test("when it is about another image", async () => {
    const verdict = verify(JSON.stringify(await bundleOf(statementOf([], other))));
    expect(verdict).toMatchObject({ kind: "rejected", check: "image", reason: expect.stringContaining(other) });
  });

  test("when the payload is not what was signed", async () => {
    const bundle = await bundleOf(statementOf([], other));
    bundle.dsseEnvelope.payload = base64(statementOf());
    expect(verify(JSON.stringify(bundle))).toMatchObject({ kind: "rejected", check: "signature" });
  });

  test("when the payload was signed bare, without the envelope's encoding", async () => {
    const bundle = await bundleOf(statementOf());
    bundle.dsseEnvelope.signatures = [{ sig: base64(await signer.sign(statementOf())) }];
    expect(verify(JSON.stringify(bundle))).toMatchObject({ kind: "rejected", check: "signature" });
  });

  test.each([
    ["version 0.1", "application/vnd.dev.sigstore.bundle+json;version=0.1"],
    ["version 0.2", "application/vnd.dev.sigstore.bundle+json;version=0.2"],
    ["version 0.4", "application/vnd.dev.sigstore.bundle.v0.4+json"],
    ["junk behind its type", "application/vnd.dev.sigstore.bundle.v0.3+json; x"],
    ["no type", undefined],
  ])("of %s", async (_, mediaType) => {
    const bundle = { ...(await bundleOf(statementOf())), mediaType };
    expect(verify(JSON.stringify(bundle))).toMatchObject({ kind: "rejected", check: "format" });
  });

  test.each<[string, (bundle: BundleJson) => unknown, string]>([
    ["is no JSON", () => "{", "format"],
    ["has an unknown member", (bundle) => ({ ...bundle, comment: "" }), "format"],
    ["has no verification material", ({ verificationMaterial: _, ...rest }) => rest, "format"],
    ["names neither key nor certificate", (bundle) => ({ ...bundle, verificationMaterial: {} }), "format"],
    [
      "names a key and a certificate",
      (bundle) => ({ ...bundle, verificationMaterial: { publicKey: {}, certificate: { rawBytes: "AA==" } } }),
      "format",
    ],
    [
      "carries a certificate alone",
      (bundle) => ({ ...bundle, verificationMaterial: { certificate: { rawBytes: "AA==" } } }),
      "signer",
    ],
    [
      "carries a certificate chain",
      (bundle) => ({ ...bundle, verificationMaterial: { x509CertificateChain: { certificates: [] } } }),
      "format",
    ],
    [
      "has a log entry without proof",
      (bundle) => withLog(bundle, [{ ...logEntry, inclusionProof: undefined }]),
      "format",
    ],
    [
      "has a log entry whose proof has no root",
      (bundle) =>
        withLog(bundle, [{ ...logEntry, inclusionProof: { ...logEntry.inclusionProof, rootHash: undefined } }]),
      "format",
    ],
    [
      "carries a certificate chain beside its key",
      (bundle) => ({
        ...bundle,
        verificationMaterial: { ...bundle.verificationMaterial, x509CertificateChain: { certificates: [] } },
      }),
      "format",
    ],
    ["has a log entry with an unknown member", (bundle) => withLog(bundle, [{ ...logEntry, note: 1 }]), "format"],
    [
      "has 33 log entries",
      (bundle) =>
        withLog(
          bundle,
          Array.from({ length: 33 }, () => logEntry),
        ),
      "format",
    ],
    [
      "has 33 time stamps",
      (bundle) =>
        withStamps(
          bundle,
          Array.from({ length: 33 }, () => ({ signedTimestamp: "AA==" })),
        ),
      "format",
    ],
    ["has no signature", (bundle) => withSignatures(bundle, []), "format"],
    [
      "has two signatures",
      (bundle) => withSignatures(bundle, [...bundle.dsseEnvelope.signatures, ...bundle.dsseEnvelope.signatures]),
      "format",
    ],
    [
      "names another key",
      (bundle) => withSignatures(bundle, [{ ...bundle.dsseEnvelope.signatures[0], keyid: "SHA256:AAAA" }]),
      "signer",
    ],
    ["has a truncated signature", (bundle) => withSignatures(bundle, [{ sig: "MEUCIQD6Do" }]), "format"],
    ["has the signature of something else", (bundle) => withSignatures(bundle, [{ sig: "QUJD" }]), "signature"],
    ["has both contents", (bundle) => ({ ...bundle, messageSignature: { signature: "AA==" } }), "format"],
    [
      "signs a file instead",
      ({ dsseEnvelope: _, ...bundle }) => ({ ...bundle, messageSignature: { messageDigest: {}, signature: "AA==" } }),
      "format",
    ],
  ])("that %s", async (_, change, check) => {
    const changed = change(await bundleOf(statementOf()));
    const verdict = verify(typeof changed === "string" ? changed : JSON.stringify(changed));
    expect(verdict).toMatchObject({ kind: "rejected", check });
  });

  test("with a member twice", async () => {
    const text = JSON.stringify(await bundleOf(statementOf()));
    expect(verify(text.replace("{", '{"mediaType":"x",'))).toMatchObject({ kind: "rejected", check: "format" });
  });

  test.each([
    ["text/plain", "format"],
    ["application/vnd.in-toto+json;x=1", "format"],
  ])("with the payload type %s", async (type, check) => {
    const bundle = await bundleOf(statementOf(), { type });
    expect(verify(JSON.stringify(bundle))).toMatchObject({ kind: "rejected", check });
  });

  test.each<[string, string]>([
    ["is no JSON", "{"],
    ["has no subject", statementWith({ subject: undefined })],
    ["has an empty list of subjects", statementWith({ subject: [] })],
    ["has a null subject", statementWith({ subject: [null] })],
    [
      "has 1025 subjects",
      statementWith({ subject: Array.from({ length: 1025 }, () => ({ digest: { sha256: hex } })) }),
    ],
    ["has a subject without digest", statementWith({ subject: [{ digest: {} }] })],
    [
      "has a digest that is not hex",
      statementWith({ subject: [{ digest: { sha256: hex } }, { digest: { sha256: "xyz" } }] }),
    ],
    ["has a digest in capitals", statementWith({ subject: [{ digest: { sha256: hex.toUpperCase() } }] })],
    [
      "has 33 digests of a subject",
      statementWith({
        subject: [
          {
            digest: {
              sha256: hex,
              ...Object.fromEntries(Array.from({ length: 32 }, (_, index) => [`d${index}`, "00"])),
            },
          },
        ],
      }),
    ],
    ["has another _type", statementWith({ _type: "https://in-toto.io/Statement/v0.1" })],
    ["has no predicateType", statementWith({ predicateType: undefined })],
    ["has an unknown member", statementWith({ materials: [] })],
    ["has a predicate that is no object", statementWith({ predicate: [] })],
    ["has a subject twice", `{"subject":[],${statementWith({}).slice(1)}`],
  ])("whose statement %s, however well it is signed", async (_, statement) => {
    expect(verify(JSON.stringify(await bundleOf(statement)))).toMatchObject({ kind: "rejected", check: "payload" });
  });

  test.each([
    ["is missing", ["b=1"]],
    ["has another value", ["a=2"]],
  ])("when a wanted annotation %s", async (_, signed) => {
    const bundle = JSON.stringify(await bundleOf(statementOf(signed)));
    const verdict = verify(bundle, { annotations: parseAnnotations(["a=1"]) });
    expect(verdict).toMatchObject({ kind: "rejected", check: "annotations" });
  });

  test("when only a later subject of the same image has the wanted annotation", async () => {
    const digest = { sha256: hex };
    const subject = [{ digest }, { digest, annotations: { a: "1" } }];
    const bundle = JSON.stringify(await bundleOf(statementWith({ subject })));
    const verdict = verify(bundle, { annotations: parseAnnotations(["a=1"]) });
    expect(verdict).toMatchObject({ kind: "rejected", check: "annotations" });
  });
});

function withLog(bundle: BundleJson, tlogEntries: unknown[]): unknown {
  return { ...bundle, verificationMaterial: { ...bundle.verificationMaterial, tlogEntries } };
}

function withStamps(bundle: BundleJson, rfc3161Timestamps: unknown[]): unknown {
  const timestampVerificationData = { rfc3161Timestamps };
  return { ...bundle, verificationMaterial: { ...bundle.verificationMaterial, timestampVerificationData } };
}

function withSignatures(bundle: BundleJson, signatures: unknown[]): unknown {
  return { ...bundle, dsseEnvelope: { ...bundle.dsseEnvelope, signatures } };
}
