import type { AccessKey } from "../aws/identity.ts";
import { makeAccessKey } from "../aws/identity.ts";
import type { Row } from "../store/database.ts";
import { noSuchEntity, quotaExceeded } from "./iam-errors.ts";
import type { IamRoom } from "./iam-room.ts";

/** Whether a key may sign. */
export type AccessKeyStatus = "Active" | "Inactive";

/** An access key as its owner sees it later: without its secret. */
export type ListedAccessKey = {
  readonly accessKeyId: string;
  readonly status: AccessKeyStatus;
  readonly createdAt: Date;
};

/** Most access keys of a user (IAM User Guide, "IAM and AWS STS quotas"). */
const maxAccessKeys = 2;

/** Makes a key for a user. @throws AwsError `LimitExceeded` */
export function createUserAccessKey(room: IamRoom, uniqueId: string): AccessKey & { readonly createdAt: Date } {
  const { store, scope, clocks } = room;
  return store.database.transaction(() => {
    if (listUserAccessKeys(room, uniqueId).length >= maxAccessKeys) {
      throw quotaExceeded("AccessKeysPerUser", maxAccessKeys);
    }
    const createdAt = clocks.cloud();
    return { ...makeAccessKey(store, { account: scope.account, uniqueId }, createdAt), createdAt };
  });
}

/** The keys of a principal, oldest first. */
export function listUserAccessKeys({ store, scope }: IamRoom, uniqueId: string): readonly ListedAccessKey[] {
  return store.database
    .all<Row & { readonly access_key_id: string; readonly status: AccessKeyStatus; readonly created_at: number }>(
      `SELECT access_key_id, status, created_at FROM access_keys
        WHERE account = ? AND principal_id = ? ORDER BY created_at, access_key_id`,
      ...[scope.account, uniqueId],
    )
    .map((row) => ({ accessKeyId: row.access_key_id, status: row.status, createdAt: new Date(row.created_at) }));
}

/** Lets a key sign, or not; it holds from the next request on. @throws AwsError `NoSuchEntity` */
export function setAccessKeyStatus(
  { store, scope }: IamRoom,
  key: { readonly uniqueId: string; readonly accessKeyId: string },
  status: AccessKeyStatus,
): void {
  const { changes } = store.database.run(
    "UPDATE access_keys SET status = ? WHERE account = ? AND principal_id = ? AND access_key_id = ?",
    ...[status, scope.account, key.uniqueId, key.accessKeyId],
  );
  if (changes === 0) throw noSuchKey(key.accessKeyId);
}

/** Deletes a key; nothing signed with it is taken from then on. @throws AwsError `NoSuchEntity` */
export function deleteUserAccessKey(
  { store, scope }: IamRoom,
  key: { readonly uniqueId: string; readonly accessKeyId: string },
): void {
  const { changes } = store.database.run(
    "DELETE FROM access_keys WHERE account = ? AND principal_id = ? AND access_key_id = ?",
    ...[scope.account, key.uniqueId, key.accessKeyId],
  );
  if (changes === 0) throw noSuchKey(key.accessKeyId);
}

function noSuchKey(accessKeyId: string): Error {
  return noSuchEntity(`The Access Key with id ${accessKeyId} cannot be found.`);
}
