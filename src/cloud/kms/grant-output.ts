import type { GrantListEntry } from "../aws/models/kms.generated.ts";
import type { IamRoom } from "../iam/iam-room.ts";
import { showPrincipal } from "../iam/policy-principals.ts";
import type { KmsGrant } from "./kms-grants.ts";

/** A grant as listings have it. */
export function grantOutput(room: Pick<IamRoom, "store" | "scope">, grant: KmsGrant): GrantListEntry {
  const { grantee, retiring, scope, operations } = grant;
  return {
    KeyId: grant.keyArn,
    GrantId: grant.id,
    ...(grant.name === undefined ? {} : { Name: grant.name }),
    CreationDate: grant.createdAt,
    GranteePrincipal: showPrincipal(room, grantee),
    ...(retiring === undefined ? {} : { RetiringPrincipal: showPrincipal(room, retiring) }),
    IssuingAccount: `arn:aws:iam::${scope.account}:root`,
    Operations: operations,
  };
}
