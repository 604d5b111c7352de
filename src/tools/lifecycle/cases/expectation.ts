import type { Cause, Fate } from "../../../core/lifecycle/evaluation.ts";
import type { Digest } from "../../../core/oci/digest.ts";
import type { Expectation, ExpectedCause } from "./lifecycle-case.ts";

/** What an expectation looks like, for people. */
export const expectationForm =
  "keep, expire by N, transition by N (N is a rulePriority), expire with NAME or transition with NAME";

/** Reads `keep`, `expire by 2`, `transition by 3`, `expire with app`; undefined for anything else. */
export function parseExpectation(text: string): Expectation | undefined {
  if (text === "keep") return { kind: "keep" };
  const [, kind, word, rest] = /^(expire|transition) (by|with) (.+)$/su.exec(text) ?? [];
  if (rest === undefined || (kind !== "expire" && kind !== "transition")) return undefined;
  if (word === "with") return { kind, by: { kind: "subject", name: rest } };
  return /^[1-9][0-9]*$/.test(rest) ? { kind, by: { kind: "rule", priority: Number(rest) } } : undefined;
}

/** The text that `parseExpectation` reads. */
export function formatExpectation(expectation: Expectation): string {
  return expectation.kind === "keep" ? "keep" : `${expectation.kind} ${formatCause(expectation.by)}`;
}

function formatCause(by: ExpectedCause): string {
  return by.kind === "rule" ? `by ${by.priority}` : `with ${by.name}`;
}

/** The expectation that an image's fate meets. */
export function expectationOf(fate: Fate, nameImage: (digest: Digest) => string): Expectation {
  return fate.kind === "keep" ? { kind: "keep" } : { kind: fate.kind, by: causeOf(fate.by, nameImage) };
}

function causeOf(by: Cause, nameImage: (digest: Digest) => string): ExpectedCause {
  return by.kind === "rule" ? by : { kind: "subject", name: nameImage(by.subject) };
}
