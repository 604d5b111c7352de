import type { ImageRegistry, ResourceTags } from "../core/image-registry/describe-image-registry.ts";
import type { Tag } from "./aws/models/iam.generated.ts";
import type { IamRoom } from "./iam/iam-room.ts";
import { listInlinePolicies, putInlinePolicy } from "./iam/inline-policies.ts";
import { createOidcProvider, listOidcProviders } from "./iam/oidc-providers.ts";
import { changeRole, createRole, findRole } from "./iam/roles.ts";

/** What identities are made in. */
type Room = Pick<IamRoom, "store" | "clocks">;

/**
 * Makes the issuer that the role trusts and the role itself, where nothing of their names is there.
 *
 * @param keyArn of the key that the role may sign with, where there is one already
 */
export function makeProviderAndRole(room: Room, registry: ImageRegistry, keyArn: string | undefined): void {
  const { scope, tags, provider, role } = registry;
  const iam: IamRoom = { ...room, scope };
  if (!listOidcProviders(iam).some(({ arn }) => arn === provider.arn)) {
    const { url, audience } = provider;
    createOidcProvider(iam, { url, clientIds: [audience], thumbprints: [], tags: tagList(tags) });
  }
  if (findRole(iam, role.name) !== undefined) return;
  const made = createRole(iam, {
    name: role.name,
    path: "/",
    trustPolicy: JSON.stringify(role.trustPolicy),
    description: role.description,
    maxSessionSeconds: role.maxSessionSeconds,
    tags: tagList(tags),
  });
  putInlinePolicy(iam, made, { name: role.policyName, document: JSON.stringify(role.policy(keyArn)) });
}

/** Lets the role sign with a key that was made after it; a role that is gone, or has lost its policy, stays so. */
export function grantKeyToRole(room: Room, { scope, role }: ImageRegistry, keyArn: string): void {
  const iam: IamRoom = { ...room, scope };
  const made = findRole(iam, role.name);
  if (made === undefined || !listInlinePolicies(iam, made).some(({ name }) => name === role.policyName)) return;
  putInlinePolicy(iam, made, { name: role.policyName, document: JSON.stringify(role.policy(keyArn)) });
}

/** Lets those into the role whom the description names, and nobody else; a role that is gone stays so. */
export function setRoleTrust(room: Room, { scope, role }: ImageRegistry): void {
  const iam: IamRoom = { ...room, scope };
  const made = findRole(iam, role.name);
  if (made !== undefined) changeRole(iam, made, { trustPolicy: JSON.stringify(role.trustPolicy) });
}

/** Tags as AWS's APIs write them. */
export function tagList(tags: ResourceTags): readonly Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
