import { evaluate } from "../../src/core/lifecycle/evaluate.ts";
import type { Fate, KeepReason, LifecycleEvaluation } from "../../src/core/lifecycle/evaluation.ts";
import type { LifecycleImage } from "../../src/core/lifecycle/lifecycle-image.ts";
import { evaluateNaively, type NaiveEvaluation, type NaiveInput } from "./naive-evaluator.ts";

/** Where the evaluator and the naive one differ, a line each: in the fate of an image, or in what a rule found. */
export function findDisagreements(input: NaiveInput): readonly string[] {
  const evaluation = evaluate(input);
  const naive = evaluateNaively(input);
  return [...differingFates(evaluation, naive), ...differingRules(evaluation, naive)];
}

function* differingFates({ outcomes }: LifecycleEvaluation, naive: NaiveEvaluation): Generator<string> {
  if (outcomes.length !== naive.fates.size) yield `${outcomes.length} outcomes for ${naive.fates.size} images`;
  for (const { image, fate } of outcomes) {
    const found = describeFate(fate);
    const expected = naive.fates.get(image.digest) ?? [];
    if (!expected.includes(found)) yield `${image.digest}: evaluator "${found}", text "${expected.join('" or "')}"`;
  }
}

function* differingRules({ rules }: LifecycleEvaluation, naive: NaiveEvaluation): Generator<string> {
  for (const outcome of rules) {
    const { priority } = outcome.rule;
    for (const list of ["matched", "picked", "marked", "shielded"] as const) {
      const found = listDigests(outcome[list]);
      const expected = [...(naive.rules.get(priority)?.[list] ?? [])].sort().join(", ");
      if (found !== expected) yield `rule ${priority}, ${list}: evaluator [${found}], text [${expected}]`;
    }
  }
}

function listDigests(images: readonly LifecycleImage[]): string {
  return images
    .map(({ digest }) => digest)
    .sort()
    .join(", ");
}

/** In the words of the naive evaluator. */
function describeFate(fate: Fate): string {
  if (fate.kind === "keep") return `keep: ${describeReason(fate.because)}`;
  switch (fate.by.kind) {
    case "rule":
      return `${fate.kind} by rule ${fate.by.priority}`;
    case "subject":
      return `${fate.kind} by subject ${fate.by.subject} of ${fate.by.priority}`;
    case "subject-gone":
      return `${fate.kind} by missing subject ${fate.by.subject}`;
  }
}

function describeReason(reason: KeepReason): string {
  switch (reason.kind) {
    case "no-rule":
      return "no rule";
    case "not-picked":
      return `not picked by ${reason.priority}`;
    case "shielded":
      return `picked by ${reason.picked}, shielded by ${reason.by}`;
    case "in-index":
      return `in index ${reason.index}, ${reason.leaving ? "leaving" : "staying"}, wanted by ${reason.priority}`;
    case "follows":
      return `follows ${reason.subject}`;
    case "activating":
      return "activating";
  }
}
