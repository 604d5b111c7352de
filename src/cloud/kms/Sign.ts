import { randomBytes } from "node:crypto";
import { hashLength } from "../../core/crypto/hash.ts";
import { signDigest } from "../../core/crypto/sign-digest.ts";
import { kmsOperation } from "../aws/define-operation.ts";
import { signingRequestKeys } from "./request-keys.ts";
import { requestedKeyArn } from "./requested-key.ts";
import { signMessage } from "./sign-message.ts";
import { privateKeyOf } from "./signing-material.ts";
import { checkSigningRequest } from "./signing-request.ts";

/** Signs a message, or a digest as it stands (AWS KMS API, Sign). */
export const Sign = kmsOperation("Sign", {
  access: {
    action: "kms:Sign",
    resource: ({ KeyId }, context) => requestedKeyArn(KeyId, "any", context),
    conditions: signingRequestKeys,
  },
  members: ["KeyId", "Message", "MessageType", "SigningAlgorithm", "GrantTokens", "DryRun"],
  async handle(input, context) {
    const { key, algorithm, messageType } = checkSigningRequest(input, context);
    const privateKey = privateKeyOf(context.store, key);
    const signature =
      messageType === "RAW"
        ? await signMessage(privateKey, algorithm, input.Message)
        : await signDigest(privateKey, algorithm, input.Message, randomBytes(hashLength(algorithm.hash)));
    return { KeyId: key.arn, Signature: signature, SigningAlgorithm: algorithm.name };
  },
});
