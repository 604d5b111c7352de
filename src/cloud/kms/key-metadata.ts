import type { KeyMetadata } from "../aws/models/kms.generated.ts";
import type { KmsKey } from "./kms-keys.ts";

/** What CreateKey and DescribeKey say of a key (AWS KMS API, KeyMetadata). */
export function keyMetadata(key: KmsKey): KeyMetadata {
  return {
    AWSAccountId: key.scope.account,
    KeyId: key.id,
    Arn: key.arn,
    CreationDate: key.createdAt,
    Enabled: key.state === "Enabled",
    Description: key.description,
    KeyUsage: key.usage,
    KeyState: key.state,
    ...(key.deletesAt === undefined ? {} : { DeletionDate: key.deletesAt }),
    Origin: "AWS_KMS",
    KeyManager: "CUSTOMER",
    CustomerMasterKeySpec: key.spec.name,
    KeySpec: key.spec.name,
    SigningAlgorithms: key.spec.signingAlgorithms,
    MultiRegion: false,
  };
}
