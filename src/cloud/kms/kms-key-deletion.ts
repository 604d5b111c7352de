import { keyArn } from "../../core/aws/arn.ts";
import type { Scope } from "../../core/aws/scope.ts";
import type { Row } from "../store/database.ts";
import type { Store } from "../store/open-store.ts";
import { changeKmsKey, type KmsKey, type KmsRoom } from "./kms-keys.ts";
import { forgetKey } from "./signing-material.ts";

const dayMs = 24 * 60 * 60 * 1000;

/** Lets a key go after some days of the cloud's clock; until then nothing can be done with it. Returns when it goes. */
export function scheduleKeyDeletion(room: KmsRoom, key: KmsKey, days: number): Date {
  const deletesAt = new Date(room.clocks.cloud().getTime() + days * dayMs);
  changeKmsKey(room, key, { state: "PendingDeletion", deletesAt });
  return deletesAt;
}

/** Keeps a key that was to go. It stays disabled until somebody enables it (AWS KMS API, CancelKeyDeletion). */
export function cancelKeyDeletion(room: KmsRoom, key: KmsKey): void {
  changeKmsKey(room, key, { state: "Disabled", deletesAt: undefined });
}

/**
 * Deletes the keys whose time has come by the cloud's clock, with their material, policies, tags, aliases and grants. KMS
 * does so whenever it is asked something, so that nobody sees a key after its time, however the clock came there.
 */
export function deleteDueKeys({ store, clocks }: KmsRoom): void {
  const now = clocks.cloud().getTime();
  if (nextDeletion(store) > now) return;
  const deleted = store.database.all<Row & Scope & { readonly id: string }>(
    "DELETE FROM kms_keys WHERE deletion_at <= ? RETURNING account, region, id",
    now,
  );
  for (const { account, region, id } of deleted) forgetKey(store, keyArn({ account, region }, id));
}

/** When the next key goes, in milliseconds since 1970; `Infinity` where none is to. */
function nextDeletion({ database, reads }: Store): number {
  const read = (): number =>
    database.get<{ at: number | null }>("SELECT min(deletion_at) AS at FROM kms_keys WHERE deletion_at IS NOT NULL")
      ?.at ?? Number.POSITIVE_INFINITY;
  return reads.get("next kms key deletion", read, () => 0);
}
