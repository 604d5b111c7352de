import type { Digest } from "../../core/oci/digest.ts";
import type { RepositoryName, Tag } from "../../core/oci/names.ts";
import type { Cloud } from "../connect/cloud.ts";
import type { RegistryClient } from "../connect/registry-client.ts";
import { type ResolvedReference, resolveReference } from "../connect/resolve-reference.ts";
import { SignError } from "./sign-error.ts";

/** The repository in which the signatures of an image stand: the image's own, or the one `COSIGN_REPOSITORY` names. */
export type SignatureStore = {
  readonly registry: RegistryClient;
  readonly repository: RepositoryName;
  /** `HOST/REPOSITORY`. */
  readonly name: string;
};

/**
 * Chooses the store.
 *
 * @param override a repository without tag and digest, or undefined
 * @throws SignError `STORAGE_BROKEN` where the override names a single image
 */
export async function openSignatureStore(
  cloud: Cloud,
  image: ResolvedReference,
  override: string | undefined,
): Promise<SignatureStore> {
  if (override === undefined) return image;
  const store = await resolveReference(cloud, override);
  if (store.tag !== undefined || store.digest !== undefined) {
    throw new SignError("STORAGE_BROKEN", `COSIGN_REPOSITORY must name a repository; '${override}' names one image`);
  }
  return store;
}

/** The name under which a signature of the store is found. */
export function storedReference(
  store: SignatureStore,
  at: { readonly tag: Tag } | { readonly digest: Digest },
): string {
  return "tag" in at ? `${store.name}:${at.tag}` : `${store.name}@${at.digest}`;
}
