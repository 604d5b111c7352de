import type { ResourceTags } from "../../core/image-registry/describe-image-registry.ts";

/** What a cloud has of an image registry's resources; what is absent is not there. */
export type FoundRegistry = {
  /** By name. */
  readonly repositories: ReadonlyMap<string, FoundRepository>;
  readonly key: FoundKey | undefined;
  readonly provider: FoundProvider | undefined;
  readonly role: FoundRole | undefined;
};

/** A repository as ECR describes it. */
export type FoundRepository = {
  readonly arn: string;
  /** `HOST/NAME`. */
  readonly uri: string;
  readonly tagMutability: string;
  readonly scanOnPush: boolean;
  /** Text of its lifecycle policy. */
  readonly lifecyclePolicy: string | undefined;
};

/** The key that was made for the alias, whatever the alias leads to; without one, the key that the alias leads to. */
export type FoundKey = {
  readonly id: string;
  readonly arn: string;
  /** Where the alias leads: to this key, or to another one by somebody's hand. Absent where there is no such alias. */
  readonly alias: { readonly keyId: string; readonly usage: string } | undefined;
  readonly spec: string;
  readonly usage: string;
  /** `Enabled`, `Disabled`, `PendingDeletion` … */
  readonly state: string;
  /** When a key that is to be deleted goes. */
  readonly deletesAt: Date | undefined;
  readonly description: string;
  readonly policy: string;
};

/** Whether the alias leads to the key. */
export function hasAlias({ id, alias }: FoundKey): boolean {
  return alias?.keyId === id;
}

/** The issuer of tokens as IAM has it. */
export type FoundProvider = {
  readonly audiences: readonly string[];
  readonly tags: ResourceTags;
};

/** The role with everything that grants it something. */
export type FoundRole = {
  readonly arn: string;
  readonly description: string;
  readonly maxSessionSeconds: number;
  readonly trustPolicy: string;
  /** Texts of the policies that are written into it, by name. */
  readonly inlinePolicies: ReadonlyMap<string, string>;
  /** ARNs of the policies that are attached to it. */
  readonly attachedPolicies: readonly string[];
  readonly tags: ResourceTags;
};
