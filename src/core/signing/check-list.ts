import { OciError } from "../oci/oci-error.ts";
import { SigningError } from "./signing-error.ts";
import type { Check, CheckName, SignedClaim, Verdict } from "./verdict.ts";

/** The checks of one signature as they are made, and the verdict they come to. */
export type CheckList = {
  /** Notes a passed check; `detail` says what was found. */
  pass(check: CheckName, detail: string): void;
  /** The verdict when a check fails. */
  fail(check: CheckName, reason: string): Verdict;
  /** Reads something that may be broken: undefined, and a failed check, where it is. `rejected` is the verdict then. */
  read<Value>(check: CheckName, step: () => Value): Value | undefined;
  rejected(): Verdict;
  /** The verdict when every check has passed. */
  verified(algorithm: string, claim: SignedClaim): Verdict;
  /** Something seen that decides nothing. */
  note(text: string): void;
};

/** An empty list. */
export function createCheckList(): CheckList {
  const checks: Check[] = [];
  const notes: string[] = [];
  const rejected = (): Verdict => {
    const failed = checks.find((check) => check.kind === "failed");
    if (failed === undefined) throw new TypeError("no check has failed");
    return { kind: "rejected", checks, notes, check: failed.check, reason: failed.reason };
  };
  const fail = (check: CheckName, reason: string): Verdict => {
    checks.push({ kind: "failed", check, reason });
    return rejected();
  };
  return {
    pass: (check, detail) => void checks.push({ kind: "passed", check, detail }),
    fail,
    read: (check, step) => {
      try {
        return step();
      } catch (error) {
        if (!(error instanceof SigningError) && !(error instanceof OciError)) throw error;
        fail(check, error.message);
        return undefined;
      }
    },
    rejected,
    verified: (algorithm, claim) => ({ kind: "verified", checks, notes, algorithm, claim }),
    note: (text) => void notes.push(text),
  };
}

/** The verdict on something that could not even be taken for a signature: its one check, `format`, failed. */
export function rejectUnreadable(reason: string): Verdict {
  return createCheckList().fail("format", reason);
}
