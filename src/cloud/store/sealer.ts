import { createCipheriv, createDecipheriv, createSecretKey, randomBytes } from "node:crypto";
import { StoreError } from "./store-error.ts";

/** Encrypts the secrets that the database keeps, so that a copy of the database alone gives none away. */
export type Sealer = {
  /** @param purpose binds the box to its row; opening it under another purpose fails */
  seal(secret: Uint8Array, purpose: string): Uint8Array;
  /** @throws StoreError `STORE_SECRET_UNREADABLE` where the box was not sealed by this key for this purpose */
  open(sealed: Uint8Array, purpose: string): Uint8Array;
};

/** Bytes of the key file: an AES-256 key. */
export const sealingKeyBytes = 32;

// Layout of a box: format (1 byte), nonce (12, NIST SP 800-38D 8.2.2), tag (16), ciphertext.
const boxFormat = 1;
const nonceBytes = 12;
const tagBytes = 16;
const headerBytes = 1 + nonceBytes + tagBytes;

/** A sealer under AES-256-GCM with a random nonce a box. */
export function createSealer(keyBytes: Uint8Array): Sealer {
  const key = createSecretKey(keyBytes);
  return {
    seal(secret, purpose) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(Buffer.from(purpose));
      const text = Buffer.concat([cipher.update(secret), cipher.final()]);
      return Buffer.concat([Buffer.of(boxFormat), nonce, cipher.getAuthTag(), text]);
    },
    open(sealed, purpose) {
      try {
        if (sealed[0] !== boxFormat || sealed.byteLength < headerBytes) throw new Error("not a sealed box");
        const nonce = sealed.subarray(1, 1 + nonceBytes);
        const decipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: tagBytes })
          .setAAD(Buffer.from(purpose))
          .setAuthTag(sealed.subarray(1 + nonceBytes, headerBytes));
        return Buffer.concat([decipher.update(sealed.subarray(headerBytes)), decipher.final()]);
      } catch (cause) {
        throw new StoreError("STORE_SECRET_UNREADABLE", `the secret for ${purpose} cannot be read with this key file`, {
          cause,
          next: "put back the secret.key that belongs to this data folder",
        });
      }
    },
  };
}
