import { editJson } from "./edit-json.ts";
import type { LintFinding } from "./lint-finding.ts";
import { lintPolicy } from "./lint-policy.ts";

/** Rounds of changes: each takes something away or mends one place, of which a policy has no more than this. */
const maxRounds = 500;

/** A policy after the changes that are safe. */
export type FixedPolicy = {
  readonly text: string;
  /** What was mended, at its place in the text before. */
  readonly mended: readonly LintFinding[];
};

/**
 * Makes the changes that findings come with: those after which ECR does nothing else than before, and those without which
 * it refuses the policy and of which there is only one. Everything else of the text stays as it was written.
 */
export function fixPolicy(text: string): FixedPolicy {
  const mended: LintFinding[] = [];
  let fixed = text;
  for (let round = 0; round < maxRounds; round += 1) {
    const step = mendOne(fixed);
    if (step === undefined) break;
    fixed = step.text;
    mended.push(step.finding);
  }
  return { text: fixed, mended };
}

// A change may shift every place behind it and unearth others: the next one is looked for in the changed text.
function mendOne(text: string): { readonly text: string; readonly finding: LintFinding } | undefined {
  for (const finding of lintPolicy({ text }).findings) {
    const edited = editJson(text, finding.edit === undefined ? [] : [finding.edit]);
    if (edited.text !== text) return { text: edited.text, finding };
  }
  return undefined;
}
