import type { Severity } from "./lint-finding.ts";

/** One kind of finding. */
export type LintCheck = {
  readonly severity: Severity;
  /** A few words, as a heading. */
  readonly title: string;
  /** One sentence: why it matters. */
  readonly why: string;
};

/** Every kind of finding by its code; `docs/lifecycle-lint.md` has a section for each. */
export const lintChecks = {
  "ecr-text": {
    severity: "error",
    title: "The text is no policy",
    why: "ECR answers InvalidParameterException and keeps the policy that the repository has.",
  },
  "ecr-schema": {
    severity: "error",
    title: "ECR's schema is not met",
    why: "ECR answers InvalidParameterException and keeps the policy that the repository has.",
  },
  "ecr-rule": {
    severity: "error",
    title: "A rule contradicts itself",
    why: "ECR answers InvalidParameterException and keeps the policy that the repository has.",
  },
  "ecr-rules": {
    severity: "error",
    title: "Rules contradict each other",
    why: "ECR answers InvalidParameterException and keeps the policy that the repository has.",
  },
  "repeated-member": {
    severity: "warning",
    title: "A member is written twice",
    why: "Of members with the same name JSON readers take the last; what the other one says is lost without a word.",
  },
  "in-use": {
    severity: "error",
    title: "An image in use goes",
    why: "What runs keeps running until it is started again somewhere; then the pull fails.",
  },
  "recently-pulled": {
    severity: "warning",
    title: "An image goes that was pulled lately",
    why: "Rules that delete know nothing of pulls; somebody may still start this image.",
  },
  "dead-rule": {
    severity: "warning",
    title: "A rule that can never act",
    why: "An image belongs to the first rule that matches it; what a rule before this one matches is out of its reach.",
  },
  "dead-keep-rule": {
    severity: "warning",
    title: "A keep rule that keeps nothing",
    why: "A keep rule protects only what it matches, and only from rules after it; everything else is left to the others.",
  },
  "late-keep-rule": {
    severity: "warning",
    title: "A keep rule after a rule that deletes",
    why: "A rule shields images only from rules after it; an image with tags of both belongs to the first.",
  },
  "keeps-everything": {
    severity: "warning",
    title: "A keep rule that shields every tagged image",
    why: "A rule shields all that it matches from the rules after it, also what it never takes itself.",
  },
  "shadowed-rule": {
    severity: "warning",
    title: "A rule before it takes what a rule would keep",
    why: "An image with several tags belongs to the first rule that matches one of them.",
  },
  "and-trap": {
    severity: "warning",
    title: "A list of tags read as OR",
    why: "ECR wants every entry of a list matched by some tag of the image: the list is an AND, not an OR.",
  },
  "redundant-entry": {
    severity: "note",
    title: "A list entry that says nothing",
    why: "Since every entry must be matched, one that is matched whenever another is has no effect.",
  },
  "wildcard-in-prefix": {
    severity: "warning",
    title: "A wildcard in tagPrefixList",
    why: "A prefix is taken literally, and no tag can hold a *: the rule matches no image.",
  },
  "impossible-tag": {
    severity: "warning",
    title: "A pattern that no tag can match",
    why: "Tags hold letters, digits, '_', '.' and '-'; in a pattern only * has a meaning of its own.",
  },
  "missing-wildcard": {
    severity: "warning",
    title: "A pattern that seems to be a prefix",
    why: "A pattern stands for the whole tag: without a * it matches exactly one.",
  },
  "matches-nothing": {
    severity: "warning",
    title: "A rule that matches no image",
    why: "A rule whose tags nobody uses cleans up nothing and shields nothing.",
  },
  "silenced-policy": {
    severity: "warning",
    title: "New images match no rule any more",
    why: "When the tag scheme changes, a policy falls silent without an error: new images pile up for ever.",
  },
  "counted-signatures": {
    severity: "warning",
    title: "Signatures and attestations are counted as images",
    why: "What cosign 2 keeps under tags is an image to ECR: signed and attested images use up several places each.",
  },
  "counted-children": {
    severity: "warning",
    title: "The images inside indexes are counted",
    why: "A push of a multi-platform image, or of one with attestations, leaves an index and several images without tags.",
  },
  "left-children": {
    severity: "warning",
    title: "The images inside an index stay behind",
    why: "A rule that takes an index does not take what is inside it: those images need a rule of their own.",
  },
  "counted-shielded": {
    severity: "warning",
    title: "Images of other rules use up the count",
    why: "A rule counts all images that it matches, also those that a rule before it shields.",
  },
  "parted-signature": {
    severity: "warning",
    title: "An image and its signature part",
    why: "ECR does not know that a tag such as sha256-….sig belongs to an image: rules judge each by itself.",
  },
  "moving-tag": {
    severity: "warning",
    title: "A new tag makes no image younger",
    why: "Rules go by the first push of the digest: a tag put on an image that is there already renews nothing.",
  },
  "moving-keep-tag": {
    severity: "note",
    title: "A keep rule for a tag that moves",
    why: "When the tag moves on, the image that had it is untagged, and may still run by its digest.",
  },
  "pull-age": {
    severity: "warning",
    title: "An age since the last pull that misleads",
    why: "What runs is pulled when it starts, not while it runs, and an archived image cannot be pulled.",
  },
  "keep-one": {
    severity: "warning",
    title: "Only one image is kept",
    why: "The newest image may be a signature, an attestation or part of an index, and there is nothing to go back to.",
  },
  "endless-archive": {
    severity: "note",
    title: "An archive that nothing empties",
    why: "An archived image is stored and paid for until a rule for the archive, or somebody, deletes it.",
  },
  "rule-order": {
    severity: "note",
    title: "Rules are not in the order in which they apply",
    why: "ECR applies rules by rulePriority and returns them so, whatever their order in the text.",
  },
} as const satisfies Readonly<Record<string, LintCheck>>;

/** The name of a kind of finding. */
export type LintCode = keyof typeof lintChecks;

/** All codes, in the table's order. */
export const lintCodes = Object.keys(lintChecks) as readonly LintCode[];

/** Where the section about a code is. */
export function lintDocs(code: LintCode): string {
  return `docs/lifecycle-lint.md#${code}`;
}
