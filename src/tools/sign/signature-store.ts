import type { RepositoryName } from "../../core/oci/names.ts";
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
 * Chooses the store. Nothing is asked of it yet.
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
