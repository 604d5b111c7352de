import type { KeyMetadata, KMSClient } from "@aws-sdk/client-kms";
import { callAws } from "../connect/aws-call.ts";
import { KeyError } from "./key-error.ts";

/** A KMS key as `keys describe` shows it. */
export type KeyRecord = {
  readonly keyId: string;
  readonly arn: string;
  /** `alias/NAME`, sorted. */
  readonly aliases: readonly string[];
  readonly keySpec: string;
  readonly usage: string;
  /** `Enabled`, `Disabled`, `PendingDeletion` … */
  readonly state: string;
  readonly origin: string;
  readonly manager: string;
  readonly multiRegion: boolean;
  readonly description: string;
  readonly createdAt: Date | undefined;
  /** When a key that is to be deleted goes. */
  readonly deletesAt: Date | undefined;
  readonly signingAlgorithms: readonly string[];
};

/** Most aliases a page may have (AWS KMS API, ListAliases `Limit`). */
const PAGE_SIZE = 100;

/**
 * Describes one key.
 *
 * @param keyId key id, ARN, alias or alias ARN
 * @throws AwsCallError
 */
export async function describeKey(kms: KMSClient, keyId: string): Promise<KeyRecord> {
  const metadata = await getKeyMetadata(kms, keyId);
  return toKeyRecord(metadata, await listAliases(kms, metadata.KeyId));
}

/** What KMS says of a key itself. Throws AwsCallError. */
export async function getKeyMetadata(kms: KMSClient, keyId: string): Promise<KeyMetadata & { KeyId: string }> {
  const { DescribeKeyCommand } = await import("@aws-sdk/client-kms");
  const { KeyMetadata: metadata } = await callAws(`describing the KMS key ${keyId}`, () =>
    kms.send(new DescribeKeyCommand({ KeyId: keyId })),
  );
  if (metadata?.KeyId === undefined) {
    throw new KeyError("UNEXPECTED_ANSWER", `KMS answered DescribeKey for ${keyId} without a key`);
  }
  return { ...metadata, KeyId: metadata.KeyId };
}

/** The aliases of one key, or of all keys, as pairs of key id and alias. Throws AwsCallError. */
export async function listAliasTargets(
  kms: KMSClient,
  keyId?: string,
): Promise<readonly { readonly keyId: string; readonly alias: string }[]> {
  const { paginateListAliases } = await import("@aws-sdk/client-kms");
  return await callAws("listing the aliases of KMS keys", async () => {
    const targets: { keyId: string; alias: string }[] = [];
    const input = keyId === undefined ? {} : { KeyId: keyId };
    for await (const page of paginateListAliases({ client: kms, pageSize: PAGE_SIZE }, input)) {
      for (const { TargetKeyId: target, AliasName: alias } of page.Aliases ?? []) {
        if (target !== undefined && alias !== undefined) targets.push({ keyId: target, alias });
      }
    }
    return targets;
  });
}

/** Puts a key and its aliases into one record. */
export function toKeyRecord(metadata: KeyMetadata & { KeyId: string }, aliases: readonly string[]): KeyRecord {
  return {
    keyId: metadata.KeyId,
    arn: metadata.Arn ?? "",
    aliases: aliases.toSorted(),
    keySpec: metadata.KeySpec ?? "",
    usage: metadata.KeyUsage ?? "",
    state: metadata.KeyState ?? "",
    origin: metadata.Origin ?? "",
    manager: metadata.KeyManager ?? "",
    multiRegion: metadata.MultiRegion ?? false,
    description: metadata.Description ?? "",
    createdAt: metadata.CreationDate,
    deletesAt: metadata.DeletionDate,
    signingAlgorithms: metadata.SigningAlgorithms ?? [],
  };
}

async function listAliases(kms: KMSClient, keyId: string): Promise<readonly string[]> {
  return (await listAliasTargets(kms, keyId)).map(({ alias }) => alias);
}
