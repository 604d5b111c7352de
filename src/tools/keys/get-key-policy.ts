import type { KMSClient } from "@aws-sdk/client-kms";
import { callAws } from "../connect/aws-call.ts";
import { getKeyMetadata } from "./describe-key.ts";
import { KeyError } from "./key-error.ts";

/**
 * The policy of a key as KMS holds it, JSON text.
 *
 * @param keyId key id, ARN, alias or alias ARN; GetKeyPolicy itself takes no alias, so the key is looked up first
 * @throws AwsCallError
 */
export async function getKeyPolicy(kms: KMSClient, keyId: string): Promise<string> {
  const { GetKeyPolicyCommand } = await import("@aws-sdk/client-kms");
  const { KeyId } = await getKeyMetadata(kms, keyId);
  const { Policy: policy } = await callAws(`asking KMS for the policy of ${keyId}`, () =>
    kms.send(new GetKeyPolicyCommand({ KeyId, PolicyName: "default" })),
  );
  if (policy === undefined)
    throw new KeyError("UNEXPECTED_ANSWER", `KMS answered GetKeyPolicy for ${keyId} without one`);
  return policy;
}
