import { countOf } from "../../../count-of.ts";
import { nameSome } from "../../../name-some.ts";
import type { Digest } from "../../../oci/digest.ts";
import type { ImageOutcome } from "../../evaluation.ts";
import { nameByTag } from "../../name-images.ts";
import { isKeepRule } from "../keep-rule.ts";
import type { Remark } from "../lint-finding.ts";
import type { LintedPolicy, PlacedRule } from "../linted-policy.ts";

/** Rules that take indexes whose images no rule takes afterwards. */
export function checkLeftChildren(policy: LintedPolicy): readonly Remark[] {
  return policy.evaluation === undefined ? supposed(policy) : found(policy, policy.evaluation.outcomes);
}

function supposed({ rules }: LintedPolicy): readonly Remark[] {
  const active = rules.filter(({ rule }) => rule.storageClass !== "archive");
  const taker = active.find(({ rule }) => !isKeepRule(rule) && rule.action.kind === "expire");
  const untagged = active.some(({ rule: { tags } }) => tags.kind === "untagged" || tags.kind === "any");
  if (taker === undefined || untagged) return [];
  return [
    {
      code: "left-children",
      severity: "note",
      at: taker.at,
      message: "no rule takes untagged images: those inside an index stay when the index is gone",
      fix,
    },
  ];
}

function found({ rules }: LintedPolicy, outcomes: readonly ImageOutcome[]): readonly Remark[] {
  const stays = new Set<Digest>(
    outcomes
      .filter(({ fate }) => fate.kind === "keep" && fate.because.kind === "no-rule")
      .map(({ image }) => image.digest),
  );
  return rules.flatMap((placed) => {
    const indexes = outcomes.filter((outcome) => isTakenBy(outcome, placed)).map(({ image }) => image);
    const childrenOf = ({ children }: (typeof indexes)[number]) =>
      Array.isArray(children) ? (children as Digest[]) : [];
    const left = new Set(indexes.flatMap(childrenOf).filter((digest) => stays.has(digest)));
    if (left.size === 0) return [];
    const names = nameSome(
      indexes.filter((index) => childrenOf(index).some((child) => left.has(child))).map(nameByTag),
    );
    return [
      {
        code: "left-children",
        at: placed.at,
        message: `${placed.name} takes ${names} and leaves ${countOf(left.size, "image")} from inside, which no rule matches`,
        fix,
      },
    ];
  });
}

function isTakenBy({ fate }: ImageOutcome, { rule }: PlacedRule): boolean {
  return fate.kind === "expire" && fate.by.kind === "rule" && fate.by.priority === rule.priority;
}

const fix =
  "Add a rule for untagged images by age; ECR leaves those inside an index alone while it stays. What is tagged inside an " +
  "index needs a rule for its tags.";
