/** What every error of Inkan carries beside its sentence. */
export type InkanErrorOptions = {
  /** The error that led to this one. */
  readonly cause?: unknown;
  /** The next command or step for the person who reads it; printed on a line of its own. */
  readonly next?: string;
};

/**
 * The one base of Inkan's errors: broken input and failed work. Decisions (a policy says no, a signature does not
 * verify) are returned with their reasons, never thrown.
 */
export class InkanError<Code extends string = string> extends Error {
  override readonly name: string = "InkanError";
  readonly code: Code;
  readonly next: string | undefined;

  constructor(code: Code, message: string, options: InkanErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.next = options.next;
  }
}
