import { InkanError } from "../../core/error.ts";

/** What a check found is not as it must be. */
export type CheckErrorCode =
  /** A stock program is not installed, or cannot be started. */
  | "PROGRAM_MISSING"
  /** It ended with an exit code that says so. */
  | "PROGRAM_FAILED"
  /** It printed what it must not. */
  | "UNEXPECTED_OUTPUT"
  /** The registry or ECR has another image under the tag than the one that was pushed. */
  | "OTHER_IMAGE"
  /** The key is there and cannot sign now. */
  | "KEY_UNUSABLE"
  /** The signature that was just made does not satisfy what it was made for. */
  | "NOT_VERIFIED"
  /** A signature satisfied what nobody has signed. */
  | "WRONGLY_VERIFIED"
  /** The repository has no lifecycle policy. */
  | "NO_POLICY"
  /** Something that was to be deleted is still there. */
  | "NOT_DELETED";

/** A step of a check failed for a reason of its own. */
export class CheckError extends InkanError<CheckErrorCode> {
  override readonly name = "CheckError";
  /** All that a stock program said, as far as it is kept; empty where none was run. */
  readonly output: string;

  constructor(
    code: CheckErrorCode,
    message: string,
    options: { readonly cause?: unknown; readonly next?: string; readonly output?: string } = {},
  ) {
    super(code, message, options);
    this.output = options.output ?? "";
  }
}
