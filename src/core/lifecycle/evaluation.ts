import type { Digest } from "../oci/digest.ts";
import type { Assumptions } from "./assumptions.ts";
import type { LifecycleImage } from "./lifecycle-image.ts";
import type { LifecyclePolicy, LifecycleRule } from "./policy.ts";

/** What a policy does to a repository at one moment, and why. */
export type LifecycleEvaluation = {
  readonly now: Date;
  readonly policy: LifecyclePolicy;
  readonly assumptions: Assumptions;
  /** One for each image, oldest first: the order in which ECR acts. */
  readonly outcomes: readonly ImageOutcome[];
  /** One for each rule, by priority. */
  readonly rules: readonly RuleOutcome[];
  /**
   * The indexes of which nobody told what they contain; they were taken to contain nothing. Archived ones hold nothing
   * back and are not among them.
   */
  readonly unknownIndexes: readonly Digest[];
};

/** What happens to one image. */
export type ImageOutcome = {
  readonly image: LifecycleImage;
  readonly fate: Fate;
  /** What every rule that matches the image said of it, by priority. Computed when read. */
  readonly readings: readonly RuleReading[];
};

/** Kept or acted on, and why. */
export type Fate =
  | { readonly kind: "keep"; readonly because: KeepReason }
  | { readonly kind: "expire" | "transition"; readonly by: Cause };

/** What takes an image. */
export type Cause =
  | { readonly kind: "rule"; readonly priority: number }
  /**
   * The image refers to another one, which goes by rule `priority`. Without `priority` no rule is at work: that one's own
   * subject is gone, or that one was archived before.
   */
  | { readonly kind: "subject"; readonly subject: Digest; readonly priority?: number }
  /** The image refers to another one, which is not in the repository. */
  | { readonly kind: "subject-gone"; readonly subject: Digest };

/** Why an image stays. */
export type KeepReason =
  /** No rule of its storage class matches it. */
  | { readonly kind: "no-rule" }
  /** Rules match it and none picks it; `priority` is the first that matches. */
  | { readonly kind: "not-picked"; readonly priority: number }
  /** Rule `picked` would take it, were it not matched before by rule `by`, which does not pick it. */
  | { readonly kind: "shielded"; readonly by: number; readonly picked: number }
  /**
   * Rule `priority` takes it (or its subject), and ECR refuses while `index` contains it: for good where that stays, until
   * the next evaluation where that is `leaving` itself.
   */
  | { readonly kind: "in-index"; readonly priority?: number; readonly index: Digest; readonly leaving: boolean }
  /** It refers to `subject`, which stays. */
  | { readonly kind: "follows"; readonly subject: Digest }
  /** It is on its way back from the archive. */
  | { readonly kind: "activating" };

/** What one rule says of an image that it matches. */
export type RuleReading = {
  readonly priority: number;
  /** Whether the rule picks the image; a rule with a smaller `priority` may still shield it. */
  readonly picked: boolean;
  readonly measure: Measure;
};

/** What a rule measured an image by. */
export type Measure =
  /** The `rank`th newest (from 1) of `of` images that the rule matches. */
  | { readonly kind: "count"; readonly rank: number; readonly of: number; readonly limit: number }
  /** Milliseconds since `since`, which stands for what the rule counts from. */
  | { readonly kind: "age"; readonly ageMs: number; readonly since: AgeOrigin; readonly limitDays: number };

/** From which of an image's times its age is counted. */
export type AgeOrigin = "pushed" | "activated" | "pulled" | "archived";

/** What one rule did to all images. The lists are computed when read, oldest image first. */
export type RuleOutcome = {
  readonly rule: LifecycleRule;
  /** Images with the rule's storage class and tags. */
  readonly matched: readonly LifecycleImage[];
  /** Those of them that the rule picks, whatever other rules say. */
  readonly picked: readonly LifecycleImage[];
  /** Those picked that no rule before it matches: what the rule marks. */
  readonly marked: readonly LifecycleImage[];
  /** Images that a later rule picks and that stay because this rule matches them first. */
  readonly shielded: readonly LifecycleImage[];
};
