import type { JsonEditGroup } from "./edit-json.ts";
import type { LintCode } from "./lint-codes.ts";

/**
 * `error`: ECR refuses the policy, or it takes an image that is in use. `warning`: it hardly does what its writer means.
 * `note`: worth knowing.
 */
export type Severity = "error" | "warning" | "note";

/** What a check has to say of a policy. */
export type Remark = {
  readonly code: LintCode;
  /** Where the code's own severity is not meant. */
  readonly severity?: Severity;
  /** JSON pointer (RFC 6901) into the policy. */
  readonly at: string;
  /** Offset in the text where that is known better than by `at`. */
  readonly offset?: number;
  /** One sentence without a full stop: what is so in this policy. */
  readonly message: string;
  /** What to do about it, in words; starts with a verb. */
  readonly fix?: string;
  /** A change of the text that takes away what is remarked and makes ECR do nothing else than before. */
  readonly edit?: JsonEditGroup;
};

/** A remark at its place in the text. */
export type LintFinding = Omit<Remark, "severity" | "offset"> & {
  readonly severity: Severity;
  /** One sentence: why it matters, whatever the policy. */
  readonly why: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 units. */
  readonly column: number;
  /** Behind what is found, as far as one value of the text reaches. */
  readonly endLine: number;
  readonly endColumn: number;
  /** The section about it, relative to the repository: `docs/lifecycle-lint.md#CODE`. */
  readonly docs: string;
};

/** What the linter found: first what ECR refuses, in the order in which it would, then the rest down the text. */
export type LintReport = { readonly findings: readonly LintFinding[] };
