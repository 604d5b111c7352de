import { createPrivateKey, type KeyObject } from "node:crypto";
import { CryptoError } from "./crypto-error.ts";
import type { EcCurve } from "./public-key.ts";

/** A private key that signs. */
export type PrivateKey = { readonly keyObject: KeyObject } & (
  | { readonly kind: "rsa"; readonly bits: number }
  | { readonly kind: "ec"; readonly curve: EcCurve; readonly scalar: Uint8Array }
);

const curves: ReadonlySet<string> = new Set<EcCurve>(["P-256", "P-384", "P-521"]);

/**
 * Reads a private key from DER PKCS#8 (RFC 5958).
 *
 * @throws CryptoError `KEY_MALFORMED`, `KEY_UNSUPPORTED`
 */
export function parsePrivateKeyDer(pkcs8: Uint8Array): PrivateKey {
  let keyObject: KeyObject;
  try {
    keyObject = createPrivateKey({ key: Buffer.from(pkcs8), format: "der", type: "pkcs8" });
  } catch {
    // The cause is left out: what OpenSSL says of a private key is not for a log.
    throw new CryptoError("KEY_MALFORMED", "the bytes are no private key");
  }
  const { asymmetricKeyType: kind, asymmetricKeyDetails: details } = keyObject;
  if (kind === "rsa" && details?.modulusLength !== undefined) return { kind, bits: details.modulusLength, keyObject };
  const { crv, d } = kind === "ec" ? keyObject.export({ format: "jwk" }) : {};
  if (kind === "ec" && crv !== undefined && curves.has(crv) && d !== undefined) {
    return { kind, curve: crv as EcCurve, scalar: new Uint8Array(Buffer.from(d, "base64url")), keyObject };
  }
  throw new CryptoError("KEY_UNSUPPORTED", `private keys of this kind are not taken: ${kind}`);
}
