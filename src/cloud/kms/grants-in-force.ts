import type { GrantOperation } from "../aws/models/kms.generated.ts";
import type { Principal } from "../principal.ts";
import { type KmsGrant, listKmsGrants } from "./kms-grants.ts";
import type { KmsKey, KmsRoom } from "./kms-keys.ts";

/** The grant of a key that lets a principal do what an action is, or undefined. */
export function grantInForce(
  room: Pick<KmsRoom, "store">,
  key: KmsKey,
  principal: Principal,
  action: string,
): KmsGrant | undefined {
  const operation = /^kms:(\w+)$/.exec(action)?.[1];
  return listKmsGrants(room, key).find((grant) => {
    if (operation === "RetireGrant") return mayRetire(grant, principal);
    return isGrantee(grant, principal) && grant.operations.includes(operation as GrantOperation);
  });
}

/** Whether a grant itself lets a principal give it up. */
export function mayRetire(grant: KmsGrant, principal: Principal): boolean {
  if (grant.retiring !== undefined && namesOf(principal).includes(grant.retiring)) return true;
  return isGrantee(grant, principal) && grant.operations.includes("RetireGrant");
}

/** Whether a grant is made for a principal. */
export function isGrantee({ grantee }: KmsGrant, principal: Principal): boolean {
  return namesOf(principal).includes(grantee);
}

/** The names under which a grant may mean a principal: of a session its own and its role's. */
function namesOf(principal: Principal): readonly string[] {
  const { arn } = principal;
  if (principal.kind === "role-session") return [arn, principal.roleArn, principal.roleId];
  return principal.kind === "user" ? [arn, principal.uniqueId] : [arn];
}
