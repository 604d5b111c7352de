import type { ImageRegistry } from "../../core/image-registry/describe-image-registry.ts";
import { callAws } from "../connect/aws-call.ts";
import type { Cloud } from "../connect/cloud.ts";
import { differsIn, type PlannedResource } from "./registry-plan.ts";
import { tagList } from "./tag-list.ts";

/** Makes the issuer that the role trusts, or lets it issue for the audience too. Throws AwsCallError. */
export async function applyProvider(
  cloud: Cloud,
  { action }: PlannedResource,
  { provider, tags }: ImageRegistry,
): Promise<void> {
  const iam = await import("@aws-sdk/client-iam");
  const client = await cloud.iam();
  const { arn, url, audience } = provider;
  if (action === "create") {
    const command = new iam.CreateOpenIDConnectProviderCommand({
      Url: url,
      ClientIDList: [audience],
      Tags: tagList(tags),
    });
    await callAws(`making the identity provider ${url}`, () => client.send(command));
    return;
  }
  const command = new iam.AddClientIDToOpenIDConnectProviderCommand({
    OpenIDConnectProviderArn: arn,
    ClientID: audience,
  });
  await callAws(`adding ${audience} to the audiences of ${url}`, () => client.send(command));
}

/** Makes the role, or sets what differs of it. Throws AwsCallError. */
export async function applyRole(cloud: Cloud, planned: PlannedResource, { role, tags }: ImageRegistry): Promise<void> {
  const iam = await import("@aws-sdk/client-iam");
  const client = await cloud.iam();
  const { name: RoleName, description: Description, maxSessionSeconds: MaxSessionDuration } = role;
  const trustPolicy = JSON.stringify(role.trustPolicy);
  if (planned.action === "create") {
    const command = new iam.CreateRoleCommand({
      RoleName,
      Description,
      MaxSessionDuration,
      AssumeRolePolicyDocument: trustPolicy,
      Tags: tagList(tags),
    });
    await callAws(`making the role ${RoleName}`, () => client.send(command));
    return;
  }
  if (differsIn(planned, "description") || differsIn(planned, "maxSessionSeconds")) {
    const command = new iam.UpdateRoleCommand({ RoleName, Description, MaxSessionDuration });
    await callAws(`changing the role ${RoleName}`, () => client.send(command));
  }
  if (differsIn(planned, "trustPolicy")) {
    const command = new iam.UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: trustPolicy });
    await callAws(`changing whom the role ${RoleName} trusts`, () => client.send(command));
  }
}

/** Writes what the role may do into it, or takes a policy out that is not described. Throws AwsCallError. */
export async function applyRolePolicy(
  cloud: Cloud,
  { action, policyName: PolicyName }: PlannedResource & { readonly kind: "role-policy" },
  { role }: ImageRegistry,
  keyArn: string,
): Promise<void> {
  const iam = await import("@aws-sdk/client-iam");
  const client = await cloud.iam();
  const policy = { RoleName: role.name, PolicyName };
  if (action === "delete") {
    const command = new iam.DeleteRolePolicyCommand(policy);
    await callAws(`taking the policy ${PolicyName} out of the role ${role.name}`, () => client.send(command));
    return;
  }
  const command = new iam.PutRolePolicyCommand({ ...policy, PolicyDocument: JSON.stringify(role.policy(keyArn)) });
  await callAws(`writing the policy ${PolicyName} into the role ${role.name}`, () => client.send(command));
}

/** Detaches a policy from the role that is not described. Throws AwsCallError. */
export async function detachRolePolicy(cloud: Cloud, RoleName: string, PolicyArn: string): Promise<void> {
  const { DetachRolePolicyCommand } = await import("@aws-sdk/client-iam");
  const client = await cloud.iam();
  const command = new DetachRolePolicyCommand({ RoleName, PolicyArn });
  await callAws(`detaching ${PolicyArn} from the role ${RoleName}`, () => client.send(command));
}
