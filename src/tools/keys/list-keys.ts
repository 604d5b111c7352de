import type { KMSClient } from "@aws-sdk/client-kms";
import { AwsCallError, callAws } from "../connect/aws-call.ts";
import { getKeyMetadata, type KeyRecord, listAliasTargets, toKeyRecord } from "./describe-key.ts";

/** A key of the list: described, or known by its id alone where its policy does not let the caller see more. */
export type ListedKey =
  | { readonly kind: "described"; readonly key: KeyRecord }
  | { readonly kind: "hidden"; readonly keyId: string; readonly aliases: readonly string[]; readonly reason: string };

/** Most keys a page may have (AWS KMS API, ListKeys `Limit`). */
const PAGE_SIZE = 1000;

/** Keys that are described at once: KMS throttles DescribeKey at some hundreds a second, the SDK waits and tries again. */
const PARALLEL = 10;

/** All keys of the current account and region, those with aliases first. Throws AwsCallError. */
export async function listKeys(kms: KMSClient): Promise<readonly ListedKey[]> {
  const [keyIds, targets] = await Promise.all([listKeyIds(kms), listAliasTargets(kms)]);
  const aliasesOf = Map.groupBy(targets, ({ keyId }) => keyId);
  const keys: ListedKey[] = [];
  for (let start = 0; start < keyIds.length; start += PARALLEL) {
    const part = keyIds.slice(start, start + PARALLEL).map((keyId) => {
      const aliases = (aliasesOf.get(keyId) ?? []).map(({ alias }) => alias);
      return describeListed(kms, keyId, aliases);
    });
    keys.push(...(await Promise.all(part)));
  }
  return keys.sort((a, b) => sortKey(a).localeCompare(sortKey(b), "en"));
}

/** The ids of all keys of the current account and region. Throws AwsCallError. */
export async function listKeyIds(kms: KMSClient): Promise<readonly string[]> {
  const { paginateListKeys } = await import("@aws-sdk/client-kms");
  return await callAws("listing the KMS keys", async () => {
    const keyIds: string[] = [];
    for await (const page of paginateListKeys({ client: kms, pageSize: PAGE_SIZE }, {})) {
      keyIds.push(...(page.Keys ?? []).flatMap(({ KeyId: keyId }) => keyId ?? []));
    }
    return keyIds;
  });
}

async function describeListed(kms: KMSClient, keyId: string, aliases: readonly string[]): Promise<ListedKey> {
  try {
    return { kind: "described", key: toKeyRecord(await getKeyMetadata(kms, keyId), aliases) };
  } catch (error) {
    if (!(error instanceof AwsCallError) || error.code !== "DENIED") throw error;
    return { kind: "hidden", keyId, aliases, reason: error.message };
  }
}

/** Aliases before ids: `~` sorts behind every letter. */
function sortKey(listed: ListedKey): string {
  const { aliases, keyId } = listed.kind === "described" ? listed.key : listed;
  return aliases[0] ?? `~${keyId}`;
}
