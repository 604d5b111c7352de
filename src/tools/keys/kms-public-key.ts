import type { KMSClient } from "@aws-sdk/client-kms";
import { type SignatureAlgorithm, signatureAlgorithms } from "../../core/crypto/signature-algorithms.ts";
import { callAws } from "../connect/aws-call.ts";
import type { Cloud } from "../connect/cloud.ts";
import { KeyError } from "./key-error.ts";
import type { KmsKeyReference } from "./key-reference.ts";

/** What KMS says of a key's public half. */
export type KmsPublicKey = {
  readonly arn: string;
  /** DER SubjectPublicKeyInfo. */
  readonly spki: Uint8Array;
  /** Those that are known here, in KMS's order: cosign signs with the first. */
  readonly algorithms: readonly [SignatureAlgorithm, ...SignatureAlgorithm[]];
};

/** The KMS that a reference leads to: the cloud's own, or `https://HOST` of `awskms://HOST/…`, as cosign has it. */
export function kmsOf(cloud: Cloud, { host }: KmsKeyReference): Promise<KMSClient> {
  return cloud.kms(host === undefined ? {} : { endpoint: `https://${host}` });
}

/**
 * Asks KMS for the public half of a signing key.
 *
 * @throws AwsCallError; KeyError `KEY_UNUSABLE` for a key that does not sign, or by no algorithm that is known here
 */
export async function getKmsPublicKey(kms: KMSClient, keyId: string): Promise<KmsPublicKey> {
  const { GetPublicKeyCommand } = await import("@aws-sdk/client-kms");
  const answer = await callAws(`asking KMS for the public key of ${keyId}`, () =>
    kms.send(new GetPublicKeyCommand({ KeyId: keyId })),
  );
  const { KeyId: arn, PublicKey: spki, KeyUsage: usage, KeySpec: keySpec, SigningAlgorithms: names = [] } = answer;
  if (arn === undefined || spki === undefined) {
    throw new KeyError("UNEXPECTED_ANSWER", `KMS answered GetPublicKey for ${keyId} without a public key`);
  }
  if (usage !== "SIGN_VERIFY") {
    throw new KeyError("KEY_UNUSABLE", `the KMS key ${keyId} is for ${usage}, not for SIGN_VERIFY`, {
      next: "inkan keys list",
    });
  }
  const [first, ...others] = names.flatMap((name) => signatureAlgorithms.get(name) ?? []);
  if (first === undefined) {
    throw new KeyError("KEY_UNUSABLE", `the KMS key ${keyId} (${keySpec}) signs with ${names.join(", ")} only`);
  }
  return { arn, spki, algorithms: [first, ...others] };
}
