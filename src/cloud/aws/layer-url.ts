import { createHmac } from "node:crypto";
import { isAccountId, isRegion, type Scope } from "../../core/aws/scope.ts";
import { type Digest, isDigest } from "../../core/oci/digest.ts";
import { isRepositoryName, type RepositoryName } from "../../core/oci/names.ts";
import { splitTarget } from "../listen/split-target.ts";
import type { Principal } from "../principal.ts";
import type { Store } from "../store/open-store.ts";
import { cloudSecret } from "./cloud-secret.ts";
import { equalSecrets } from "./equal-secrets.ts";
import { callerId, findPrincipal, sessionEndSeconds } from "./identity.ts";
import type { RequestedEndpoint } from "./operation.ts";

/** How long a layer's URL holds, in seconds (Amazon ECR's own name an hour in their signature). */
const lifetimeSeconds = 3_600;

/** The first part of a layer URL's path; what follows is `ACCOUNT/REGION/REPOSITORY/DIGEST`. */
export const layerUrlPrefix = "/layers/";

/** The layer that a URL leads to. */
export type LayerAddress = {
  readonly scope: Scope;
  readonly repository: RepositoryName;
  readonly digest: Digest;
};

/** What is known of a layer URL. */
export type LayerUrlCheck =
  | ({ readonly kind: "valid"; readonly principal: Principal } & LayerAddress)
  | { readonly kind: "expired" }
  | { readonly kind: "unknown" };

/** What is signed beside the path, and stands in the query. */
type Claims = {
  /** Seconds since 1970, wall clock. */
  readonly expires: string;
  /** `ACCOUNT/ID` of who asked for the URL, as `callerId` names them. */
  readonly principal: string;
  /** When the principal was made: a later one of the same name is another. */
  readonly principalSince: string;
};

/**
 * The URL from which whoever holds it may fetch the layer for an hour, with the permission of who asked for it (Amazon
 * ECR API, `GetDownloadUrlForLayer`; Amazon S3 User Guide, "presigned URLs"). It ends with the
 * principal's session. The principal must exist.
 */
export function issueLayerUrl(
  store: Store,
  layer: LayerAddress & { readonly principal: Principal },
  endpoint: RequestedEndpoint,
  wallNow: Date,
): string {
  const { scope, repository, digest, principal } = layer;
  const known = findPrincipal(store, principal.account, callerId(principal));
  if (known === undefined) throw new TypeError(`${principal.arn} does not exist`);
  const path = `${layerUrlPrefix}${scope.account}/${scope.region}/${repository}/${digest}`;
  const claims: Claims = {
    expires: String(Math.min(Math.floor(wallNow.getTime() / 1000) + lifetimeSeconds, sessionEndSeconds(principal))),
    principal: `${principal.account}/${callerId(principal)}`,
    principalSince: String(known.createdAt),
  };
  const query = new URLSearchParams({
    Expires: claims.expires,
    Principal: claims.principal,
    PrincipalSince: claims.principalSince,
    Signature: sign(store, path, claims),
  });
  return `${endpoint.scheme}://${endpoint.authority}${path}?${query}`;
}

/**
 * Which layer a URL gives access to, and with whose permission. Its principal's end is its end.
 *
 * @param url path and query as requested
 */
export function checkLayerUrl(store: Store, url: string, wallNow: Date): LayerUrlCheck {
  const { path, query } = splitTarget(url);
  const parameters = new URLSearchParams(query);
  const claims: Claims = {
    expires: parameters.get("Expires") ?? "",
    principal: parameters.get("Principal") ?? "",
    principalSince: parameters.get("PrincipalSince") ?? "",
  };
  if (!equalSecrets(sign(store, path, claims), parameters.get("Signature") ?? "")) return { kind: "unknown" };
  const layer = parsePath(path);
  const principal = livingPrincipal(store, claims);
  if (layer === undefined || principal === undefined) return { kind: "unknown" };
  if (wallNow.getTime() >= Number(claims.expires) * 1000) return { kind: "expired" };
  return { kind: "valid", principal, ...layer };
}

function livingPrincipal(store: Store, claims: Claims): Principal | undefined {
  const [account = "", id = ""] = claims.principal.split("/");
  const known = isAccountId(account) ? findPrincipal(store, account, id) : undefined;
  return known !== undefined && String(known.createdAt) === claims.principalSince ? known.principal : undefined;
}

function parsePath(path: string): LayerAddress | undefined {
  const [account = "", region = "", ...rest] = path.slice(layerUrlPrefix.length).split("/");
  const digest = rest.pop() ?? "";
  const repository = rest.join("/");
  if (!isAccountId(account) || !isRegion(region) || !isRepositoryName(repository) || !isDigest(digest))
    return undefined;
  return { scope: { account, region }, repository, digest };
}

function sign(store: Store, path: string, { expires, principal, principalSince }: Claims): string {
  // No signed part holds a line feed, so the text can be taken apart in one way alone.
  const text = [expires, principal, principalSince, path].join("\n");
  return createHmac("sha256", cloudSecret(store, "layer-url")).update(text).digest("base64url");
}
