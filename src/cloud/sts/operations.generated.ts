// Written by scripts/generate-operation-index.ts.
import type { AnyOperation } from "../aws/operation.ts";
import { AssumeRole } from "./AssumeRole.ts";
import { AssumeRoleWithWebIdentity } from "./AssumeRoleWithWebIdentity.ts";
import { GetAccessKeyInfo } from "./GetAccessKeyInfo.ts";
import { GetCallerIdentity } from "./GetCallerIdentity.ts";
import { GetSessionToken } from "./GetSessionToken.ts";

/** The operations of sts that exist. */
export const stsOperations: readonly AnyOperation[] = [
  AssumeRole,
  AssumeRoleWithWebIdentity,
  GetAccessKeyInfo,
  GetCallerIdentity,
  GetSessionToken,
];
