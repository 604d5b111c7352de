import { type Arn, parseArn } from "../../../core/aws/arn.ts";
import { type AccountId, isRegion, type Scope } from "../../../core/aws/scope.ts";
import type { AccessRequest } from "../../../core/iam/request.ts";
import { isRepositoryName } from "../../../core/oci/names.ts";
import { readTags } from "../../iam/tags.ts";
import type { Repository } from "../../images/image-types.ts";
import { getRegistry, type Registry } from "../../images/registries.ts";
import { findRepository } from "../../images/repositories.ts";
import { findKmsKey, type KmsKey } from "../../kms/kms-keys.ts";
import type { Store } from "../../store/open-store.ts";
import type { Tag } from "../models/iam.generated.ts";

/** What a request is about, as far as its own policy and tags have a say. */
export type RequestedResource =
  | { readonly kind: "repository"; readonly repository: Repository }
  | { readonly kind: "key"; readonly key: KmsKey }
  | { readonly kind: "role"; readonly trustPolicy: string; readonly tags: readonly Tag[] }
  /** Something else of IAM that has tags. */
  | { readonly kind: "iam"; readonly tags: readonly Tag[] };

/** The resource that an ARN names; undefined where there is none, or where it has nothing to say. */
export function findRequestedResource(store: Store, arn: string): RequestedResource | undefined {
  const parsed = parseArn(arn);
  if (parsed === undefined || parsed.account === "") return undefined;
  const [type = ""] = parsed.resource.split("/", 1);
  const name = parsed.resource.slice(type.length + 1);
  if (parsed.service === "iam") return findIamResource(store, arn, parsed, type);
  if (parsed.region === "") return undefined;
  const scope: Scope = { account: parsed.account, region: parsed.region };
  if (parsed.service === "ecr" && type === "repository" && isRepositoryName(name)) {
    const repository = findRepository({ store }, scope, name);
    return repository && { kind: "repository", repository };
  }
  if (parsed.service === "kms" && type === "key") {
    const key = findKmsKey({ store }, scope, name);
    return key && { kind: "key", key };
  }
  return undefined;
}

/**
 * The registry that an action of ECR is about: the repository's, and where it is about none the caller's own in the region
 * that was asked; undefined for what is no action of ECR.
 */
export function findRequestedRegistry(
  store: Store,
  { principal, action, resource, context }: AccessRequest,
): Registry | undefined {
  if (!/^ecr:/i.test(action)) return undefined;
  const arn = parseArn(resource);
  const account = arn?.account || principal.account;
  const region = arn?.region || context("aws:requestedregion")?.[0];
  return region === undefined || !isRegion(region) ? undefined : getRegistry({ store }, { account, region });
}

/** About what a resource of IAM takes in memory, in bytes. */
const iamResourceBytes = 4_000;

function findIamResource(store: Store, arn: string, { account }: Arn, type: string): RequestedResource | undefined {
  const read = readers[type];
  if (read === undefined || account === "") return undefined;
  return store.identityReads.get(
    `iam resource ${arn}`,
    () => read(store, arn, account),
    () => iamResourceBytes,
  );
}

type Reader = (store: Store, arn: string, account: AccountId) => RequestedResource | undefined;

const readers: Readonly<Record<string, Reader>> = {
  role({ database }, arn, account) {
    const row = database.get<{ trust_policy: string; tags: string }>(
      `SELECT r.trust_policy, r.tags FROM iam_roles r JOIN principals p ON p.account = r.account AND p.unique_id = r.unique_id
        WHERE p.arn = ? AND p.account = ?`,
      ...[arn, account],
    );
    return row && { kind: "role", trustPolicy: row.trust_policy, tags: readTags(row.tags) };
  },
  user: ({ database }, arn, account) =>
    tagged(
      database.get(
        `SELECT u.tags FROM iam_users u JOIN principals p ON p.account = u.account AND p.unique_id = u.unique_id
          WHERE p.arn = ? AND p.account = ?`,
        ...[arn, account],
      ),
    ),
  policy: ({ database }, arn) => tagged(database.get("SELECT tags FROM iam_policies WHERE arn = ?", arn)),
  "oidc-provider": ({ database }, arn, account) =>
    tagged(
      database.get(
        "SELECT tags FROM iam_oidc_providers WHERE account = ? AND url = ?",
        ...[account, arn.slice(arn.indexOf("/") + 1)],
      ),
    ),
};

function tagged(row: { readonly tags: string } | undefined): RequestedResource | undefined {
  return row && { kind: "iam", tags: readTags(row.tags) };
}
