import type { Digest } from "../oci/digest.ts";

/**
 * What a lifecycle policy can see of an image, from whatever source: a real ECR, the local cloud, a saved
 * `describe-images`, a test's fixture.
 */
export type LifecycleImage = {
  readonly digest: Digest;
  /** Without tags the image is "untagged". */
  readonly tags: readonly string[];
  /** Of the first push of this digest; a new tag or a second push does not change it. */
  readonly pushedAt: Date;
  readonly lastPulledAt?: Date;
  /** Set once the image was archived and restored. */
  readonly lastActivatedAt?: Date;
  /**
   * What an index (OCI image index, Docker manifest list) contains. Absent: the image is no index. `"unknown"`: it is one,
   * and the source does not tell.
   */
  readonly children?: readonly Digest[] | "unknown";
  /** The image this one refers to (OCI image-spec 1.1, `subject`): this one is a signature, attestation, SBOM. */
  readonly subject?: Digest;
  readonly mediaType?: string;
  readonly artifactType?: string;
  readonly sizeInBytes?: number;
} & ImageStorage;

/** Where the image's layers are; `activating` is the way back from the archive, on which no rule touches an image. */
type ImageStorage =
  | { readonly storageClass: "standard" | "activating"; readonly lastArchivedAt?: Date }
  | { readonly storageClass: "archive"; readonly lastArchivedAt: Date };
