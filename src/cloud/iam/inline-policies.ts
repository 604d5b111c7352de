import type { Row } from "../store/database.ts";
import { limitExceeded, noSuchEntity } from "./iam-errors.ts";
import type { IamRoom } from "./iam-room.ts";
import type { IamIdentity } from "./identities.ts";
import { policySize, readPolicyText } from "./policy-text.ts";

/** A policy written into one identity. */
export type InlinePolicy = { readonly name: string; readonly document: string };

/** Most characters, white space apart, of all inline policies of an identity (IAM User Guide, "IAM and AWS STS quotas"). */
const maxInlineSize = { user: 2_048, role: 10_240 } as const;

/** Writes a policy into an identity, in the place of one of that name. @throws AwsError `MalformedPolicyDocument`, `LimitExceeded` */
export function putInlinePolicy(room: IamRoom, identity: IamIdentity, policy: InlinePolicy): void {
  readPolicyText(policy.document, "identity");
  const { database } = room.store;
  database.transaction(() => {
    const others = listInlinePolicies(room, identity).filter(({ name }) => name !== policy.name);
    const size = [...others, policy].reduce((sum, { document }) => sum + policySize(document), 0);
    const limit = maxInlineSize[identity.kind];
    if (size > limit) {
      throw limitExceeded(`Maximum policy size of ${limit} bytes exceeded for ${identity.kind} ${identity.name}`);
    }
    database.run(
      `INSERT INTO iam_inline_policies (account, principal_id, name, document) VALUES (?, ?, ?, ?)
       ON CONFLICT (account, principal_id, name) DO UPDATE SET document = excluded.document`,
      ...[room.scope.account, identity.uniqueId, policy.name, policy.document],
    );
  });
}

/** The policies written into an identity, by name. */
export function listInlinePolicies({ store, scope }: IamRoom, identity: IamIdentity): readonly InlinePolicy[] {
  return store.database.all<Row & { readonly name: string; readonly document: string }>(
    "SELECT name, document FROM iam_inline_policies WHERE account = ? AND principal_id = ? ORDER BY name",
    ...[scope.account, identity.uniqueId],
  );
}

/** The policy of that name. @throws AwsError `NoSuchEntity` */
export function requireInlinePolicy(room: IamRoom, identity: IamIdentity, name: string): InlinePolicy {
  const policy = listInlinePolicies(room, identity).find((inline) => inline.name === name);
  if (policy === undefined) throw noSuchEntity(`The ${identity.kind} policy with name ${name} cannot be found.`);
  return policy;
}

/** Takes a policy out of an identity. @throws AwsError `NoSuchEntity` */
export function deleteInlinePolicy(room: IamRoom, identity: IamIdentity, name: string): void {
  requireInlinePolicy(room, identity, name);
  room.store.database.run(
    "DELETE FROM iam_inline_policies WHERE account = ? AND principal_id = ? AND name = ?",
    ...[room.scope.account, identity.uniqueId, name],
  );
}
