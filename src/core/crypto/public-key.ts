import { createPublicKey, type KeyObject } from "node:crypto";
import { CryptoError } from "./crypto-error.ts";
import { hashBytes } from "./hash.ts";

/** The NIST curves (FIPS 186-5) by their JWK name. */
export type EcCurve = "P-256" | "P-384" | "P-521";

/** A public key of a kind that signs images. */
export type PublicKey = { readonly keyObject: KeyObject } & (
  | { readonly kind: "rsa"; readonly bits: number }
  | { readonly kind: "ec"; readonly curve: EcCurve }
);

/** RSA moduli that KMS makes and cosign takes, in bits. */
const rsaSizes: readonly number[] = [2048, 3072, 4096];

/** OpenSSL's names of the curves. */
const curves: ReadonlyMap<string, EcCurve> = new Map([
  ["prime256v1", "P-256"],
  ["secp384r1", "P-384"],
  ["secp521r1", "P-521"],
]);

/** The first PEM block of a text (RFC 7468); what stands around it is not read. */
const pemPattern = /-----BEGIN ([A-Z0-9 ]+)-----\r?\n([A-Za-z0-9+/=\s]+?)-----END \1-----/;

/** Largest PEM text that is read, in characters: an RSA-4096 key has 800. */
export const maxPemLength = 64 * 1024;

/**
 * Reads a public key from PEM: a `PUBLIC KEY` (SubjectPublicKeyInfo) or an `RSA PUBLIC KEY` (PKCS#1), as cosign does.
 *
 * @throws CryptoError `KEY_MALFORMED`, `KEY_UNSUPPORTED`
 */
export function parsePublicKeyPem(text: string): PublicKey {
  const match = text.length > maxPemLength ? null : pemPattern.exec(text);
  if (match === null) throw new CryptoError("KEY_MALFORMED", "there is no PEM block with a public key in it");
  const [, label, body = ""] = match;
  if (label !== "PUBLIC KEY" && label !== "RSA PUBLIC KEY") {
    throw new CryptoError("KEY_UNSUPPORTED", `the PEM block holds a ${label}, not a PUBLIC KEY`);
  }
  return readDer(Buffer.from(body, "base64"), label === "PUBLIC KEY" ? "spki" : "pkcs1");
}

/** Reads a public key from DER SubjectPublicKeyInfo (RFC 5280 section 4.1). Throws as for PEM. */
export function parsePublicKeyDer(spki: Uint8Array): PublicKey {
  return readDer(spki, "spki");
}

/** OpenSSH's name of a key: `SHA256:` and base64 without padding, over its wire form (RFC 4253 section 6.6, RFC 5656). */
export function sshFingerprint(key: PublicKey): string {
  const jwk = key.keyObject.export({ format: "jwk" });
  const bytes = (text: string | undefined) => Buffer.from(text ?? "", "base64url");
  let fields: readonly Uint8Array[];
  if (key.kind === "rsa") {
    fields = [Buffer.from("ssh-rsa"), sshInteger(bytes(jwk.e)), sshInteger(bytes(jwk.n))];
  } else {
    const curve = key.curve.toLowerCase().replace("p-", "nistp");
    const point = Buffer.concat([Uint8Array.of(4), bytes(jwk.x), bytes(jwk.y)]);
    fields = [Buffer.from(`ecdsa-sha2-${curve}`), Buffer.from(curve), point];
  }
  const hash = Buffer.from(hashBytes("sha256", Buffer.concat(fields.flatMap((field) => [sshLength(field), field]))));
  return `SHA256:${hash.toString("base64").replace(/=+$/, "")}`;
}

function readDer(der: Uint8Array, type: "spki" | "pkcs1"): PublicKey {
  let keyObject: KeyObject;
  try {
    keyObject = createPublicKey({ key: Buffer.from(der), format: "der", type });
  } catch (cause) {
    throw new CryptoError("KEY_MALFORMED", "the bytes are no public key", { cause });
  }
  const { asymmetricKeyType: kind, asymmetricKeyDetails: details } = keyObject;
  const bits = details?.modulusLength ?? 0;
  if (kind === "rsa" && rsaSizes.includes(bits)) return { kind, bits, keyObject };
  const curve = curves.get(details?.namedCurve ?? "");
  if (kind === "ec" && curve !== undefined) return { kind, curve, keyObject };
  const found = [kind, details?.namedCurve ?? (bits > 0 ? `${bits} bits` : "")].filter(Boolean).join(", ");
  throw new CryptoError("KEY_UNSUPPORTED", `keys of this kind are not taken: ${found}`);
}

function sshLength(field: Uint8Array): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(field.byteLength);
  return length;
}

/** A positive integer: a leading zero byte where the first bit is set. */
function sshInteger(bytes: Uint8Array): Uint8Array {
  return (bytes[0] ?? 0) < 0x80 ? bytes : Buffer.concat([Uint8Array.of(0), bytes]);
}
