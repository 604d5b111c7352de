import { defaultTag } from "../../core/oci/names.ts";
import { signatureTag } from "../../core/signing/signature-manifest.ts";
import type { Cloud } from "../connect/cloud.ts";
import { resolveReference } from "../connect/resolve-reference.ts";
import { SignError } from "../sign/sign-error.ts";
import { openSignatureStore } from "../sign/signature-store.ts";
import { type LocatedSignatures, locateSignatures } from "./locate-signatures.ts";

/** Where the signatures of an image stand, in both storages. */
export type LocatedReference = LocatedSignatures & {
  /** `NAME@DIGEST`. */
  readonly image: string;
  /** `NAME:sha256-HEX.sig`, what `cosign triangulate` prints, whether or not the tag is there. */
  readonly signatureTag: string;
};

/**
 * Looks for the signatures of an image without judging them.
 *
 * @param signatureRepository `COSIGN_REPOSITORY`, where they stand when not beside the image
 * @throws SignError `NO_IMAGE`; OciError; RegistryError
 */
export async function locateReference(
  cloud: Cloud,
  text: string,
  signatureRepository: string | undefined,
): Promise<LocatedReference> {
  const image = await resolveReference(cloud, text);
  const digest = image.digest ?? (await image.registry.headManifest(image.repository, image.tag ?? defaultTag))?.digest;
  if (digest === undefined) {
    throw new SignError("NO_IMAGE", `there is no image ${text}`, { next: `inkan images ${image.repository}` });
  }
  const store = await openSignatureStore(cloud, image, signatureRepository);
  return {
    image: `${image.name}@${digest}`,
    signatureTag: `${store.name}:${signatureTag(digest)}`,
    ...(await locateSignatures(store, digest)),
  };
}
