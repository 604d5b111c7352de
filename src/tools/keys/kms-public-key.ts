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
export function kmsOf(cloud: Cloud, reference: KmsKeyReference): Promise<KMSClient> {
  const endpoint = endpointOf(reference);
  return cloud.kms(endpoint === undefined ? {} : { endpoint });
}

function endpointOf({ host }: KmsKeyReference): string | undefined {
  return host === undefined ? undefined : `https://${host}`;
}

/**
 * Asks KMS for the public half of a signing key.
 *
 * @throws AwsCallError; KeyError `KEY_UNUSABLE` for a key that does not sign, or by no algorithm that is known here
 */
export async function getKmsPublicKey(cloud: Cloud, reference: KmsKeyReference): Promise<KmsPublicKey> {
  const { keyId } = reference;
  const answer = (await askDirectly(cloud, reference)) ?? (await askSdk(cloud, reference));
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

/** The members of GetPublicKey's answer that are used. */
type Answer = {
  readonly KeyId?: string | undefined;
  readonly PublicKey?: Uint8Array | undefined;
  readonly KeyUsage?: string | undefined;
  readonly KeySpec?: string | undefined;
  readonly SigningAlgorithms?: readonly string[] | undefined;
};

async function askSdk(cloud: Cloud, reference: KmsKeyReference): Promise<Answer> {
  const { GetPublicKeyCommand } = await import("@aws-sdk/client-kms");
  const kms = await kmsOf(cloud, reference);
  return await callAws(`asking KMS for the public key of ${reference.keyId}`, () =>
    kms.send(new GetPublicKeyCommand({ KeyId: reference.keyId })),
  );
}

/** Undefined where the SDK has to be asked, also for what is no such answer. */
async function askDirectly(cloud: Cloud, reference: KmsKeyReference): Promise<Answer | undefined> {
  const json = await cloud.callDirectly({
    service: "KMS",
    operation: "GetPublicKey",
    input: { KeyId: reference.keyId },
    endpoint: endpointOf(reference),
  });
  if (typeof json !== "object" || json === null) return undefined;
  const { PublicKey: base64, KeyId, KeyUsage, KeySpec, SigningAlgorithms } = json as Record<string, unknown>;
  const isText = (value: unknown) => typeof value === "string";
  if (!isText(base64) || !isText(KeyId) || !isText(KeyUsage) || !isText(KeySpec)) return undefined;
  if (!Array.isArray(SigningAlgorithms) || !SigningAlgorithms.every(isText)) return undefined;
  return { KeyId, PublicKey: Buffer.from(base64, "base64"), KeyUsage, KeySpec, SigningAlgorithms };
}
