import { InkanError } from "../../core/error.ts";

/** What an AWS error carries beside its code and sentence. */
export type AwsErrorOptions = {
  readonly cause?: unknown;
  /** Members beside the message, such as `lastValidByteReceived` of `InvalidLayerPartException`. */
  readonly members?: Readonly<Record<string, unknown>>;
  /** HTTP status, where it is not the one of the service's model, else 400. */
  readonly status?: number;
};

/**
 * An answer of an AWS service that is an error. `code` is AWS's own (`RepositoryNotFoundException`); a message of
 * undefined stays out of the answer, as AWS leaves it out for some codes (`KMSInvalidSignatureException`).
 */
export class AwsError extends InkanError {
  override readonly name = "AwsError";
  readonly wireMessage: string | undefined;
  readonly members: Readonly<Record<string, unknown>>;
  readonly status: number | undefined;

  constructor(code: string, message: string | undefined, options: AwsErrorOptions = {}) {
    super(code, message ?? code, options.cause === undefined ? {} : { cause: options.cause });
    this.wireMessage = message;
    this.members = options.members ?? {};
    this.status = options.status;
  }
}
