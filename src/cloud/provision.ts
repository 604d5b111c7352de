import type { Scope } from "../core/aws/scope.ts";
import type { CloudStatus } from "../core/control-protocol.ts";
import { keySpecs } from "../core/crypto/key-specs.ts";
import { formatLifecyclePolicy } from "../core/lifecycle/format-policy.ts";
import type { LifecyclePolicy } from "../core/lifecycle/policy.ts";
import { parseRepositoryName } from "../core/oci/names.ts";
import { readSetting, writeSetting } from "./folder-settings.ts";
import type { ImageRoom } from "./images/image-types.ts";
import { createRepository, findRepository } from "./images/repositories.ts";
import { setLifecyclePolicy } from "./images/repository-settings.ts";
import { createKmsAlias, findKmsAlias } from "./kms/kms-aliases.ts";
import { createKmsKey, findKmsKey, type KmsKey, listKmsKeys } from "./kms/kms-keys.ts";

const [firstRepository, ...otherRepositories] = ["sample-app-1", "sample-app-2", "sample-app-3"] as const;

const keepNewestTen: LifecyclePolicy = {
  rules: [
    {
      priority: 1,
      description: "Keep the newest 10 images",
      tags: { kind: "any" },
      pick: { kind: "imageCountMoreThan", count: 10 },
      action: { kind: "expire" },
    },
  ],
};

const keySpec = "RSA_2048";
const keyAlias = "alias/sandbox-ecr-kms/cosign";

/**
 * Fills a new data folder with three repositories and a signing key, each once: what its owner deletes stays deleted.
 *
 * @param options.empty begins with nothing instead, which stays so too
 * @returns when the key is there; the repositories are when this returns. An RSA key takes up to a second, so that the
 * cloud listens meanwhile.
 */
export function provision(room: ImageRoom, scope: Scope, options: { readonly empty: boolean }): Promise<void> {
  const { database } = room.store;
  if (options.empty) {
    database.transaction(() => {
      if (readSetting(database, "sample-repositories") === undefined)
        writeSetting(database, "sample-repositories", "no");
      if (readSetting(database, "sample-key") === undefined) writeSetting(database, "sample-key", "no");
    });
    return Promise.resolve();
  }
  if (readSetting(database, "sample-repositories") === undefined) {
    database.transaction(() => {
      makeRepositories(room, scope);
      writeSetting(database, "sample-repositories", "made");
    });
  }
  return readSetting(database, "sample-key") === undefined ? makeKey(room, scope) : Promise.resolve();
}

/** What `provision` made and is still there. */
export function findSamples(room: ImageRoom, scope: Scope): CloudStatus["samples"] {
  const repository = findRepository(room, scope, parseRepositoryName(firstRepository));
  const alias = findKmsAlias(room, scope, keyAlias);
  const key = alias && findKmsKey(room, scope, alias.keyId);
  return {
    ...(repository === undefined ? {} : { repository: repository.name }),
    ...(key === undefined ? {} : { key: { id: key.id, arn: key.arn } }),
  };
}

function makeRepositories(room: ImageRoom, scope: Scope): void {
  for (const name of [firstRepository, ...otherRepositories]) {
    const repository = createRepository(room, scope, { name: parseRepositoryName(name), scanOnPush: true });
    setLifecyclePolicy(room, repository, formatLifecyclePolicy(keepNewestTen));
  }
}

async function makeKey(room: ImageRoom, scope: Scope): Promise<void> {
  const { database } = room.store;
  // No request has reached KMS yet: a key that is there was made by a start that was killed before it could name it.
  const [unnamed] = listKmsKeys(room, scope, { limit: 1 });
  const key = unnamed ?? (await generateKey(room, scope));
  database.transaction(() => {
    createKmsAlias(room, key, keyAlias);
    writeSetting(database, "sample-key", "made");
  });
}

function generateKey(room: ImageRoom, scope: Scope): Promise<KmsKey> {
  const spec = keySpecs.get(keySpec);
  if (spec === undefined) throw new TypeError(`there is no key spec ${keySpec}`);
  return createKmsKey(room, scope, { spec, description: "Signs container images" });
}
