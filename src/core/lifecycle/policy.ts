/**
 * A lifecycle policy as a value (Amazon ECR User Guide, "Lifecycle policy properties in Amazon ECR"). Only what ECR
 * accepts can be written down in these types; what concerns several rules at once (unique priorities, one untagged rule
 * a storage class, …) holds for every policy that `parseLifecyclePolicy` returns.
 */
export type LifecyclePolicy = {
  /** 1 to 50 rules in ascending `priority`, whatever their order in the text was. */
  readonly rules: readonly LifecycleRule[];
};

/** One rule: which images it looks at, which of those it picks, and what happens to them. */
export type LifecycleRule = {
  /** `rulePriority`, at least 1 and unique in the policy; the rule with the smallest number is applied first. */
  readonly priority: number;
  readonly description?: string;
  /** The images the rule matches, within its storage class. */
  readonly tags: TagSelection;
} & (StandardRule | PullAgeRule | ArchiveRule);

/** Which images a rule matches by their tags. */
export type TagSelection =
  | { readonly kind: "any" }
  | { readonly kind: "untagged" }
  /** Each pattern is matched by at least one of the image's tags; `*` (at most 4 a pattern) stands for any run of characters. */
  | { readonly kind: "patterns"; readonly patterns: readonly string[] }
  /** At least one of the image's tags starts with each prefix. */
  | { readonly kind: "prefixes"; readonly prefixes: readonly string[] };

/** A rule over active images that may delete or archive them. */
type StandardRule = {
  readonly storageClass?: "standard";
  readonly pick: PickBeyondCount | PickByPushAge;
  readonly action: Expire | Transition;
};

/** A rule over active images by their last pull. ECR lets it archive only, never delete. */
type PullAgeRule = {
  readonly storageClass?: "standard";
  readonly pick: PickByPullAge;
  readonly action: Transition;
};

/** A rule over archived images. */
type ArchiveRule = {
  readonly storageClass: "archive";
  readonly pick: PickByArchiveAge;
  readonly action: Expire;
};

/** Keeps the newest `count` of the matched images and picks the others. */
export type PickBeyondCount = { readonly kind: "imageCountMoreThan"; readonly count: number };

/** Picks images pushed more than `days` times 24 hours ago. */
export type PickByPushAge = { readonly kind: "sinceImagePushed"; readonly days: number };

/** Picks images not pulled for more than `days` times 24 hours; one that was never pulled counts from its push. */
export type PickByPullAge = { readonly kind: "sinceImagePulled"; readonly days: number };

/** Picks images archived more than `days` times 24 hours ago; at least 90, the shortest time ECR keeps an archived image. */
export type PickByArchiveAge = { readonly kind: "sinceImageTransitioned"; readonly days: number };

/** Deletes the image. */
export type Expire = { readonly kind: "expire" };

/** Moves the image to the archive storage class, the only target there is. */
export type Transition = { readonly kind: "transition" };

/** Bounds of a policy (Amazon ECR API, `lifecyclePolicyText`; Amazon ECR User Guide, "Amazon ECR service quotas"). */
export const policyLimits = {
  /** Characters of the text. */
  minTextLength: 100,
  maxTextLength: 30_720,
  minRules: 1,
  maxRules: 50,
  /** `*` in one string of `tagPatternList`. */
  maxWildcards: 4,
  /** Days that an archived image stays before a rule may delete it. */
  minArchiveDays: 90,
  /** ECR answers `appliedRulePriority` as a 32-bit integer (Amazon ECR API, `LifecyclePolicyRulePriority`). */
  maxInteger: 2_147_483_647,
} as const;
