import type { Scope } from "../../core/aws/scope.ts";
import type { Digest } from "../../core/oci/digest.ts";
import type { RepositoryName, Tag } from "../../core/oci/names.ts";
import type { Tag as ResourceTag } from "../aws/models/iam.generated.ts";
import type { Clocks } from "../clocks.ts";
import type { Quirks } from "../quirks.ts";
import type { Store } from "../store/open-store.ts";

/** What the functions of this room work on. */
export type ImageRoom = {
  readonly store: Store;
  readonly clocks: Clocks;
  readonly quirks: Quirks;
};

/** ECR's four tag mutability settings (Amazon ECR API, `imageTagMutability`). */
export type TagMutability = "MUTABLE" | "IMMUTABLE" | "IMMUTABLE_WITH_EXCLUSION" | "MUTABLE_WITH_EXCLUSION";

/** A repository and its settings. */
export type Repository = {
  readonly id: number;
  readonly scope: Scope;
  readonly name: RepositoryName;
  readonly createdAt: Date;
  readonly tagMutability: TagMutability;
  /** Wildcard filters of the two `_WITH_EXCLUSION` settings. */
  readonly tagMutabilityFilters: readonly string[];
  readonly scanOnPush: boolean;
  readonly encryption: { readonly type: string; readonly kmsKey?: string };
  /** The repository policy's text. */
  readonly policy?: string;
  readonly tags: readonly ResourceTag[];
  readonly lifecyclePolicy?: string;
  readonly lifecycleEvaluatedAt?: Date;
};

/** A stored manifest without its bytes. */
export type StoredImage = {
  readonly id: number;
  readonly digest: Digest;
  readonly kind: "image" | "index";
  readonly mediaType: string;
  readonly artifactType?: string;
  /** Config plus layers in bytes; of an index, its largest child. */
  readonly imageSize: number;
  readonly manifestSize: number;
  readonly subject?: Digest;
  readonly status: "ACTIVE" | "ARCHIVED" | "ACTIVATING";
  readonly pushedAt: Date;
  readonly lastPulledAt?: Date;
  readonly lastArchivedAt?: Date;
  readonly lastActivatedAt?: Date;
  /** Newest first. */
  readonly tags: readonly Tag[];
};

/** How an image is asked for: by tag, by digest, or by both, which must then agree. */
export type ImageKey = { readonly tag?: Tag; readonly digest?: Digest };
