import { callAws } from "../connect/aws-call.ts";
import type { Cloud } from "../connect/cloud.ts";
import { detachRolePolicy } from "./apply-role.ts";
import { ProvisionError } from "./provision-error.ts";
import { type RegistryRemoval, type RemovedResource, removedOf } from "./removal-plan.ts";

/** What of a removal its owner decides, and who follows it. */
export type RemovalOptions = {
  /** Told of each resource that is gone. */
  readonly onDone: (resource: RemovedResource) => void;
  /** Ends it between two resources. */
  readonly signal: AbortSignal;
};

/** Stops before anything is done where images would go with their repository. Throws ProvisionError. */
export function refuseImages(removal: RegistryRemoval): void {
  const filled = removedOf(removal).flatMap((resource) =>
    resource.kind === "repository" && resource.images > 0 ? [resource] : [],
  );
  const [first] = filled;
  if (first === undefined) return;
  const others = filled.length === 1 ? "" : `, and ${filled.length - 1} more of the repositories have some`;
  throw new ProvisionError(
    "REPOSITORY_NOT_EMPTY",
    `nothing was deleted: ${first.name} has images (${first.images})${others}`,
    { next: "add --delete-images, or copy them away first" },
  );
}

/** Takes the resources away, one after the other: a new run goes on after a failure. Throws AwsCallError, AbortError. */
export async function removeRegistry(cloud: Cloud, removal: RegistryRemoval, options: RemovalOptions): Promise<void> {
  const { deletionWindowDays } = removal.registry.key;
  for (const resource of removedOf(removal)) {
    options.signal.throwIfAborted();
    await remove(cloud, resource, deletionWindowDays);
    options.onDone(resource);
  }
}

async function remove(cloud: Cloud, resource: RemovedResource, deletionWindowDays: number): Promise<void> {
  switch (resource.kind) {
    case "role":
      return await removeRole(cloud, resource);
    case "oidc-provider": {
      const { DeleteOpenIDConnectProviderCommand } = await import("@aws-sdk/client-iam");
      const client = await cloud.iam();
      const command = new DeleteOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: resource.arn });
      await callAws(`deleting the identity provider ${resource.name}`, () => client.send(command));
      return;
    }
    case "alias": {
      const { DeleteAliasCommand } = await import("@aws-sdk/client-kms");
      const kms = await cloud.kms();
      const command = new DeleteAliasCommand({ AliasName: resource.name });
      await callAws(`deleting ${resource.name}`, () => kms.send(command));
      return;
    }
    case "key": {
      const { ScheduleKeyDeletionCommand } = await import("@aws-sdk/client-kms");
      const kms = await cloud.kms();
      const command = new ScheduleKeyDeletionCommand({ KeyId: resource.name, PendingWindowInDays: deletionWindowDays });
      await callAws(`scheduling the deletion of the KMS key ${resource.name}`, () => kms.send(command));
      return;
    }
    case "repository": {
      const { DeleteRepositoryCommand } = await import("@aws-sdk/client-ecr");
      const client = await cloud.ecr();
      // Images that came since they were counted are nobody's to lose: without any, ECR itself refuses.
      const command = new DeleteRepositoryCommand({ repositoryName: resource.name, force: resource.images > 0 });
      await callAws(`deleting the repository ${resource.name}`, () => client.send(command));
    }
  }
}

/** IAM deletes no role that still has policies. */
async function removeRole(cloud: Cloud, role: RemovedResource & { readonly kind: "role" }): Promise<void> {
  const { DeleteRoleCommand, DeleteRolePolicyCommand } = await import("@aws-sdk/client-iam");
  const client = await cloud.iam();
  for (const PolicyName of role.inlinePolicies) {
    const command = new DeleteRolePolicyCommand({ RoleName: role.name, PolicyName });
    await callAws(`taking the policy ${PolicyName} out of the role ${role.name}`, () => client.send(command));
  }
  for (const policyArn of role.attachedPolicies) await detachRolePolicy(cloud, role.name, policyArn);
  await callAws(`deleting the role ${role.name}`, () => client.send(new DeleteRoleCommand({ RoleName: role.name })));
}
