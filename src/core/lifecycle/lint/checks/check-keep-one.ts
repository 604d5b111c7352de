import type { Remark } from "../lint-finding.ts";
import type { LintedPolicy } from "../linted-policy.ts";

/** Rules that leave a single image of all. */
export function checkKeepOne({ rules }: LintedPolicy): readonly Remark[] {
  return rules
    .filter(({ rule: { tags, pick } }) => tags.kind === "any" && pick.kind === "imageCountMoreThan" && pick.count === 1)
    .map(({ at, name }) => ({
      code: "keep-one",
      at: `${at}/selection/countNumber`,
      message: `${name} leaves the newest image of all, which after signing is the signature and not the image`,
      fix: "Keep a few images, and count those with the tags of releases rather than all.",
    }));
}
