import type { ImageOutcome } from "../../core/lifecycle/evaluation.ts";
import { shortDigest } from "../../core/oci/digest.ts";
import { decidingRule, type Explanation } from "../lifecycle/explain/explanation.ts";
import { describeReason } from "../lifecycle/explain/explanation-table.ts";
import { type Column, formatTable } from "../report/table.ts";

/** A line for each image that a policy expires or archives, oldest first; none where it does neither. */
export function formatExpiry({ evaluation, nameImage }: Explanation): readonly string[] {
  const acted = evaluation.outcomes.filter(({ fate }) => fate.kind !== "keep");
  if (acted.length === 0) return [];
  const columns: readonly Column<ImageOutcome>[] = [
    { title: "IMAGE", value: ({ image }) => nameImage(image.digest) },
    { title: "DIGEST", value: ({ image }) => shortDigest(image.digest) },
    { title: "FATE", value: ({ fate }) => (fate.kind === "expire" ? "expires" : "is archived") },
    { title: "RULE", value: ({ fate }) => String(decidingRule(fate) ?? "-"), align: "right" },
    { title: "WHY", value: (outcome) => describeReason(outcome, nameImage) },
  ];
  return formatTable(columns, acted, { color: false }).trimEnd().split("\n");
}
