import { hashBytes } from "../../core/crypto/hash.ts";
import { parsePublicKeyDer } from "../../core/crypto/public-key.ts";
import { encodeBase64 } from "../../core/encode-base64.ts";
import { createVerificationKey, defaultAlgorithm, type VerificationKey } from "../../core/signing/verification-key.ts";
import { callAws } from "../connect/aws-call.ts";
import type { Cloud } from "../connect/cloud.ts";
import { KeyError } from "./key-error.ts";
import type { KmsKeyReference } from "./key-reference.ts";
import { getKmsPublicKey, kmsOf } from "./kms-public-key.ts";

/** A private key that is elsewhere, with its public half. */
export type Signer = {
  /** The public half, named as the private one was. */
  readonly key: VerificationKey;
  /** Base64 of SHA-256 over the SubjectPublicKeyInfo: what cosign 3 writes into a bundle beside the signature. */
  readonly keyHint: string;
  /** Signs a message; what comes back has been verified with the public half. */
  sign(message: Uint8Array): Promise<Uint8Array>;
};

/**
 * A key in KMS as a signer: GetPublicKey now, and one Sign with a digest for each message.
 *
 * @throws AwsCallError; KeyError `KEY_UNUSABLE`; CryptoError for a kind of key that signs no images
 */
export async function openKmsSigner(cloud: Cloud, reference: KmsKeyReference): Promise<Signer> {
  const { keyId } = reference;
  const { spki, algorithms } = await getKmsPublicKey(cloud, reference);
  const publicKey = parsePublicKeyDer(spki);
  const usual = defaultAlgorithm(publicKey);
  const algorithm = algorithms.some(({ name }) => name === usual.name) ? usual : algorithms[0];
  const key = createVerificationKey(publicKey, { name: keyId, algorithms: [algorithm] });
  const sign = async (message: Uint8Array) => {
    const { SignCommand } = await import("@aws-sdk/client-kms");
    const kms = await kmsOf(cloud, reference);
    const { Signature: signature } = await callAws(`signing with the KMS key ${keyId}`, () =>
      kms.send(
        new SignCommand({
          KeyId: keyId,
          Message: hashBytes(algorithm.hash, message),
          MessageType: "DIGEST",
          SigningAlgorithm: algorithm.name,
        }),
      ),
    );
    if (signature === undefined || key.verify(message, signature) === undefined) {
      throw new KeyError(
        "UNEXPECTED_ANSWER",
        `the signature from KMS does not verify with the public key of ${keyId}`,
        {
          next: "nothing was stored; a KMS that hashes a digest once more answers so",
        },
      );
    }
    return signature;
  };
  return { key, keyHint: encodeBase64(hashBytes("sha256", spki)), sign };
}
