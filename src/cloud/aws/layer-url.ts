import { createHmac, timingSafeEqual } from "node:crypto";
import { isAccountId, isRegion, type Scope } from "../../core/aws/scope.ts";
import { type Digest, isDigest } from "../../core/oci/digest.ts";
import { isRepositoryName, type RepositoryName } from "../../core/oci/names.ts";
import type { Store } from "../store/open-store.ts";
import { cloudSecret } from "./cloud-secret.ts";
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
  | ({ readonly kind: "valid" } & LayerAddress)
  | { readonly kind: "expired" }
  | { readonly kind: "unknown" };

/** The URL from which anyone may fetch the layer for an hour (Amazon ECR API, `GetDownloadUrlForLayer`). */
export function issueLayerUrl(store: Store, layer: LayerAddress, endpoint: RequestedEndpoint, wallNow: Date): string {
  const { scope, repository, digest } = layer;
  const path = `${layerUrlPrefix}${scope.account}/${scope.region}/${repository}/${digest}`;
  const expires = String(Math.floor(wallNow.getTime() / 1000) + lifetimeSeconds);
  const query = new URLSearchParams({ Expires: expires, Signature: sign(store, path, expires) });
  return `${endpoint.scheme}://${endpoint.authority}${path}?${query}`;
}

/**
 * Which layer a URL gives access to.
 *
 * @param url path and query as requested
 */
export function checkLayerUrl(store: Store, url: string, wallNow: Date): LayerUrlCheck {
  const [path = "", query = ""] = url.split("?", 2);
  const parameters = new URLSearchParams(query);
  const expires = parameters.get("Expires") ?? "";
  const given = Buffer.from(parameters.get("Signature") ?? "");
  const expected = Buffer.from(sign(store, path, expires));
  if (given.byteLength !== expected.byteLength || !timingSafeEqual(given, expected)) return { kind: "unknown" };
  const layer = parsePath(path);
  if (layer === undefined) return { kind: "unknown" };
  return wallNow.getTime() < Number(expires) * 1000 ? { kind: "valid", ...layer } : { kind: "expired" };
}

function parsePath(path: string): LayerAddress | undefined {
  const [account = "", region = "", ...rest] = path.slice(layerUrlPrefix.length).split("/");
  const digest = rest.pop() ?? "";
  const repository = rest.join("/");
  if (!isAccountId(account) || !isRegion(region) || !isRepositoryName(repository) || !isDigest(digest))
    return undefined;
  return { scope: { account, region }, repository, digest };
}

function sign(store: Store, path: string, expires: string): string {
  return createHmac("sha256", cloudSecret(store, "layer-url")).update(`${expires}\n${path}`).digest("base64url");
}
