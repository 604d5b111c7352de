import { readTags } from "../../iam/tags.ts";
import type { Principal } from "../../principal.ts";
import type { Store } from "../../store/open-store.ts";
import type { Tag } from "../models/iam.generated.ts";
import type { ConditionKeys } from "./condition-keys.ts";

/** The condition keys that say who asks (IAM User Guide, "AWS global condition context keys", properties of the principal). */
export function principalKeys(store: Store, principal: Principal): ConditionKeys {
  const { session } = principal;
  return {
    ...Object.fromEntries(principalTags(store, principal).map(({ Key, Value }) => [`aws:PrincipalTag/${Key}`, Value])),
    "aws:PrincipalAccount": principal.account,
    "aws:PrincipalArn": principal.kind === "role-session" ? principal.roleArn : principal.arn,
    "aws:PrincipalIsAWSService": "false",
    "aws:PrincipalType": principalTypes[principal.kind],
    "aws:userid": principal.uniqueId,
    ...(principal.kind === "user" ? { "aws:username": principal.name } : {}),
    ...(session === undefined
      ? {}
      : {
          "aws:MultiFactorAuthPresent": "false",
          "aws:TokenIssueTime": session.issuedAt.toISOString(),
          ...(session.sourceIdentity === undefined ? {} : { "aws:SourceIdentity": session.sourceIdentity }),
          ...(session.provider === undefined ? {} : { "aws:FederatedProvider": session.provider }),
        }),
    "kms:CallerAccount": principal.account,
  };
}

const principalTypes: Readonly<Record<Principal["kind"], string>> = {
  root: "Account",
  user: "User",
  "role-session": "AssumedRole",
};

/** Tags of the user or role; a session's own take the place of those of the same key, in whatever case it is written. */
function principalTags(store: Store, principal: Principal): readonly Tag[] {
  if (principal.kind === "root") return [];
  const sessionTags = principal.session?.tags ?? [];
  const taken = new Set(sessionTags.map(({ Key }) => Key.toLowerCase()));
  return [...ownTags(store, principal).filter(({ Key }) => !taken.has(Key.toLowerCase())), ...sessionTags];
}

/** About what the tags of a user or role take in memory, in bytes. */
const tagsBytes = 2_000;

function ownTags(store: Store, principal: Exclude<Principal, { kind: "root" }>): readonly Tag[] {
  const [table, id] =
    principal.kind === "user"
      ? (["iam_users", principal.uniqueId] as const)
      : (["iam_roles", principal.roleId] as const);
  const read = (): readonly Tag[] => {
    const row = store.database.get<{ tags: string }>(
      `SELECT tags FROM ${table} WHERE account = ? AND unique_id = ?`,
      ...[principal.account, id],
    );
    return row === undefined ? [] : readTags(row.tags);
  };
  return store.identityReads.get(`tags of ${principal.account} ${id}`, read, () => tagsBytes);
}
