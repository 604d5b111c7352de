import type { Digest } from "../../../core/oci/digest.ts";
import { type Manifest, parseManifest } from "../../../core/oci/manifest.ts";
import { OciError } from "../../../core/oci/oci-error.ts";
import type { GivenValue } from "../given-value.ts";
import { readDigest } from "./saved-image.ts";

/** A manifest and the digest it is kept under. */
export type SavedManifest = { readonly digest: Digest; readonly manifest: Manifest };

/**
 * Reads an entry of `images` (Amazon ECR API, BatchGetImage) as the `aws` command line prints it.
 *
 * @returns undefined for what is no manifest by the specification, as those of Docker's first format
 * @throws GivenValueError
 */
export function readSavedManifest(image: GivenValue): SavedManifest | undefined {
  const members = image.members();
  const id = members.get("imageId")?.members().get("imageDigest");
  if (id === undefined) throw image.error("'imageId' with its 'imageDigest' is missing");
  const text = members.get("imageManifest");
  if (text === undefined) throw image.error("'imageManifest' is missing");
  const digest = readDigest(id);
  const bytes = new TextEncoder().encode(text.text());
  try {
    return { digest, manifest: parseManifest(bytes, members.get("imageManifestMediaType")?.text()) };
  } catch (error) {
    if (error instanceof OciError && error.code === "MEDIA_TYPE_UNKNOWN") return undefined;
    if (error instanceof OciError) throw text.error(error.message);
    throw error;
  }
}
