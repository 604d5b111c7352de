// Written by scripts/generate-operation-index.ts.
import type { AnyOperation } from "../aws/operation.ts";
import { CreateAlias } from "./CreateAlias.ts";
import { CreateGrant } from "./CreateGrant.ts";
import { CreateKey } from "./CreateKey.ts";
import { DescribeKey } from "./DescribeKey.ts";
import { GetKeyPolicy } from "./GetKeyPolicy.ts";
import { GetPublicKey } from "./GetPublicKey.ts";
import { ListAliases } from "./ListAliases.ts";
import { ListGrants } from "./ListGrants.ts";
import { ListKeys } from "./ListKeys.ts";
import { ListRetirableGrants } from "./ListRetirableGrants.ts";
import { PutKeyPolicy } from "./PutKeyPolicy.ts";
import { RetireGrant } from "./RetireGrant.ts";
import { RevokeGrant } from "./RevokeGrant.ts";
import { Sign } from "./Sign.ts";
import { Verify } from "./Verify.ts";

/** The operations of kms that exist. */
export const kmsOperations: readonly AnyOperation[] = [
  CreateAlias,
  CreateGrant,
  CreateKey,
  DescribeKey,
  GetKeyPolicy,
  GetPublicKey,
  ListAliases,
  ListGrants,
  ListKeys,
  ListRetirableGrants,
  PutKeyPolicy,
  RetireGrant,
  RevokeGrant,
  Sign,
  Verify,
];
