import { encodeBase64 } from "../encode-base64.ts";
import { mediaTypes } from "../oci/media-types.ts";
import { decodeBase64 } from "./decode-base64.ts";
import { encodeGoJson } from "./go-json.ts";
import { SigningError } from "./signing-error.ts";
import {
  expectList,
  expectMembers,
  expectObject,
  expectString,
  type JsonObject,
  parseStrictJson,
} from "./strict-json.ts";

/** Who signed, as a bundle says it. */
export type VerificationMaterial =
  /** A key the verifier has; `hint` is the sender's and proves nothing. */
  | { readonly kind: "public-key"; readonly hint: string }
  /** A certificate of a certificate authority. */
  | { readonly kind: "certificate" };

/** What a bundle carries. */
export type BundleContent =
  | {
      readonly kind: "dsse";
      readonly payloadType: string;
      readonly payload: Uint8Array;
      readonly signature: Uint8Array;
      /** Empty where none is given. */
      readonly keyid: string;
    }
  /** A signature over bytes that are not in the bundle: what `cosign sign-blob` makes. */
  | { readonly kind: "message-signature" };

/** A Sigstore bundle of version 0.3 (sigstore/protobuf-specs, sigstore_bundle.proto), as far as a key verifies it. */
export type SigstoreBundle = {
  readonly material: VerificationMaterial;
  /** How many entries of a transparency log it carries. Their proofs are not checked here. */
  readonly logEntries: number;
  readonly timestamps: number;
  readonly content: BundleContent;
};

/** The two spellings of version 0.3's media type. */
const bundleMediaTypes: readonly string[] = [
  mediaTypes.sigstoreBundle,
  "application/vnd.dev.sigstore.bundle+json;version=0.3",
];

/** Most log entries, and most time stamps, of one bundle: sigstore-go's cap since CVE-2024-45395. */
const maxLogEntries = 32;
const maxTimestamps = 32;

/**
 * The bundle bytes of a statement signed with a key: no log entry, no time stamp, no `keyid`.
 *
 * @param signed `keyHint` is base64 of SHA-256 over the key's SubjectPublicKeyInfo, as cosign 3 writes it
 */
export function encodeKeyedBundle(signed: {
  readonly statement: Uint8Array;
  readonly signature: Uint8Array;
  readonly keyHint: string;
}): Uint8Array {
  return encodeGoJson({
    mediaType: mediaTypes.sigstoreBundle,
    verificationMaterial: { publicKey: { hint: signed.keyHint } },
    dsseEnvelope: {
      payload: encodeBase64(signed.statement),
      payloadType: mediaTypes.inToto,
      signatures: [{ sig: encodeBase64(signed.signature) }],
    },
  });
}

/**
 * Reads a bundle of version 0.3 and refuses every other, members the format does not have, and what sigstore-go refuses:
 * certificate chains, log entries without inclusion proof, more than one signature.
 *
 * @throws SigningError `MALFORMED`, `UNSUPPORTED` (another version), `TOO_LARGE`
 */
export function decodeBundle(bytes: Uint8Array): SigstoreBundle {
  const value = expectObject(parseStrictJson(bytes, "the bundle"), "the bundle");
  const mediaType = expectString(value.mediaType, "mediaType of the bundle");
  if (!bundleMediaTypes.includes(mediaType)) {
    throw new SigningError("UNSUPPORTED", `the bundle is of '${mediaType.slice(0, 100)}', not of version 0.3`);
  }
  const bundle = expectMembers(value, "the bundle", {
    required: ["mediaType", "verificationMaterial"],
    optional: ["dsseEnvelope", "messageSignature"],
  });
  const material = expectMembers(bundle.verificationMaterial, "verificationMaterial", {
    optional: ["publicKey", "certificate", "x509CertificateChain", "tlogEntries", "timestampVerificationData"],
  });
  return {
    material: decodeMaterial(material),
    logEntries: decodeLogEntries(material.tlogEntries),
    timestamps: decodeTimestamps(material.timestampVerificationData),
    content: decodeContent(bundle),
  };
}

