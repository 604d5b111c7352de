import type { Assumptions } from "../../../core/lifecycle/assumptions.ts";
import type { LifecycleImage } from "../../../core/lifecycle/lifecycle-image.ts";
import type { LifecyclePolicy } from "../../../core/lifecycle/policy.ts";
import type { Digest } from "../../../core/oci/digest.ts";
import type { ValuePath } from "../text-place.ts";

/** A policy, images, and what is expected to become of them. */
export type LifecycleCase = {
  readonly name: string;
  /** Where the case stands in its file. */
  readonly at: ValuePath;
  /** The moment of the evaluation; absent where the file gives none. */
  readonly now?: Date;
  readonly policy: LifecyclePolicy;
  /** In the order of the file. */
  readonly images: readonly LifecycleImage[];
  /** The name of each image, and of each subject that is gone. */
  readonly names: ReadonlyMap<Digest, string>;
  /** In the order of the file; an image that has none may do as it likes, unless the case is exhaustive. */
  readonly expectations: ReadonlyMap<string, Expectation>;
  /** Whether an image that no expectation names is a failure. */
  readonly exhaustive: boolean;
  /** Answers that differ from the defaults. */
  readonly assumptions: Partial<Assumptions>;
};

/** What becomes of an image, as a case file writes it. */
export type Expectation =
  | { readonly kind: "keep" }
  | { readonly kind: "expire" | "transition"; readonly by: ExpectedCause };

/** What takes an image: the rule with this priority, or the image of this name, to which it refers. */
export type ExpectedCause =
  | { readonly kind: "rule"; readonly priority: number }
  | { readonly kind: "subject"; readonly name: string };
