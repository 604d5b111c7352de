import type { Tag } from "../aws/models/iam.generated.ts";
import { deleteConflict } from "./iam-errors.ts";
import type { IamRoom } from "./iam-room.ts";
import type { IamRole } from "./roles.ts";
import { writeTags } from "./tags.ts";
import type { IamUser } from "./users.ts";

/** What policies are attached to and written into. */
export type IamIdentity = IamUser | IamRole;

const tables = { user: "iam_users", role: "iam_roles" } as const;

/** Keeps an identity's tags. */
export function setIdentityTags({ store, scope }: IamRoom, identity: IamIdentity, tags: readonly Tag[]): void {
  store.database.run(
    `UPDATE ${tables[identity.kind]} SET tags = ? WHERE account = ? AND unique_id = ?`,
    ...[writeTags(tags), scope.account, identity.uniqueId],
  );
}

/** Sets an identity's permissions boundary, or takes it away. */
export function setBoundary({ store, scope }: IamRoom, identity: IamIdentity, policyArn: string | undefined): void {
  store.database.run(
    `UPDATE ${tables[identity.kind]} SET boundary = ? WHERE account = ? AND unique_id = ?`,
    ...[policyArn ?? null, scope.account, identity.uniqueId],
  );
}

/**
 * Deletes an identity that nothing hangs on any more; its sessions end with it.
 *
 * @throws AwsError `DeleteConflict`
 */
export function deleteIdentity({ store, scope }: IamRoom, identity: IamIdentity): void {
  const { database } = store;
  const owned = [scope.account, identity.uniqueId] as const;
  const has = (table: string): boolean =>
    database.get(`SELECT 1 FROM ${table} WHERE account = ? AND principal_id = ? LIMIT 1`, ...owned) !== undefined;
  database.transaction(() => {
    if (has("iam_attached_policies")) throw deleteConflict("Cannot delete entity, must detach all policies first.");
    if (has("iam_inline_policies")) throw deleteConflict("Cannot delete entity, must delete policies first.");
    if (has("access_keys")) throw deleteConflict("Cannot delete entity, must delete access keys first.");
    database.run("DELETE FROM principals WHERE account = ? AND unique_id = ?", ...owned);
  });
}
