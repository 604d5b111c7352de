import type { ConditionKeys } from "../aws/access/condition-keys.ts";
import type { MessageType } from "../aws/models/kms.generated.ts";

/** The condition key of an alias by which a request names its key; a request by key id or ARN has none. */
export function requestAliasKey({ KeyId }: { readonly KeyId: string }): ConditionKeys {
  const alias = /^(?:arn:.*:)?(alias\/.+)$/s.exec(KeyId)?.[1];
  return alias === undefined ? {} : { "kms:RequestAlias": alias };
}

/** The condition keys of a request to sign or to check a signature (AWS KMS Developer Guide, "Condition keys"). */
export function signingRequestKeys(input: {
  readonly KeyId: string;
  readonly SigningAlgorithm: string;
  readonly MessageType?: MessageType | undefined;
}): ConditionKeys {
  return {
    ...requestAliasKey(input),
    "kms:MessageType": input.MessageType ?? "RAW",
    "kms:SigningAlgorithm": input.SigningAlgorithm,
  };
}
