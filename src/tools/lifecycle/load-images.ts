import type { LifecycleImage } from "../../core/lifecycle/lifecycle-image.ts";
import type { Cloud } from "../connect/cloud.ts";
import { loadRepositoryImages } from "./images/repository-images.ts";
import { loadSavedImages } from "./images/saved-images.ts";

/** Where the images come from that a policy is evaluated over. */
export type ImageSource =
  | {
      readonly kind: "repository";
      readonly cloud: Cloud;
      /** As typed: `REPO`, or with the registry before it. */
      readonly repository: string;
      /**
       * Whether the indexes are read to know what they contain, which ECR counts as a pull of each. By default they are,
       * unless the repository's own policy counts days since the last pull.
       */
      readonly readIndexes?: boolean | undefined;
    }
  /** What `aws ecr describe-images` and `batch-get-image` printed: a file, or a folder of `*.json`. */
  | { readonly kind: "path"; readonly path: string; readonly manifests?: string | undefined };

/** All images of one repository. */
export type LoadedImages = {
  readonly images: readonly LifecycleImage[];
  /** Where they come from, for people. */
  readonly from: string;
  /** The text of the repository's own policy. */
  readonly policy?: string;
  /** How many indexes were read, each of which ECR counts as pulled now. */
  readonly indexesRead: number;
};

/**
 * Loads the images of one repository.
 *
 * @throws AwsCallError, NotEcrError, OciError for a repository; SavedAnswerError for a path
 */
export async function loadLifecycleImages(source: ImageSource): Promise<LoadedImages> {
  switch (source.kind) {
    case "repository":
      return await loadRepositoryImages(source.cloud, source.repository, { readIndexes: source.readIndexes });
    case "path":
      return { images: loadSavedImages(source.path, source.manifests), from: source.path, indexesRead: 0 };
  }
}
