import { type KeySpec, keySpecs } from "../../core/crypto/key-specs.ts";
import { AwsError } from "../aws/aws-error.ts";
import { kmsOperation } from "../aws/define-operation.ts";
import type { CreateKeyRequest } from "../aws/models/kms.generated.ts";
import { unsupported } from "../aws/unsupported.ts";
import { keyMetadata } from "./key-metadata.ts";
import { keyUsages } from "./key-usages.ts";
import { createKmsKey } from "./kms-keys.ts";

/** Makes a signing key (AWS KMS API, CreateKey). */
export const CreateKey = kmsOperation("CreateKey", {
  access: { action: "kms:CreateKey", resource: () => "*" },
  members: [
    "Description",
    "KeyUsage",
    "CustomerMasterKeySpec",
    "KeySpec",
    "Origin",
    "MultiRegion",
    "BypassPolicyLockoutSafetyCheck", // says nothing while no Policy may be given
  ],
  async handle(input, context) {
    const spec = readKeySpec(input);
    refuseOtherKinds(input);
    const key = await createKmsKey(context, context.scope, { spec, description: input.Description ?? "" });
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
  const name = input.KeySpec ?? input.CustomerMasterKeySpec ?? "SYMMETRIC_DEFAULT";
  if (input.KeyUsage === undefined && name !== "SYMMETRIC_DEFAULT") {
    throw new AwsError(
      "ValidationException",
      "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.",
    );
  }
  const usage = input.KeyUsage ?? "ENCRYPT_DECRYPT";
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
