import { countOf } from "../../core/count-of.ts";
import { explainRule } from "../../core/lifecycle/explain.ts";
import type { LifecycleImage } from "../../core/lifecycle/lifecycle-image.ts";
import type { LifecyclePolicy } from "../../core/lifecycle/policy.ts";
import type { Expiry } from "./expiry.ts";
import { isAccessory } from "./signature-images.ts";

/** How the images that are left compare with the limit, in words as well. */
export type LimitVerdict = {
  readonly kind: "within" | "over-unexpired" | "over";
  /** How many images were compared. */
  readonly compared: number;
  readonly lines: readonly string[];
};

/** `12 images, 2 of them signatures or the like`. */
export function describeCount(images: readonly LifecycleImage[]): string {
  const accessories = images.filter(isAccessory).length;
  return `${countOf(images.length, "image")}${accessories === 0 ? "" : `, ${accessories} of them signatures or the like`}`;
}

/**
 * Compares what is left with the limit. What refers to an image (a bundle of cosign 3) goes with it and takes no place of
 * a rule that counts; a signature under a `.sig` tag does.
 */
export function compareWithLimit(images: readonly LifecycleImage[], limit: number, expiry: Expiry): LimitVerdict {
  const compared = images.filter(({ subject }) => subject === undefined).length;
  const referrers = images.length - compared;
  const lines = [describeCount(images)];
  if (referrers > 0) {
    const belong = `${referrers} of them ${referrers === 1 ? "belongs" : "belong"} to others by reference`;
    lines.push(`${belong}, which rules do not count: ${compared} are compared`);
  }
  if (compared <= limit) return { kind: "within", compared, lines: [...lines, `${compared} of at most ${limit}`] };
  const over = `${compared} where at most ${limit} were expected`;
  if (expiry.kind !== "expired")
    return { kind: "over-unexpired", compared, lines: [...lines, `${over}: nothing was expired`] };
  return { kind: "over", compared, lines: [...lines, `${over}, after the expiry`] };
}

/** Says so where no rule of a policy keeps as many images as the limit names. */
export function tellOfOtherCounts(policy: LifecyclePolicy, limit: number, say: (line: string) => void): void {
  const counting = policy.rules.filter(
    ({ pick, action }) => pick.kind === "imageCountMoreThan" && action.kind === "expire",
  );
  if (counting.some(({ pick }) => pick.kind === "imageCountMoreThan" && pick.count === limit)) return;
  const rules = counting.map((rule) => `rule ${rule.priority} is to ${explainRule(rule)}`);
  const otherwise = rules.length === 0 ? "none of its rules counts images" : rules.join(", ");
  say(`the policy does not say ${limit}: ${otherwise}`);
}
