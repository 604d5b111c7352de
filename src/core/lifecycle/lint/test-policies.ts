import { type Digest, digestOf } from "../../oci/digest.ts";
import type { LifecycleImage } from "../lifecycle-image.ts";

/** The moment at which the images of these tests are looked at. */
export const now = new Date("2026-06-01T12:00:00Z");

/** One rule as JSON: what it selects, and what it does. */
export type RuleText = {
  readonly priority: number;
  /** `any`, `untagged`, patterns, or prefixes where `prefixes` says so. */
  readonly tags: "any" | "untagged" | readonly string[];
  readonly prefixes?: boolean;
  readonly keep?: number;
  readonly days?: number;
  readonly pulledDays?: number;
  readonly archivedDays?: number;
};

/** A policy as people write it. */
export function policyText(...rules: readonly RuleText[]): string {
  return JSON.stringify({ rules: rules.map(ruleJson) }, undefined, 2);
}

function ruleJson({ priority, tags, prefixes = false, ...limits }: RuleText): object {
  const list = prefixes ? "tagPrefixList" : "tagPatternList";
  const selected = typeof tags === "string" ? { tagStatus: tags } : { tagStatus: "tagged", [list]: tags };
  const transition = limits.pulledDays !== undefined;
  return {
    rulePriority: priority,
    selection: { ...selected, ...limitJson(limits) },
    action: transition ? { type: "transition", targetStorageClass: "archive" } : { type: "expire" },
  };
}

function limitJson({ keep, days, pulledDays, archivedDays }: Omit<RuleText, "priority" | "tags">): object {
  if (keep !== undefined) return { countType: "imageCountMoreThan", countNumber: keep };
  const age = { countUnit: "days", countNumber: days ?? pulledDays ?? archivedDays };
  if (days !== undefined) return { countType: "sinceImagePushed", ...age };
  if (pulledDays !== undefined) return { countType: "sinceImagePulled", ...age };
  return { storageClass: "archive", countType: "sinceImageTransitioned", ...age };
}

/** A digest that stands for a name. */
export function digestNamed(name: string): Digest {
  return digestOf(new TextEncoder().encode(name));
}

/** An image pushed so many days ago; its digest stands for its name. */
export function image(
  name: string,
  age: number,
  tags: readonly string[] = [name],
  more: Partial<Pick<LifecycleImage, "children" | "subject" | "lastPulledAt">> = {},
): LifecycleImage {
  return { digest: digestNamed(name), tags, pushedAt: daysAgo(age), storageClass: "standard", ...more };
}

/** The signature of an image as cosign 2 keeps it. */
export function signatureOf(name: string, age: number): LifecycleImage {
  return image(`signature of ${name}`, age, [`${digestNamed(name).replace(":", "-")}.sig`]);
}

/** A moment so many days before `now`. */
export function daysAgo(days: number): Date {
  return new Date(now.getTime() - days * 86_400_000);
}
