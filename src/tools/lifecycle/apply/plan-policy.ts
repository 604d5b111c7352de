import { formatLifecyclePolicy } from "../../../core/lifecycle/format-policy.ts";
import type { InUseImage } from "../../../core/lifecycle/in-use-image.ts";
import type { LintFinding } from "../../../core/lifecycle/lint/lint-finding.ts";
import { lintPolicy } from "../../../core/lifecycle/lint/lint-policy.ts";
import { parseLifecyclePolicy } from "../../../core/lifecycle/parse-policy.ts";
import { comparePolicies, noPolicy, type PolicyChange } from "../compare/policy-change.ts";
import type { EvaluatedImages } from "../explain/explanation.ts";
import { type PolicyText, parsePolicyText } from "../parse-policy-text.ts";

/** What giving a repository a policy comes to. */
export type PolicyPlan =
  /** The policy is not one that should be put: ECR refuses it, or it takes what is in use. */
  | { readonly kind: "refused"; readonly findings: readonly LintFinding[] }
  /** `unchanged`: the repository has that very policy. */
  | {
      readonly kind: "change" | "unchanged";
      readonly findings: readonly LintFinding[];
      readonly change: PolicyChange;
      readonly policy: PolicyText;
    };

/** What a repository is and has. */
export type PlannedRepository = EvaluatedImages & {
  /** The text of its own policy. */
  readonly policy?: string;
  /** What runs or may be started: none of it may go. */
  readonly inUse: readonly InUseImage[];
};

/**
 * Lints a policy for a repository, and evaluates it beside the one that the repository has.
 *
 * @param options.strict warnings refuse the policy as errors do
 */
export function planPolicy(
  repository: PlannedRepository,
  given: { readonly text: string; readonly name: string },
  options: { readonly strict: boolean },
): PolicyPlan {
  const { text, name } = given;
  const { images, now, assumptions, inUse, from } = repository;
  const { findings } = lintPolicy({ text, images, now, assumptions, inUse });
  const refusing = options.strict ? ["error", "warning"] : ["error"];
  if (findings.some(({ severity }) => refusing.includes(severity))) return { kind: "refused", findings };
  const policy = parsePolicyText(text, name);
  const stored = storedPolicy(repository.policy, from);
  const isSame = formatLifecyclePolicy(policy.policy) === formatLifecyclePolicy(stored.policy);
  const change = comparePolicies(repository, stored, policy);
  return { kind: isSame ? "unchanged" : "change", findings, change, policy };
}

/** A stored policy that is not understood must not keep a better one from taking its place. */
function storedPolicy(text: string | undefined, from: string): PolicyText {
  if (text === undefined) return noPolicy(`${from}, which has none`);
  const parsed = parseLifecyclePolicy(text);
  return parsed.kind === "policy"
    ? { policy: parsed.policy, text, from: `the policy of ${from}` }
    : noPolicy(`${from}, whose own is not understood (${parsed.refusal.constraint})`);
}
