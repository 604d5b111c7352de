import { shortDigest } from "../../../oci/digest.ts";
import type { ImageOutcome } from "../../evaluation.ts";
import { usedOutcomes } from "../../in-use-image.ts";
import type { Remark } from "../lint-finding.ts";
import type { LintedPolicy } from "../linted-policy.ts";

/** Images in use that the policy takes. */
export function checkInUse({ rules, evaluation, inUse }: LintedPolicy): readonly Remark[] {
  if (evaluation === undefined) return [];
  return inUse.flatMap((used) =>
    usedOutcomes(used, evaluation).flatMap((outcome) => {
      const loss = describeLoss(outcome);
      const taker = rules.find(({ rule }) => rule.priority === loss?.priority);
      if (loss === undefined) return [];
      return [
        {
          code: "in-use",
          at: taker?.at ?? "/rules",
          message: `${used.name} is in use, and ${taker?.name ?? "ECR"} ${loss.what}`,
          fix: "Keep it by a rule for its tag before that one, or raise the limit beyond what is in use.",
        },
      ];
    }),
  );
}

function describeLoss({
  fate,
}: ImageOutcome): { readonly what: string; readonly priority: number | undefined } | undefined {
  switch (fate.kind) {
    case "keep": {
      const { because } = fate;
      if (because.kind !== "in-index" || !because.leaving) return undefined;
      return {
        what: `takes the index ${shortDigest(because.index)} that it is in, and then the image`,
        priority: because.priority,
      };
    }
    case "expire":
    case "transition": {
      const verb = fate.kind === "expire" ? "deletes it" : "archives it, so that it cannot be pulled";
      return { what: verb, priority: fate.by.kind === "subject-gone" ? undefined : fate.by.priority };
    }
  }
}
