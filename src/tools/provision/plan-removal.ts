import { countOf } from "../../core/count-of.ts";
import type { ImageRegistry, ResourceTags } from "../../core/image-registry/describe-image-registry.ts";
import { nameSome } from "../../core/name-some.ts";
import { parseRepositoryName } from "../../core/oci/names.ts";
import { AwsCallError, callAws } from "../connect/aws-call.ts";
import type { Cloud } from "../connect/cloud.ts";
import { mapParallel } from "../connect/parallel.ts";
import { describeImages } from "../images/describe-images.ts";
import { formatTime } from "../report/amounts.ts";
import {
  type FoundKey,
  type FoundProvider,
  type FoundRegistry,
  type FoundRepository,
  type FoundRole,
  hasAlias,
} from "./found-registry.ts";
import { otherRegionsOf } from "./other-regions.ts";
import { readKeyTags } from "./read-key.ts";
import { listRolesTrusting } from "./read-role.ts";
import type { RegistryRemoval, RemovedResource } from "./removal-plan.ts";

/** Repositories whose images are counted at once. */
const PARALLEL = 4;

/**
 * Finds out what of the resources may go. On an account that others use as well nothing does that does not bear Inkan's own
 * tag, and no identity provider that another role trusts.
 *
 * @throws AwsCallError
 */
export async function planRemoval(
  cloud: Cloud,
  registry: ImageRegistry,
  found: FoundRegistry,
): Promise<RegistryRemoval> {
  const { provider, key, repositories } = found;
  const role = found.role && planRole(registry, found.role);
  const [provided, keyed, stored] = await Promise.all([
    provider === undefined ? [] : planProvider(cloud, registry, provider, role),
    key === undefined ? [] : planKey(cloud, registry, key),
    mapParallel([...repositories], PARALLEL, ([name, repository]) => planRepository(cloud, registry, name, repository)),
  ]);
  return {
    registry,
    resources: [...(role === undefined ? [] : [role]), ...provided, ...keyed, ...stored],
  };
}

function planRole(registry: ImageRegistry, found: FoundRole): RemovedResource {
  const { role, tags } = registry;
  const { inlinePolicies, attachedPolicies } = found;
  const others = otherRegionsOf(registry, found);
  const inUse =
    others.length === 0 ? {} : { left: `it is for ${nameSome(others)}: a destroy with that --region takes it` };
  return {
    kind: "role",
    name: role.name,
    inlinePolicies: [...inlinePolicies.keys()],
    attachedPolicies,
    ...inUse,
    ...leftUnlessOurs(found.tags, tags),
  };
}

async function planProvider(
  cloud: Cloud,
  { provider, tags }: ImageRegistry,
  found: FoundProvider,
  role: RemovedResource | undefined,
): Promise<readonly RemovedResource[]> {
  const planned = { kind: "oidc-provider", name: provider.url, arn: provider.arn } as const;
  const foreign = leftUnlessOurs(found.tags, tags);
  if (foreign.left !== undefined) return [{ ...planned, ...foreign }];
  const trusting = await findOtherTrust(cloud, provider.arn, role?.left === undefined ? role?.name : undefined);
  return [{ ...planned, ...(trusting === undefined ? {} : { left: trusting }) }];
}

/** Why other roles need the provider; undefined where none does. */
async function findOtherTrust(cloud: Cloud, arn: string, goes: string | undefined): Promise<string | undefined> {
  try {
    const others = (await listRolesTrusting(cloud, arn)).filter((name) => name !== goes);
    return others.length === 0
      ? undefined
      : `it is trusted by ${countOf(others.length, "other role")}: ${nameSome(others)}`;
  } catch (error) {
    if (!(error instanceof AwsCallError) || error.code !== "DENIED") throw error;
    return "whether another role trusts it cannot be seen: iam:ListRoles is denied";
  }
}

async function planKey(cloud: Cloud, registry: ImageRegistry, found: FoundKey): Promise<readonly RemovedResource[]> {
  const { key, tags } = registry;
  const foreign = leftUnlessOurs(await readKeyTags(await cloud.kms(), found.id), tags);
  const alias = planAlias(key.alias, found, foreign);
  if (foreign.left !== undefined || found.deletesAt === undefined) {
    const note = `at the end of ${key.deletionWindowDays} days; until then inkan provision apply takes that back`;
    return [...alias, { kind: "key", name: found.id, ...foreign, ...(foreign.left === undefined ? { note } : {}) }];
  }
  return [...alias, { kind: "key", name: found.id, left: `it goes at ${formatTime(found.deletesAt)} already` }];
}

/** The alias goes with the key that it leads to. */
function planAlias(name: string, found: FoundKey, foreign: { readonly left?: string }): readonly RemovedResource[] {
  if (found.alias === undefined) return [];
  const left = hasAlias(found) ? foreign : { left: `it leads to another key, ${found.alias.keyId}` };
  return [{ kind: "alias", name, ...left }];
}

async function planRepository(
  cloud: Cloud,
  { tags }: ImageRegistry,
  name: string,
  found: FoundRepository,
): Promise<RemovedResource> {
  const { ListTagsForResourceCommand } = await import("@aws-sdk/client-ecr");
  const client = await cloud.ecr();
  const [answer, images] = await Promise.all([
    callAws(`reading the tags of ${name}`, () =>
      client.send(new ListTagsForResourceCommand({ resourceArn: found.arn })),
    ),
    describeImages({ client, repository: parseRepositoryName(name), key: { repositoryName: name } }),
  ]);
  const own = Object.fromEntries((answer.tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value]));
  const note = images.length === 0 ? {} : { note: `with ${countOf(images.length, "image")}, signatures included` };
  return { kind: "repository", name, images: images.length, ...note, ...leftUnlessOurs(own, tags) };
}

function leftUnlessOurs(tags: ResourceTags, marks: ResourceTags): { readonly left?: string } {
  if (Object.entries(marks).every(([key, value]) => tags[key] === value)) return {};
  const wanted = Object.entries(marks).map(([key, value]) => `${key}=${value}`);
  return { left: `it does not bear the tag ${wanted.join(", ")}` };
}
