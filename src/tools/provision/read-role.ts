import type { IAMClient, Tag } from "@aws-sdk/client-iam";
import { parsePolicyDocument } from "../../core/iam/parse-policy-document.ts";
import type { ResourceTags } from "../../core/image-registry/describe-image-registry.ts";
import { callAws } from "../connect/aws-call.ts";
import type { Cloud } from "../connect/cloud.ts";
import type { FoundProvider, FoundRole } from "./found-registry.ts";
import { ifThere } from "./if-there.ts";

/** The issuer of tokens of that ARN. Throws AwsCallError. */
export async function readProvider(cloud: Cloud, arn: string): Promise<FoundProvider | undefined> {
  const { GetOpenIDConnectProviderCommand } = await import("@aws-sdk/client-iam");
  const iam = await cloud.iam();
  const command = new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: arn });
  const provider = await ifThere(callAws(`reading the identity provider ${arn}`, () => iam.send(command)));
  return provider && { audiences: provider.ClientIDList ?? [], tags: toTags(provider.Tags) };
}

/** The role of that name with everything that grants it something. Throws AwsCallError. */
export async function readRole(cloud: Cloud, name: string): Promise<FoundRole | undefined> {
  const { GetRoleCommand } = await import("@aws-sdk/client-iam");
  const iam = await cloud.iam();
  const command = new GetRoleCommand({ RoleName: name });
  const role = (await ifThere(callAws(`reading the role ${name}`, () => iam.send(command))))?.Role;
  if (role === undefined) return undefined;
  const [inlinePolicies, attachedPolicies] = await Promise.all([
    readInlinePolicies(iam, name),
    listAttachedPolicies(iam, name),
  ]);
  return {
    arn: role.Arn ?? "",
    description: role.Description ?? "",
    maxSessionSeconds: role.MaxSessionDuration ?? 0,
    trustPolicy: decodePolicy(role.AssumeRolePolicyDocument),
    inlinePolicies,
    attachedPolicies,
    tags: toTags(role.Tags),
  };
}

/** Names of the roles that trust a provider. Throws AwsCallError. */
export async function listRolesTrusting(cloud: Cloud, providerArn: string): Promise<readonly string[]> {
  const { paginateListRoles } = await import("@aws-sdk/client-iam");
  const client = await cloud.iam();
  return await callAws("listing the roles", async () => {
    const names: string[] = [];
    for await (const page of paginateListRoles({ client }, {})) {
      for (const { RoleName: name, AssumeRolePolicyDocument: trust } of page.Roles ?? []) {
        if (name !== undefined && trusts(decodePolicy(trust), providerArn)) names.push(name);
      }
    }
    return names;
  });
}

/** A trust that is not understood counts: nobody is to lose what they rely on. */
function trusts(policy: string, providerArn: string): boolean {
  const parsed = parsePolicyDocument(policy, "trust");
  if (parsed.kind === "faulty") return policy.includes(providerArn);
  return parsed.document.statements.some(({ principals }) => principals?.named.federated.includes(providerArn));
}

async function readInlinePolicies(client: IAMClient, role: string): Promise<ReadonlyMap<string, string>> {
  const { GetRolePolicyCommand, paginateListRolePolicies } = await import("@aws-sdk/client-iam");
  return await callAws(`reading the policies of the role ${role}`, async () => {
    const policies = new Map<string, string>();
    for await (const { PolicyNames: names = [] } of paginateListRolePolicies({ client }, { RoleName: role })) {
      for (const name of names) {
        const command = new GetRolePolicyCommand({ RoleName: role, PolicyName: name });
        policies.set(name, decodePolicy((await client.send(command)).PolicyDocument));
      }
    }
    return policies;
  });
}

async function listAttachedPolicies(client: IAMClient, role: string): Promise<readonly string[]> {
  const { paginateListAttachedRolePolicies } = await import("@aws-sdk/client-iam");
  return await callAws(`listing the policies that are attached to the role ${role}`, async () => {
    const arns: string[] = [];
    for await (const page of paginateListAttachedRolePolicies({ client }, { RoleName: role })) {
      arns.push(...(page.AttachedPolicies ?? []).flatMap(({ PolicyArn: arn }) => arn ?? []));
    }
    return arns;
  });
}

/** IAM answers policies percent-encoded (IAM API, `Role`: "URL-encoded compliant with RFC 3986"). */
function decodePolicy(encoded: string | undefined): string {
  return decodeURIComponent(encoded ?? "");
}

function toTags(tags: readonly Tag[] | undefined): ResourceTags {
  return Object.fromEntries((tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value]));
}
