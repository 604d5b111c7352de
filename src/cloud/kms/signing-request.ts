import { hashLength } from "../../core/crypto/hash.ts";
import { type SignatureAlgorithm, signatureAlgorithms } from "../../core/crypto/signature-algorithms.ts";
import { AwsError } from "../aws/aws-error.ts";
import type { MessageType, SigningAlgorithmSpec } from "../aws/models/kms.generated.ts";
import type { OperationContext } from "../aws/operation.ts";
import { checkGrantTokens } from "./kms-grants.ts";
import type { KmsKey } from "./kms-keys.ts";
import { refuseDryRun } from "./refuse-dry-run.ts";
import { requestedKey, requireUsable } from "./requested-key.ts";

/** The members that Sign and Verify share. */
type SigningInput = {
  readonly KeyId: string;
  readonly Message: Uint8Array;
  readonly MessageType?: MessageType | undefined;
  readonly SigningAlgorithm: SigningAlgorithmSpec;
  readonly GrantTokens?: readonly string[] | undefined;
  readonly DryRun?: boolean | undefined;
};

/** What Sign or Verify is to do, all of KMS's rules kept. */
export type SigningRequest = {
  readonly key: KmsKey;
  readonly algorithm: SignatureAlgorithm;
  readonly messageType: "RAW" | "DIGEST";
};

/**
 * Checks a request to sign or verify: key, state, algorithm, digest, and last DryRun (AWS KMS API, Sign).
 *
 * @throws AwsError KMS's own
 */
export function checkSigningRequest(input: SigningInput, context: OperationContext): SigningRequest {
  const key = requestedKey(input.KeyId, "any", context);
  requireUsable(key);
  checkGrantTokens(context, input.GrantTokens);

  const algorithm = signatureAlgorithms.get(input.SigningAlgorithm);
  if (algorithm === undefined || !key.spec.signingAlgorithms.includes(algorithm.name)) {
    throw new AwsError(
      "InvalidKeyUsageException",
      `Algorithm ${input.SigningAlgorithm} is incompatible with key spec ${key.spec.name}.`,
    );
  }
  const { MessageType: messageType = "RAW" } = input;
  if (messageType === "EXTERNAL_MU") {
    // Only ML-DSA keys take one; KMS's own sentence is not known.
    throw new AwsError(
      "ValidationException",
      `MessageType EXTERNAL_MU is not compatible with algorithm ${algorithm.name}.`,
    );
  }
  if (messageType === "DIGEST" && input.Message.byteLength !== hashLength(algorithm.hash)) {
    throw new AwsError("ValidationException", `Digest is invalid length for algorithm ${algorithm.name}.`);
  }
  refuseDryRun(input);
  return { key, algorithm, messageType };
}
