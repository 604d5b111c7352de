import type { KeyMetadata, KMSClient } from "@aws-sdk/client-kms";
import type { KeyDescription, ResourceTags } from "../../core/image-registry/describe-image-registry.ts";
import { AwsCallError, callAws } from "../connect/aws-call.ts";
import type { Cloud } from "../connect/cloud.ts";
import { mapParallel } from "../connect/parallel.ts";
import { getKeyMetadata } from "../keys/describe-key.ts";
import { getKeyPolicy } from "../keys/get-key-policy.ts";
import { listKeyIds } from "../keys/list-keys.ts";
import type { FoundKey } from "./found-registry.ts";
import { ifThere } from "./if-there.ts";

/** Keys whose tags are read at once: KMS throttles at some hundreds a second, the SDK waits and tries again. */
const PARALLEL = 10;

/**
 * The key that the alias leads to, where its tags say that it was made for it. Else another one whose tags do: an apply that
 * was interrupted has not named it yet, a destroy has taken the name away and left it to its deletion, somebody has led the
 * alias elsewhere. Else whatever the alias leads to.
 *
 * @throws AwsCallError
 */
export async function readKey(cloud: Cloud, { alias, tags }: KeyDescription): Promise<FoundKey | undefined> {
  const kms = await cloud.kms();
  const named = await ifThere(getKeyMetadata(kms, alias));
  if (named !== undefined && (await bears(kms, named.KeyId, tags))) return await toFoundKey(kms, named, named);
  const made = await findByTags(kms, tags);
  // Who has destroyed it, and then led the alias to a key of their own, does not want it back.
  const isGivenUp = named !== undefined && made?.KeyState === "PendingDeletion";
  const key = made === undefined || isGivenUp ? named : made;
  return key && (await toFoundKey(kms, key, named));
}

/** A key's tags. Throws AwsCallError. */
export async function readKeyTags(kms: KMSClient, keyId: string): Promise<ResourceTags> {
  const { paginateListResourceTags } = await import("@aws-sdk/client-kms");
  return await callAws(`reading the tags of the KMS key ${keyId}`, async () => {
    const tags: Record<string, string> = {};
    for await (const page of paginateListResourceTags({ client: kms }, { KeyId: keyId })) {
      for (const { TagKey: key = "", TagValue: value = "" } of page.Tags ?? []) tags[key] = value;
    }
    return tags;
  });
}

/** The key that bears all of the tags; of several the one that can be used, then the newest. */
async function findByTags(kms: KMSClient, tags: ResourceTags): Promise<(KeyMetadata & { KeyId: string }) | undefined> {
  const tagged = await mapParallel(await listKeyIds(kms), PARALLEL, async (keyId) => {
    return (await bears(kms, keyId, tags)) ? [await getKeyMetadata(kms, keyId)] : [];
  });
  return tagged.flat().sort((a, b) => rank(b) - rank(a))[0];
}

/** Enabled keys before others, then newer ones before older. */
function rank({ KeyState: state, CreationDate: createdAt }: KeyMetadata): number {
  return (state === "Enabled" ? Number.MAX_SAFE_INTEGER / 2 : 0) + (createdAt?.getTime() ?? 0);
}

/** Whether a key has all of the tags. One whose policy does not let the caller see them is not ours. */
async function bears(kms: KMSClient, keyId: string, tags: ResourceTags): Promise<boolean> {
  try {
    const own = await ifThere(readKeyTags(kms, keyId));
    return Object.entries(tags).every(([key, value]) => own?.[key] === value);
  } catch (error) {
    if (error instanceof AwsCallError && error.code === "DENIED") return false;
    throw error;
  }
}

async function toFoundKey(
  kms: KMSClient,
  metadata: KeyMetadata & { KeyId: string },
  named: (KeyMetadata & { KeyId: string }) | undefined,
): Promise<FoundKey> {
  return {
    id: metadata.KeyId,
    arn: metadata.Arn ?? "",
    alias: named && { keyId: named.KeyId, usage: named.KeyUsage ?? "" },
    spec: metadata.KeySpec ?? "",
    usage: metadata.KeyUsage ?? "",
    state: metadata.KeyState ?? "",
    deletesAt: metadata.DeletionDate,
    description: metadata.Description ?? "",
    policy: await getKeyPolicy(kms, metadata.KeyId),
  };
}
