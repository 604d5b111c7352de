import { partitionOf, type Scope } from "../core/aws/scope.ts";
import { keySpecs } from "../core/crypto/key-specs.ts";
import type { ImageRegistry } from "../core/image-registry/describe-image-registry.ts";
import { keepPrincipals } from "./iam/policy-principals.ts";
import { defaultKeyPolicy } from "./kms/key-policy.ts";
import { createKmsAlias, findKmsAlias } from "./kms/kms-aliases.ts";
import { changeKmsKey, createKmsKey, findKmsKey, type KmsKey, type KmsRoom, listKmsKeys } from "./kms/kms-keys.ts";
import { tagList } from "./provision-role.ts";

/** The key that has the alias. */
export function findKeyOfAlias(room: KmsRoom, scope: Scope, alias: string): KmsKey | undefined {
  const found = findKmsAlias(room, scope, alias);
  return found && findKmsKey(room, scope, found.keyId);
}

/**
 * Makes the signing key and names it.
 *
 * @param settle what else is due in the transaction that names it
 */
export async function makeSigningKey(
  room: KmsRoom,
  registry: ImageRegistry,
  settle: (key: KmsKey) => void,
): Promise<void> {
  // No request has reached KMS yet: a key that is there was made by a start that was killed before it could name it.
  const [unnamed] = listKmsKeys(room, registry.scope, { limit: 1 });
  const key = unnamed ?? (await generateKey(room, registry));
  room.store.database.transaction(() => {
    createKmsAlias(room, key, registry.key.alias);
    nameRoleInKey(room, registry, key);
    settle(key);
  });
}

/** Gives a key the policy that names the role, where it has the one that every key begins with and the role is there. */
export function nameRoleInKey(room: KmsRoom, registry: ImageRegistry, key: KmsKey): void {
  const { account, region } = key.scope;
  if (key.policy !== defaultKeyPolicy(account, partitionOf(region))) return;
  const policy = keepPrincipals({ ...room, scope: key.scope }, JSON.stringify(registry.key.policy));
  if (policy.kind === "kept") changeKmsKey(room, key, { policy: policy.text });
}

function generateKey(room: KmsRoom, { scope, key }: ImageRegistry): Promise<KmsKey> {
  const spec = keySpecs.get(key.spec);
  if (spec === undefined) throw new TypeError(`there is no key spec ${key.spec}`);
  return createKmsKey(room, scope, { spec, description: key.description, tags: tagList(key.tags) });
}
