import type { KMSClient } from "@aws-sdk/client-kms";
import { callAws } from "../connect/aws-call.ts";
import { KeyError } from "./key-error.ts";

/** What KMS says of a key's public half. */
export type KmsPublicKey = {
  readonly arn: string;
  /** DER SubjectPublicKeyInfo. */
  readonly spki: Uint8Array;
  readonly keySpec: string;
  /** Names of KMS signing algorithms, in KMS's order. */
  readonly algorithms: readonly string[];
};

/**
 * Asks KMS for the public half of a signing key.
 *
 * @throws AwsCallError; KeyError `KEY_UNUSABLE` for a key that does not sign
 */
export async function getKmsPublicKey(kms: KMSClient, keyId: string): Promise<KmsPublicKey> {
  const { GetPublicKeyCommand } = await import("@aws-sdk/client-kms");
  const answer = await callAws(`asking KMS for the public key of ${keyId}`, () =>
    kms.send(new GetPublicKeyCommand({ KeyId: keyId })),
  );
  const { KeyId: arn, PublicKey: spki, KeySpec: keySpec, KeyUsage: usage, SigningAlgorithms: algorithms } = answer;
  if (arn === undefined || spki === undefined || keySpec === undefined) {
    throw new KeyError("UNEXPECTED_ANSWER", `KMS answered GetPublicKey for ${keyId} without a public key`);
  }
  if (usage !== "SIGN_VERIFY" || algorithms === undefined) {
    throw new KeyError("KEY_UNUSABLE", `the KMS key ${keyId} is for ${usage}, not for SIGN_VERIFY`, {
      next: "inkan keys list",
    });
  }
  return { arn, spki, keySpec, algorithms };
}