function decodeMaterial(material: JsonObject): VerificationMaterial {
  if (material.x509CertificateChain !== undefined) {
    throw new SigningError("UNSUPPORTED", "the bundle carries a certificate chain, which version 0.3 does not allow");
  }
  const { publicKey, certificate } = material;
  if ((publicKey === undefined) === (certificate === undefined)) {
    throw new SigningError("MALFORMED", "the bundle must name either a public key or a certificate");
  }
  if (publicKey === undefined) {
    const { rawBytes } = expectMembers(certificate, "certificate", { required: ["rawBytes"] });
    decodeBase64(rawBytes, "certificate.rawBytes");
    return { kind: "certificate" };
  }
  const { hint } = expectMembers(publicKey, "publicKey", { optional: ["hint"] });
  return { kind: "public-key", hint: hint === undefined ? "" : expectString(hint, "publicKey.hint") };
}

function decodeLogEntries(value: unknown): number {
  if (value === undefined) return 0;
  const entries = expectList(value, "tlogEntries", maxLogEntries);
  for (const [index, entry] of entries.entries()) {
    const at = `tlogEntries[${index}]`;
    const members = expectMembers(entry, at, {
      required: ["logId", "kindVersion", "inclusionProof", "canonicalizedBody"],
      optional: ["logIndex", "integratedTime", "inclusionPromise"],
    });
    expectMembers(members.logId, `${at}.logId`, { required: ["keyId"] });
    expectMembers(members.kindVersion, `${at}.kindVersion`, { required: ["kind", "version"] });
    const proof = expectMembers(members.inclusionProof, `${at}.inclusionProof`, {
      required: ["rootHash", "treeSize", "checkpoint"],
      optional: ["logIndex", "hashes"],
    });
    expectMembers(proof.checkpoint, `${at}.inclusionProof.checkpoint`, { required: ["envelope"] });
    decodeBase64(members.canonicalizedBody, `${at}.canonicalizedBody`);
  }
  return entries.length;
}

function decodeTimestamps(value: unknown): number {
  if (value === undefined) return 0;
  const { rfc3161Timestamps } = expectMembers(value, "timestampVerificationData", { optional: ["rfc3161Timestamps"] });
  if (rfc3161Timestamps === undefined) return 0;
  const timestamps = expectList(rfc3161Timestamps, "rfc3161Timestamps", maxTimestamps);
  for (const [index, timestamp] of timestamps.entries()) {
    const at = `rfc3161Timestamps[${index}]`;
    const { signedTimestamp } = expectMembers(timestamp, at, { required: ["signedTimestamp"] });
    decodeBase64(signedTimestamp, `${at}.signedTimestamp`);
  }
  return timestamps.length;
}

function decodeContent(bundle: JsonObject): BundleContent {
  const { dsseEnvelope, messageSignature } = bundle;
  if ((dsseEnvelope === undefined) === (messageSignature === undefined)) {
    throw new SigningError("MALFORMED", "the bundle must carry either a DSSE envelope or a message signature");
  }
  if (dsseEnvelope === undefined) {
    expectMembers(messageSignature, "messageSignature", { required: ["signature"], optional: ["messageDigest"] });
    return { kind: "message-signature" };
  }
  const envelope = expectMembers(dsseEnvelope, "dsseEnvelope", { required: ["payload", "payloadType", "signatures"] });
  const signatures = Array.isArray(envelope.signatures) ? envelope.signatures : [];
  if (signatures.length !== 1) {
    throw new SigningError("MALFORMED", `the DSSE envelope has ${signatures.length} signatures, not exactly one`);
  }
  const signature = expectMembers(signatures[0], "signatures[0]", { required: ["sig"], optional: ["keyid"] });
  return {
    kind: "dsse",
    payloadType: expectString(envelope.payloadType, "payloadType"),
    payload: decodeBase64(envelope.payload, "payload"),
    signature: decodeBase64(signature.sig, "signatures[0].sig"),
    keyid: signature.keyid === undefined ? "" : expectString(signature.keyid, "signatures[0].keyid"),
  };
}
