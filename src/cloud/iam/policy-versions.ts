import type { Row } from "../store/database.ts";
import { deleteConflict, limitExceeded, noSuchEntity, quotaExceeded } from "./iam-errors.ts";
import type { IamRoom } from "./iam-room.ts";
import { policySize, readPolicyText } from "./policy-text.ts";

/** A version of a managed policy. */
export type PolicyVersion = {
  readonly number: number;
  readonly document: string;
  readonly createdAt: Date;
};

/** What of a managed policy its versions know. */
export type VersionedPolicy = {
  readonly arn: string;
  /** The version in force. */
  readonly defaultVersion: number;
  /** Versions ever made: a number is not used twice. */
  readonly newestVersion: number;
};

/** Most characters of a managed policy, white space apart, and most versions (IAM User Guide, "IAM and AWS STS quotas"). */
const maxPolicySize = 6_144;
const maxVersions = 5;

/** Checks what is to become a version of a managed policy. @throws AwsError `MalformedPolicyDocument`, `LimitExceeded` */
export function checkManagedPolicyText(text: string): void {
  readPolicyText(text, "identity");
  if (policySize(text) > maxPolicySize) throw quotaExceeded("PolicySize", maxPolicySize);
}

/** A version's id as IAM writes it: `v1`. */
export function versionId(number: number): string {
  return `v${number}`;
}

/** Writes a version down. */
export function insertPolicyVersion({ store, clocks }: IamRoom, arn: string, number: number, document: string): void {
  store.database.run(
    "INSERT INTO iam_policy_versions (arn, version, document, created_at) VALUES (?, ?, ?, ?)",
    ...[arn, number, document, clocks.cloud().getTime()],
  );
}

/** Makes the next version of a policy; the document has been checked. @throws AwsError `LimitExceeded` */
export function createPolicyVersion(
  room: IamRoom,
  policy: VersionedPolicy,
  { document, setAsDefault }: { readonly document: string; readonly setAsDefault: boolean },
): PolicyVersion {
  const { database } = room.store;
  const number = policy.newestVersion + 1;
  return database.transaction(() => {
    if (listPolicyVersions(room, policy).length >= maxVersions) {
      throw limitExceeded(
        `A managed policy can have up to ${maxVersions} versions. Before you create a new version, you must delete an existing version.`,
      );
    }
    insertPolicyVersion(room, policy.arn, number, document);
    database.run(
      "UPDATE iam_policies SET newest_version = ?, updated_at = ? WHERE arn = ?",
      ...[number, room.clocks.cloud().getTime(), policy.arn],
    );
    if (setAsDefault) setDefaultVersion(room, policy, number);
    return requirePolicyVersion(room, policy, versionId(number));
  });
}

/** Makes a version the one in force. */
export function setDefaultVersion({ store, clocks }: IamRoom, policy: VersionedPolicy, number: number): void {
  store.database.run(
    "UPDATE iam_policies SET default_version = ?, updated_at = ? WHERE arn = ?",
    ...[number, clocks.cloud().getTime(), policy.arn],
  );
}

/** The versions of a policy, newest first. */
export function listPolicyVersions({ store }: IamRoom, policy: VersionedPolicy): readonly PolicyVersion[] {
  return store.database
    .all<Row & { readonly version: number; readonly document: string; readonly created_at: number }>(
      "SELECT version, document, created_at FROM iam_policy_versions WHERE arn = ? ORDER BY version DESC",
      policy.arn,
    )
    .map((row) => ({ number: row.version, document: row.document, createdAt: new Date(row.created_at) }));
}

/** The version of that id. @throws AwsError `NoSuchEntity` */
export function requirePolicyVersion(room: IamRoom, policy: VersionedPolicy, id: string): PolicyVersion {
  const version = listPolicyVersions(room, policy).find(({ number }) => versionId(number) === id);
  if (version === undefined) {
    throw noSuchEntity(`Policy ${policy.arn} version ${id} does not exist or is not attachable.`);
  }
  return version;
}

/** Deletes a version that is not the one in force. @throws AwsError `NoSuchEntity`, `DeleteConflict` */
export function deletePolicyVersion(room: IamRoom, policy: VersionedPolicy, id: string): void {
  const version = requirePolicyVersion(room, policy, id);
  if (version.number === policy.defaultVersion) {
    throw deleteConflict("Cannot delete the default version of a policy.");
  }
  room.store.database.run(
    "DELETE FROM iam_policy_versions WHERE arn = ? AND version = ?",
    ...[policy.arn, version.number],
  );
}
