import { constants, type SignKeyObjectInput, sign } from "node:crypto";
import { promisify } from "node:util";
import type { PrivateKey } from "../../core/crypto/private-key.ts";
import type { SignatureAlgorithm } from "../../core/crypto/signature-algorithms.ts";

const signInBackground = promisify(
  (
    hash: string,
    message: Uint8Array,
    key: SignKeyObjectInput,
    done: (error: Error | null, signature: Buffer) => void,
  ) => sign(hash, message, key, done),
);

/** Signs a whole message off the main thread; ECDSA signatures are DER, PSS salts as long as the hash. */
export function signMessage(
  { keyObject: key }: PrivateKey,
  { scheme, hash }: SignatureAlgorithm,
  message: Uint8Array,
): Promise<Uint8Array> {
  switch (scheme) {
    case "ecdsa":
      return signInBackground(hash, message, { key, dsaEncoding: "der" });
    case "pkcs1":
      return signInBackground(hash, message, { key, padding: constants.RSA_PKCS1_PADDING });
    case "pss":
      return signInBackground(hash, message, {
        key,
        padding: constants.RSA_PKCS1_PSS_PADDING,
        saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
      });
  }
}
