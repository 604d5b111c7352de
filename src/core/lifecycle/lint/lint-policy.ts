import { type JsonSource, nearestNode, positionOf, readJsonSource } from "../../json-source.ts";
import type { Assumptions } from "../assumptions.ts";
import { evaluate } from "../evaluate.ts";
import type { InUseImage } from "../in-use-image.ts";
import type { LifecycleImage } from "../lifecycle-image.ts";
import { parseLifecyclePolicy } from "../parse-policy.ts";
import type { PolicyJson } from "../policy-json.ts";
import { parsePolicyJson, policyRefusals } from "../policy-refusals.ts";
import { lintChecks, lintDocs } from "./lint-codes.ts";
import type { LintFinding, LintReport, Remark } from "./lint-finding.ts";
import { type LintedPolicy, placeRules } from "./linted-policy.ts";
import { policyChecks } from "./policy-checks.ts";
import { refusalRemark } from "./refusal-remark.ts";
import { findRepeatedMembers } from "./repeated-members.ts";

/** What is linted: a policy alone, or what it does to the images of one repository. */
export type LintInput = {
  /** The text of the policy, as `PutLifecyclePolicy` would get it. */
  readonly text: string;
} & ({ readonly images?: undefined } | LintedRepository);

/** A repository that a policy is linted for. */
export type LintedRepository = {
  /** All its images, in any order. */
  readonly images: readonly LifecycleImage[];
  readonly now: Date;
  /** What runs or may be started: none of it may go. */
  readonly inUse?: readonly InUseImage[];
  /** Answers that differ from the defaults, where AWS's documentation gives none. */
  readonly assumptions?: Partial<Assumptions>;
};

/**
 * Says what is wrong with a lifecycle policy: everything for which ECR refuses it, in ECR's words, and of a policy that
 * ECR accepts what it hardly does as it is meant. Any text may be given.
 *
 * @throws InkanError `IMAGE_REPEATED` when two images have the same digest
 */
export function lintPolicy(input: LintInput): LintReport {
  const { text } = input;
  const source = readJsonSource(text);
  const refused = remarkRefusals(text, source);
  const repeated = source.kind === "json" ? findRepeatedMembers(source.root) : [];
  const meant = refused.length === 0 ? remarkPolicy(input) : [];
  const place = (remark: Remark) => placeRemark(remark, text, source);
  const rest = [...repeated, ...meant].map(place).sort((a, b) => a.line - b.line || a.column - b.column);
  return { findings: [...refused.map(place), ...rest] };
}

function remarkRefusals(text: string, source: JsonSource): readonly Remark[] {
  const json = parsePolicyJson(text);
  return [...policyRefusals(text)].map((refusal) => {
    const remark = refusalRemark(refusal, json);
    if (refusal.fault !== "no-json" || source.kind === "json") return remark;
    // Nobody sees the mark in an editor; PowerShell and Windows' own write it.
    const fix = text.startsWith("\uFEFF")
      ? "Save it as UTF-8 without a byte order mark, which stands before the policy and is not JSON."
      : `Write ${source.expected} here: the text must be JSON.`;
    return { ...remark, offset: source.at, fix };
  });
}

function remarkPolicy(input: LintInput): readonly Remark[] {
  const parsed = parseLifecyclePolicy(input.text);
  if (parsed.kind === "invalid") return [];
  const { policy } = parsed;
  const rules = placeRules(policy, parsePolicyJson(input.text) as PolicyJson);
  const linted: LintedPolicy =
    input.images === undefined
      ? { rules, inUse: [] }
      : { rules, evaluation: evaluate({ ...input, policy }), inUse: input.inUse ?? [] };
  return policyChecks.flatMap((check) => check(linted));
}

function placeRemark({ severity, offset, ...remark }: Remark, text: string, source: JsonSource): LintFinding {
  const check = lintChecks[remark.code];
  const { start, end } = source.kind === "json" ? nearestNode(source.root, remark.at) : { start: 0, end: text.length };
  const begin = positionOf(text, offset ?? start);
  const behind = offset === undefined ? positionOf(text, end) : { line: begin.line, column: begin.column + 1 };
  return {
    ...remark,
    severity: severity ?? check.severity,
    why: check.why,
    ...begin,
    endLine: behind.line,
    endColumn: behind.column,
    docs: lintDocs(remark.code),
  };
}
