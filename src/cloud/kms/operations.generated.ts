// Written by scripts/generate-operation-index.ts.
import type { AnyOperation } from "../aws/operation.ts";
import { CancelKeyDeletion } from "./CancelKeyDeletion.ts";
import { CreateAlias } from "./CreateAlias.ts";
import { CreateGrant } from "./CreateGrant.ts";
import { CreateKey } from "./CreateKey.ts";
import { DeleteAlias } from "./DeleteAlias.ts";
import { DescribeKey } from "./DescribeKey.ts";
import { DisableKey } from "./DisableKey.ts";
import { DisableKeyRotation } from "./DisableKeyRotation.ts";
import { EnableKey } from "./EnableKey.ts";
import { EnableKeyRotation } from "./EnableKeyRotation.ts";
import { GetKeyPolicy } from "./GetKeyPolicy.ts";
import { GetKeyRotationStatus } from "./GetKeyRotationStatus.ts";
import { GetPublicKey } from "./GetPublicKey.ts";
import { ListAliases } from "./ListAliases.ts";
import { ListGrants } from "./ListGrants.ts";
import { ListKeyPolicies } from "./ListKeyPolicies.ts";
import { ListKeyRotations } from "./ListKeyRotations.ts";
import { ListKeys } from "./ListKeys.ts";
import { ListResourceTags } from "./ListResourceTags.ts";
import { ListRetirableGrants } from "./ListRetirableGrants.ts";
import { PutKeyPolicy } from "./PutKeyPolicy.ts";
import { RetireGrant } from "./RetireGrant.ts";
import { RevokeGrant } from "./RevokeGrant.ts";
import { RotateKeyOnDemand } from "./RotateKeyOnDemand.ts";
import { ScheduleKeyDeletion } from "./ScheduleKeyDeletion.ts";
import { Sign } from "./Sign.ts";
import { TagResource } from "./TagResource.ts";
import { UntagResource } from "./UntagResource.ts";
import { UpdateAlias } from "./UpdateAlias.ts";
import { UpdateKeyDescription } from "./UpdateKeyDescription.ts";
import { Verify } from "./Verify.ts";

/** The operations of kms that exist. */
export const kmsOperations: readonly AnyOperation[] = [
  CancelKeyDeletion,
  CreateAlias,
  CreateGrant,
  CreateKey,
  DeleteAlias,
  DescribeKey,
  DisableKey,
  DisableKeyRotation,
  EnableKey,
  EnableKeyRotation,
  GetKeyPolicy,
  GetKeyRotationStatus,
  GetPublicKey,
  ListAliases,
  ListGrants,
  ListKeyPolicies,
  ListKeyRotations,
  ListKeys,
  ListResourceTags,
  ListRetirableGrants,
  PutKeyPolicy,
  RetireGrant,
  RevokeGrant,
  RotateKeyOnDemand,
  ScheduleKeyDeletion,
  Sign,
  TagResource,
  UntagResource,
  UpdateAlias,
  UpdateKeyDescription,
  Verify,
];
