import type { ResourcePolicy } from "../../../core/iam/evaluate-access.ts";
import type { NamedPolicy } from "../../../core/iam/named-policy.ts";
import type { Repository } from "../../images/image-types.ts";
import type { Registry } from "../../images/registries.ts";
import { listKmsAliases } from "../../kms/kms-aliases.ts";
import type { KmsKey } from "../../kms/kms-keys.ts";
import type { Store } from "../../store/open-store.ts";
import type { Tag } from "../models/iam.generated.ts";
import type { ConditionKeys } from "./condition-keys.ts";
import type { RequestedResource } from "./requested-resource.ts";
import { readStoredPolicy } from "./stored-policy.ts";

/**
 * The policies of a resource that have a say in an action; undefined where it has none.
 *
 * @param registry where the action is one of ECR
 */
export function resourcePolicy(
  resource: RequestedResource | undefined,
  action: string,
  registry?: Registry,
): ResourcePolicy | undefined {
  switch (resource?.kind) {
    case "repository":
      return ecrPolicy(resource.repository, registry);
    case "key":
      return {
        policies: [{ name: "default", document: readStoredPolicy(resource.key.policy, "key") }],
        say: "needed",
      };
    case "role":
      // Whom a role trusts says nothing about who may manage it.
      if (!action.startsWith("sts:")) return undefined;
      return {
        policies: [{ name: "trust policy", document: readStoredPolicy(resource.trustPolicy, "trust") }],
        say: "needed",
      };
    case "iam":
      return undefined;
    case undefined:
      return registry && ecrPolicy(undefined, registry);
  }
}

/**
 * ECR asks the repository's policy and the registry's, which it enforces in all requests (Amazon ECR User Guide, "Private
 * registry permissions").
 */
export function ecrPolicy(
  repository: Pick<Repository, "name" | "policy"> | undefined,
  registry: Pick<Registry, "policy"> | undefined,
): ResourcePolicy {
  const policies = [
    ...namedPolicy(repository?.name ?? "", repository?.policy),
    ...namedPolicy("registry policy", registry?.policy),
  ];
  return { policies, say: "alone" };
}

function namedPolicy(name: string, text: string | undefined): readonly NamedPolicy[] {
  return text === undefined ? [] : [{ name, document: readStoredPolicy(text, "resource") }];
}

/** The condition keys that a resource gives values to. */
export function resourceKeys(store: Store, resource: RequestedResource | undefined): ConditionKeys {
  switch (resource?.kind) {
    case "repository":
      return tagKeys(resource.repository.tags, "ecr");
    case "key":
      return { ...tagKeys(resource.key.tags), ...kmsKeyKeys(store, resource.key) };
    case "role":
    case "iam":
      return tagKeys(resource.tags, "iam");
    case undefined:
      return {};
  }
}

/** Under the name that all services know, and under the service's own where it has one. */
function tagKeys(tags: readonly Tag[], service?: "ecr" | "iam"): ConditionKeys {
  const prefixes = ["aws", ...(service === undefined ? [] : [service])];
  return Object.fromEntries(
    tags.flatMap(({ Key, Value }) => prefixes.map((prefix) => [`${prefix}:ResourceTag/${Key}`, Value])),
  );
}

/** Most aliases of a key (AWS KMS Developer Guide, "Resource quotas"). */
const maxAliases = 50;

function kmsKeyKeys(store: Store, key: KmsKey): ConditionKeys {
  const aliases = listKmsAliases({ store }, key.scope, { keyId: key.id, limit: maxAliases });
  return {
    "kms:KeyOrigin": "AWS_KMS",
    "kms:KeySpec": key.spec.name,
    "kms:KeyUsage": key.usage,
    "kms:MultiRegion": "false",
    ...(aliases.length === 0 ? {} : { "kms:ResourceAliases": aliases.map(({ name }) => name) }),
  };
}
