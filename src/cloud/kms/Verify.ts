import { verifyDigest } from "../../core/crypto/verify-digest.ts";
import { verifyMessage } from "../../core/crypto/verify-message.ts";
import { AwsError } from "../aws/aws-error.ts";
import { kmsOperation } from "../aws/define-operation.ts";
import { signingRequestKeys } from "./request-keys.ts";
import { requestedKeyArn } from "./requested-key.ts";
import { publicKeyOf } from "./signing-material.ts";
import { checkSigningRequest } from "./signing-request.ts";

/** Verifies a signature over a message, or over a digest as it stands; answers yes or fails (AWS KMS API, Verify). */
export const Verify = kmsOperation("Verify", {
  access: {
    action: "kms:Verify",
    resource: ({ KeyId }, context) => requestedKeyArn(KeyId, "any", context),
    conditions: signingRequestKeys,
  },
  members: ["KeyId", "Message", "MessageType", "Signature", "SigningAlgorithm", "GrantTokens", "DryRun"],
  async handle(input, context) {
    const { key, algorithm, messageType } = checkSigningRequest(input, context);
    const publicKey = publicKeyOf(context.store, key);
    const isValid =
      messageType === "RAW"
        ? verifyMessage(publicKey, algorithm, input.Message, input.Signature)
        : await verifyDigest(publicKey, algorithm, input.Message, input.Signature);
    if (!isValid) throw new AwsError("KMSInvalidSignatureException", undefined);
    return { KeyId: key.arn, SignatureValid: true, SigningAlgorithm: algorithm.name };
  },
});
