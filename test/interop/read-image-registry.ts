import {
  DescribeRepositoriesCommand,
  GetLifecyclePolicyCommand,
  ListTagsForResourceCommand,
} from "@aws-sdk/client-ecr";
import {
  GetOpenIDConnectProviderCommand,
  GetRoleCommand,
  GetRolePolicyCommand,
  ListAttachedRolePoliciesCommand,
  ListOpenIDConnectProvidersCommand,
  ListRolePoliciesCommand,
  ListRolesCommand,
} from "@aws-sdk/client-iam";
import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  ListAliasesCommand,
  ListKeysCommand,
  ListResourceTagsCommand,
} from "@aws-sdk/client-kms";
import { type Cloud, connectCloud } from "../../src/tools/connect/cloud.ts";

/**
 * Everything that a cloud says of its repositories, keys, roles and identity providers, by meaning: what a list's order, a
 * single value for a list of one, or an id that nobody chooses cannot change. Keys are named by their aliases.
 */
export async function readImageRegistry(env: Readonly<Record<string, string>>) {
  const cloud = await connectCloud({ env });
  const keys = await readKeys(cloud);
  const named = (text: string) => keys.reduce((all, { id, aliases }) => all.replaceAll(id, aliases.join()), text);
  return {
    repositories: await readRepositories(cloud),
    keys: keys.map(({ id: _id, ...key }) => key),
    roles: await readRoles(cloud, named),
    providers: await readProviders(cloud),
  };
}

/** A policy's text with every list of strings in order, a list of one as its value, and its statements in order. */
export function policyMeaning(text: string): unknown {
  return JSON.parse(text, (_name, value: unknown) => {
    if (!Array.isArray(value)) return value;
    const inOrder = value.toSorted((a, b) => compare(JSON.stringify(a), JSON.stringify(b)));
    return inOrder.length === 1 ? inOrder[0] : inOrder;
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

async function readRepositories(cloud: Cloud) {
  const ecr = await cloud.ecr();
  const { repositories = [] } = await ecr.send(new DescribeRepositoriesCommand({}));
  const read = repositories.map(async (repository) => {
    const { repositoryName, repositoryArn } = repository;
    const { lifecyclePolicyText = "" } = await ecr.send(new GetLifecyclePolicyCommand({ repositoryName }));
    const { tags = [] } = await ecr.send(new ListTagsForResourceCommand({ resourceArn: repositoryArn }));
    return {
      arn: repositoryArn,
      tagMutability: repository.imageTagMutability,
      scanning: repository.imageScanningConfiguration,
      encryption: repository.encryptionConfiguration,
      lifecyclePolicy: JSON.parse(lifecyclePolicyText) as unknown,
      tags: tagsByName(tags),
    };
  });
  return (await Promise.all(read)).toSorted((a, b) => compare(a.arn ?? "", b.arn ?? ""));
}

async function readKeys(cloud: Cloud) {
  const kms = await cloud.kms();
  const { Keys = [] } = await kms.send(new ListKeysCommand({}));
  const read = Keys.map(async ({ KeyId = "" }) => {
    const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId }));
    const { Policy = "" } = await kms.send(new GetKeyPolicyCommand({ KeyId }));
    const { Aliases = [] } = await kms.send(new ListAliasesCommand({ KeyId }));
    const { KeyRotationEnabled } = await kms.send(new GetKeyRotationStatusCommand({ KeyId }));
    const { Tags = [] } = await kms.send(new ListResourceTagsCommand({ KeyId }));
    return {
      id: KeyId,
      aliases: Aliases.map(({ AliasName }) => AliasName),
      state: KeyMetadata?.KeyState,
      spec: KeyMetadata?.KeySpec,
      usage: KeyMetadata?.KeyUsage,
      description: KeyMetadata?.Description,
      multiRegion: KeyMetadata?.MultiRegion,
      rotates: KeyRotationEnabled,
      policy: policyMeaning(Policy),
      tags: tagsByName(Tags.map(({ TagKey, TagValue }) => ({ Key: TagKey, Value: TagValue }))),
    };
  });
  return Promise.all(read);
}

async function readRoles(cloud: Cloud, named: (text: string) => string) {
  const iam = await cloud.iam();
  const { Roles = [] } = await iam.send(new ListRolesCommand({}));
  const read = Roles.map(async ({ RoleName }) => {
    const { Role } = await iam.send(new GetRoleCommand({ RoleName }));
    const { PolicyNames = [] } = await iam.send(new ListRolePoliciesCommand({ RoleName }));
    const attached = await iam.send(new ListAttachedRolePoliciesCommand({ RoleName }));
    const policies = PolicyNames.map(async (PolicyName) => {
      const { PolicyDocument = "" } = await iam.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
      return [PolicyName, policyMeaning(named(decodeURIComponent(PolicyDocument)))];
    });
    return {
      arn: Role?.Arn,
      description: Role?.Description,
      maxSessionSeconds: Role?.MaxSessionDuration,
      boundary: Role?.PermissionsBoundary,
      trust: policyMeaning(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? "")),
      policies: Object.fromEntries(await Promise.all(policies)) as unknown,
      attached: attached.AttachedPolicies,
      tags: tagsByName(Role?.Tags ?? []),
    };
  });
  return Promise.all(read);
}

async function readProviders(cloud: Cloud) {
  const iam = await cloud.iam();
  const { OpenIDConnectProviderList = [] } = await iam.send(new ListOpenIDConnectProvidersCommand({}));
  const read = OpenIDConnectProviderList.map(async ({ Arn }) => {
    const provider = await iam.send(new GetOpenIDConnectProviderCommand({ OpenIDConnectProviderArn: Arn }));
    return {
      arn: Arn,
      url: provider.Url,
      audiences: provider.ClientIDList,
      thumbprints: provider.ThumbprintList,
      tags: tagsByName(provider.Tags ?? []),
    };
  });
  return Promise.all(read);
}

function tagsByName(tags: readonly { readonly Key?: string | undefined; readonly Value?: string | undefined }[]) {
  return Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value]));
}
