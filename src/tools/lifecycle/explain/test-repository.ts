import type { LifecycleImage } from "../../../core/lifecycle/lifecycle-image.ts";
import type { Digest } from "../../../core/oci/digest.ts";
import { parsePolicyText } from "../parse-policy-text.ts";
import { type Explanation, explainPolicy } from "./explanation.ts";

/** When the tests' policies are evaluated. */
export const now = new Date("2026-11-25T12:00:00Z");

/** A digest of nothing but one letter. */
export function digestOf(letter: string): Digest {
  return `sha256:${letter.repeat(64)}` as Digest;
}

/** An image that was pushed so many days before `now`; its digest is all one letter. */
export function image(letter: string, days: number, more: Partial<LifecycleImage> = {}): LifecycleImage {
  const pushedAt = new Date(now.getTime() - days * 86_400_000);
  const base = { digest: digestOf(letter), tags: [], pushedAt, sizeInBytes: 1_000_000, storageClass: "standard" };
  return { ...base, ...more } as LifecycleImage;
}

/** Rules of a policy from their selections, numbered from 1; each expires what it picks. */
export function policyOf(...selections: readonly object[]): string {
  return JSON.stringify({
    rules: selections.map((selection, place) => ({ rulePriority: place + 1, selection, action: { type: "expire" } })),
  });
}

/** Keeps the newest `countNumber` of the images whose tags are like a pattern. */
export const keepNewest = (pattern: string, countNumber: number) => ({
  tagStatus: "tagged",
  tagPatternList: [pattern],
  countType: "imageCountMoreThan",
  countNumber,
});

/** Keeps the newest `countNumber` of all images. */
export const keepNewestOfAll = (countNumber: number) => ({
  tagStatus: "any",
  countType: "imageCountMoreThan",
  countNumber,
});

/** What a policy does to images. */
export function explain(images: readonly LifecycleImage[], policy: string): Explanation {
  return explainPolicy({ images, from: "app", now, assumptions: {} }, parsePolicyText(policy, "policy.json"));
}
