import { type KeySpec, keySpecs } from "../../core/crypto/key-specs.ts";
import { AwsError } from "../aws/aws-error.ts";
import { kmsOperation } from "../aws/define-operation.ts";
import type { CreateKeyRequest } from "../aws/models/kms.generated.ts";
import { unsupported } from "../aws/unsupported.ts";
import { acceptKeyPolicy } from "./accept-key-policy.ts";
import { keyMetadata } from "./key-metadata.ts";
import { tagKey } from "./key-tags.ts";
import { keyUsages } from "./key-usages.ts";
import { createKmsKey } from "./kms-keys.ts";

/** What KMS makes where the caller does not say (AWS KMS API, CreateKey). */
const defaultSpec = "SYMMETRIC_DEFAULT";
const defaultUsage = "ENCRYPT_DECRYPT";

/** Makes a signing key (AWS KMS API, CreateKey). */
export const CreateKey = kmsOperation("CreateKey", {
  access: {
    action: "kms:CreateKey",
    alsoActions: ({ Tags = [] }) => (Tags.length === 0 ? [] : ["kms:TagResource"]),
    resource: () => "*",
    conditions: (input) => ({
      "kms:BypassPolicyLockoutSafetyCheck": String(input.BypassPolicyLockoutSafetyCheck ?? false),
      "kms:KeyOrigin": input.Origin ?? "AWS_KMS",
      "kms:KeySpec": input.KeySpec ?? input.CustomerMasterKeySpec ?? defaultSpec,
      "kms:KeyUsage": input.KeyUsage ?? defaultUsage,
      "kms:MultiRegion": String(input.MultiRegion ?? false),
    }),
  },
  members: [
    "Policy",
    "Description",
    "KeyUsage",
    "CustomerMasterKeySpec",
    "KeySpec",
    "Origin",
    "Tags",
    "MultiRegion",
    "BypassPolicyLockoutSafetyCheck",
  ],
  async handle(input, context) {
    const spec = readKeySpec(input);
    refuseOtherKinds(input);
    const tags = tagKey([], input.Tags ?? []);
    const { Policy, Description: description = "", BypassPolicyLockoutSafetyCheck = false } = input;
    const options = { bypassLockoutCheck: BypassPolicyLockoutSafetyCheck };
    const key = await createKmsKey(context, context.scope, {
      spec,
      description,
      tags,
      policy: (arn) => (Policy === undefined ? undefined : acceptKeyPolicy(Policy, { ...options, key: arn }, context)),
    });
    return { KeyMetadata: keyMetadata(key) };
  },
});

function readKeySpec(input: CreateKeyRequest): KeySpec {
  if (input.KeySpec !== undefined && input.CustomerMasterKeySpec !== undefined) {
    throw new AwsError(
      "ValidationException",
      "You cannot specify KeySpec and CustomerMasterKeySpec in the same request. CustomerMasterKeySpec is deprecated.",
    );
  }
  const name = input.KeySpec ?? input.CustomerMasterKeySpec ?? defaultSpec;
  if (input.KeyUsage === undefined && name !== defaultSpec) {
    throw new AwsError(
      "ValidationException",
      "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.",
    );
  }
  const usage = input.KeyUsage ?? defaultUsage;
  if (!keyUsages[name].includes(usage)) {
    throw new AwsError("ValidationException", `KeyUsage ${usage} is not compatible with KeySpec ${name}`);
  }
  const spec = keySpecs.get(name);
  if (spec === undefined || usage !== "SIGN_VERIFY") {
    throw unsupported("json", "kms:CreateKey", `does not support KeySpec ${name} with KeyUsage ${usage}`);
  }
  return spec;
}

function refuseOtherKinds({ Origin, MultiRegion }: CreateKeyRequest): void {
  if (Origin !== undefined && Origin !== "AWS_KMS") {
    throw unsupported("json", "kms:CreateKey", `does not support Origin ${Origin}`);
  }
  if (MultiRegion === true) throw unsupported("json", "kms:CreateKey", "does not support MultiRegion true");
}
