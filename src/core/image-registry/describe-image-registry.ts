import { repositoryArn } from "../aws/arn.ts";
import { partitionOf, type Scope } from "../aws/scope.ts";
import type { KeySpecName } from "../crypto/key-specs.ts";
import type { LifecyclePolicy } from "../lifecycle/policy.ts";
import type { RepositoryName } from "../oci/names.ts";
import { githubSubject } from "./github-repository.ts";
import type { ImageRegistryOptions } from "./options.ts";
import { keyPolicy, type PolicyJson, rolePolicy, trustPolicy } from "./policies.ts";

/**
 * The resources that container images are pushed to, signed with and pushed by: what `inkan up` begins a data folder with,
 * what `inkan provision` makes, and what `terraform/image-registry` says in terraform's words.
 */
export type ImageRegistry = {
  readonly scope: Scope;
  /** Marks what Inkan made: `provision destroy` takes nothing else away. */
  readonly tags: ResourceTags;
  readonly repositories: readonly RepositoryDescription[];
  readonly key: KeyDescription;
  readonly provider: ProviderDescription;
  readonly role: RoleDescription;
};

/** Tags by their key. */
export type ResourceTags = Readonly<Record<string, string>>;

/** A repository of ECR. */
export type RepositoryDescription = {
  readonly name: RepositoryName;
  readonly arn: string;
  readonly tagMutability: "MUTABLE";
  readonly scanOnPush: true;
  readonly lifecyclePolicy: LifecyclePolicy;
};

/** A signing key of KMS, which is found by its alias. */
export type KeyDescription = {
  readonly alias: string;
  readonly spec: KeySpecName;
  readonly usage: "SIGN_VERIFY";
  readonly description: string;
  readonly deletionWindowDays: number;
  readonly policy: PolicyJson;
  /** Say which alias it was made for, so that a key that has not got it yet, or has lost it, is found. */
  readonly tags: ResourceTags;
};

/** GitHub as an issuer of tokens, of which an account has one. */
export type ProviderDescription = {
  readonly arn: string;
  readonly url: string;
  readonly audience: string;
  // No thumbprints: AWS checks GitHub's certificate by its own library of authorities (IAM User Guide, "Obtain the
  // thumbprint for an OpenID Connect identity provider").
};

/** The role that GitHub's workflows assume. */
export type RoleDescription = {
  readonly name: string;
  readonly arn: string;
  readonly description: string;
  readonly maxSessionSeconds: number;
  readonly trustPolicy: PolicyJson;
  /** Name of its one policy, which is written into it. */
  readonly policyName: string;
  /** That policy; without a key it grants nothing of KMS. */
  policy(keyArn: string | undefined): PolicyJson;
};

const tags: ResourceTags = { "managed-by": "inkan" };
const issuer = "token.actions.githubusercontent.com";
const audience = "sts.amazonaws.com";

/** Describes the resources. Nothing is asked for the key's id but by the role's policy: AWS gives it out. */
export function describeImageRegistry(options: ImageRegistryOptions): ImageRegistry {
  const { scope, repositories, alias, deletionWindowDays, role, github } = options;
  const iam = `arn:${partitionOf(scope.region)}:iam::${scope.account}`;
  const roleArn = `${iam}:role/${role}`;
  const providerArn = `${iam}:oidc-provider/${issuer}`;
  const repositoryArns = repositories.map((name) => repositoryArn(scope, name));
  return {
    scope,
    tags,
    repositories: repositories.map((name) => ({
      name,
      arn: repositoryArn(scope, name),
      tagMutability: "MUTABLE",
      scanOnPush: true,
      lifecyclePolicy: keepNewest(options.imagesKept),
    })),
    key: {
      alias,
      spec: "RSA_2048",
      usage: "SIGN_VERIFY",
      description: "Signs container images",
      deletionWindowDays,
      policy: keyPolicy({ rootArn: `${iam}:root`, roleArn }),
      tags: { ...tags, "signing-key": alias },
    },
    provider: { arn: providerArn, url: `https://${issuer}`, audience },
    role: {
      name: role,
      arn: roleArn,
      description: "Lets GitHub Actions push, describe and sign container images",
      maxSessionSeconds: 3_600,
      trustPolicy: trustPolicy({ providerArn, issuer, audience, subject: githubSubject(github) }),
      policyName: "push-and-sign-images",
      policy: (keyArn) => rolePolicy({ repositoryArns, keyArn }),
    },
  };
}

function keepNewest(count: number): LifecyclePolicy {
  return {
    rules: [
      {
        priority: 1,
        description: `Keep the newest ${count} images`,
        tags: { kind: "any" },
        pick: { kind: "imageCountMoreThan", count },
        action: { kind: "expire" },
      },
    ],
  };
}
