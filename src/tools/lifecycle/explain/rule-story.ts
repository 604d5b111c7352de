import type { Assumptions } from "../../../core/lifecycle/assumptions.ts";
import type { ImageOutcome, LifecycleEvaluation } from "../../../core/lifecycle/evaluation.ts";
import { explainMeasure, explainRule } from "../../../core/lifecycle/explain.ts";
import type { LifecycleImage } from "../../../core/lifecycle/lifecycle-image.ts";
import { tagMatcher } from "../../../core/lifecycle/match-tags.ts";
import type { LifecycleRule, TagSelection } from "../../../core/lifecycle/policy.ts";

/** What one rule of a policy says of one image. */
export type RuleStory = {
  readonly priority: number;
  /** What the rule does, in words. */
  readonly does: string;
  readonly matches: boolean;
  readonly picks: boolean;
  /** What that comes to for the image, in words. */
  readonly says: string;
};

/** Every rule of a policy, in the order in which they are applied, with what it says of an image. */
export function tellRules({ policy, assumptions }: LifecycleEvaluation, outcome: ImageOutcome): readonly RuleStory[] {
  const { readings, fate } = outcome;
  // Under `class-shield=across` a rule of the other storage class, which reads nothing of the image, comes first.
  const first = fate.kind === "keep" && fate.because.kind === "shielded" ? fate.because.by : readings[0]?.priority;
  return policy.rules.map((rule) => {
    const { priority } = rule;
    const story = { priority, does: explainRule(rule) };
    const reading = readings.find((read) => read.priority === priority);
    if (reading === undefined) {
      const shields = priority === first ? `; ${shieldsAcross}` : "";
      const says = `${explainMismatch(rule, outcome.image, assumptions)}${shields}`;
      return { ...story, matches: false, picks: false, says };
    }
    const isFirst = priority === first;
    const measure = explainMeasure(reading);
    const verb = reading.picked ? (isFirst ? "takes it" : "would take it") : isFirst ? "keeps it" : "leaves it";
    const shield = isFirst || first === undefined ? "" : `; rule ${first} matches it first`;
    return { ...story, matches: true, picks: reading.picked, says: `${verb}: ${measure}${shield}` };
  });
}

const shieldsAcross = "but its tags match, which is taken to shield it from later rules";

function explainMismatch(
  { tags, storageClass = "standard" }: LifecycleRule,
  image: LifecycleImage,
  assumptions: Assumptions,
): string {
  const inArchive = image.storageClass === "archive";
  if ((storageClass === "archive") !== inArchive) {
    return `does not match: it is about images ${inArchive ? "outside" : "in"} the archive`;
  }
  const mismatch = explainTagMismatch(tags, image.tags, assumptions);
  return mismatch === undefined ? "does not look at it" : `does not match: ${mismatch}`;
}

/** Why tags do not match; undefined where they do, and so something else keeps the rule from looking at the image. */
function explainTagMismatch(
  selection: TagSelection,
  tags: readonly string[],
  assumptions: Assumptions,
): string | undefined {
  switch (selection.kind) {
    case "any":
      return undefined;
    case "untagged":
      return tags.length === 0 ? undefined : "the image has tags";
    case "patterns": {
      const missing = selection.patterns.filter(
        (pattern) => !tagMatcher({ kind: "patterns", patterns: [pattern] }, assumptions)(tags),
      );
      return missing.length === 0 ? undefined : `no tag is like ${quoteEach(missing, " and none like ")}`;
    }
    case "prefixes": {
      const missing = selection.prefixes.filter(
        (prefix) => !tagMatcher({ kind: "prefixes", prefixes: [prefix] }, assumptions)(tags),
      );
      return missing.length === 0 ? undefined : `no tag starts with ${quoteEach(missing, " and none with ")}`;
    }
  }
}

function quoteEach(texts: readonly string[], joint: string): string {
  return texts.map((text) => `'${text}'`).join(joint);
}
