import type { KMSClient } from "@aws-sdk/client-kms";
import type { KeyDescription } from "../../core/image-registry/describe-image-registry.ts";
import { callAws } from "../connect/aws-call.ts";
import type { Cloud } from "../connect/cloud.ts";
import { KeyError } from "../keys/key-error.ts";
import type { FoundKey } from "./found-registry.ts";
import { type Waiting, withNewPrincipal } from "./new-principal.ts";
import { differsIn, type PlannedResource } from "./registry-plan.ts";

/** A key as what follows names it. */
export type KeyName = { readonly id: string; readonly arn: string };

/** Makes the signing key, or sets what differs of it. Throws AwsCallError. */
export async function applyKey(
  cloud: Cloud,
  planned: PlannedResource & { readonly kind: "key" },
  description: KeyDescription,
  waiting: Waiting,
): Promise<KeyName> {
  const kms = await cloud.kms();
  const { found } = planned;
  if (found === undefined) return await makeKey(kms, description, waiting);
  if (differsIn(planned, "state")) await enable(kms, found);
  if (differsIn(planned, "description")) await describe(kms, found, description);
  if (differsIn(planned, "policy")) await withNewPrincipal(() => putPolicy(kms, found, description), waiting);
  return found;
}

/** Gives a key its alias, or leads the alias back to it. Throws AwsCallError. */
export async function applyAlias(cloud: Cloud, { action, name }: PlannedResource, key: KeyName): Promise<void> {
  const { CreateAliasCommand, UpdateAliasCommand } = await import("@aws-sdk/client-kms");
  const kms = await cloud.kms();
  const input = { AliasName: name, TargetKeyId: key.id };
  await callAws(`naming the KMS key ${key.id} ${name}`, async () => {
    if (action === "create") await kms.send(new CreateAliasCommand(input));
    else await kms.send(new UpdateAliasCommand(input));
  });
}

async function makeKey(kms: KMSClient, description: KeyDescription, waiting: Waiting): Promise<KeyName> {
  const { CreateKeyCommand } = await import("@aws-sdk/client-kms");
  const command = new CreateKeyCommand({
    KeySpec: description.spec,
    KeyUsage: description.usage,
    Description: description.description,
    Policy: JSON.stringify(description.policy),
    Tags: Object.entries(description.tags).map(([TagKey, TagValue]) => ({ TagKey, TagValue })),
  });
  const create = () => callAws("making the KMS key", () => kms.send(command));
  const { KeyMetadata: made } = await withNewPrincipal(create, waiting);
  if (made?.KeyId === undefined || made.Arn === undefined) {
    throw new KeyError("UNEXPECTED_ANSWER", "KMS answered CreateKey without a key");
  }
  return { id: made.KeyId, arn: made.Arn };
}

/** Also takes a deletion back, after which KMS leaves a key disabled. */
async function enable(kms: KMSClient, { id, state }: FoundKey): Promise<void> {
  const { CancelKeyDeletionCommand, EnableKeyCommand } = await import("@aws-sdk/client-kms");
  if (state === "PendingDeletion") {
    const command = new CancelKeyDeletionCommand({ KeyId: id });
    await callAws(`taking back the deletion of the KMS key ${id}`, () => kms.send(command));
  }
  await callAws(`enabling the KMS key ${id}`, () => kms.send(new EnableKeyCommand({ KeyId: id })));
}

async function describe(kms: KMSClient, { id }: FoundKey, { description }: KeyDescription): Promise<void> {
  const { UpdateKeyDescriptionCommand } = await import("@aws-sdk/client-kms");
  const command = new UpdateKeyDescriptionCommand({ KeyId: id, Description: description });
  await callAws(`describing the KMS key ${id}`, () => kms.send(command));
}

async function putPolicy(kms: KMSClient, { id }: FoundKey, { policy }: KeyDescription): Promise<void> {
  const { PutKeyPolicyCommand } = await import("@aws-sdk/client-kms");
  const command = new PutKeyPolicyCommand({ KeyId: id, PolicyName: "default", Policy: JSON.stringify(policy) });
  await callAws(`putting the policy of the KMS key ${id}`, () => kms.send(command));
}
