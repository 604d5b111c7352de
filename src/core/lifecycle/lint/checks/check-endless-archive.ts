import type { Remark } from "../lint-finding.ts";
import type { LintedPolicy } from "../linted-policy.ts";

/** Policies that fill the archive and never empty it. */
export function checkEndlessArchive({ rules }: LintedPolicy): readonly Remark[] {
  const filling = rules.find(({ rule }) => rule.action.kind === "transition");
  if (filling === undefined || rules.some(({ rule }) => rule.storageClass === "archive")) return [];
  return [
    {
      code: "endless-archive",
      at: `${filling.at}/action`,
      message: `${filling.name} archives images, and no rule deletes any from the archive`,
      fix: 'Add a rule with "storageClass": "archive" and "countType": "sinceImageTransitioned" (90 days or more) that expires.',
    },
  ];
}
