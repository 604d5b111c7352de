import { type AccountId, isAccountId, isRegion, type Region, type Scope } from "../aws/scope.ts";
import { policyLimits } from "../lifecycle/policy.ts";
import { isRepositoryName, type RepositoryName } from "../oci/names.ts";
import { type GithubRepository, placeholderRepository } from "./github-repository.ts";
import { ImageRegistryError } from "./image-registry-error.ts";

/** Where an image registry's resources are, and all that is chosen of them. */
export type ImageRegistryOptions = ImageRegistryChoices & { readonly scope: Scope };

/** Everything that can be chosen of an image registry's resources. */
export type ImageRegistryChoices = {
  /** At least one, no name twice. */
  readonly repositories: readonly RepositoryName[];
  /** How many images of a repository its lifecycle policy keeps. */
  readonly imagesKept: number;
  /** Name of the signing key, with its prefix `alias/`. */
  readonly alias: string;
  /** Days between the order to delete the key and its end. */
  readonly deletionWindowDays: number;
  readonly role: string;
  /** Whose workflows may assume the role. */
  readonly github: GithubRepository;
};

/** What is chosen where nobody chooses: the resources of the reference. */
export const defaultChoices = {
  repositories: ["sample-app-1", "sample-app-2", "sample-app-3"],
  imagesKept: 10,
  alias: "alias/sandbox-ecr-kms/cosign",
  deletionWindowDays: 7,
  role: "sandbox-ecr-kms-github-actions-role",
  github: placeholderRepository,
} as const;

/** What is given of the choices; anything absent is `defaultChoices`. */
export type GivenChoices = {
  readonly repositories?: readonly string[] | undefined;
  readonly imagesKept?: number | undefined;
  readonly alias?: string | undefined;
  readonly deletionWindowDays?: number | undefined;
  readonly role?: string | undefined;
  readonly github?: GithubRepository | undefined;
};

/** Most repositories of one registry: the role's policy names each, and IAM takes 10,240 characters of a role's policies. */
export const maxRepositories = 50;

/** AWS KMS API, ScheduleKeyDeletion, `PendingWindowInDays`. */
export const deletionWindow = { min: 7, max: 30 } as const;

/** AWS KMS API, `AliasNameType`; AWS keeps `alias/aws/` for itself. */
const aliasPattern = /^alias\/(?!aws\/)[A-Za-z0-9/_-]{1,250}$/;

/** IAM API, `RoleNameType`. */
const rolePattern = /^[\w+=,.@-]{1,64}$/;

/**
 * Checks every choice and fills in the others.
 *
 * @throws ImageRegistryError at the first that AWS would not take
 */
export function resolveChoices(given: GivenChoices): ImageRegistryChoices {
  const {
    imagesKept = defaultChoices.imagesKept,
    alias = defaultChoices.alias,
    deletionWindowDays = defaultChoices.deletionWindowDays,
    role = defaultChoices.role,
    github = defaultChoices.github,
  } = given;
  const { min, max } = deletionWindow;
  if (!isWithin(imagesKept, 1, policyLimits.maxInteger)) {
    throw new ImageRegistryError("number of images kept", `${imagesKept}`, "a whole number above 0");
  }
  if (!aliasPattern.test(alias)) {
    const expected = "alias/ and letters, digits, '/', '_' or '-', and must not begin with alias/aws/";
    throw new ImageRegistryError("key's alias", alias, expected);
  }
  if (!isWithin(deletionWindowDays, min, max)) {
    throw new ImageRegistryError("key's deletion window", `${deletionWindowDays}`, `from ${min} to ${max} days`);
  }
  if (!rolePattern.test(role)) {
    throw new ImageRegistryError("role's name", role, "1 to 64 letters, digits or characters of '_+=,.@-'");
  }
  return {
    repositories: readRepositories(given.repositories ?? defaultChoices.repositories),
    imagesKept,
    alias,
    deletionWindowDays,
    role,
    github,
  };
}

/**
 * The same with the account and region that are meant.
 *
 * @throws ImageRegistryError
 */
export function resolveOptions(
  given: GivenChoices & { readonly account: string; readonly region: string },
): ImageRegistryOptions {
  const scope = { account: readAccount(given.account), region: readRegion(given.region) };
  return { scope, ...resolveChoices(given) };
}

function readAccount(account: string): AccountId {
  if (!isAccountId(account)) throw new ImageRegistryError("account", account, "twelve digits");
  return account;
}

function readRegion(region: string): Region {
  if (!isRegion(region)) throw new ImageRegistryError("region", region, "the name of an AWS region");
  return region;
}

function readRepositories(names: readonly string[]): readonly RepositoryName[] {
  if (names.length === 0 || names.length > maxRepositories) {
    throw new ImageRegistryError("number of repositories", `${names.length}`, `from 1 to ${maxRepositories}`);
  }
  return names.map((name, index) => {
    if (!isRepositoryName(name))
      throw new ImageRegistryError("repository", name, "a repository's name as ECR takes it");
    if (names.indexOf(name) !== index) throw new ImageRegistryError("repository", name, "named once");
    return name;
  });
}

function isWithin(count: number, min: number, max: number): boolean {
  return Number.isSafeInteger(count) && count >= min && count <= max;
}
